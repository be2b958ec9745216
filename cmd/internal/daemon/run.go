package daemon

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"keywatch/cmd/internal/config"
	"keywatch/cmd/internal/web"
)

// RunOptions are what the daemon is given from outside.
type RunOptions struct {
	Options
	Load   func() (*config.Config, error) // reads the configuration again
	Reload <-chan os.Signal
}

// lockWait is how long the daemon waits for a command that holds the store.
const lockWait = 5 * time.Second

// Run is the daemon: it owns the store and the socket until the context ends.
func Run(ctx context.Context, cfg *config.Config, o RunOptions) (err error) {
	if conn, dialed := net.DialTimeout("unix", cfg.Store.Socket, time.Second); dialed == nil {
		conn.Close()
		return fmt.Errorf("a daemon runs already on %s; stop it first, or give this one its own store", cfg.Store.Socket)
	}
	o.LockWait = lockWait
	e, err := Open(cfg, o.Options)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	if e.running, err = newRunner(ctx, e); err != nil {
		return err
	}
	stopServing, err := e.serve(cfg)
	if err != nil {
		return err
	}
	defer stopServing()
	go e.reloads(ctx, o)
	e.Log.Info("keywatch runs", "version", o.Version, "sources", len(cfg.Sources), "store", cfg.Store.Path, "socket", cfg.Store.Socket)
	if e.world.Load().mailless() {
		e.Log.Warn(noMail)
	}
	e.running.run(ctx)
	e.Log.Info("keywatch stops")
	return nil
}

// reloads reads the configuration again at each signal.
func (e *Engine) reloads(ctx context.Context, o RunOptions) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-o.Reload:
		}
		cfg, err := o.Load()
		if err == nil {
			err = e.Reload(ctx, cfg)
		}
		if err != nil {
			e.reloadFailed(err)
		}
	}
}

// serve opens the local socket, and the public address when there is one.
func (e *Engine) serve(cfg *config.Config) (stop func(), err error) {
	socket, err := listenLocal(cfg.Store.Socket)
	if err != nil {
		return nil, err
	}
	servers := []*http.Server{start(e, socket, web.API(e))}
	if cfg.Web.Listen != "" {
		public, err := net.Listen("tcp", cfg.Web.Listen)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("listen on web.listen: %w", err), socket.Close())
		}
		servers = append(servers, start(e, public, web.Public(e)))
	}
	return func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		for _, s := range servers {
			if err := s.Shutdown(ctx); err != nil {
				s.Close()
			}
		}
	}, nil
}

// listenLocal opens the socket for this user alone. A socket that nobody
// answers on was left by a daemon that was killed.
func listenLocal(path string) (net.Listener, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("make folder for the socket: %w", err)
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("remove stale socket: %w", err)
	}
	// The mode must be right from the first moment on.
	old := syscall.Umask(0o177)
	listener, err := net.Listen("unix", path)
	syscall.Umask(old)
	if err != nil {
		return nil, fmt.Errorf("listen on the local socket %s: %w", path, err)
	}
	return listener, nil
}

// start serves with limits on what a peer may hold up.
func start(e *Engine, l net.Listener, h http.Handler) *http.Server {
	s := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, MaxHeaderBytes: 64 << 10, IdleTimeout: time.Minute}
	go func() {
		if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			e.Log.Error("serving ended", "address", l.Addr().String(), "error", err)
		}
	}()
	return s
}
