package diff

import (
	"slices"
	"strings"

	"keywatch/sources"
)

// difference is a delta that is a change, or noise with its reason.
type difference struct {
	delta
	reason string // "" for a change
}

// Compare finds what differs between two snapshots of one source: the changes,
// and what no reader would call one. IDs, times and company are Judge's to
// fill. Window kinds tell only entries that memory has not seen, and edits.
func Compare(old, now *sources.Snapshot, mem Memory) ([]Change, []Noise) {
	if window(now) {
		changes, noise := compareWindow(old, now, mem)
		tellThings(changes, now.Lang)
		return changes, noise
	}
	if listed(now) {
		var changes []Change
		for _, t := range compareList(old, now) {
			changes = append(changes, listChange(t, old, now))
		}
		return changes, nil
	}
	c := newComparison(old, now)
	changes, noise := c.split(c.differences())
	for _, t := range attach(changes, compareThings(old, now)) {
		changes = append(changes, t.change(now))
	}
	tellThings(changes, now.Lang)
	return changes, noise
}

func (c *comparison) split(diffs []difference) ([]Change, []Noise) {
	var changes []Change
	var noise []Noise
	for _, d := range diffs {
		if d.reason == "" {
			changes = append(changes, c.change(d.delta))
		} else {
			noise = append(noise, c.noise(d))
		}
	}
	return changes, noise
}

func window(s *sources.Snapshot) bool {
	kind, ok := sources.KindByName(s.Kind)
	return ok && !kind.Complete
}

// comparison is two snapshots of a complete kind on their way to changes.
type comparison struct {
	oldSnap, nowSnap *sources.Snapshot
	old, now         *side
	prices           *bool // whether both pages show prices, when asked
}

func newComparison(old, now *sources.Snapshot) *comparison {
	c := &comparison{oldSnap: old, nowSnap: now, old: prepare(textBlocks(old.Items)), now: prepare(textBlocks(now.Items))}
	align(c.old, c.now)
	return c
}

// differences lists all that differs: among texts that have a mate only
// noise, in the order of the new page, and then what has none.
func (c *comparison) differences() []difference {
	var out []difference
	for j := range c.now.pieces {
		q := &c.now.pieces[j]
		if q.mate < 0 {
			continue
		}
		if p := &c.old.pieces[q.mate]; p.Text != q.Text {
			out = append(out, difference{delta{q.mate, j}, sameReason(p, q)})
		}
	}
	for _, j := range moved(c.now) {
		out = append(out, difference{delta{c.now.pieces[j].mate, j}, reasonMoved})
	}
	told := map[string]bool{}
	for _, d := range pairUp(c.old, c.now) {
		why := c.judge(d)
		if says := c.says(d); why == "" && told[says] {
			why = reasonRepeat
		} else if why == "" {
			told[says] = true
		}
		out = append(out, difference{d, why})
	}
	return c.calmTallies(c.calmMenus(out))
}

// maxEntries is how many entries a menu may gain and lose in one check and be
// read entry by entry: more is another menu.
const maxEntries = 2

// calmMenus takes the entries of a menu that was made anew for noise.
func (c *comparison) calmMenus(list []difference) []difference {
	var entries []int
	for i, d := range list {
		if d.reason == "" && (d.old < 0 && loneEntry(&c.now.pieces[d.now]) || d.now < 0 && loneEntry(&c.old.pieces[d.old])) {
			entries = append(entries, i)
		}
	}
	if len(entries) > maxEntries {
		for _, i := range entries {
			list[i].reason = reasonNav
		}
	}
	return list
}

// says names a difference by what a reader sees of it: pages that hold the
// same section once for each width of screen say everything twice.
func (c *comparison) says(d delta) string {
	ch := c.change(d)
	return ch.Section + "\x00" + ch.Before + "\x00" + ch.After
}

// sameReason tells why two texts with the same meaning differ.
func sameReason(p, q *piece) string {
	p.read()
	q.read()
	if strings.Join(p.raw, " ") != strings.Join(q.raw, " ") {
		if why := append(slices.Clone(q.why), p.why...); len(why) > 0 {
			return why[0]
		}
	}
	if strings.Join(strings.Fields(p.Text), "") == strings.Join(strings.Fields(q.Text), "") {
		return reasonSpace
	}
	return reasonType
}

