package render

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/chromedp/cdproto/cdp"
	cdpfetch "github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"keywatch/sources/fetch"
)

// startWithin bounds the start of the browser.
const startWithin = 30 * time.Second

// browser is one running Chromium with its proxy.
type browser struct {
	ctx   context.Context // of the browser; done when it died
	stop  func()
	proxy *proxy
	calls sync.WaitGroup // answers to the browser under way

	mu    sync.Mutex
	pages map[*page]bool
	ended bool // for its memory
}

// start starts a browser and waits until it answers.
func start(o Options, egress *fetch.Egress) (*browser, error) {
	path, err := Find(o.Chromium)
	if err != nil {
		return nil, err
	}
	px, err := newProxy(o.Log)
	if err != nil {
		return nil, err
	}
	policy := egress.Policy()
	alloc, stopAlloc := chromedp.NewExecAllocator(context.Background(), flags(path, px.addr(), o, policy.UserAgent, policy.Language)...)
	quiet := func(string, ...any) {} // the browser's events of no interest
	ctx, stop := chromedp.NewContext(alloc, chromedp.WithLogf(quiet), chromedp.WithErrorf(quiet))
	b := &browser{ctx: ctx, proxy: px, pages: map[*page]bool{}}
	b.stop = sync.OnceFunc(func() {
		stop()
		stopAlloc()
		b.calls.Wait()
		px.close()
	})
	late := time.AfterFunc(startWithin, stop)
	defer late.Stop()
	if err := b.setUp(o); err != nil {
		b.stop()
		return nil, fmt.Errorf("start the browser %s: %w", path, err)
	}
	o.Log.Debug("browser started", "program", path)
	return b, nil
}

// setUp puts the net under all pages: what no page vouches for is refused. Shared
// and service workers, frames in processes of their own, prefetches and windows
// that a page opens are seen here alone.
func (b *browser) setUp(o Options) error {
	if err := chromedp.ListenBrowser(b.ctx, b.event); err != nil {
		return err
	}
	session := chromedp.FromContext(b.ctx).Browser
	if _, err := cdp.Call(b.ctx, session, cdpfetch.Enable, cdpfetch.EnableParams{}); err != nil {
		return fmt.Errorf("intercept requests: %w", err)
	}
	if _, err := cdp.Call(b.ctx, session, target.SetDiscoverTargets, target.SetDiscoverTargetsParams{Discover: true}); err != nil {
		return fmt.Errorf("watch for windows: %w", err)
	}
	b.calls.Go(func() { b.guard(o) })
	return nil
}

func (b *browser) event(ev any) {
	switch ev := ev.(type) {
	case *cdpfetch.EventRequestPaused:
		b.calls.Go(func() { b.request(ev) })
	case *target.EventTargetCreated:
		if ev.TargetInfo.OpenerID != "" {
			b.calls.Go(func() { b.closeWindow(ev.TargetInfo.TargetID) })
		}
	}
}

// request lets pass what a page has vouched for.
func (b *browser) request(ev *cdpfetch.EventRequestPaused) {
	session := chromedp.FromContext(b.ctx).Browser
	if b.vouched(ev) {
		_, _ = cdp.Call(b.ctx, session, cdpfetch.ContinueRequest, cdpfetch.ContinueRequestParams{RequestID: ev.RequestID})
		return
	}
	_, _ = cdp.Call(b.ctx, session, cdpfetch.FailRequest, cdpfetch.FailRequestParams{RequestID: ev.RequestID, ErrorReason: network.ErrorReasonBlockedByClient})
}

func (b *browser) vouched(ev *cdpfetch.EventRequestPaused) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for p := range b.pages {
		if p.takeVouch(ev) {
			return true
		}
	}
	return false
}

// closeWindow closes what a page opened.
func (b *browser) closeWindow(id target.ID) {
	session := chromedp.FromContext(b.ctx).Browser
	_, _ = cdp.Call(b.ctx, session, target.CloseTarget, target.CloseTargetParams{TargetID: id})
}

func (b *browser) join(p *page) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.pages[p] = true
}

func (b *browser) part(p *page) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.pages, p)
}

// dead says whether the browser is gone, or about to be.
func (b *browser) dead() bool {
	select {
	case <-chromedp.FromContext(b.ctx).Browser.LostConnection:
		return true
	default:
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.ended || b.ctx.Err() != nil
}

// close ends the browser and waits until nothing of it is left.
func (b *browser) close() error {
	if b != nil {
		b.stop()
	}
	return nil
}

// tooLarge tells the pages why their browser ends.
func (b *browser) tooLarge(limit int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ended = true
	for p := range b.pages {
		p.end(broken(p.url, fmt.Errorf("the browser used more than %d MiB of memory; see render.memory", limit)))
	}
}
