package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

const (
	maxHeader     = 64 << 10  // bytes of an answer's header
	maxErrorBody  = 256 << 10 // bytes read of an error page, to know a bot wall by its marks
	idlePerHost   = 2
	idleInAll     = 4096 // one a host for thousands of hosts; the standard 100 cost a handshake a visit
	idleFor       = 90 * time.Second
	identityCoded = "identity"
)

// answer is one HTTP answer, read whole. Its body belongs to the worker.
type answer struct {
	status     int
	header     http.Header
	body       []byte
	retryAfter time.Duration
	took       time.Duration
}

// transport is the RoundTripper that colly is given. For every request it asks
// robots.txt, the guard and the gate, reads the body once under the limits,
// and answers colly without one, which costs colly nothing.
type transport struct {
	policy Policy
	gate   Gate
	usual  *way
	ways   map[string]*way  // of accesses that have a proxy of their own
	passes map[string]*pass // of accesses, by name
	guard  *Guard
	robots *robots
	now    func() time.Time
	log    *slog.Logger
}

func newTransport(policy Policy, gate Gate, now func() time.Time, log *slog.Logger) (*transport, error) {
	t := &transport{policy: policy, gate: gate, now: now, log: log, guard: NewWebGuard(policy.Allow)}
	t.guard.Timeout, t.guard.Resolver = policy.HeaderTimeout, policy.Resolver
	if err := t.openWays(); err != nil {
		return nil, err
	}
	t.robots = &robots{send: t.sendRobots, via: t.via, product: policy.product(), now: now, origins: map[string]*robotsEntry{}}
	return t, nil
}

// openWays makes the ways that the policy and its accesses say.
func (t *transport) openWays() error {
	t.usual = &way{base: t.bare()}
	t.usual.base.DialContext = t.dial
	t.passes, t.ways = map[string]*pass{}, map[string]*way{}
	var err error
	if t.policy.Proxy != nil {
		if t.usual, err = t.namedWay(t.policy.Proxy); err != nil {
			return err
		}
	}
	for name, a := range t.policy.Access {
		if t.passes[name], err = newPass(name, a); err != nil {
			return err
		}
		if a.Proxy == nil {
			continue
		}
		if t.ways[name], err = t.pinnedWay(a.Proxy, "the proxy of access "+name); err != nil {
			return err
		}
	}
	return nil
}

// bare is a transport of net/http that dials nothing yet.
func (t *transport) bare() *http.Transport {
	return &http.Transport{
		Proxy:                  nil, // the environment has no say
		TLSClientConfig:        &tls.Config{RootCAs: t.policy.CAs, MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    t.policy.HeaderTimeout,
		ResponseHeaderTimeout:  t.policy.HeaderTimeout,
		MaxResponseHeaderBytes: maxHeader,
		MaxIdleConns:           idleInAll,
		MaxIdleConnsPerHost:    idlePerHost,
		IdleConnTimeout:        idleFor,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // bodies are decoded here, under limits
	}
}

// way is the one that the visits of an access take.
func (t *transport) way(access string) *way {
	if w := t.ways[access]; w != nil {
		return w
	}
	return t.usual
}

// via names the way of a visit, "" for the usual one.
func (t *transport) via(ctx context.Context) string {
	if name := visitOf(ctx).req.Access; t.ways[name] != nil {
		return name + " "
	}
	return ""
}

// rest drops idle connections.
func (t *transport) rest() {
	t.usual.base.CloseIdleConnections()
	for _, w := range t.ways {
		w.base.CloseIdleConnections()
	}
}

// dial connects to where Hosts or the name server says; the guard judges what
// is really dialled.
func (t *transport) dial(ctx context.Context, network, addr string) (net.Conn, error) {
	return t.guard.DialContext(ctx, network, t.located(addr))
}

// located applies the policy's own hosts to "name:port".
func (t *transport) located(addr string) string {
	if len(t.policy.Hosts) == 0 {
		return addr
	}
	addr = strings.ToLower(addr)
	if to, ok := t.policy.Hosts[addr]; ok {
		return to
	}
	host, _, err := net.SplitHostPort(addr)
	if to, ok := t.policy.Hosts[host]; ok && err == nil {
		return to
	}
	if to, ok := t.policy.Hosts["*"]; ok {
		return to
	}
	return addr
}

// plain asks the policy's own hosts without TLS where it says so.
func (t *transport) plain(req *http.Request) *http.Request {
	if !t.policy.HostsPlain || req.URL.Scheme != "https" {
		return req
	}
	addr := hostPort(req.URL)
	if t.located(addr) == addr {
		return req
	}
	// A RoundTripper may not change the request it is given.
	req = req.Clone(req.Context())
	req.Host, req.URL.Scheme, req.URL.Host = req.URL.Host, "http", addr
	return req
}

// RoundTrip makes one hop of a visit.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	v := visitOf(req.Context())
	if v == nil {
		return nil, errors.New("fetch: a request outside of a visit")
	}
	v.asked++
	if err := judgeURL(req.URL); err != nil {
		return nil, err
	}
	// robots.txt first, and its own gate is left before this hop asks for one:
	// two hosts held at once could wait for each other for ever.
	var delay time.Duration
	if t.policy.EnforceRobots && (!v.req.Documented || t.policy.RobotsEverywhere) {
		asked, err := t.robots.check(req.Context(), req.URL)
		if err != nil {
			return nil, err
		}
		delay = asked
	}
	// A RoundTripper may not change the request it is given.
	hop := req.WithContext(req.Context())
	hop.Header = t.header(req, v.req)
	got, err := t.send(hop, v, delay)
	if err != nil {
		return nil, err
	}
	v.got, v.url = got, req.URL
	return &http.Response{
		StatusCode: got.status, Status: http.StatusText(got.status),
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: got.header, Body: http.NoBody, Request: req,
		Uncompressed: true, // else colly unpacks the empty body of an .xml.gz
	}, nil
}

