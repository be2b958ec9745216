package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/url"
)

// Renderer reads documents that scripts build, with a browser. The daemon gives
// one to the client; without it nothing is rendered.
type Renderer interface {
	// Render visits a page with its subresources, under all limits of a visit.
	// Its errors are those of Client.Do.
	Render(ctx context.Context, req Request) (*Response, error)
	// Available is nil where there is a browser, else what is missing in words.
	Available() error
	// Retire ends it when the visits under way are over; Close at once.
	Retire()
	Close() error
}

// UseRenderer gives the client what it answers rendered requests with; before
// the first of them.
func (c *Client) UseRenderer(r Renderer) { c.renderer = r }

// CanRender is nil where rendered requests can be answered, else why not.
func (c *Client) CanRender() error {
	if c.renderer == nil {
		return errNoRenderer
	}
	return c.renderer.Available()
}

// errNoRenderer is for clients that were given none.
var errNoRenderer = errors.New("needs a browser, which this command does not start")

// render answers a rendered request.
func (c *Client) render(ctx context.Context, req Request) (*Response, error) {
	if err := c.CanRender(); err != nil {
		return nil, &Error{Fault: FaultBroken, URL: req.URL, Err: err}
	}
	return c.renderer.Render(ctx, req)
}

// Turn is a visit's turn at the host of a page: nobody else is visiting it, and
// its robots.txt is known.
type Turn struct {
	origin string
	rules  rules
	leave  func(Visit)
}

// Allows says whether robots.txt lets a URL be visited; of other hosts than the
// page's nothing is known, and they are allowed.
func (t *Turn) Allows(u *url.URL) bool {
	return !t.Same(u) || t.rules.allows(u)
}

// Same says whether a URL is of the page's own origin.
func (t *Turn) Same(u *url.URL) bool { return u.Scheme+"://"+hostPort(u) == t.origin }

// Leave ends the turn; the crawl delay is told by the turn itself.
func (t *Turn) Leave(v Visit) {
	v.CrawlDelay = t.rules.delay
	t.leave(v)
}

// Enter asks robots.txt for a page and waits for its host's turn, as the client
// does for a visit. A refusal is an *Error.
func (e *Egress) Enter(ctx context.Context, address string) (*Turn, error) {
	address, err := visitable(address)
	if err != nil {
		return nil, err
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	turn := &Turn{origin: u.Scheme + "://" + hostPort(u)}
	// robots.txt first, as it asks for a turn itself.
	if e.c.policy.EnforceRobots {
		if turn.rules, err = e.robots(ctx, u); err != nil {
			return nil, err
		}
	}
	turn.leave = func(Visit) {}
	if gate := e.c.transport.gate; gate != nil {
		if turn.leave, err = gate.Enter(ctx, hostPort(u)); err != nil {
			return nil, fmt.Errorf("wait for a turn at %s: %w", hostPort(u), err)
		}
	}
	return turn, nil
}

// robots gives the rules of a page's host; an *Error when they forbid the page.
func (e *Egress) robots(ctx context.Context, u *url.URL) (rules, error) {
	w := e.c.workers.Get().(*worker)
	defer e.c.workers.Put(w)
	v := &visit{req: Request{Access: e.req.Access}, worker: w, left: e.c.policy.TotalTimeout}
	ctx = context.WithValue(ctx, visitKey{}, v)
	r := e.c.transport.robots
	if _, err := r.check(ctx, u); err != nil {
		return rules{}, e.c.outcome(ctx, v, shown(u), err)
	}
	entry, err := r.entry(ctx, u)
	if err != nil {
		return rules{}, e.c.outcome(ctx, v, shown(u), err)
	}
	return entry.rules, nil
}
