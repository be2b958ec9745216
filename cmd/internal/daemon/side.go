package daemon

import (
	"context"
	"errors"
	"fmt"
	"time"

	"keywatch/cmd/internal/web"
	"keywatch/diff"
	"keywatch/sources"
	"keywatch/store"
)

// SideBySide gives the pages that tell of an event or change, both versions
// lined up as the judgement did it.
func (e *Engine) SideBySide(ctx context.Context, id string) (web.SideView, error) {
	d, err := e.Detail(ctx, id)
	if err != nil {
		return web.SideView{}, err
	}
	v := web.SideView{ID: id}
	if d.Event != nil {
		v.ID, v.Company, v.Line = d.Event.ID, d.Event.CompanyName, d.Event.Line
		v.Withdrawn, v.Tags = d.Event.Withdrawn, d.Event.Tags
	} else if len(d.Changes) > 0 {
		c := d.Changes[0]
		v.Company, v.Line = e.world.Load().companyName(c.Company), string(c.Op)+" on "+c.Source
	}
	for _, group := range byVisit(d.Changes) {
		page, err := e.sidePage(ctx, group)
		if err != nil {
			return v, err
		}
		v.Pages = append(v.Pages, page)
	}
	return v, nil
}

// byVisit parts changes by the two versions that show them, in their order.
func byVisit(changes []web.ChangeDetail) [][]web.ChangeDetail {
	type visit struct {
		source     string
		from, seen int64
	}
	at := map[visit]int{}
	var groups [][]web.ChangeDetail
	for _, c := range changes {
		k := visit{c.Source, c.From.UnixNano(), c.Seen.UnixNano()}
		i, known := at[k]
		if !known {
			i = len(groups)
			at[k] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], c)
	}
	return groups
}

// sidePage reads the kept bytes of both versions again and lines them up.
func (e *Engine) sidePage(ctx context.Context, changes []web.ChangeDetail) (web.SidePage, error) {
	first := changes[0]
	p := web.SidePage{Source: first.Source, URL: first.URL, Changes: changes}
	was, before, err := e.version(ctx, first.Change, first.From)
	if err != nil {
		return p, err
	}
	is, after, err := e.version(ctx, first.Change, first.Seen)
	if err != nil {
		return p, err
	}
	p.Before, p.After = before, after
	// An older store may lack them, and a record may be damaged: the words of the
	// change are evidence still.
	if was == nil || is == nil {
		p.Missing = "The bytes of the page are not kept or cannot be read any more; what was and is stands above."
		return p, nil
	}
	for _, row := range diff.SideBySide(was, is) {
		p.Rows = append(p.Rows, web.SideRow{Row: row, Told: told(changes, row)})
	}
	return p, nil
}

// told tells whether a row is one of the changes.
func told(changes []web.ChangeDetail, row diff.Row) bool {
	if row.Op == "" {
		return false
	}
	for _, c := range changes {
		same := c.Before == row.Before && c.After == row.After
		// An entry's headline stands with its text.
		entry := c.Title != "" && c.Op == row.Op && (row.After == c.Title || row.After == c.Title+"\n"+c.After)
		if same || entry {
			return true
		}
	}
	return false
}

// version reads what is kept of a source at a time; nil where nothing is, or
// nothing that can be read.
func (e *Engine) version(ctx context.Context, c diff.Change, at time.Time) (*sources.Snapshot, web.SideVersion, error) {
	v := web.SideVersion{Seen: at}
	docs, err := e.store.Documents(ctx, c.Source, at)
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrDamaged) || err == nil && len(docs) == 0 {
		return nil, v, nil
	}
	if err != nil {
		return nil, v, fmt.Errorf("read page of %s: %w", c.Source, err)
	}
	versions, err := e.store.Versions(ctx, c.Source)
	if err != nil {
		return nil, v, fmt.Errorf("read versions of %s: %w", c.Source, err)
	}
	// Newest first: the first one not after the time is what Documents gave.
	for _, kept := range versions {
		if !kept.At.After(at) {
			v.Kept = kept.At
			break
		}
	}
	v.URL = docs[0].URL
	for _, d := range docs {
		v.Size += len(d.Body)
	}
	src, ok := e.world.Load().sources[c.Source]
	if !ok || src.Kind != c.Kind { // it left the configuration, or is another by now
		src = sources.Source{ID: c.Source, Kind: c.Kind, URL: docs[0].URL, Company: c.Company}
	}
	snap, err := sources.Reread(src, docs)
	if err != nil {
		e.Log.Warn("kept page could not be read", "source", c.Source, "at", v.Kept, "error", err)
		return nil, v, nil
	}
	v.Lang = snap.Lang
	return snap, v, nil
}