// header is built anew for each hop: nothing that colly or net/http adds goes
// out (Referer, cookies), and validators go only to the address that gave them.
func (t *transport) header(req *http.Request, asked Request) http.Header {
	h := make(http.Header, 8)
	h.Set("User-Agent", t.policy.UserAgent)
	h.Set("Accept-Language", t.policy.Language)
	if asked.Language != "" {
		h.Set("Accept-Language", asked.Language)
	}
	h.Set("Accept-Encoding", acceptEncoding)
	h.Set("Accept", t.policy.Accept)
	if asked.Accept != "" {
		h.Set("Accept", asked.Accept)
	}
	for _, name := range []string{"Authorization", "Content-Type"} {
		if value := req.Header.Get(name); value != "" {
			h.Set(name, value)
		}
	}
	t.passes[asked.Access].sign(h, req.URL)
	if old := asked.Validators; old.URL == "" || old.URL == shown(req.URL) {
		if old.ETag != "" {
			h.Set("If-None-Match", old.ETag)
		}
		if old.LastModified != "" {
			h.Set("If-Modified-Since", old.LastModified)
		}
	}
	return h
}

// send makes one request at the host's gate and reads its answer.
func (t *transport) send(req *http.Request, v *visit, delay time.Duration) (*answer, error) {
	w := t.way(v.req.Access)
	if err := t.judgeProxied(req, w); err != nil {
		return nil, err
	}
	leave, err := t.enter(req)
	if err != nil {
		return nil, err
	}
	told := Visit{CrawlDelay: max(delay, v.req.Apart)}
	began := time.Now() // the monotonic clock: how long the server took, not what time it is
	defer func() {
		told.Took = time.Since(began)
		v.left -= told.Took
		leave(told)
	}()
	ctx, watch := startWatch(req.Context(), v.left, t.policy.StallTimeout)
	defer watch.stop()
	// The clock of the time-outs starts here, behind the gate: waiting for
	// others costs a visit nothing.
	traced, far := w.follow(ctx, req.URL)
	resp, err := w.base.RoundTrip(t.plain(req.WithContext(traced)))
	if err != nil {
		return nil, t.failed(ctx, req, far.blame(err))
	}
	defer resp.Body.Close()
	got := &answer{status: resp.StatusCode, header: resp.Header}
	if got.status >= 300 {
		got.retryAfter = retryAfter(resp.Header.Get("Retry-After"), t.now())
		told.RetryAfter = got.retryAfter
	}
	got.body, err = t.read(resp, v, watch)
	if err != nil {
		return nil, t.failed(ctx, req, err)
	}
	got.took = time.Since(began)
	t.log.Debug("visited", "url", shown(req.URL), "status", got.status, "bytes", len(got.body), "took", got.took)
	return got, nil
}

// enter waits for the host's turn; without a gate it never waits.
func (t *transport) enter(req *http.Request) (func(Visit), error) {
	if t.gate == nil {
		return func(Visit) {}, nil
	}
	leave, err := t.gate.Enter(req.Context(), hostPort(req.URL))
	if err != nil {
		return nil, &calledOff{fmt.Errorf("wait for a turn at %s: %w", hostPort(req.URL), err)}
	}
	return leave, nil
}

// sendRobots is send for robots.txt, within the visit that needs it.
func (t *transport) sendRobots(ctx context.Context, req *http.Request) (*answer, error) {
	v := visitOf(ctx)
	accept := req.Header.Get("Accept")
	req.Header = t.header(req, Request{Accept: accept})
	// Unpacked, so that a file cut at its limit can still be read to there.
	req.Header.Set("Accept-Encoding", identityCoded)
	got, err := t.send(req, v, 0)
	if err != nil || got.status/100 != 2 {
		return got, err
	}
	if got.body, err = v.decoders.decode(got.body, got.header.Get("Content-Encoding")); err != nil {
		return nil, &Error{Fault: FaultBlocked, URL: shown(req.URL), Err: fmt.Errorf("robots.txt cannot be read, which forbids every visit (RFC 9309): %w", err)}
	}
	return got, nil
}

// hostPort names a host for the gate: lower case, always with the port.
func hostPort(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = "80"
		if u.Scheme == "https" {
			port = "443"
		}
	}
	return canonical(u.Hostname(), port)
}
