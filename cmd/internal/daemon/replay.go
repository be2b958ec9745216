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

// Replay runs the kept history of sources through the present code and
// options, and tells of each source as it ends. It reads and writes nothing.
func (e *Engine) Replay(ctx context.Context, q web.ReplayQuery, each func(web.ReplayLine)) error {
	w := e.world.Load()
	for _, id := range q.Sources {
		if _, ok := w.sources[id]; !ok {
			return unknown("source", id, slices.Collect(keys(w.sources)))
		}
	}
	since, err := when(q.Since, e.Clock.Now(), w.cfg.Zone)
	if err != nil {
		return err
	}
	var list []sources.Source
	for _, s := range w.cfg.Sources {
		if len(q.Sources) == 0 || slices.Contains(q.Sources, s.ID) {
			list = append(list, s)
		}
	}
	for i, src := range list {
		if err := ctx.Err(); err != nil {
			return err
		}
		line, err := e.replaySource(ctx, src, since)
		if err != nil {
			return err
		}
		line.Done, line.Total = i+1, len(list)
		each(line)
	}
	return nil
}

// replaySource runs one source's history again and holds it against what was
// told since a time.
func (e *Engine) replaySource(ctx context.Context, src sources.Source, since time.Time) (web.ReplayLine, error) {
	line := web.ReplayLine{Source: src.ID}
	versions, err := e.store.Versions(ctx, src.ID)
	if err != nil {
		return line, fmt.Errorf("read versions of %s: %w", src.ID, err)
	}
	slices.Reverse(versions) // oldest first
	base, err := e.store.Baseline(ctx, src.ID)
	if err != nil {
		return line, fmt.Errorf("read what is kept of %s: %w", src.ID, err)
	}
	told, err := e.store.Changes(ctx, store.Query{Sources: []string{src.ID}})
	if err != nil {
		return line, fmt.Errorf("read changes of %s: %w", src.ID, err)
	}
	noise, err := e.store.Noise(ctx, time.Time{}, src.ID, 0)
	if err != nil {
		return line, fmt.Errorf("read what was held back of %s: %w", src.ID, err)
	}
	versions = versions[seedOf(versions, told, since):]
	k := kept{told: told, noise: noise, pending: base.Pending}
	if len(versions) > 0 {
		// What was told before the seed is not told again.
		began := versions[0].At
		k.told = slices.DeleteFunc(k.told, func(c diff.Change) bool { return c.Confirmed.Before(since) && !c.Seen.After(began.Add(moment)) })
	}
	r := &rerun{src: src, tags: *e.world.Load().tags, every: pace(versions, base), held: slices.Clone(noise)}
	slices.SortStableFunc(r.held, func(a, b diff.Noise) int { return a.At.Compare(b.At) })
	if err := e.rerun(ctx, r, versions, &k); err != nil {
		return line, err
	}
	r.end(base.Status.Read)
	line.Versions, line.Unread = len(versions)-len(k.unread), len(k.unread)
	line.Rows = retold(k, r, since)
	return line, nil
}

// rerun reads the versions again, oldest first, and between them the visits
// that left no version, because all that they showed was held back.
func (e *Engine) rerun(ctx context.Context, r *rerun, versions []store.Version, k *kept) error {
	held := r.held
	for i, v := range versions {
		if err := ctx.Err(); err != nil {
			return err
		}
		if snap, err := e.readAgain(ctx, r.src, v); err == nil {
			r.read(snap)
		} else {
			k.unread = append(k.unread, v.At)
		}
		for len(held) > 0 && (i+1 == len(versions) || held[0].At.Before(versions[i+1].At)) {
			n := 1
			for n < len(held) && held[n].At.Equal(held[0].At) {
				n++
			}
			// What was held back at a version's own visit is for it to show.
			if held[0].At.Sub(v.At) >= moment {
				r.unkept(held[:n])
			}
			held = held[n:]
		}
	}
	return nil
}

// readAgain reads a kept version as the present reader and options do.
func (e *Engine) readAgain(ctx context.Context, src sources.Source, v store.Version) (*sources.Snapshot, error) {
	docs, err := e.store.Documents(ctx, src.ID, v.At)
	if err != nil {
		return nil, fmt.Errorf("read kept page of %s: %w", src.ID, err)
	}
	snap, err := sources.Reread(src, docs)
	if err != nil {
		return nil, fmt.Errorf("read kept page of %s again: %w", src.ID, err)
	}
	snap.At = v.At
	return snap, nil
}

// warmUp is how far back a replay begins before the time that it is asked for:
// long enough to learn what changes at most visits (measured on lived worlds:
// without it, counters are told again).
const warmUp = 30 * 24 * time.Hour

// seedOf is the index of the version that a replay since a time begins with:
// the last before all that was told since had been seen, and warmed up.
func seedOf(versions []store.Version, told []diff.Change, since time.Time) int {
	begin := since
	for _, c := range told {
		if !c.Confirmed.Before(since) && c.From.Before(begin) {
			begin = c.From
		}
	}
	begin = begin.Add(-warmUp)
	for i := len(versions) - 1; i > 0; i-- {
		if !versions[i].At.After(begin) {
			return i
		}
	}
	return 0
}

// pace is the time between two visits that read the source, as they were; 0
// where too few are known.
func pace(versions []store.Version, base store.Baseline) time.Duration {
	if len(versions) == 0 || base.Memory.Checks < 2 {
		return 0
	}
	first := base.Status.First
	if first.IsZero() || !base.Status.Read.After(first) {
		return 0
	}
	return base.Status.Read.Sub(first) / time.Duration(base.Memory.Checks-1)
}
