package daemon

import (
	"context"
	"fmt"
	"slices"
	"time"

	"keywatch/cmd/internal/web"
	"keywatch/diff"
	"keywatch/store"
)

// learnt lists what was learnt of a source's places. Memory counts visits and
// knows no times: what was held back there tells since when.
func learnt(base store.Baseline, held []diff.Noise) []web.LearntView {
	var views []web.LearntView
	for _, l := range base.Memory.Learnt(base.Snapshot, base.Pending) {
		v := web.LearntView{Learnt: l}
		for _, n := range held {
			if l.Text == "" || n.Section != l.Section {
				continue
			}
			v.Held++
			if v.HeldSince.IsZero() || n.At.Before(v.HeldSince) {
				v.HeldSince = n.At
			}
		}
		views = append(views, v)
	}
	return views
}

// resetLease is longer than forgetting takes.
const resetLease = time.Minute

// ResetSource forgets what was learnt of a source's places. A check that runs
// would put it back at its end: then the source is left alone.
func (e *Engine) ResetSource(ctx context.Context, id string) (web.ResetView, error) {
	w := e.world.Load()
	if _, ok := w.sources[id]; !ok {
		return web.ResetView{}, unknown("source", id, slices.Collect(keys(w.sources)))
	}
	claimed, err := e.store.ClaimDue(ctx, e.Clock.Now(), []string{id}, resetLease)
	if err != nil {
		return web.ResetView{}, fmt.Errorf("claim source: %w", err)
	}
	if len(claimed) == 0 {
		return web.ResetView{}, web.Usage("source " + id + " is being visited right now; reset it when the visit has ended")
	}
	memory, err := e.store.ForgetLearnt(ctx, id)
	if err != nil {
		return web.ResetView{}, err
	}
	v := web.ResetView{Source: id, Visits: memory.Checks}
	for _, l := range memory.Learnt(nil, nil) {
		v.Places++
		v.Variants += l.Variants
		if l.Volatile {
			v.Volatile++
		}
	}
	e.Log.Info("source reset", "source", id, "places", v.Places)
	return v, nil
}
