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
	"slices"
	"strconv"
	"sync/atomic"
)

// way is how requests leave: straight, or through a proxy.
type way struct {
	base  *http.Transport
	proxy *url.URL // nil: straight
	key   string   // of the configuration, that names the proxy
	named bool     // the proxy is asked for names, which are judged before
}

// proxyError is a failure of an egress proxy itself.
type proxyError struct {
	*way
	err error
}

func (e *proxyError) Error() string { return "egress proxy: " + e.err.Error() }
func (e *proxyError) Unwrap() error { return e.err }

// proxyDialer connects to a proxy under a guard of the endpoint class. Private
// addresses may be those of ProxyAllow and of the allow rules with the proxy's
// very port.
func (t *transport) proxyDialer(w *way) (dialer, error) {
	if err := checkProxy(w.proxy); err != nil {
		return nil, fmt.Errorf("%s: %w", w.key, err)
	}
	addr := hostPort(w.proxy)
	allow := append([]netip.Prefix(nil), t.policy.ProxyAllow...)
	for _, r := range t.policy.Allow {
		if _, port, _ := net.SplitHostPort(addr); port == strconv.Itoa(r.Port) {
			allow = append(allow, r.CIDR)
		}
	}
	guard, err := NewEndpointGuard(addr, allow)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", w.key, err)
	}
	guard.Key, guard.Timeout, guard.Resolver = "fetch.allow with the proxy's port", t.policy.HeaderTimeout, t.policy.Resolver
	return func(ctx context.Context, network, addr string) (net.Conn, error) {
		conn, err := guard.DialContext(ctx, network, addr)
		if err != nil {
			return nil, &proxyError{w, err}
		}
		return conn, nil
	}, nil
}

// namedWay makes the way through the policy's proxy. It is asked for names, as
// the rules of companies' proxies are written for them.
func (t *transport) namedWay(proxy *url.URL) (*way, error) {
	w := &way{base: t.bare(), proxy: proxy, key: "fetch.proxy", named: true}
	dial, err := t.proxyDialer(w)
	if err != nil {
		return nil, err
	}
	w.base.Proxy = func(*http.Request) (*url.URL, error) { return proxy, nil }
	w.base.DialContext = dial // net/http dials nothing but the proxy
	w.base.OnProxyConnectResponse = func(_ context.Context, _ *url.URL, req *http.Request, resp *http.Response) error {
		if resp.StatusCode == http.StatusOK {
			return nil
		}
		return &proxyError{w, refusedTunnel(resp.StatusCode, req.URL.Host)}
	}
	return w, nil
}

// pinnedWay makes the way through an access's proxy, which is asked for the
// address that was judged and for no name: it cannot be led elsewhere.
func (t *transport) pinnedWay(proxy *url.URL, key string) (*way, error) {
	w := &way{base: t.bare(), proxy: proxy, key: key}
	dial, err := t.proxyDialer(w)
	if err != nil {
		return nil, err
	}
	w.base.DialContext = func(ctx context.Context, _, addr string) (net.Conn, error) {
		return t.pinned(ctx, w, dial, addr)
	}
	return w, nil
}

// pinnedTries bounds how many addresses of one name a proxy is asked for.
const pinnedTries = 3

// pinned connects to a judged address of "host:port" through a proxy.
func (t *transport) pinned(ctx context.Context, w *way, dial dialer, addr string) (net.Conn, error) {
	ips, port, err := t.judged(ctx, addr)
	if err != nil {
		return nil, err
	}
	// IPv4 first: the proxy may not have the other.
	slices.SortStableFunc(ips, func(a, b netip.Addr) int { return a.Unmap().BitLen() - b.Unmap().BitLen() })
	for _, ip := range ips[:min(len(ips), pinnedTries)] {
		var conn net.Conn
		if conn, err = t.tunnel(ctx, w, dial, netip.AddrPortFrom(ip.Unmap(), port).String()); err == nil {
			return conn, nil
		}
	}
	return nil, err
}

// judged gives the addresses of "host:port", all of which may be visited.
func (t *transport) judged(ctx context.Context, addr string) ([]netip.Addr, uint16, error) {
	host, port, err := net.SplitHostPort(t.located(addr))
	if err != nil {
		return nil, 0, err
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return nil, 0, err
	}
	ips, err := t.guard.resolve(ctx, host, uint16(n))
	return ips, uint16(n), err
}

// judgeProxied judges the target before the proxy is asked for it, since the
// guard sees only the proxy's address. A name that cannot be resolved here
// cannot be judged and is not asked for.
func (t *transport) judgeProxied(req *http.Request, w *way) error {
	if !w.named {
		return nil
	}
	if _, _, err := t.judged(req.Context(), hostPort(req.URL)); err != nil {
		return t.failed(req.Context(), req, err)
	}
	return nil
}

// progress follows how far a request got through a proxy that net/http speaks
// with: until the target's own TLS begins, whatever fails is the proxy.
type progress struct {
	*way
	handshakes atomic.Int32
	got        atomic.Bool
	needs      int32
}

// follow watches a request to an https target when there is a proxy.
func (w *way) follow(ctx context.Context, target *url.URL) (context.Context, *progress) {
	p := &progress{way: w}
	if !w.named || target.Scheme != "https" {
		return ctx, p
	}
	p.needs = 1
	if w.proxy.Scheme == "https" {
		p.needs++ // the first is with the proxy
	}
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		TLSHandshakeStart: func() { p.handshakes.Add(1) },
		GotConn:           func(httptrace.GotConnInfo) { p.got.Store(true) },
	}), p
}

// blame marks errors that were met between us and the target as the proxy's.
func (p *progress) blame(err error) error {
	var op *net.OpError
	if errors.As(err, &op) && op.Op == "proxyconnect" {
		return &proxyError{p.way, op.Err}
	}
	if !p.got.Load() && p.handshakes.Load() < p.needs {
		return &proxyError{p.way, err}
	}
	return err
}