// judge gives the reason why a delta is noise, "" for a change.
func (c *comparison) judge(d delta) string {
	switch {
	case d.old < 0:
		return loneNoise(&c.now.pieces[d.now], c.old, c.now)
	case d.now < 0:
		return loneNoise(&c.old.pieces[d.old], c.now, c.old)
	}
	p, q := &c.old.pieces[d.old], &c.now.pieces[d.now]
	if why := markNoise(p); why != "" && markNoise(q) != "" {
		return why
	}
	if why := c.editNoise(p, q); why != "" {
		return why
	}
	if decodedAlike(p.Text, q.Text) {
		return reasonDecoding
	}
	if shuffled(p, q) {
		return reasonOrder
	}
	if c.dayOnly(p, q) {
		return reasonDay
	}
	if slices.Equal(notation(slices.Clone(p.words)), notation(slices.Clone(q.words))) {
		return reasonNotation
	}
	if why := idle(p); why != "" && idle(q) == why {
		return why
	}
	if loginPrompt(p) && loginPrompt(q) {
		return reasonLogin
	}
	if pointerOnly(p, q) {
		return reasonPointer
	}
	if c.rewordedPrices(p, q) {
		return reasonReworded
	}
	if c.topicOnly(p, q) {
		return reasonTopic
	}
	if menuNews(p, q) {
		return ""
	}
	if q.Region == sources.RegionChrome && !meaningfulChrome(q) && !meaningfulChrome(p) {
		return reasonNav
	}
	if label(p) && label(q) && offer(p) == offer(q) || utilityEdit(p, q) {
		return reasonLabel
	}
	return ""
}

// minGlued is how many bytes a text needs so that standing somewhere in the
// other page means that it is the same text.
const minGlued = 24

// loneNoise judges what stands on one page only.
func loneNoise(p *piece, other, own *side) string {
	if why := markNoise(p); why != "" {
		return why
	}
	if len(strings.ReplaceAll(p.key, masked, "")) == 0 {
		return p.why[0]
	}
	if why := idle(p); why != "" {
		return why
	}
	if loginPrompt(p) {
		return reasonLogin
	}
	if p.Tag == "img" && p.Region == sources.RegionMain {
		return ""
	}
	glued := strings.Join(p.words, "")
	if len(glued) >= minGlued && strings.Contains(other.all(), glued) {
		return reasonWrap
	}
	if len(p.key) >= leastCell && other.cell(p.key) {
		return reasonWrap
	}
	if len(p.words) <= 6 && repeats(p, other) {
		return reasonRepeat
	}
	if p.Region == sources.RegionChrome && !meaningfulChrome(p) && !loneEntry(p) {
		return reasonNav
	}
	if label(p) {
		return reasonLabel
	}
	return ""
}

// repeats tells whether a text stands on the other page in the same region: it
// is a copy that came or went.
func repeats(p *piece, other *side) bool {
	for i := range other.pieces {
		o := &other.pieces[i]
		if o.Text == p.Text && o.Region == p.Region && (o.Tag == "img") == (p.Tag == "img") {
			return true
		}
	}
	return false
}

// editNoise judges an edit by the stretches that differ: each is noise when it
// is the same words written together or apart, or stands elsewhere on the
// other page.
func (c *comparison) editNoise(p, q *piece) string {
	for _, r := range runs(p.words, q.words) {
		gone, come := strings.Join(p.words[r.a0:r.a1], ""), strings.Join(q.words[r.b0:r.b1], "")
		if gone == come {
			continue
		}
		if gone != "" && !c.now.holds(p.words[r.a0:r.a1], q.index) || come != "" && !c.old.holds(q.words[r.b0:r.b1], p.index) {
			return ""
		}
	}
	return reasonWrap
}

// change makes a change of a delta; who and when are not filled yet.
func (c *comparison) change(d delta) Change {
	ch := Change{Source: c.nowSnap.Source, Kind: c.nowSnap.Kind, URL: c.nowSnap.Final}
	if ch.URL == "" {
		ch.URL = c.nowSnap.URL
	}
	var it *sources.Item
	switch {
	case d.old < 0:
		it = c.now.pieces[d.now].Item
		ch.Op, ch.After, ch.Key = Added, it.Text, it.Key
	case d.now < 0:
		it = c.old.pieces[d.old].Item
		ch.Op, ch.Before, ch.Key = Removed, it.Text, it.Key
	default:
		was := c.old.pieces[d.old].Item
		it = c.now.pieces[d.now].Item
		ch.Op, ch.Before, ch.After, ch.Key = Edited, was.Text, it.Text, was.Key
	}
	ch.Region, ch.Section, ch.Element = it.Region, it.Section, it.Tag
	if ch.Region == "" {
		ch.Region = sources.RegionMain
	}
	ch.From = c.oldSnap.At
	return ch
}

func (c *comparison) noise(d difference) Noise {
	n := Noise{Source: c.nowSnap.Source, At: c.nowSnap.At, Reason: d.reason}
	if d.old >= 0 {
		n.Before, n.Section = c.old.pieces[d.old].Text, c.old.pieces[d.old].Section
	}
	if d.now >= 0 {
		n.After, n.Section = c.now.pieces[d.now].Text, c.now.pieces[d.now].Section
	}
	return n
}
