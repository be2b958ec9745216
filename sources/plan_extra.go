package sources

// strongLevel is the rank of a strong line that stands as a heading: below all
// headings.
const strongLevel = 8

// beside gives the level of a heading over extras that the parts since one
// stand below, 0 for none.
func (b *boxer) beside(since, extra int) int {
	level := b.headingAt(since)
	if level == 0 {
		return extra
	}
	if sellsExtras(b.parts[since].text) {
		return level
	}
	if level <= extra {
		return 0
	}
	return extra
}

// headingAt is the level of the heading that begins at a part. A line that is
// strong from end to end counts as one: lists of extras often have no other.
func (b *boxer) headingAt(at int) int {
	if at >= len(b.parts) || b.parts[at].level > 0 {
		return b.levelAt(at)
	}
	for i := at; i < len(b.parts); i++ {
		if b.parts[i].flags&planStrong == 0 || b.parts[i].line != b.parts[at].line {
			return 0
		}
	}
	return strongLevel
}

// levelAt is the level of a part, 0 behind the last.
func (b *boxer) levelAt(at int) int {
	if at >= len(b.parts) {
		return 0
	}
	return b.parts[at].level
}

// sellsExtras reports a heading over what is sold beside the plans: a word for
// extras with few others, at its beginning or end. "Pro with add-ons" is a plan.
func sellsExtras(text string) bool {
	list := lexPlan(text)
	if len(list) == 0 || len(list) > 5 {
		return false
	}
	if list[0].class == wordExtra {
		// "Add-ons and plans" is over both.
		return !hasClass(list, wordAnd) || !hasClass(list, wordPrice)
	}
	for _, t := range list[:len(list)-1] {
		if t.class == wordOther || t.class == wordAnd || text[t.start:t.end] == "with" {
			return false
		}
	}
	return list[len(list)-1].class == wordExtra
}

// hasClass reports a token of a class.
func hasClass(list []planToken, class wordClass) bool {
	for _, t := range list {
		if t.class == class {
			return true
		}
	}
	return false
}

// addsTo reports the name of more of something: "Additional seat", "Extra 10
// GB". "Extra Large" and "Plus" are plans.
func addsTo(list []planToken) bool {
	return len(list) > 1 && list[0].class == wordPlus && (list[1].class == wordUnit || list[1].class == wordNumber)
}
