package client

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"time"

	"keywatch/cmd/internal/config"
	"keywatch/cmd/internal/daemon"
	"keywatch/cmd/internal/web"
)

// Options say how to reach what is kept.
type Options struct {
	daemon.Options
	Write bool // the command writes: without a daemon the store is opened exclusively
}

// lockWait is how long a command waits for another command's lock.
const lockWait = 5 * time.Second

// Open reaches the daemon over its socket, or opens the store when none runs.
func Open(ctx context.Context, cfg *config.Config, o Options) (*Client, error) {
	if conn, err := dial(ctx, cfg.Store.Socket); err == nil {
		conn.Close()
		return overSocket(cfg.Store.Socket), nil
	}
	if !o.Write {
		if _, err := os.Stat(cfg.Store.Path); errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("nothing is kept yet at %s: start the daemon with 'keywatch run', or make one pass with 'keywatch crawl'", cfg.Store.Path)
		}
	}
	o.ReadOnly, o.LockWait = !o.Write, lockWait
	engine, err := daemon.Open(cfg, o.Options)
	if err != nil {
		return nil, err
	}
	return &Client{http: &http.Client{Transport: inProcess{web.API(engine)}}, close: engine.Close}, nil
}

func dial(ctx context.Context, socket string) (net.Conn, error) {
	d := net.Dialer{Timeout: time.Second}
	return d.DialContext(ctx, "unix", socket)
}

func overSocket(socket string) *Client {
	transport := &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return dial(ctx, socket)
	}}
	return &Client{
		http:  &http.Client{Transport: transport},
		close: func() error { transport.CloseIdleConnections(); return nil },
		Live:  true,
	}
}
