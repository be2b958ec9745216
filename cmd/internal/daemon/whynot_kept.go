package daemon

import (
	"context"
	"fmt"
	"slices"
	"time"

	"keywatch/cmd/internal/web"
	"keywatch/diff"
	"keywatch/sources"
	"keywatch/store"
)

// heldBack are the differences that were taken for noise, those of one place
// with one reason as one finding. For words all sources are looked at, those
// that left the configuration too.
func (q *inquiry) heldBack(ctx context.Context, a asked, readers []sources.Source) ([]web.Finding, error) {
	var noise []diff.Noise
	if a.address == "" {
		list, err := q.noise(ctx, "") // "" is all of them
		if err != nil {
			return nil, err
		}
		for _, n := range list {
			if a.says(n.Section, n.Before, n.After) {
				noise = append(noise, n)
			}
		}
	}
	for _, s := range readers {
		list, err := q.noise(ctx, s.ID)
		if err != nil {
			return nil, err
		}
		noise = append(noise, list...)
	}
	return q.gathered(noise), nil
}

// gathered makes one finding of what was held back again and again.
func (q *inquiry) gathered(noise []diff.Noise) []web.Finding {
	type place struct{ source, section, reason string }
	at := map[place]int{}
	var all []web.Finding
	for _, n := range noise {
		k := place{n.Source, n.Section, n.Reason}
		i, known := at[k]
		if !known {
			i = len(all)
			at[k] = i
			all = append(all, web.Finding{
				What: web.WhatHeld, Source: n.Source, URL: q.world.sources[n.Source].URL, At: n.At, Due: q.statuses[n.Source].Due,
				Reason: n.Reason, Section: n.Section, Before: n.Before, After: n.After, Marks: diff.Marks(n.Before, n.After),
				Words: "seen on " + n.Source + " and held back: " + n.Reason,
			})
		}
		all[i].Count++
		all[i].Since = n.At // newest first: the last one is the oldest
	}
	return all
}

// standing finds what stands on any confirmed snapshot.
func (q *inquiry) standing(ctx context.Context, a asked) ([]web.Finding, error) {
	var all []web.Finding
	for _, src := range q.world.cfg.Sources {
		f, ok, err := q.standsOn(ctx, src, a)
		if err != nil {
			return nil, err
		}
		if ok {
			all = append(all, f)
		}
	}
	return all, nil
}

// standsOn finds what stands on a source's confirmed snapshot.
func (q *inquiry) standsOn(ctx context.Context, src sources.Source, a asked) (web.Finding, bool, error) {
	base, err := q.baseline(ctx, src.ID)
	if err != nil || base.Snapshot == nil {
		return web.Finding{}, false, err
	}
	i := slices.IndexFunc(base.Snapshot.Items, a.shows)
	if i < 0 {
		return web.Finding{}, false, nil
	}
	it := base.Snapshot.Items[i]
	since, first, err := q.standsSince(ctx, src, base, a)
	if err != nil {
		return web.Finding{}, false, err
	}
	f := web.Finding{
		What: web.WhatStands, Source: src.ID, URL: src.URL, At: since, Due: base.Status.Due, Section: it.Section, After: it.Text,
		Words: "stands on " + src.ID + " since the first visit: it was there before the watch",
	}
	if it.Link != "" {
		f.URL, f.Line = it.Link, it.Title
	}
	if !first {
		f.Reason = "no change tells of it: the source was read anew without comparing, or the difference was held back more than 90 days ago"
		f.Words = "stands on " + src.ID + " and was not reported: " + f.Reason
	}
	return f, true, nil
}

// shows tells whether an item says what was asked for or leads to it.
func (a asked) shows(it sources.Item) bool {
	if a.address != "" {
		return it.Link != "" && sameDocument(it.Link) == a.address
	}
	return a.says(it.Title, it.Text)
}

// maxVersionsRead bounds how many kept versions are read to find the first
// that shows a text.
const maxVersionsRead = 100

// standsSince finds the oldest kept version that shows it, and whether that is
// the source's first.
func (q *inquiry) standsSince(ctx context.Context, src sources.Source, base *store.Baseline, a asked) (time.Time, bool, error) {
	versions, err := q.engine.store.Versions(ctx, src.ID)
	if err != nil {
		return time.Time{}, false, fmt.Errorf("read versions of %s: %w", src.ID, err)
	}
	slices.Reverse(versions)
	for i, v := range versions[:min(len(versions), maxVersionsRead)] {
		docs, err := q.engine.store.Documents(ctx, src.ID, v.At)
		if err != nil {
			continue // damaged: it was set aside and noted, and the next tells as much
		}
		snap, err := sources.Reread(src, docs)
		if err == nil && slices.ContainsFunc(snap.Items, a.shows) {
			return v.At, i == 0, nil
		}
	}
	return base.Snapshot.At, len(versions) == 0, nil
}
