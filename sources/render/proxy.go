package render

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"keywatch/sources/fetch"
)

// proxy is the browser's only way out. Who asks it must know the secret of a
// page that is being read: no other program of this machine can use it, and what
// the browser sends of itself goes nowhere. Addresses are judged by the client's
// own way out, where they are dialled.
type proxy struct {
	log      *slog.Logger
	listener net.Listener
	server   *http.Server
	served   sync.WaitGroup

	mu     sync.Mutex
	passes map[string]*pass // by "name:secret"
}

// pass lets one page use the proxy until it ends.
type pass struct {
	name, secret string
	egress       *fetch.Egress // the page's own way out
	ctx          context.Context
	left         atomic.Int64 // bytes that may still go through
	spent        func(error)  // told when none is left

	mu     sync.Mutex
	faults map[string]error // by "host:port": why it could not be reached
}

var errWire = fmt.Errorf("the page and what it loads have more than the limit of %d bytes", maxWire)

func newProxy(log *slog.Logger) (*proxy, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("open the browser's proxy: %w", err)
	}
	p := &proxy{log: log, listener: listener, passes: map[string]*pass{}}
	p.server = &http.Server{Handler: p, ReadHeaderTimeout: 10 * time.Second, MaxHeaderBytes: 64 << 10, ErrorLog: slog.NewLogLogger(slog.DiscardHandler, 0)}
	p.served.Go(func() { _ = p.server.Serve(listener) })
	return p, nil
}

func (p *proxy) addr() string { return p.listener.Addr().String() }

func (p *proxy) close() {
	_ = p.server.Close()
	p.served.Wait()
}

// admit makes a pass to a way out that ends with the context.
func (p *proxy) admit(ctx context.Context, egress *fetch.Egress, spent func(error)) *pass {
	s := &pass{name: rand.Text(), secret: rand.Text(), egress: egress, ctx: ctx, spent: spent, faults: map[string]error{}}
	s.left.Store(maxWire)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.passes[s.key()] = s
	return s
}

func (p *proxy) revoke(s *pass) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.passes, s.key())
}

func (s *pass) key() string { return s.name + ":" + s.secret }

// holder finds whose request it is; nil for a stranger's.
func (p *proxy) holder(r *http.Request) *pass {
	asked := http.Request{Header: http.Header{"Authorization": r.Header["Proxy-Authorization"]}}
	name, secret, ok := asked.BasicAuth()
	if !ok {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.passes[name+":"+secret]
}

// ServeHTTP answers as a proxy (RFC 9110, section 7.6).
func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s := p.holder(r)
	switch {
	case s == nil:
		w.Header().Set("Proxy-Authenticate", `Basic realm="keywatch"`)
		w.WriteHeader(http.StatusProxyAuthRequired)
	case r.Method == http.MethodConnect:
		p.connect(w, r, s)
	case r.URL.Scheme != "http" || r.Header.Get("Upgrade") != "":
		http.Error(w, "only http and https pass", http.StatusForbidden)
	default:
		p.forward(w, r, s)
	}
}

// forward passes on a request without TLS.
func (p *proxy) forward(w http.ResponseWriter, r *http.Request, s *pass) {
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	defer context.AfterFunc(s.ctx, cancel)()
	out := r.Clone(ctx)
	out.RequestURI = ""
	for _, name := range []string{"Proxy-Authorization", "Proxy-Connection", "Connection", "Keep-Alive", "Te", "Trailer", "Upgrade"} {
		out.Header.Del(name)
	}
	out.Body = io.NopCloser(s.counted(r.Body))
	resp, err := s.egress.RoundTrip(out)
	if err != nil {
		s.fail(r.URL.Host, err)
		// An answer of ours would be taken for one of the host's.
		panic(http.ErrAbortHandler)
	}
	defer resp.Body.Close()
	for name, values := range resp.Header {
		if name != "Connection" && name != "Keep-Alive" && !strings.HasPrefix(name, "Proxy-") {
			w.Header()[name] = values
		}
	}
	w.WriteHeader(resp.StatusCode)
	if _, err := io.Copy(w, s.counted(resp.Body)); err != nil {
		panic(http.ErrAbortHandler) // the browser must see that it was cut
	}
}

// connect passes on a connection with TLS, which the browser itself ends. Without
// TLS only a WebSocket asks for one.
func (p *proxy) connect(w http.ResponseWriter, r *http.Request, s *pass) {
	if strings.HasSuffix(r.Host, ":80") {
		http.Error(w, "connections are for https", http.StatusForbidden)
		return
	}
	far, err := s.egress.Dial(s.ctx, r.Host)
	if err != nil {
		s.fail(r.Host, err)
		http.Error(w, "not reached", http.StatusBadGateway)
		return
	}
	defer far.Close()
	near, buffered, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	defer near.Close()
	if _, err := near.Write([]byte("HTTP/1.1 200 OK\r\n\r\n")); err != nil {
		return
	}
	end := func() { _, _ = near.Close(), far.Close() }
	defer context.AfterFunc(s.ctx, end)()
	var ways sync.WaitGroup
	ways.Go(func() { defer end(); _, _ = io.Copy(far, s.counted(buffered)) })
	ways.Go(func() { defer end(); _, _ = io.Copy(near, s.counted(far)) })
	ways.Wait()
}

// fail keeps why a host could not be reached: the browser does not tell.
func (s *pass) fail(host string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.faults) < maxRequests {
		s.faults[strings.ToLower(host)] = err
	}
}

// fault finds why a page's host could not be reached.
func (s *pass) fault(hosts ...string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, host := range hosts {
		if err := s.faults[strings.ToLower(host)]; err != nil {
			return err
		}
	}
	return nil
}

// counted reads what counts against the page's bytes.
func (s *pass) counted(r io.Reader) io.Reader { return &counter{s, r} }

type counter struct {
	pass *pass
	from io.Reader
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.from.Read(b)
	if c.pass.left.Add(-int64(n)) < 0 {
		c.pass.spent(errWire)
		return 0, errors.Join(errWire, err)
	}
	return n, err
}
