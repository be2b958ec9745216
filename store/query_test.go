package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"keywatch/diff/tag"
	"keywatch/store"
)

func TestCursorComesBackAsItWasMade(t *testing.T) {
	at := time.Date(2026, 11, 2, 8, 0, 0, 123456789, time.FixedZone("", 3600))
	for _, id := range []string{"ev_1", "", "a|b"} {
		got, gotID, err := store.ParseCursor(store.Cursor(at, id))
		if err != nil || !got.Equal(at) || gotID != id {
			t.Errorf("%q: got %v %q %v", id, got, gotID, err)
		}
	}
	for _, bad := range []string{"x", "x|y", "|", "2026-11-02|"} {
		if _, _, err := store.ParseCursor(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

// pages is a lister of n events that counts how it is asked.
type pages struct {
	n, calls, fail int
}

func (p *pages) Events(_ context.Context, q store.Query) ([]tag.Event, error) {
	p.calls++
	if p.calls == p.fail {
		return nil, errors.New("it failed")
	}
	from := 0
	if q.After != "" {
		at, _, err := store.ParseCursor(q.After)
		if err != nil {
			return nil, err
		}
		from = p.n - int(at.Unix()) + 1
	}
	var events []tag.Event
	for i := from; i < p.n && len(events) < q.Limit; i++ {
		events = append(events, tag.Event{Confirmed: time.Unix(int64(p.n-i), 0)})
	}
	return events, nil
}

func TestEachEventReadsNoMoreThanItNeeds(t *testing.T) {
	for _, c := range []struct {
		name               string
		n, limit, stop     int
		want, calls, fails int
	}{
		{name: "none", n: 0, want: 0, calls: 1},
		{name: "one page", n: 249, want: 249, calls: 1},
		{name: "a full page asks again", n: 250, want: 250, calls: 2},
		{name: "three pages", n: 600, want: 600, calls: 3},
		{name: "a limit", n: 600, limit: 10, want: 10, calls: 1},
		{name: "a limit over pages", n: 600, limit: 300, want: 300, calls: 2},
		{name: "stopped early", n: 600, stop: 5, want: 5, calls: 1},
		{name: "an error ends it", n: 600, fails: 2, want: 250, calls: 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &pages{n: c.n, fail: c.fails}
			seen, failed := 0, 0
			for _, err := range store.EachEvent(t.Context(), p, store.Query{Limit: c.limit}) {
				if err != nil {
					failed++
					continue
				}
				if seen++; seen == c.stop {
					break
				}
			}
			if seen != c.want || p.calls != c.calls || (failed == 1) != (c.fails > 0) {
				t.Errorf("%d events in %d calls with %d errors, want %d in %d", seen, p.calls, failed, c.want, c.calls)
			}
		})
	}
}
