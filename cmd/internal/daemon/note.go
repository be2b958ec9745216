package daemon

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"keywatch/cmd/internal/web"
	"keywatch/diff"
	"keywatch/sources"
	"keywatch/store"
)

// Note keeps what a person reports as a change of its own kind. From there on
// it goes the way of all changes: events, matching, issues and questions.
func (e *Engine) Note(ctx context.Context, r web.NoteRequest) (web.NoteView, error) {
	w := e.world.Load()
	if _, ok := w.companies[r.Company]; !ok {
		return web.NoteView{}, unknown("company", r.Company, slices.Collect(keys(w.companies)))
	}
	note := diff.Note{Company: r.Company, Account: r.Account, Title: r.Title, Text: r.Text, By: r.By}
	if r.Account != "" {
		a, ok := w.accounts[r.Account]
		if !ok {
			return web.NoteView{}, unknown("account", r.Account, slices.Collect(keys(w.accounts)))
		}
		note.About = w.companyName(a.Company)
	}
	now := e.Clock.Now().UTC()
	change, err := note.Change(now)
	if err != nil {
		return web.NoteView{}, web.Usage("note: " + err.Error())
	}
	_, err = e.store.Change(ctx, change.ID)
	known := err == nil
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return web.NoteView{}, fmt.Errorf("look for the note: %w", err)
	}
	if !known {
		check := store.Check{
			Status:  sources.Status{Source: diff.NoteSource, State: sources.StateHealthy, Read: now},
			Company: r.Company, Changes: []diff.Change{change}, Keep: true,
		}
		if err := e.commits.commit(ctx, check); err != nil {
			return web.NoteView{}, fmt.Errorf("keep note: %w", err)
		}
		e.Log.Info("note kept", "change", change.ID, "company", r.Company, "by", change.By)
	}
	ev, err := e.eventOf(ctx, change)
	if err != nil {
		return web.NoteView{}, err
	}
	return web.NoteView{EventView: w.view(w.matcher.At(now), ev), Change: change.ID, Known: known}, nil
}
