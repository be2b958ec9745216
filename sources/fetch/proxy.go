package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/netip"
	"net/url"
	"strconv"
	"sync/atomic"
)

// proxyError is a failure of the egress proxy itself.
type proxyError struct{ err error }

func (e *proxyError) Error() string { return "egress proxy: " + e.err.Error() }
func (e *proxyError) Unwrap() error { return e.err }

// useProxy sends every request through the policy's proxy, which is dialled
// under a guard of the endpoint class. Private addresses may be those of
// ProxyAllow and of the allow rules with the proxy's very port.
func (t *transport) useProxy() error {
	proxy := t.policy.Proxy
	addr := hostPort(proxy)
	allow := append([]netip.Prefix(nil), t.policy.ProxyAllow...)
	for _, r := range t.policy.Allow {
		if _, port, _ := net.SplitHostPort(addr); port == strconv.Itoa(r.Port) {
			allow = append(allow, r.CIDR)
		}
	}
	guard, err := NewEndpointGuard(addr, allow)
	if err != nil {
		return fmt.Errorf("fetch.proxy: %w", err)
	}
	guard.Key, guard.Timeout, guard.Resolver = "fetch.allow with the proxy's port", t.policy.HeaderTimeout, t.policy.Resolver
	t.base.Proxy = func(*http.Request) (*url.URL, error) { return proxy, nil }
	// net/http dials nothing but the proxy from here on.
	t.base.DialContext = func(ctx context.Context, network, addr string) (net.Conn, error) {
		conn, err := guard.DialContext(ctx, network, addr)
		if err != nil {
			return nil, &proxyError{err}
		}
		return conn, nil
	}
	t.base.OnProxyConnectResponse = func(_ context.Context, _ *url.URL, req *http.Request, resp *http.Response) error {
		if resp.StatusCode == http.StatusOK {
			return nil
		}
		return &proxyError{fmt.Errorf("it answered %s to CONNECT %s", resp.Status, req.URL.Host)}
	}
	return nil
}

// judgeProxied judges the target before the proxy is asked for it, since the
// guard sees only the proxy's address. A name that cannot be resolved here
// cannot be judged and is not asked for.
func (t *transport) judgeProxied(req *http.Request) error {
	if t.policy.Proxy == nil {
		return nil
	}
	host, port, err := net.SplitHostPort(t.located(hostPort(req.URL)))
	if err != nil {
		return t.failed(req.Context(), req, err)
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return t.failed(req.Context(), req, err)
	}
	if err := t.guard.resolve(req.Context(), host, uint16(n)); err != nil {
		return t.failed(req.Context(), req, err)
	}
	return nil
}

// tunnel follows how far a request got through the proxy: until the target's
// own TLS begins, whatever fails is the proxy.
type tunnel struct {
	handshakes atomic.Int32
	got        atomic.Bool
	needs      int32
}

// follow watches a request to an https target when there is a proxy.
func (t *transport) follow(ctx context.Context, target *url.URL) (context.Context, *tunnel) {
	if t.policy.Proxy == nil || target.Scheme != "https" {
		return ctx, nil
	}
	way := &tunnel{needs: 1}
	if t.policy.Proxy.Scheme == "https" {
		way.needs++ // the first is with the proxy
	}
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		TLSHandshakeStart: func() { way.handshakes.Add(1) },
		GotConn:           func(httptrace.GotConnInfo) { way.got.Store(true) },
	}), way
}

// blame marks errors that were met between us and the target as the proxy's.
func (w *tunnel) blame(err error) error {
	var op *net.OpError
	if errors.As(err, &op) && op.Op == "proxyconnect" {
		return &proxyError{op.Err}
	}
	if w != nil && !w.got.Load() && w.handshakes.Load() < w.needs {
		return &proxyError{err}
	}
	return err
}
