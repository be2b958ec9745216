package fetch

import (
	"bufio"
	"context"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"
)

// Egress is the client's guarded way out, for a renderer's own proxy: addresses
// are judged where they are dialled, and the egress proxy is used, as in all
// visits.
type Egress struct {
	c   *Client
	req Request // whose visits it is for; empty for nobody's
}

// Egress gives the client's way out.
func (c *Client) Egress() *Egress { return &Egress{c: c} }

// For is the way out of one request's visits.
func (e *Egress) For(req Request) *Egress { return &Egress{e.c, req} }

// Policy is how the client visits, with its zero values filled in.
func (e *Egress) Policy() Policy { return e.c.policy }

// Now is the client's clock.
func (e *Egress) Now() time.Time { return e.c.now() }

// Country is where the request's visits come from.
func (e *Egress) Country() string { return e.c.policy.from(e.req) }

// Signs gives what an address is told beside what every visit says, nil for
// nothing: headers and cookies, which only that address may see.
func (e *Egress) Signs(u *url.URL) http.Header {
	h := http.Header{}
	e.c.transport.passes[e.req.Access].sign(h, u)
	if len(h) == 0 {
		return nil
	}
	return h
}

// Cookies are those of the access that an address's host may have, each with its
// path.
func (e *Egress) Cookies(u *url.URL) []*http.Cookie {
	return e.c.transport.passes[e.req.Access].cookies(u)
}

// unspilt refuses an address that the browser would give the access's cookies.
func (e *Egress) unspilt(u *url.URL) error {
	if !e.c.transport.passes[e.req.Access].spills(u) {
		return nil
	}
	words := fmt.Errorf("a browser would give %s the cookies of the access %s, which are for another port; list it under the access's hosts if it is meant", u.Host, e.req.Access)
	return &Error{Fault: FaultRefused, URL: shown(u), Err: words}
}

// RoundTrip makes one plain HTTP request; errors are *Error.
func (e *Egress) RoundTrip(req *http.Request) (*http.Response, error) {
	t := e.c.transport
	w := t.way(e.req.Access)
	if err := judgeURL(req.URL); err != nil {
		return nil, err
	}
	if err := e.unspilt(req.URL); err != nil {
		return nil, err
	}
	if err := t.judgeProxied(req, w); err != nil {
		return nil, err
	}
	resp, err := w.base.RoundTrip(req)
	if err != nil {
		return nil, t.failed(req.Context(), req, err)
	}
	return resp, nil
}

// Dial connects to "host:port", through the egress proxy where there is one;
// errors are *Error.
func (e *Egress) Dial(ctx context.Context, addr string) (net.Conn, error) {
	t := e.c.transport
	w := t.way(e.req.Access)
	req, err := http.NewRequestWithContext(ctx, http.MethodConnect, "https://"+addr+"/", nil)
	if err != nil {
		return nil, &Error{Fault: FaultRefused, URL: addr, Err: err}
	}
	if err := e.unspilt(req.URL); err != nil {
		return nil, err
	}
	if err := t.judgeProxied(req, w); err != nil {
		return nil, err
	}
	var conn net.Conn
	if w.named {
		conn, err = t.tunnel(ctx, w, w.base.DialContext, t.located(addr))
	} else {
		conn, err = w.base.DialContext(ctx, "tcp", addr)
	}
	if err != nil {
		return nil, t.failed(ctx, req, err)
	}
	return conn, nil
}

// dialer connects to "host:port".
type dialer = func(ctx context.Context, network, addr string) (net.Conn, error)

// tunnel asks a proxy for a connection (RFC 9110, section 9.3.6).
func (t *transport) tunnel(ctx context.Context, w *way, dial dialer, addr string) (net.Conn, error) {
	wire, err := dial(ctx, "tcp", hostPort(w.proxy))
	if err != nil {
		return nil, err
	}
	defer context.AfterFunc(ctx, func() { _ = wire.SetDeadline(time.Unix(1, 0)) })()
	conn := wire
	if w.proxy.Scheme == "https" {
		conn = tls.Client(wire, &tls.Config{ServerName: w.proxy.Hostname(), RootCAs: t.policy.CAs, MinVersion: tls.VersionTLS12})
	}
	if err := askTunnel(conn, w.proxy, addr, t.policy.HeaderTimeout); err != nil {
		_ = conn.Close()
		return nil, &proxyError{w, err}
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
	// be left in this reader. What the proxy says of a body is not heeded (RFC
	// 9110, section 9.3.6): to read or close it would take the target's answer.
	resp, err := http.ReadResponse(bufio.NewReader(io.LimitReader(conn, maxHeader)), req)
	var broken net.Error
	switch {
	case errors.As(err, &broken) || errors.Is(err, io.EOF):
		return err
	case err != nil: // the error's words are the proxy's, which knows our password
		return errors.New("what it answers to CONNECT is no HTTP or has no end")
	}
	if resp.StatusCode != http.StatusOK {
		return refusedTunnel(resp.StatusCode, addr)
	}
	return conn.SetDeadline(time.Time{})
}

// refusedTunnel says what a proxy answered, not in its own words: it may repeat
// the login that it was given.
func refusedTunnel(status int, addr string) error {
	return fmt.Errorf("it answered %d %s to CONNECT %s", status, http.StatusText(status), addr)
}

// Judge says what an answer means, as in all visits: a bot wall by its marks,
// and the status. It is nil for what can be read, else an *Error.
func (e *Egress) Judge(address *url.URL, status int, header http.Header, body []byte) error {
	got := &answer{status: status, header: header}
	if status >= 300 {
		got.retryAfter = retryAfter(header.Get("Retry-After"), e.c.now())
	}
	return e.c.judge(&visit{req: e.req, url: address, got: got}, body)
}
