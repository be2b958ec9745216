package sources

// readHero reads how a home or product page presents itself: the title, the
// main headline and the meta description, which together are its positioning.
func (p *typedPage) readHero(out *typedItems) {
	if p.place != PlaceHome && p.place != PlaceProduct {
		return
	}
	best := -1
	for h := range p.heads {
		head := &p.heads[h]
		if head.level == leadIn || p.lines[head.line].chrome {
			continue
		}
		// The first h1, or on pages without one the first heading.
		if best < 0 || head.level == 1 && p.heads[best].level > 1 {
			best = h
		}
	}
	r := reading{kind: "hero", key: "hero", by: byStructure, line: -1}
	headline := ""
	if best >= 0 {
		headline, r.sure = p.heads[best].text, 0.7
		if p.heads[best].level == 1 {
			r.sure = 0.95
		}
	} else if p.title != "" {
		r.sure = sureEnough
	}
	r.text = headline
	if r.text == "" {
		r.text = p.title
	}
	r.fields = []string{"title", p.title, "headline", headline, "description", p.about}
	out.add(r)
}
