package render

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	cdpfetch "github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/inspector"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"

	"keywatch/sources/fetch"
)

// event is called for each event of the tab, in order; it may not wait.
func (p *page) event(ev any) {
	switch ev := ev.(type) {
	case *cdpfetch.EventRequestPaused:
		pass := p.allow(ev)
		p.calls.Go(func() { p.answer(ev, pass) })
	case *cdpfetch.EventAuthRequired:
		p.calls.Go(func() { p.sign(ev) })
	case *cdppage.EventJavascriptDialogOpening:
		p.calls.Go(func() {
			_ = p.target.Call(p.tab, cdppage.HandleJavaScriptDialog.Method, cdppage.HandleJavaScriptDialogParams{Accept: false}, nil)
		})
	case *inspector.EventTargetCrashed:
		p.end(broken(p.url, errors.New("the page broke the browser's tab; it may need more memory than render.memory gives")))
	case *cdppage.EventLoadEventFired:
		p.mu.Lock()
		p.loaded = true
		p.mu.Unlock()
	case *cdppage.EventFrameStoppedLoading:
		// A page that wanted to go where it may not gets no load event.
		p.mu.Lock()
		p.loaded = p.loaded || ev.FrameID == p.frame && p.main != nil
		p.mu.Unlock()
	default:
		p.traffic(ev)
	}
}

// allow decides on a request before it is made. What it lets pass it vouches for,
// since the browser's own net refuses all else.
func (p *page) allow(ev *cdpfetch.EventRequestPaused) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	u, err := url.Parse(ev.Request.URL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !p.wanted(ev, u) {
		return false
	}
	if p.requests++; p.requests > maxRequests {
		p.endLocked(broken(p.url, fmt.Errorf("the page asks for more than %d documents", maxRequests)), "")
		return false
	}
	p.vouches[voucher(ev)]++
	if ev.NetworkID != "" {
		p.flying[ev.NetworkID], p.busy = true, time.Now()
	}
	return true
}

// wanted says whether a request can add to a page's text. Pictures, media, fonts,
// beacons, event streams, workers and downloads cannot. Called with the lock held.
func (p *page) wanted(ev *cdpfetch.EventRequestPaused, u *url.URL) bool {
	switch ev.ResourceType {
	case network.ResourceTypeDocument:
		if ev.FrameID == p.frame {
			return p.follow(ev, u)
		}
		// What stands in frames is not read; those of the page itself may be
		// part of how it is built.
		return ev.Request.Method == "GET" && p.turn.Same(u) && p.turn.Allows(u)
	case network.ResourceTypeScript, network.ResourceTypeStylesheet, network.ResourceTypeXHR, network.ResourceTypeFetch, network.ResourceTypePreflight:
	default:
		return false
	}
	// Prefetches and event streams come under the names of other sorts.
	asked := header(ev.Request.Headers)
	if asked.Get("Sec-Purpose") != "" || strings.HasPrefix(asked.Get("Accept"), "text/event-stream") {
		return false
	}
	switch ev.Request.Method {
	case "GET", "HEAD", "OPTIONS", "POST": // questions, and those of GraphQL
		return p.turn.Allows(u)
	}
	return false
}

// follow judges where the page itself leads: the first document, redirects, and
// what its scripts do. Called with the lock held.
func (p *page) follow(ev *cdpfetch.EventRequestPaused, u *url.URL) bool {
	if ev.Request.Method != "GET" {
		return false // a form that the page sends of itself
	}
	if !p.turn.Same(u) {
		// Another host has a turn and a robots.txt of its own.
		p.endLocked(nil, u.String())
		return false
	}
	if !p.turn.Allows(u) {
		words := fmt.Errorf("the page leads to %s, which robots.txt of %s forbids", u.Path, u.Host)
		p.endLocked(&fetch.Error{Fault: fetch.FaultBlocked, URL: u.String(), Err: words}, "")
		return false
	}
	if p.documents++; p.documents > p.egress.Policy().MaxRedirects+1 {
		p.endLocked(broken(p.url, fmt.Errorf("the page leads on and on, at last to %s", u)), "")
		return false
	}
	p.loaded, p.main, p.failed = false, nil, ""
	return true
}

// voucher names a request alike for the tab and for the browser; those of workers
// have no number in the network.
func voucher(ev *cdpfetch.EventRequestPaused) string {
	if ev.NetworkID != "" {
		return string(ev.NetworkID)
	}
	return string(ev.FrameID) + " " + ev.Request.URL
}

func (p *page) takeVouch(ev *cdpfetch.EventRequestPaused) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	key := voucher(ev)
	if p.vouches[key] == 0 {
		return false
	}
	if p.vouches[key]--; p.vouches[key] == 0 {
		delete(p.vouches, key)
	}
	return true
}

// answer tells the browser. An error means that the tab is gone.
func (p *page) answer(ev *cdpfetch.EventRequestPaused, pass bool) {
	if pass {
		_, _ = cdp.Call(p.tab, p.target, cdpfetch.ContinueRequest, cdpfetch.ContinueRequestParams{RequestID: ev.RequestID, Headers: p.introduce(ev)})
		return
	}
	// Aborted and not blocked: a page that may not go elsewhere stays as it is.
	_, _ = cdp.Call(p.tab, p.target, cdpfetch.FailRequest, cdpfetch.FailRequestParams{RequestID: ev.RequestID, ErrorReason: network.ErrorReasonAborted})
}

// maxSigned bounds how often one page is given its pass: each connection pool of
// the browser asks once.
const maxSigned = 32

// sign gives the proxy the page's pass; a site that asks for a login gets none.
func (p *page) sign(ev *cdpfetch.EventAuthRequired) {
	say := &cdpfetch.AuthChallengeResponse{Response: "CancelAuth"}
	p.mu.Lock()
	if c := ev.AuthChallenge; c != nil && c.Source == "Proxy" && c.Origin == "http://"+p.browser.proxy.addr() && p.signed < maxSigned {
		p.signed++
		say = &cdpfetch.AuthChallengeResponse{Response: "ProvideCredentials", Username: p.pass.name, Password: p.pass.secret}
	}
	p.mu.Unlock()
	_, _ = cdp.Call(p.tab, p.target, cdpfetch.ContinueWithAuth, cdpfetch.ContinueWithAuthParams{RequestID: ev.RequestID, AuthChallengeResponse: say})
}
