package fetch

import (
	"bufio"
	"context"
	"crypto/tls"
	"encoding/base64"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"time"
)

// Egress is the client's guarded way out, for a renderer's own proxy: addresses
// are judged where they are dialled, and the egress proxy is used, as in all
// visits.
type Egress struct{ c *Client }

// Egress gives the client's way out.
func (c *Client) Egress() *Egress { return &Egress{c} }

// Policy is how the client visits, with its zero values filled in.
func (e *Egress) Policy() Policy { return e.c.policy }

// Now is the client's clock.
func (e *Egress) Now() time.Time { return e.c.now() }

// RoundTrip makes one plain HTTP request; errors are *Error.
func (e *Egress) RoundTrip(req *http.Request) (*http.Response, error) {
	t := e.c.transport
	if err := judgeURL(req.URL); err != nil {
		return nil, err
	}
	if err := t.judgeProxied(req); err != nil {
		return nil, err
	}
	resp, err := t.base.RoundTrip(req)
	if err != nil {
		return nil, t.failed(req.Context(), req, err)
	}
	return resp, nil
}

// Dial connects to "host:port", through the egress proxy where there is one;
// errors are *Error.
func (e *Egress) Dial(ctx context.Context, addr string) (net.Conn, error) {
	t := e.c.transport
	req, err := http.NewRequestWithContext(ctx, http.MethodConnect, "https://"+addr+"/", nil)
	if err != nil {
		return nil, &Error{Fault: FaultRefused, URL: addr, Err: err}
	}
	if err := t.judgeProxied(req); err != nil {
		return nil, err
	}
	var conn net.Conn
	if t.policy.Proxy == nil {
		conn, err = t.dial(ctx, "tcp", addr)
	} else {
		conn, err = t.tunnel(ctx, t.located(addr))
	}
	if err != nil {
		return nil, t.failed(ctx, req, err)
	}
	return conn, nil
}

// tunnel asks the egress proxy for a connection (RFC 9110, section 9.3.6).
func (t *transport) tunnel(ctx context.Context, addr string) (net.Conn, error) {
	proxy := t.policy.Proxy
	conn, err := t.base.DialContext(ctx, "tcp", hostPort(proxy))
	if err != nil {
		return nil, err
	}
	if proxy.Scheme == "https" {
		conn = tls.Client(conn, &tls.Config{ServerName: proxy.Hostname(), RootCAs: t.policy.CAs, MinVersion: tls.VersionTLS12})
	}
	if err := askTunnel(conn, proxy, addr, t.policy.HeaderTimeout); err != nil {
		_ = conn.Close()
		return nil, &proxyError{err}
	}
	return conn, nil
}

// askTunnel speaks with the proxy until the connection is the target's.
func askTunnel(conn net.Conn, proxy *url.URL, addr string, within time.Duration) error {
	if err := conn.SetDeadline(time.Now().Add(within)); err != nil {
		return err
	}
	req := &http.Request{Method: http.MethodConnect, URL: &url.URL{Opaque: addr}, Host: addr, Header: http.Header{}}
	if user := proxy.User; user != nil {
		password, _ := user.Password()
		req.Header.Set("Proxy-Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(user.Username()+":"+password)))
	}
	if err := req.Write(conn); err != nil {
		return err
	}
	// The target speaks only when spoken to (TLS), so that nothing of it can
	// be left in this reader.
	resp, err := http.ReadResponse(bufio.NewReader(conn), req)
	if err != nil {
		return err
	}
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("it answered %s to CONNECT %s", resp.Status, addr)
	}
	return conn.SetDeadline(time.Time{})
}

// Judge says what an answer means, as in all visits: a bot wall by its marks,
// and the status. It is nil for what can be read, else an *Error.
func (e *Egress) Judge(address *url.URL, status int, header http.Header, body []byte) error {
	got := &answer{status: status, header: header}
	if status >= 300 {
		got.retryAfter = retryAfter(header.Get("Retry-After"), e.c.now())
	}
	return e.c.judge(&visit{url: address, got: got}, body)
}
