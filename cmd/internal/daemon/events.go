package daemon

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"keywatch/cmd/internal/web"
	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/digest"
	"keywatch/sources"
	"keywatch/store"
)

// query reads what the user asked into what the store answers.
func (e *Engine) query(w *world, q web.EventQuery) (store.Query, error) {
	now := e.Clock.Now()
	since, err := when(q.Since, now, w.cfg.Zone)
	if err != nil {
		return store.Query{}, err
	}
	until, err := when(q.Until, now, w.cfg.Zone)
	if err != nil {
		return store.Query{}, err
	}
	out := store.Query{
		Since: since, Until: until, Tags: q.Tags, Kind: q.Kind, Text: q.Text,
		MinSeverity: tag.Severity(q.MinSeverity), Limit: q.Limit, Withdrawn: true,
	}
	if q.Company != "" {
		if _, ok := w.companies[q.Company]; !ok {
			return out, unknown("company", q.Company, slices.Collect(keys(w.companies)))
		}
		out.Companies = []string{q.Company}
	}
	for _, t := range q.Tags {
		if names := w.tags.Names(); !slices.Contains(names, t) {
			return out, unknown("tag", t, names)
		}
	}
	if names := eventKinds(); q.Kind != "" && !slices.Contains(names, q.Kind) {
		return out, unknown("kind of source", q.Kind, names)
	}
	return out, knownSeverity(tag.Severity(q.MinSeverity))
}

// knownSeverity refuses a floor that is no severity; "" is none.
func knownSeverity(s tag.Severity) error {
	if s != "" && s != tag.Low && s.Rank() == 0 {
		return unknown("severity", string(s), []string{"low", "medium", "high", "critical"})
	}
	return nil
}

// eventKinds are the kinds of source that an event can be from.
func eventKinds() []string {
	names := []string{diff.NoteKind}
	for _, k := range sources.Kinds() {
		names = append(names, k.Name)
	}
	return names
}

// Events lists events, newest first, each with the accounts it matters to.
func (e *Engine) Events(ctx context.Context, q web.EventQuery) ([]web.EventView, error) {
	w := e.world.Load()
	selected, err := e.query(w, q)
	if err != nil {
		return nil, err
	}
	if q.Account != "" {
		account, ok := w.accounts[q.Account]
		if !ok {
			return nil, unknown("account", q.Account, slices.Collect(keys(w.accounts)))
		}
		// The index gives what could match; the matcher decides. So the limit
		// counts only what matches.
		selected.About, selected.Limit = w.about(account), 0
	}
	matcher := w.matcher.At(e.Clock.Now())
	views := []web.EventView{}
	for ev, err := range store.EachEvent(ctx, e.store, selected) {
		if err != nil {
			return nil, fmt.Errorf("read events: %w", err)
		}
		view := w.view(matcher, ev)
		if q.Account != "" && !touches(view, q.Account) {
			continue
		}
		views = append(views, view)
		if q.Limit > 0 && len(views) == q.Limit {
			break
		}
	}
	return views, nil
}

// about selects what could matter to an account: a wide net, since the
// matcher looks at each catch.
func (w *world) about(a digest.Account) *store.About {
	near := map[string]bool{a.Company: true}
	for _, id := range a.Competitors {
		near[id] = true
	}
	// Children and parents of those count too: "through X".
	for grown := true; grown; {
		grown = false
		for _, c := range w.companies {
			if c.Parent != "" && near[c.Parent] && !near[c.ID] {
				near[c.ID], grown = true, true
			}
		}
	}
	for id := w.companies[a.Company].Parent; id != "" && !near[id]; id = w.companies[id].Parent {
		near[id] = true
	}
	about := &store.About{Companies: slices.Sorted(keys(near))}
	about.Phrases = append(about.Phrases, a.Keywords...)
	about.Phrases = append(about.Phrases, a.Products...)
	for id := range near {
		if c := w.companies[id]; id == a.Company || c.Parent == a.Company {
			about.Phrases = append(append(about.Phrases, c.Name), c.Aliases...)
		}
	}
	for _, s := range a.Stakeholders {
		// A text may give the first name as an initial: the last one must do.
		if words := strings.Fields(s.Name); len(words) > 0 {
			about.Phrases = append(about.Phrases, words[len(words)-1])
		}
	}
	slices.Sort(about.Phrases)
	return about
}

func (w *world) view(matcher *digest.Matcher, ev tag.Event) web.EventView {
	return web.EventView{Event: ev, CompanyName: w.companyName(ev.Company), Matches: matcher.Match(ev), Unverified: digest.ReportedBy(ev)}
}

func touches(v web.EventView, account string) bool {
	return slices.ContainsFunc(v.Matches, func(m digest.Match) bool { return m.Account == account })
}

// RawChanges lists changes, newest first. With an account: those whose event
// matters to it.
func (e *Engine) RawChanges(ctx context.Context, q web.EventQuery) ([]web.ChangeView, error) {
	w := e.world.Load()
	selected, err := e.query(w, q)
	if err != nil {
		return nil, err
	}
	views := []web.ChangeView{}
	if q.Account == "" {
		changes, err := e.store.Changes(ctx, selected)
		if err != nil {
			return nil, fmt.Errorf("read changes: %w", err)
		}
		for _, c := range changes {
			views = append(views, web.ChangeView{Change: c, Tags: w.tags.Read(tag.TextOf(c))})
		}
		return views, nil
	}
	byAccount := q
	byAccount.Limit = 0
	events, err := e.Events(ctx, byAccount)
	if err != nil {
		return nil, err
	}
	for _, ev := range events {
		for _, witness := range ev.Witnesses {
			if q.Limit > 0 && len(views) == q.Limit {
				return views, nil
			}
			c, err := e.store.Change(ctx, witness.Change)
			if err != nil {
				return nil, fmt.Errorf("read change: %w", err)
			}
			views = append(views, web.ChangeView{Change: c, Tags: w.tags.Read(tag.TextOf(c))})
		}
	}
	return views, nil
}

// Detail gives an event or a change with its evidence.
func (e *Engine) Detail(ctx context.Context, id string) (web.Detail, error) {
	w := e.world.Load()
	if strings.HasPrefix(id, "ch_") {
		c, err := e.store.Change(ctx, id)
		if err != nil {
			return web.Detail{}, missing("change", id, err)
		}
		return web.Detail{Changes: []web.ChangeDetail{marked(c)}}, nil
	}
	ev, err := e.store.Event(ctx, id)
	if err != nil {
		return web.Detail{}, missing("event", id, err)
	}
	view := w.view(w.matcher.At(e.Clock.Now()), ev)
	d := web.Detail{Event: &view, Changes: []web.ChangeDetail{}}
	for _, witness := range ev.Witnesses {
		c, err := e.store.Change(ctx, witness.Change)
		if err != nil {
			return web.Detail{}, missing("change", witness.Change, err)
		}
		d.Changes = append(d.Changes, marked(c))
	}
	return d, nil
}

func marked(c diff.Change) web.ChangeDetail {
	return web.ChangeDetail{Change: c, Marks: diff.Marks(c.Before, c.After)}
}

func missing(what, id string, err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return web.NotFound("no " + what + " has the id " + id + "; 'keywatch changes' lists ids")
	}
	return fmt.Errorf("read %s %s: %w", what, id, err)
}
