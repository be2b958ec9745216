package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/gocolly/colly/v2"
)

// Client visits documents. It is safe for concurrent use by many workers.
type Client struct {
	policy    Policy
	transport *transport
	base      *colly.Collector
	workers   sync.Pool
	now       func() time.Time
	log       *slog.Logger
	renderer  Renderer // nil: nothing is rendered
}

// New makes a client. Gate may be nil: then requests are not spaced, which is
// for tests and single visits only. A nil log discards.
func New(policy Policy, gate Gate, now func() time.Time, log *slog.Logger) (*Client, error) {
	policy = policy.filled()
	if err := policy.check(); err != nil {
		return nil, err
	}
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	t, err := newTransport(policy, gate, now, log)
	if err != nil {
		return nil, err
	}
	c := &Client{policy: policy, transport: t, now: now, log: log, base: colly.NewCollector()}
	c.setUp(c.base)
	c.workers.New = func() any { return c.newWorker() }
	return c, nil
}

// setUp takes from colly all that our RoundTripper does. Fields are set after
// NewCollector since COLLY_ variables of the environment override its options.
func (c *Client) setUp(base *colly.Collector) {
	base.UserAgent = c.policy.UserAgent
	base.Headers = nil
	base.AllowURLRevisit = true // its set of visited addresses would grow for ever
	base.ParseHTTPErrorResponse = true
	base.IgnoreRobotsTxt = true // ours knows redirects, 5xx and age
	base.MaxBodySize = 0        // ours fails instead of cutting
	base.CacheDir = ""
	base.DetectCharset = false
	base.CheckHead = false
	base.TraceHTTP = false
	base.MaxDepth, base.MaxRequests = 0, 0
	base.AllowedDomains, base.DisallowedDomains = nil, nil
	base.Async = false
	base.SetClient(&http.Client{Transport: c.transport}) // no Timeout: waiting at the gate costs nothing of it
	base.SetRedirectHandler(c.redirect)
}

// Close drops idle connections, and ends the browser.
func (c *Client) Close() error {
	c.transport.rest()
	if c.renderer != nil {
		return c.renderer.Close()
	}
	return nil
}

// Retire drops what is idle. Visits under way end as they began: another client
// takes over.
func (c *Client) Retire() {
	c.transport.rest()
	if c.renderer != nil {
		c.renderer.Retire()
	}
}

// Do visits one document. An *Error says that it could not be read; any other
// error says that the visit was called off (the context ended or the gate gave
// no turn), and nothing about the document.
func (c *Client) Do(ctx context.Context, req Request) (*Response, error) {
	address, err := visitable(req.URL)
	if err != nil {
		return nil, err
	}
	if _, known := c.policy.Access[req.Access]; req.Access != "" && !known {
		return nil, &Error{Fault: FaultRefused, URL: address, Err: fmt.Errorf("the access %q is not configured", req.Access)}
	}
	if req.Rendered {
		return c.render(ctx, req)
	}
	// A worker is taken for the whole visit: colly keeps its context in the
	// collector, and the buffers hold the body until it is copied out.
	w := c.workers.Get().(*worker)
	defer c.workers.Put(w)
	v := &visit{req: req, worker: w, left: c.policy.TotalTimeout, permanent: true}
	w.collector.Context = context.WithValue(ctx, visitKey{}, v)
	defer func() { w.collector.Context = context.Background() }()

	method := req.Method
	if method == "" {
		method = http.MethodGet
	}
	var body io.Reader
	header := http.Header{}
	if len(req.Body) > 0 {
		body = bytes.NewReader(req.Body)
		header.Set("Content-Type", "application/json")
		if req.ContentType != "" {
			header.Set("Content-Type", req.ContentType)
		}
	}
	if err := w.collector.Request(method, address, body, nil, header); err != nil {
		return nil, c.outcome(ctx, v, address, err)
	}
	if v.got == nil {
		return nil, fmt.Errorf("fetch %s: no answer came back", address)
	}
	resp, err := c.finish(v)
	w.trim()
	return resp, err
}

// Sitemaps are the addresses that the robots.txt of an address's host names,
// as they stand there; nil before the host was visited.
func (c *Client) Sitemaps(address string) []string {
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	return c.transport.robots.sitemaps(u)
}

// outcome finds our own error inside those of colly and net/http.
func (c *Client) outcome(ctx context.Context, v *visit, address string, err error) error {
	var fault *Error
	if errors.As(err, &fault) {
		return fault
	}
	// colly and net/http wrap what our RoundTripper and redirect say; the
	// innermost of ours knows most.
	var off *calledOff
	switch {
	case errors.As(err, &off):
		return fmt.Errorf("fetch %s: %w", address, off.err)
	case ctx.Err() != nil:
		return fmt.Errorf("fetch %s: %w", address, context.Cause(ctx))
	case v.asked == 0:
		return &Error{Fault: FaultRefused, URL: address, Err: fmt.Errorf("this is no address of a web page: %w", err)}
	}
	var inner *url.Error
	if errors.As(err, &inner) {
		err = inner.Err
	}
	return &Error{Fault: FaultBroken, URL: address, Err: err}
}

// visitable refuses what is no web address, before anything is done with it.
func visitable(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", &Error{Fault: FaultRefused, URL: address, Err: fmt.Errorf("this is no address of a web page: %w", errors.Unwrap(err))}
	}
	if err := judgeURL(u); err != nil {
		return "", err
	}
	u.Fragment, u.RawFragment = "", ""
	return u.String(), nil
}

func judgeURL(u *url.URL) error {
	if u.Scheme == "" {
		return &Error{Fault: FaultRefused, URL: shown(u), Err: errors.New("it is no whole address; write https:// before it")}
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return &Error{Fault: FaultRefused, URL: shown(u), Err: fmt.Errorf("only http and https are visited, not %q", u.Scheme)}
	}
	if u.Hostname() == "" {
		return &Error{Fault: FaultRefused, URL: shown(u), Err: errors.New("the address names no host")}
	}
	return nil
}

// redirect counts the hops; RoundTrip judges the address of each.
func (c *Client) redirect(req *http.Request, via []*http.Request) error {
	v := visitOf(req.Context())
	if v == nil {
		return errors.New("a redirect of no visit")
	}
	last := via[len(via)-1].URL
	if len(via) > c.policy.MaxRedirects {
		return &Error{Fault: FaultBroken, URL: shown(last), Status: v.got.status, Err: fmt.Errorf("more than %d redirects; the last led to %s", c.policy.MaxRedirects, shown(req.URL))}
	}
	// Without cookies the same address gives the same redirect again.
	for _, old := range via {
		if old.Method == req.Method && shown(old.URL) == shown(req.URL) {
			return &Error{Fault: FaultBroken, URL: shown(last), Status: v.got.status, Err: fmt.Errorf("redirects go in a circle through %s; the site may want cookies, which are not kept", shown(req.URL))}
		}
	}
	if s := v.got.status; s != http.StatusMovedPermanently && s != http.StatusPermanentRedirect {
		v.permanent = false
	}
	// net/http keeps a login for subdomains; a page must not pass it on at all.
	if req.URL.Host != last.Host {
		req.Header.Del("Authorization")
	}
	return nil
}

// shown is an address for people and records: without password and fragment.
func shown(u *url.URL) string {
	clean := *u
	clean.User, clean.Fragment, clean.RawFragment = nil, "", ""
	return clean.String()
}
