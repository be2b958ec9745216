package diff

import (
	"sort"

	"keywatch/sources"
)

// Row is one line of two versions of a source side by side.
type Row struct {
	Op      Op             `json:"op,omitempty"` // "": it stands in both
	Region  sources.Region `json:"region,omitempty"`
	Section string         `json:"section,omitempty"`
	Element string         `json:"element,omitempty"`
	Before  string         `json:"before,omitempty"`
	After   string         `json:"after,omitempty"`
	Marks   []Mark         `json:"marks,omitempty"` // of rows that differ
	Noise   string         `json:"noise,omitempty"` // why the difference is no change
}

// SideBySide lines two snapshots of one source up as the judgement does: in
// the order of the newer, with what went at its old place.
func SideBySide(old, now *sources.Snapshot) []Row {
	if window(now) {
		return entryRows(old, now)
	}
	c := newComparison(old, now)
	reasons := map[delta]string{}
	become := map[int]int{} // old to now
	rows := make([]placed, 0, len(c.now.pieces))
	for _, d := range c.differences() {
		reasons[d.delta] = d.reason
		if d.old >= 0 && d.now >= 0 {
			become[d.old] = d.now
			c.now.pieces[d.now].mate = d.old
		}
	}
	for j := range c.now.pieces {
		d := delta{c.now.pieces[j].mate, j}
		rows = append(rows, placed{c.row(d, reasons[d]), float64(j)})
	}
	last := -1
	for i := range c.old.pieces {
		if j, ok := become[i]; ok {
			last = j
		} else if j := c.old.pieces[i].mate; j >= 0 {
			last = j
		} else {
			d := delta{i, -1}
			rows = append(rows, placed{c.row(d, reasons[d]), float64(last) + 0.5})
		}
	}
	sort.SliceStable(rows, func(i, j int) bool { return rows[i].at < rows[j].at })
	out := make([]Row, len(rows))
	for i, r := range rows {
		out[i] = r.Row
	}
	return out
}

// placed is a row with its place: an index of the newer page, and halfway to
// the next for what is not on it.
type placed struct {
	Row
	at float64
}

func (c *comparison) row(d delta, noise string) Row {
	var was, is *sources.Item
	if d.old >= 0 {
		was = c.old.pieces[d.old].Item
	}
	if d.now >= 0 {
		is = c.now.pieces[d.now].Item
	}
	return newRow(was, is, noise)
}

// newRow makes a row of two items, one of which may be missing.
func newRow(was, is *sources.Item, noise string) Row {
	r := Row{Noise: noise}
	it := is
	switch {
	case was == nil:
		r.Op, r.After = Added, entryLine(is)
	case is == nil:
		r.Op, r.Before, it = Removed, entryLine(was), was
	default:
		r.Before, r.After = entryLine(was), entryLine(is)
		if r.Before != r.After {
			r.Op = Edited
		}
	}
	r.Region, r.Section, r.Element = it.Region, it.Section, it.Tag
	if r.Op != "" {
		r.Marks = Marks(r.Before, r.After)
	}
	return r
}

// entryLine is what a reader sees of an item: an entry's headline and text.
func entryLine(it *sources.Item) string {
	switch {
	case it.Title == "" || it.Title == it.Text:
		return it.Text
	case it.Text == "":
		return it.Title
	}
	return it.Title + "\n" + it.Text
}

// fellOff is why an entry that a window shows no longer is no change.
const fellOff = "is older than what is shown now"

// entryRows lines up the entries of a window by their keys.
func entryRows(old, now *sources.Snapshot) []Row {
	was := make(map[string]*sources.Item, len(old.Items))
	for i := range old.Items {
		was[old.Items[i].Key] = &old.Items[i]
	}
	rows := make([]Row, 0, len(now.Items))
	for i := range now.Items {
		is := &now.Items[i]
		before := was[is.Key]
		delete(was, is.Key)
		noise := ""
		if before != nil && sameEntry(before, is) && entryLine(before) != entryLine(is) {
			noise = entryReason(before, is)
		}
		rows = append(rows, newRow(before, is, noise))
	}
	for i := range old.Items {
		if it := &old.Items[i]; was[it.Key] == it {
			rows = append(rows, newRow(it, nil, fellOff))
		}
	}
	return rows
}
