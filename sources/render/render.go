// Package render reads pages that scripts build, with the system's Chromium.
// All that the browser sends goes through a guarded proxy of this package, and
// every request is asked for before it is made. Without Chromium it says so.
package render

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os/exec"
	"sync"
	"time"

	"github.com/chromedp/chromedp"

	"keywatch/sources/fetch"
)

// Options say how pages are rendered. Zero values take those of the comments.
type Options struct {
	Chromium string        // name or path of the program; "": what the system has
	Tabs     int           // pages at a time; 2
	Timeout  time.Duration // for one page; 20 s
	Memory   int           // MiB that the browser may use in all; 1024
	Idle     time.Duration // how long the browser stays without work; 5 min
	Log      *slog.Logger  // nil discards

	extra []chromedp.ExecAllocatorOption // for tests: a certificate of their own
}

// Limits of one page, so that no page takes the machine. THREATS has sizes;
// 200 requests are twice what the heaviest of the pages that were looked at
// asks for when its pictures are left out.
const (
	maxRequests = 200
	maxBytes    = 24 << 20 // of all bodies, decoded, and of the page as built
	maxWire     = 24 << 20 // through the proxy, both ways
)

func (o Options) filled() Options {
	if o.Tabs <= 0 {
		o.Tabs = 2
	}
	if o.Timeout <= 0 {
		o.Timeout = 20 * time.Second
	}
	if o.Memory <= 0 {
		o.Memory = 1024
	}
	if o.Idle <= 0 {
		o.Idle = 5 * time.Minute
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// Renderer renders pages with one browser, which is started when the first page
// needs it. It is safe for concurrent use.
type Renderer struct {
	opts   Options
	egress *fetch.Egress
	tabs   chan struct{}

	mu      sync.Mutex
	browser *browser // nil: none runs
	visits  int      // pages under way
	closed  bool
	retired bool
	idle    *time.Timer
}

var _ fetch.Renderer = (*Renderer)(nil)

// New makes a renderer that goes out through the client's way. It starts nothing.
func New(egress *fetch.Egress, opts Options) *Renderer {
	opts = opts.filled()
	return &Renderer{opts: opts, egress: egress, tabs: make(chan struct{}, opts.Tabs)}
}

// Find gives the path of the browser: the named one, or the first of those that
// systems have. Its error says in words that there is none.
func Find(named string) (string, error) {
	if named != "" {
		path, err := exec.LookPath(named)
		if err != nil {
			return "", fmt.Errorf("needs a browser: render.chromium names %s, which cannot be run: %w", named, err)
		}
		return path, nil
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "headless-shell"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("needs a browser: Chromium was not found (install chromium, or set render.chromium)")
}

// Available is nil where there is a browser, else what is missing in words.
func (r *Renderer) Available() error {
	_, err := Find(r.opts.Chromium)
	return err
}

// Render visits a page with its subresources: one turn at the page's host. A
// page that leads to another host is left, and visited there in its turn.
func (r *Renderer) Render(ctx context.Context, req fetch.Request) (*fetch.Response, error) {
	select {
	case r.tabs <- struct{}{}:
		defer func() { <-r.tabs }()
	case <-ctx.Done():
		return nil, fmt.Errorf("wait for a tab for %s: %w", req.URL, context.Cause(ctx))
	}
	address, egress := req.URL, r.egress.For(req)
	for hop := 0; ; hop++ {
		turn, err := egress.Enter(ctx, address)
		if err != nil {
			return nil, err
		}
		began := time.Now()
		resp, next, err := r.page(ctx, req, egress, address, turn)
		if errors.Is(err, errDied) {
			// It died before the page was asked for: nobody is asked twice.
			resp, next, err = r.page(ctx, req, egress, address, turn)
		}
		turn.Leave(fetch.Visit{Took: time.Since(began), RetryAfter: asked(err)})
		switch {
		case err != nil:
			return nil, err
		case next == "":
			resp.Asked, resp.Took = req.URL, time.Since(began)
			return resp, nil
		case hop >= r.egress.Policy().MaxRedirects:
			return nil, broken(address, fmt.Errorf("more than %d redirects; the last led to %s", hop, next))
		}
		address = next
	}
}

// asked is how long a server wants to be left alone.
func asked(err error) time.Duration {
	var fault *fetch.Error
	if errors.As(err, &fault) {
		return fault.RetryAfter
	}
	return 0
}

// broken is a page that could not be rendered.
func broken(address string, err error) error {
	return &fetch.Error{Fault: fetch.FaultBroken, URL: address, Err: err}
}

// Close ends the browser; pages under way are called off.
func (r *Renderer) Close() error {
	r.mu.Lock()
	r.closed = true
	old := r.drop()
	r.mu.Unlock()
	return old.close()
}

// Retire ends the browser as soon as the last page under way is read: another
// renderer takes over.
func (r *Renderer) Retire() {
	r.mu.Lock()
	r.retired = true
	var old *browser
	if r.visits == 0 {
		old = r.drop()
	}
	r.mu.Unlock()
	_ = old.close()
}

// drop forgets the browser, for the caller to close. Called with the lock held.
func (r *Renderer) drop() *browser {
	if r.idle != nil {
		r.idle.Stop()
	}
	old := r.browser
	r.browser = nil
	return old
}

// use gives the running browser, or a new one where none runs (any more).
func (r *Renderer) use() (*browser, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return nil, errors.New("the renderer is closed")
	}
	if r.browser != nil && r.browser.dead() {
		_ = r.drop().close()
	}
	if r.browser == nil {
		b, err := start(r.opts, r.egress)
		if err != nil {
			return nil, err
		}
		r.browser = b
	}
	if r.idle != nil {
		r.idle.Stop()
	}
	r.visits++
	return r.browser, nil
}

// done ends a use; the last one sets the clock of an idle browser.
func (r *Renderer) done() {
	r.mu.Lock()
	r.visits--
	var old *browser
	switch {
	case r.visits > 0 || r.closed:
	case r.retired:
		old = r.drop()
	default:
		r.idle = time.AfterFunc(r.opts.Idle, r.rest)
	}
	r.mu.Unlock()
	_ = old.close()
}

// rest ends a browser that nobody needed for a while.
func (r *Renderer) rest() {
	r.mu.Lock()
	var old *browser
	if r.visits == 0 {
		old = r.drop()
	}
	r.mu.Unlock()
	_ = old.close()
}
