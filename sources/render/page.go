package render

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	cdpfetch "github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"keywatch/sources/fetch"
)

// page is one page that is being rendered, in a browser context of its own: no
// cookie and no cache of another page is in it.
type page struct {
	browser *browser
	egress  *fetch.Egress
	turn    *fetch.Turn
	pass    *pass
	url     string
	tab     context.Context
	target  *chromedp.Target
	over    chan struct{} // closed by the first end
	calls   sync.WaitGroup

	giving sync.Mutex
	known  map[string]bool // origins whose cookies the browser was told

	mu        sync.Mutex
	frame     cdp.FrameID
	vouches   map[string]int
	requests  int
	documents int
	signed    int
	bytes     int64
	flying    map[network.RequestID]bool // what was let pass and has not come
	busy      time.Time                  // when something was last in flight
	loaded    bool
	main      *network.Response // the document's answer
	failed    string            // why the document did not come, as the browser says
	next      string            // another host's page, which this one leads to
	err       error
}

// slack is the time for opening a tab and taking the page, beside that of the
// page itself.
const slack = 30 * time.Second

// page renders one page of the host whose turn it is. Next is the address that it
// leads to when that is another host's.
func (r *Renderer) page(ctx context.Context, req fetch.Request, egress *fetch.Egress, address string, turn *fetch.Turn) (resp *fetch.Response, next string, err error) {
	b, err := r.use()
	if err != nil {
		return nil, "", broken(address, err)
	}
	defer r.done()
	tab, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	defer cancel()
	defer context.AfterFunc(ctx, cancel)()
	late := time.AfterFunc(r.opts.Timeout+slack, cancel)
	defer late.Stop()
	p := &page{
		browser: b, egress: egress, turn: turn, url: address, tab: tab, over: make(chan struct{}),
		vouches: map[string]int{}, known: map[string]bool{}, flying: map[network.RequestID]bool{}, busy: time.Now(),
	}
	passCtx, endPass := context.WithCancel(tab)
	p.pass = b.proxy.admit(passCtx, egress, func(err error) { p.end(broken(address, err)) })
	b.join(p)
	defer func() {
		endPass()
		b.proxy.revoke(p.pass)
		b.part(p)
		cancel()
		p.calls.Wait()
	}()
	resp, err = p.read(req, r.opts)
	switch {
	case ctx.Err() != nil:
		return nil, "", fmt.Errorf("render %s: %w", address, context.Cause(ctx))
	case p.left() != "":
		return nil, p.left(), nil
	}
	return resp, "", p.outcome(err)
}

// read opens the page, waits until it is at rest, and takes it.
func (p *page) read(req fetch.Request, o Options) (*fetch.Response, error) {
	if err := p.open(req); err != nil {
		if p.browser.dead() {
			return nil, broken(p.url, errDied)
		}
		return nil, err
	}
	ctx, cancel := context.WithTimeout(p.tab, o.Timeout)
	defer cancel()
	if _, err := cdp.Call(ctx, p.target, cdppage.Navigate, cdppage.NavigateParams{URL: p.url}); err != nil {
		return nil, err
	}
	if err := p.rest(ctx); err != nil {
		return nil, err
	}
	return p.take(req)
}

// open makes the tab and sets all its locks before it goes anywhere.
func (p *page) open(req fetch.Request) error {
	if err := chromedp.Do(p.tab); err != nil {
		return fmt.Errorf("open a tab: %w", err)
	}
	c := chromedp.FromContext(p.tab)
	p.target = c.Target
	p.mu.Lock()
	p.frame = cdp.FrameID(c.Target.TargetID)
	p.mu.Unlock()
	if err := chromedp.Listen(p.tab, p.event); err != nil {
		return err
	}
	yes := true
	policy := p.egress.Policy()
	language := req.Language
	if language == "" {
		language = policy.Language
	}
	for _, step := range []func() error{
		p.call(cdpfetch.Enable.Method, cdpfetch.EnableParams{HandleAuthRequests: &yes}),
		p.call(network.SetBypassServiceWorker.Method, network.SetBypassServiceWorkerParams{Bypass: true}),
		p.call(network.SetExtraHTTPHeaders.Method, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": language}}),
		p.call(cdppage.AddScriptToEvaluateOnNewDocument.Method, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: locks}),
		func() error {
			_, err := cdp.Call(p.tab, c.Browser, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{
				Behavior: "deny", BrowserContextID: c.BrowserContextID,
			})
			return err
		},
	} {
		if err := step(); err != nil {
			return fmt.Errorf("set up a tab: %w", err)
		}
	}
	return nil
}

// errDied says that the browser was gone before the page was asked for.
var errDied = errors.New("the browser died before the page was asked for")

// locks takes from pages what goes past requests. That is a second lock only:
// what gets out all the same meets the proxy.
const locks = `for (const name of ["WebSocket", "WebSocketStream", "WebTransport", "RTCPeerConnection", "webkitRTCPeerConnection", "SharedWorker"]) delete globalThis[name];`

func (p *page) call(method string, params any) func() error {
	return func() error { return p.target.Call(p.tab, method, params, nil) }
}

// end decides what comes of the page; the first one counts.
func (p *page) end(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.endLocked(err, "")
}

func (p *page) endLocked(err error, next string) {
	select {
	case <-p.over:
	default:
		p.err, p.next = err, next
		close(p.over)
	}
}

func (p *page) left() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.next
}

// outcome says why a page could not be read: what ended it, else why its host
// was not reached, else what the browser says.
func (p *page) outcome(err error) error {
	p.mu.Lock()
	ended, failed := p.err, p.failed
	p.mu.Unlock()
	if ended != nil {
		return ended
	}
	if err == nil {
		return nil
	}
	var fault *fetch.Error
	if errors.As(err, &fault) {
		return fault
	}
	if u, perr := url.Parse(p.url); perr == nil && failed != "" {
		port := map[string]string{"http": "80", "https": "443"}[u.Scheme]
		if cause := p.pass.fault(u.Host, net.JoinHostPort(u.Hostname(), port)); cause != nil {
			return cause
		}
	}
	switch {
	case failed != "":
		return broken(p.url, errors.New("the browser could not load it: "+failed))
	case p.browser.dead():
		return broken(p.url, errors.New("the browser died while it built the page; the next visit starts a new one"))
	case errors.Is(err, context.Canceled):
		return broken(p.url, errors.New("the page did not let go of its tab in time"))
	}
	return broken(p.url, fmt.Errorf("render the page: %w", err))
}

// header turns the browser's into ours.
func header(h network.Headers) http.Header {
	out := http.Header{}
	for name, value := range h {
		for line := range strings.SplitSeq(fmt.Sprint(value), "\n") {
			out.Add(name, line)
		}
	}
	return out
}
