package daemon

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"keywatch/cmd/internal/web"
	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/digest"
	"keywatch/store"
)

// Explain says why an event or change was reported: the rules and the parts of
// their confidence, the visits that confirmed it, and who was told.
func (e *Engine) Explain(ctx context.Context, id string) (web.Explanation, error) {
	if strings.HasPrefix(id, "ch_") {
		return e.explainChange(ctx, id)
	}
	d, err := e.Detail(ctx, id)
	if err != nil {
		return web.Explanation{}, err
	}
	x := web.Explanation{Event: d.Event, Changes: []web.ChangeWhy{}}
	for _, c := range d.Changes {
		why, err := e.confirmation(ctx, c)
		if err != nil {
			return x, err
		}
		x.Changes = append(x.Changes, why)
	}
	statuses, err := e.statuses(ctx)
	if err != nil {
		return x, err
	}
	standing := digest.Standing(d.Event.Event, statuses)
	for _, t := range d.Event.Tags {
		why := explainTag(e.world.Load().tags, t, d.Changes)
		why.Standing, why.Grown = standing, digest.Grown(t.Confidence, standing)
		x.Tags = append(x.Tags, why)
	}
	l, err := e.listeners(ctx, e.world.Load())
	if err != nil {
		return x, err
	}
	x.Told = l.hear(d.Event.Event, "")
	return x, nil
}

// explainChange explains a change by its event, or one that still waits.
func (e *Engine) explainChange(ctx context.Context, id string) (web.Explanation, error) {
	c, err := e.store.Change(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return e.explainPending(ctx, id)
	}
	if err != nil {
		return web.Explanation{}, missing("change", id, err)
	}
	ev, err := e.eventOf(ctx, c)
	if err != nil {
		return web.Explanation{}, err
	}
	return e.Explain(ctx, ev.ID)
}

func (e *Engine) explainPending(ctx context.Context, id string) (web.Explanation, error) {
	pendings, err := e.store.Pendings(ctx)
	if err != nil {
		return web.Explanation{}, fmt.Errorf("read what is pending: %w", err)
	}
	for source, p := range pendings {
		for _, c := range p.Changes {
			if c.ID != id {
				continue
			}
			statuses, err := e.statuses(ctx)
			if err != nil {
				return web.Explanation{}, err
			}
			why := web.ChangeWhy{ChangeDetail: marked(c), Pending: p.Reason, Due: statuses[source].Due}
			why.Waited = fmt.Sprintf("not reported yet: %s; %d visits showed it", p.Reason, p.Checks)
			return web.Explanation{Changes: []web.ChangeWhy{why}}, nil
		}
	}
	return web.Explanation{}, missing("change", id, store.ErrNotFound)
}

// eventOf finds the event that a change is a witness of.
func (e *Engine) eventOf(ctx context.Context, c diff.Change) (tag.Event, error) {
	// Most events are named after the change; others grew by it.
	ev, err := e.store.Event(ctx, "ev_"+strings.TrimPrefix(c.ID, "ch_"))
	if err == nil && witnessed(ev, c.ID) {
		return ev, nil
	}
	q := store.Query{Sources: []string{c.Source}, Withdrawn: true}
	for ev, err := range store.EachEvent(ctx, e.store, q) {
		if err != nil {
			return ev, fmt.Errorf("find event of %s: %w", c.ID, err)
		}
		if witnessed(ev, c.ID) {
			return ev, nil
		}
	}
	return tag.Event{}, missing("event of change", c.ID, store.ErrNotFound)
}

func witnessed(ev tag.Event, change string) bool {
	return slices.ContainsFunc(ev.Witnesses, func(w tag.Witness) bool { return w.Change == change })
}

// explainTag finds the change whose own text gives the tag as surely as the
// event has it.
func explainTag(reader *tag.Reader, t tag.Evidence, changes []web.ChangeDetail) web.TagWhy {
	why := web.TagWhy{Evidence: t, Doc: reader.Doc(t.Tag)}
	const alike = 0.005 // two readings of one text differ by rounding at most
	for _, c := range changes {
		parts := reader.Parts(tag.TextOf(c.Change), t.Tag)
		if len(parts) == 0 {
			continue
		}
		if off := parts[len(parts)-1].Value - t.Confidence; off < alike && off > -alike {
			why.Change, why.Parts = c.ID, parts
			break
		}
	}
	return why
}

// confirmation tells how a change came to be believed.
func (e *Engine) confirmation(ctx context.Context, c web.ChangeDetail) (web.ChangeWhy, error) {
	why := web.ChangeWhy{ChangeDetail: c}
	versions, err := e.store.Versions(ctx, c.Source)
	if err != nil {
		return why, fmt.Errorf("read versions of %s: %w", c.Source, err)
	}
	// A visit's bytes are read a moment before it is judged.
	const moment = time.Minute
	for _, v := range slices.Backward(versions) {
		if !v.At.Before(c.Seen.Add(-moment)) && !v.At.After(c.Confirmed) {
			why.Visits = append(why.Visits, v.At)
		}
	}
	// Why it waited is not kept with the change; that it did is.
	switch waited := c.Confirmed.Sub(c.Seen); {
	case c.Kind == diff.NoteKind:
		why.Waited = "reported by " + c.By + "; no visit of ours stands behind it"
	case c.Title != "":
		why.Waited = "told at once: an entry of a list that only grows needs no second visit"
	case waited <= 0:
		why.Waited = "told at once: a new or edited text of the content needs no second visit"
	default:
		why.Waited = "waited " + ahead(waited) + " until a later visit showed the same"
	}
	return why, nil
}
