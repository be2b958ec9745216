package render

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"

	"keywatch/sources/fetch"
)

// When a page is at rest: loaded, nothing in flight for a while, and its text as
// long as it was. A page that asks for ever is at rest when its text is.
const (
	look       = 100 * time.Millisecond
	quietFor   = 500 * time.Millisecond
	steadyFor  = 3 * time.Second
	answerTime = 3 * time.Second // for a script of ours
)

//go:embed take.js
var takeScript string

// size tells one state of a page from another, cheaply.
const size = `document.documentElement ? document.documentElement.textContent.length + "/" + document.getElementsByTagName("*").length : ""`

// traffic follows what is in flight.
func (p *page) traffic(ev any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch ev := ev.(type) {
	case *network.EventResponseReceived:
		if ev.Type == network.ResourceTypeDocument && ev.FrameID == p.frame {
			p.main = ev.Response
		}
	case *network.EventDataReceived:
		if p.bytes += ev.DataLength; p.bytes > maxBytes {
			p.endLocked(broken(p.url, fmt.Errorf("the page and what it loads have more than the limit of %d bytes", maxBytes)), "")
		}
	case *network.EventLoadingFinished:
		delete(p.flying, ev.RequestID)
	case *network.EventLoadingFailed:
		delete(p.flying, ev.RequestID)
		if ev.Type == network.ResourceTypeDocument && p.main == nil && ev.ErrorText != "net::ERR_ABORTED" {
			p.failed = ev.ErrorText
		}
	default:
		return
	}
	p.busy = time.Now()
}

// still says how the page is: whether its document failed, is an error's, or
// nothing happens in it.
func (p *page) still() (failed string, status int64, loaded, quiet bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.main != nil {
		status = p.main.Status
	}
	return p.failed, status, p.loaded, p.loaded && len(p.flying) == 0 && time.Since(p.busy) >= quietFor
}

// rest waits until the page is at rest.
func (p *page) rest(ctx context.Context) error {
	tick := time.NewTicker(look)
	defer tick.Stop()
	var last string
	var since time.Time // when the page got this size
	for {
		select {
		case <-p.over:
			return errOver
		case <-ctx.Done():
			return p.late(ctx, since)
		case <-tick.C:
		}
		failed, status, loaded, quiet := p.still()
		switch {
		case failed != "":
			return errors.New(failed)
		case status >= 400 && loaded:
			return nil // it says no, and nothing is waited for
		case !loaded:
			continue
		}
		now, err := p.evaluate(ctx, size)
		if err != nil && p.tab.Err() == nil {
			continue // a new document is on its way, or the page does not answer
		}
		if tooLong(now) {
			return errLarge
		}
		if now != last || since.IsZero() {
			last, since = now, time.Now()
		}
		if quiet && time.Since(since) >= quietFor/2 {
			return nil
		}
	}
}

var (
	errOver  = errors.New("the page is over")
	errLarge = fmt.Errorf("the page as its scripts build it has more than the limit of %d bytes", maxBytes)
)

// tooLong reads what size gives: there is no need to wait for the rest.
func tooLong(size string) bool {
	text, _, _ := strings.Cut(size, "/")
	n, err := strconv.Atoi(text)
	return err == nil && n > maxBytes
}

// late decides about a page that never got quiet: half a page would look like a
// removal.
func (p *page) late(ctx context.Context, since time.Time) error {
	if p.tab.Err() != nil {
		return ctx.Err()
	}
	if !since.IsZero() && time.Since(since) >= steadyFor {
		if _, err := p.evaluate(p.tab, size); err == nil {
			return nil
		}
	}
	return broken(p.url, errors.New("the page was not at rest when its time was over; see render.timeout"))
}

// evaluate runs a script of ours in a world of its own, where the page's scripts
// cannot change what it calls.
func (p *page) evaluate(ctx context.Context, script string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	world, err := cdp.Call(ctx, p.target, cdppage.CreateIsolatedWorld, cdppage.CreateIsolatedWorldParams{FrameID: p.frame, WorldName: "keywatch"})
	if err != nil {
		return "", err
	}
	yes := true
	got, err := cdp.Call(ctx, p.target, runtime.Evaluate, runtime.EvaluateParams{Expression: script, ContextID: world.ExecutionContextID, ReturnByValue: &yes})
	switch {
	case err != nil:
		return "", err
	case got.ExceptionDetails != nil:
		return "", errors.New(got.ExceptionDetails.Text)
	}
	var text string
	if err := json.Unmarshal(got.Result.Value, &text); err != nil {
		return "", fmt.Errorf("read what the page says: %w", err)
	}
	return text, nil
}

// take reads the page as it is now.
func (p *page) take(req fetch.Request) (*fetch.Response, error) {
	text, err := p.evaluate(p.tab, fmt.Sprintf("(%s)(%d)", strings.TrimSpace(takeScript), maxBytes))
	if err != nil {
		return nil, fmt.Errorf("take the page: %w", err)
	}
	var got struct{ URL, HTML string }
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		return nil, fmt.Errorf("take the page: %w", err)
	}
	p.mu.Lock()
	main := p.main
	p.mu.Unlock()
	u, err := url.Parse(got.URL)
	switch {
	case len(got.HTML) > maxBytes || got.HTML == "":
		return nil, errLarge
	case main == nil:
		return nil, errors.New("the document did not come")
	case err != nil || !p.turn.Same(u) || !p.turn.Allows(u):
		return nil, fmt.Errorf("the page left for %s", got.URL)
	}
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	head := header(main.Headers)
	if err := p.egress.Judge(u, int(main.Status), head, []byte(got.HTML)); err != nil {
		return nil, err
	}
	if !strings.Contains(main.MimeType, "html") {
		words := fmt.Errorf("the address gives %s, which scripts do not build; take render away", main.MimeType)
		return nil, &fetch.Error{Fault: fetch.FaultUnparseable, URL: u.String(), Status: int(main.Status), Err: words}
	}
	policy := p.egress.Policy()
	language := req.Language
	if language == "" {
		language = policy.Language
	}
	return &fetch.Response{
		URL: u.String(), Status: int(main.Status), Header: head, ContentType: "text/html", Charset: "utf-8",
		Language: language, Country: p.egress.Country(), Body: []byte(got.HTML), Rendered: true, At: p.egress.Now(),
	}, nil
}
