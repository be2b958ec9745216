package daemon

import (
	"context"
	"fmt"
	"slices"
	"time"

	"keywatch/cmd/internal/web"
	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/sources"
	"keywatch/sources/fetch"
	"keywatch/sources/schedule"
	"keywatch/store"
)

// check visits one source, from due to committed. Its error is one of the
// store or of a caller that left; what the visit came to is in the line.
func (e *Engine) check(ctx context.Context, w *world, src sources.Source) (web.CrawlLine, time.Time, error) {
	base, err := e.store.Baseline(ctx, src.ID)
	if err != nil {
		return web.CrawlLine{}, time.Time{}, fmt.Errorf("read what is kept of %s: %w", src.ID, err)
	}
	base = e.reread(ctx, src, base)
	snap, err := e.read(ctx, w, src, base)
	if ctx.Err() != nil {
		return web.CrawlLine{}, time.Time{}, ctx.Err()
	}
	now := e.Clock.Now()
	check := e.judge(src, base, snap, err, now)
	if err := e.attribute(ctx, w, check.Changes, now); err != nil {
		return web.CrawlLine{}, time.Time{}, fmt.Errorf("read the open events for %s: %w", src.ID, err)
	}
	dropHearsay(src, &check)
	if err := e.commits.commit(ctx, check); err != nil {
		return web.CrawlLine{}, time.Time{}, fmt.Errorf("keep check of %s: %w", src.ID, err)
	}
	e.logCheck(src, check)
	line := web.CrawlLine{
		Source: src.ID, State: check.Status.State, Detail: check.Status.Detail,
		Changes: len(check.Changes), Noise: len(check.Noise),
	}
	if check.Pending != nil {
		line.Pending = len(check.Pending.Changes)
	}
	return line, check.Status.Due, nil
}

// reread reads the kept documents again where the reader or the options are
// not those of the confirmed snapshot, so that a new release compares like
// with like. Where that cannot be, the check seeds the source anew.
func (e *Engine) reread(ctx context.Context, src sources.Source, base store.Baseline) store.Baseline {
	kind, ok := sources.KindByName(src.Kind)
	old := base.Snapshot
	if !ok || old == nil || old.URL != src.URL || old.Kind != src.Kind {
		return base
	}
	if old.Reader == kind.Reader && old.MadeWith(src) {
		return base
	}
	docs, err := e.store.Documents(ctx, src.ID, old.At)
	if err != nil {
		return base
	}
	again, err := sources.Reread(src, docs)
	if err != nil {
		return base
	}
	again.At = old.At
	base.Snapshot, base.Pending, base.Memory.Blocks = again, nil, nil
	return base
}

// read visits the source, asking "has it changed?" only where a no would say
// something: the confirmed snapshot was made in the same way.
func (e *Engine) read(ctx context.Context, w *world, src sources.Source, base store.Baseline) (*sources.Snapshot, error) {
	kind, _ := sources.KindByName(src.Kind)
	// What waits for its confirmation is settled in the way that it was seen.
	seen := base.Pending != nil && src.Options.String("render") == "" && !base.Snapshot.Rendered()
	if !seen && sources.Rendering(src, base.Status, base.Snapshot, w.web.CanRender()) {
		return sources.ReadRendered(ctx, w.web, src)
	}
	var validators fetch.Validators
	if s := base.Snapshot; s != nil && s.URL == src.URL && s.Kind == src.Kind && s.Reader == kind.Reader && s.MadeWith(src) && !s.Rendered() {
		validators = base.Status.Validators
	}
	return sources.Read(ctx, w.web, src, validators)
}

// judge turns what a visit gave into what is kept of it. It is pure.
func (e *Engine) judge(src sources.Source, base store.Baseline, snap *sources.Snapshot, failed error, now time.Time) store.Check {
	check := store.Check{Company: src.Company}
	if failed != nil {
		check.Keep = true
		check.Status = e.status(src, base, sources.Outcome{Err: failed}, false, now)
		return check
	}
	judge := diff.Judge
	if e.Forgetful {
		judge = diff.JudgeAlone
	}
	verdict := judge(diff.Checked{
		Source: src, Confirmed: base.Snapshot, Pending: base.Pending, Memory: base.Memory, Current: snap, Now: now,
		Critical: critical(e.world.Load().tags),
	})
	seen := sources.Outcome{
		Snapshot: snap, Entries: arrivals(verdict.Changes),
		Differs: base.Snapshot == nil || verdict.Reseeded != "" || len(verdict.Changes) > 0,
	}
	check.Status = e.status(src, base, seen, verdict.Pending.Soon(), now)
	if verdict.Reseeded != "" {
		check.Status.Detail = "seeded anew: " + verdict.Reseeded
	}
	keep(&check, base, verdict, snap)
	return check
}

