package diff

import "keywatch/sources"

// Limits of "everything changed".
const (
	wholeShare = 0.5  // of the old content's bytes that are gone or edited
	stubShare  = 0.3  // a page with so little of its content left is a stub
	wholeLeast = 4    // differences of the content; fewer are read one by one
	againShare = 0.5  // of what waited that must show again to be believed as a whole
	stubBytes  = 2000 // content below which a page cannot shrink to a stub
)

// whole tells why the page as a whole is doubted: most of its content differs,
// or it shrank to a stub. "" when it is not.
func (c *comparison) whole(diffs []difference) string {
	was, is := content(c.old), content(c.now)
	if was >= stubBytes && float64(is) < stubShare*float64(was) {
		return pendingShrunk
	}
	lost, n := 0, 0
	for _, d := range diffs {
		if d.reason != "" {
			continue
		}
		n++
		if d.old >= 0 && c.old.pieces[d.old].Region != sources.RegionChrome {
			lost += len(c.old.pieces[d.old].Text)
		}
	}
	if n >= wholeLeast && float64(lost) > wholeShare*float64(was) {
		return pendingWhole
	}
	return ""
}

func content(s *side) int {
	n := 0
	for i := range s.pieces {
		if s.pieces[i].Region != sources.RegionChrome {
			n += len(s.pieces[i].Text)
		}
	}
	return n
}

// without gives the new snapshot with some differences taken back, so that
// they still are differences at the next check.
func (c *comparison) without(undo []delta) *sources.Snapshot {
	snap := *c.nowSnap
	if len(undo) == 0 {
		return &snap
	}
	drop, replace, insert := map[int]bool{}, map[int]int{}, map[int][]int{}
	gaps := gapsOf(c.old, true)
	for _, d := range undo {
		switch {
		case d.old < 0:
			drop[d.now] = true
		case d.now < 0:
			insert[gaps[d.old]] = append(insert[gaps[d.old]], d.old)
		default:
			replace[d.now] = d.old
		}
	}
	items := make([]sources.Item, 0, len(c.nowSnap.Items)+len(insert))
	put := func(gap int) {
		for _, i := range insert[gap] {
			items = append(items, c.oldSnap.Items[i])
		}
	}
	put(-1)
	shown := textBlocks(c.nowSnap.Items)
	for j, it := range shown {
		if i, ok := replace[j]; ok {
			items = append(items, c.oldSnap.Items[i])
		} else if !drop[j] {
			items = append(items, it)
		}
		put(j)
	}
	snap.Items = append(items, c.nowSnap.Items[len(shown):]...)
	return &snap
}
