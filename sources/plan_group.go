package sources

// segments are a box's children, or groups of them that each begin with a
// heading (or a term of a definition list, or a strong line) when several such
// groups have prices: many pages write plans without an element around each.
func (r *planReader) segments(box *planBox) []*planBox {
	for level := 1; level <= 9; level++ {
		if groups, ok := r.grouped(box, level); ok {
			return groups
		}
	}
	return box.kids
}

// grouped tries the headings of one level as the beginnings of groups.
func (r *planReader) grouped(box *planBox, level int) ([]*planBox, bool) {
	var out []*planBox
	var open *planBox
	groups, priced := 0, 0
	closed := func() {
		if open != nil && len(open.kids) > 1 && len(r.between(open.a, open.b)) > 0 {
			priced++
		}
	}
	for i, k := range box.kids {
		switch {
		case level < 9 && r.begins(k, level), level == 9 && r.leads(box.kids, i):
			closed()
			open = &planBox{a: k.a, b: k.b, kids: []*planBox{k}, level: level}
			out = append(out, open)
			groups++
		case open == nil:
			out = append(out, k)
		default:
			open.kids = append(open.kids, k)
			open.b = k.b
		}
	}
	closed()
	return out, groups >= 2 && priced >= 2
}

// leads reports a short text directly before a price that has no name itself.
func (r *planReader) leads(kids []*planBox, i int) bool {
	k := kids[i]
	if i+1 >= len(kids) || k.b-k.a != 1 || len(k.kids) > 1 || len(r.between(k.a, k.b)) > 0 {
		return false
	}
	next := kids[i+1]
	points := r.between(next.a, next.b)
	if len(points) == 0 || len(next.kids) > 3 || next.b-next.a > 6 {
		return false
	}
	if name, _ := r.name(next.a, next.b, points[0].part); name != "" {
		return false
	}
	return r.nameable(r.parts[k.a].text, k.a, next.a, nameFirst) != ""
}

// begins reports that a child is a heading of a level and nothing more.
func (r *planReader) begins(k *planBox, level int) bool {
	if k.b-k.a > 4 {
		return false
	}
	if level < 8 {
		return r.parts[k.a].level == level && r.parts[k.b-1].level == level
	}
	if len(r.between(k.a, k.b)) > 0 {
		return false
	}
	for i := k.a; i < k.b; i++ {
		if r.parts[i].flags&planStrong == 0 || r.parts[i].level > 0 {
			return false
		}
	}
	return r.nameable(r.parts[k.a].text, k.a, k.b, nameStrong) != ""
}