// critical tells a change that must not wait long for its confirmation.
func critical(tags *tag.Reader) func(diff.Change) bool {
	return func(c diff.Change) bool {
		return slices.ContainsFunc(tags.Read(tag.TextOf(c)), func(e tag.Evidence) bool { return e.Severity == tag.Critical })
	}
}

// attribute finds the company that a wire's, a regulator's or a news search's
// change tells of, so that it meets the company's own news. Where only a doubtful name says so,
// the company's open events are asked.
func (e *Engine) attribute(ctx context.Context, w *world, changes []diff.Change, now time.Time) error {
	var failed error
	read := map[string][]tag.Event{}
	open := func(company string) []tag.Event {
		list, known := read[company]
		if known || failed != nil {
			return list
		}
		list, failed = e.store.Events(ctx, store.Query{Companies: []string{company}, Updated: now.Add(-store.OpenFor)})
		read[company] = list
		return list
	}
	for i := range changes {
		if kind, ok := sources.KindByName(changes[i].Kind); ok && kind.Hearsay {
			changes[i].Company = ""
		}
		if changes[i].Company == "" {
			changes[i].Company = w.assigner().About(changes[i], open)
		}
	}
	return failed
}

// dropHearsay holds back what a company's news search found of nobody who is
// watched: another company of that name, or of none.
func dropHearsay(src sources.Source, check *store.Check) {
	if kind, ok := sources.KindByName(src.Kind); !ok || !kind.Hearsay || src.Company == "" {
		return
	}
	check.Changes = slices.DeleteFunc(check.Changes, func(c diff.Change) bool {
		if c.Company != "" {
			return false
		}
		check.Noise = append(check.Noise, diff.Noise{Source: c.Source, At: c.Confirmed, After: c.Text(), Reason: "of nobody who is watched"})
		return true
	})
}

// status advances what is kept about a source, and says when it is due next.
func (e *Engine) status(src sources.Source, base store.Baseline, o sources.Outcome, pending bool, now time.Time) sources.Status {
	s := base.Status
	s.Source = src.ID
	if s.First.IsZero() {
		s.First = now
	}
	s = s.After(o, now)
	s.Due = schedule.DefaultPace().Next(src, s, pending, now)
	return s
}

// keep puts a verdict into a check. A check that changed nothing writes no
// snapshot and no documents.
func keep(check *store.Check, base store.Baseline, v diff.Verdict, snap *sources.Snapshot) {
	check.Pending, check.Changes, check.Noise, check.Memory = v.Pending, v.Changes, v.Noise, &v.Memory
	for i := range check.Changes {
		// What was there at the last reading was seen without the change.
		if c := &check.Changes[i]; c.Seen.Equal(c.Confirmed) && base.Status.Read.After(c.From) {
			c.From = base.Status.Read
		}
	}
	fresh := base.Snapshot == nil || v.Reseeded != ""
	if fresh || len(v.Changes) > 0 {
		check.Snapshot = v.Baseline
	}
	if snap != nil && (fresh || len(v.Changes) > 0 || v.Pending != nil) {
		check.Latest = snap
	}
}

// arrivals counts new entries: what a silent source has none of.
func arrivals(changes []diff.Change) int {
	n := 0
	for _, c := range changes {
		if c.Op == diff.Added {
			n++
		}
	}
	return n
}

func (e *Engine) logCheck(src sources.Source, check store.Check) {
	s := check.Status
	if s.State.Blind() {
		e.Log.Warn("source could not be read", "source", src.ID, "state", s.State, "streak", s.Streak, "detail", s.Detail)
		return
	}
	e.Log.Debug("source read", "source", src.ID, "state", s.State, "changes", len(check.Changes), "noise", len(check.Noise))
	for _, c := range check.Changes {
		e.Log.Info("change confirmed", "change", c.ID, "source", c.Source, "op", c.Op)
	}
}
