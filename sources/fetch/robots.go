package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

const (
	robotsKept   = 24 * time.Hour  // RFC 9309, section 2.4
	robotsRetry  = 5 * time.Minute // how long a 5xx holds before the file is asked for again
	robotsLimit  = 500 << 10       // bytes read, RFC 9309, section 2.5; the rest is ignored
	robotsHops   = 5               // redirects followed, RFC 9309, section 2.3.1.2
	robotsHosts  = 8192            // origins kept before old ones are dropped
	robotsAccept = "text/plain,*/*;q=0.5"
)

// robots keeps each origin's robots.txt; one request per origin, however many
// visits wait for it. What a proxy of an access's own was answered, or failed
// with, is for the visits that take it too.
type robots struct {
	send    func(ctx context.Context, req *http.Request) (*answer, error)
	via     func(ctx context.Context) string // names that proxy, "" for the usual way
	product string
	now     func() time.Time

	mu      sync.Mutex
	origins map[string]*robotsEntry
}

// robotsEntry is written by the one who asks, before done is closed.
type robotsEntry struct {
	done      chan struct{}
	rules     rules
	err       error
	abandoned bool      // the one who asked was called off; ask again
	until     time.Time // guarded by robots.mu; zero while being asked
}

// check says whether a URL may be visited, and the delay that its host asks
// for between visits. A refusal is an *Error.
func (r *robots) check(ctx context.Context, u *url.URL) (time.Duration, error) {
	entry, err := r.entry(ctx, u)
	if err != nil {
		return 0, err
	}
	if entry.err != nil {
		return entry.rules.delay, entry.err
	}
	if !entry.rules.allows(u) {
		return entry.rules.delay, &Error{Fault: FaultBlocked, URL: shown(u), Err: errors.New("robots.txt of " + u.Host +
			" forbids this address to " + r.product + "; take another page, or ask the site's owner")}
	}
	return entry.rules.delay, nil
}

func (r *robots) entry(ctx context.Context, u *url.URL) (*robotsEntry, error) {
	origin := u.Scheme + "://" + hostPort(u)
	key := r.via(ctx) + origin
	for {
		mine := false
		r.mu.Lock()
		entry := r.origins[key]
		if entry == nil || !entry.until.IsZero() && !r.now().Before(entry.until) {
			entry = &robotsEntry{done: make(chan struct{})}
			r.sweep()
			r.origins[key] = entry
			r.mu.Unlock()
			mine = true
			r.ask(ctx, origin, key, entry)
		} else {
			r.mu.Unlock()
		}
		select {
		case <-entry.done:
		case <-ctx.Done():
			return nil, &calledOff{fmt.Errorf("wait for robots.txt of %s: %w", u.Host, context.Cause(ctx))}
		}
		switch {
		case !entry.abandoned:
			return entry, nil
		case mine:
			return nil, entry.err
		}
	}
}

// sitemaps are those that the robots.txt of an address's host names, nil where
// it was not asked yet.
func (r *robots) sitemaps(u *url.URL) []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	entry := r.origins[u.Scheme+"://"+hostPort(u)]
	if entry == nil || entry.until.IsZero() {
		return nil
	}
	return entry.rules.sitemaps
}

// sweep bounds the memory that redirects to ever new hosts could take. Called
// with the lock held.
func (r *robots) sweep() {
	if len(r.origins) < robotsHosts {
		return
	}
	now := r.now()
	for origin, e := range r.origins {
		if !e.until.IsZero() && (now.After(e.until) || len(r.origins) >= robotsHosts) {
			delete(r.origins, origin)
		}
	}
}

// ask fills an entry. A failure of the host itself is not kept: the next visit
// would meet it anyway, and says it better than a remembered one.
func (r *robots) ask(ctx context.Context, origin, key string, entry *robotsEntry) {
	// Some servers do not know their own name with the port of its scheme.
	address := strings.TrimSuffix(strings.TrimSuffix(origin, ":443"), ":80") + "/robots.txt"
	if strings.HasPrefix(origin, "http://") == strings.HasSuffix(origin, ":443") {
		address = origin + "/robots.txt"
	}
	rules, err := r.fetch(ctx, address)
	entry.rules, entry.err = rules, err
	keep := robotsKept
	var fault *Error
	switch {
	case err == nil:
	case !errors.As(err, &fault):
		entry.abandoned, keep = true, 0
	case fault.Fault == FaultBlocked:
		keep = min(max(robotsRetry, fault.RetryAfter), robotsKept)
	default:
		keep = 0
	}
	r.mu.Lock()
	entry.until = r.now().Add(keep)
	if keep == 0 && r.origins[key] == entry {
		delete(r.origins, key)
	}
	r.mu.Unlock()
	close(entry.done)
}

// fetch follows redirects, to other hosts too. An error that is no *Error means
// that the visit was called off.
func (r *robots) fetch(ctx context.Context, address string) (rules, error) {
	for hop := 0; hop <= robotsHops; hop++ {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
		if err != nil {
			return rules{}, nil // a redirect to nowhere: the file is unavailable
		}
		req.Header.Set("Accept", robotsAccept)
		got, err := r.send(ctx, req)
		if err != nil {
			return rules{}, robotsFailed(req.URL, hop, err)
		}
		if location := got.header.Get("Location"); got.status/100 == 3 && location != "" {
			next, err := req.URL.Parse(location)
			if err != nil || next.Scheme != "http" && next.Scheme != "https" {
				return rules{}, nil
			}
			next.User = nil
			address = next.String()
			continue
		}
		return r.read(req.URL, got)
	}
	return rules{}, nil
}

// read judges the last answer (RFC 9309, section 2.3.1). 429 counts with 5xx:
// who asks for fewer requests is not answered with more.
func (r *robots) read(u *url.URL, got *answer) (rules, error) {
	switch {
	case got.status >= 500 || got.status == http.StatusTooManyRequests:
		words := fmt.Errorf("robots.txt of %s answered %d, which forbids every visit until it can be read (RFC 9309); it is asked again later", u.Host, got.status)
		return rules{}, &Error{Fault: FaultBlocked, URL: shown(u), Status: got.status, RetryAfter: got.retryAfter, Err: words}
	case got.status/100 != 2:
		return rules{}, nil
	}
	text := got.body[:min(len(got.body), robotsLimit)]
	return parseRobots(string(text), r.product), nil
}

// robotsFailed keeps the host's own failure what it is; behind a redirect it
// is the file alone that cannot be reached, which forbids all.
func robotsFailed(u *url.URL, hop int, err error) error {
	var fault *Error
	if hop == 0 || !errors.As(err, &fault) {
		return err
	}
	return &Error{Fault: FaultBlocked, URL: shown(u), Status: fault.Status, Err: fmt.Errorf("robots.txt cannot be read, which forbids every visit (RFC 9309): %w", fault.Err)}
}
