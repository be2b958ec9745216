package daemon

import (
	"context"
	"fmt"
	"time"

	"keywatch/cmd/internal/web"
	"keywatch/diff/tag"
	"keywatch/sources"
	"keywatch/store"
)

// verdict says what is known of one alert, in the order of why-not.
func (m *matching) verdict(ctx context.Context, alert web.Alert) (web.Verdict, error) {
	a := askFor(alert.URL)
	m.hosts[a.host] = true
	v := web.Verdict{Alert: alert}
	ev, like := m.tell(alert, a)
	if like >= likeElsewhere {
		return m.toldBy(v, ev, like), nil
	}
	// What is known of the very words says more than that something else was
	// told of the address at that time.
	if f, ok, err := m.kept(ctx, alert, a); err != nil || ok {
		v.What, v.Words, v.Source, v.Reason, v.Seen = f.What, f.Words, f.Source, f.Reason, f.At
		if !f.Since.IsZero() {
			v.Seen = f.Since
		}
		if f.What != web.WhatStands {
			v.Ahead = ahead(alert.At.Sub(v.Seen))
		}
		return v, err
	}
	if like == likeInPlace {
		return m.toldBy(v, ev, like), nil
	}
	f := m.addressState(a, false)[0]
	v.What, v.Words, v.Source, v.Reason = f.What, f.Words, f.Source, f.Reason
	if st := m.statuses[f.Source]; f.What == web.WhatQuiet {
		v.Words, v.Seen = "read, and nothing like it was seen", st.Read
		if st.First.After(alert.At) {
			v.What, v.Words, v.Reason = web.WhatEarly, "not watched yet at that time", "the first visit was "+st.First.UTC().Format("2006-01-02 15:04")
		}
	}
	return v, nil
}

// toldBy is the verdict that an event tells of the alert.
func (m *matching) toldBy(v web.Verdict, ev *tag.Event, like int) web.Verdict {
	m.found[ev.ID] = true
	v.What, v.Words, v.Seen, v.Event = web.WhatReported, "reported: "+ev.Line, ev.Seen, ev.ID
	// Against first sight, not confirmation: other tools do not wait either.
	v.Ahead = ahead(v.At.Sub(ev.Seen))
	switch {
	case ev.Withdrawn != "":
		v.What, v.Reason = web.WhatWithdrawn, ev.Withdrawn
	case like == likeElsewhere:
		v.Reason = "from another address"
	case like == likeInPlace && v.Text != "":
		v.Reason = "at this address at that time, in other words"
	}
	if len(ev.Witnesses) > 0 {
		v.Source = ev.Witnesses[0].Source
	}
	return v
}

// kept finds what waits, was held back or stands there, as the alert says it.
func (m *matching) kept(ctx context.Context, alert web.Alert, a asked) (web.Finding, bool, error) {
	words := asked{needles: store.Needles(alert.Text), share: alertAlike}
	readers, near := m.readers(a)
	exact := map[string]bool{}
	for _, s := range readers {
		exact[s.ID] = true
	}
	for _, f := range m.waiting(asked{address: a.address}, exact) {
		if words.says(f.Section, f.Before, f.After) || len(words.needles) == 0 {
			return f, true, nil
		}
	}
	f, ok, err := m.heldNear(ctx, alert, words, readers)
	if err != nil || ok || len(words.needles) < 2 {
		return f, ok, err
	}
	// A text that did not move may share half of its words with any alert.
	words.share = alertAnywhere
	return m.stoodThere(ctx, words, append(readers, near...))
}

// heldNear finds what was held back at the address: with the alert's words, or
// at its time when it has none.
func (m *matching) heldNear(ctx context.Context, alert web.Alert, words asked, readers []sources.Source) (web.Finding, bool, error) {
	for _, s := range readers {
		noise, err := m.noise(ctx, s.ID)
		if err != nil {
			return web.Finding{}, false, err
		}
		for i, n := range noise {
			near := alert.At.Sub(n.At).Abs() <= alertNear
			if words.says(n.Section, n.Before, n.After) || len(words.needles) == 0 && near {
				f := m.gathered(noise[i : i+1])[0]
				return f, true, nil
			}
		}
	}
	return web.Finding{}, false, nil
}

// stoodThere finds the words on what is confirmed of the host's sources.
func (m *matching) stoodThere(ctx context.Context, words asked, srcs []sources.Source) (web.Finding, bool, error) {
	for _, s := range srcs {
		f, ok, err := m.standsOn(ctx, s, words)
		if err != nil || ok {
			return f, ok, err
		}
	}
	return web.Finding{}, false, nil
}

// ahead writes a span of time, "-" in front of one that runs back: in days from
// two on, and to the minute below.
func ahead(d time.Duration) string {
	sign := ""
	if d < 0 {
		sign, d = "-", -d
	}
	d = d.Round(time.Minute)
	hours, minutes := int(d.Hours()), int(d.Minutes())%60
	switch {
	case hours >= 48:
		return fmt.Sprintf("%s%dd", sign, hours/24)
	case hours > 0 && minutes > 0:
		return fmt.Sprintf("%s%dh%dm", sign, hours, minutes)
	case hours > 0:
		return fmt.Sprintf("%s%dh", sign, hours)
	}
	return fmt.Sprintf("%s%dm", sign, minutes)
}
