package tag

import (
	"slices"
	"strings"

	"keywatch/diff"
	"keywatch/sources"
)

// thingsOf are the things that a change was read as.
func thingsOf(c diff.Change) []diff.ItemChange {
	if c.Item == nil {
		return c.More
	}
	return append([]diff.ItemChange{*c.Item}, c.More...)
}

// thingDetails are what the readers of pages know of a block: a page names
// people, plans and releases in fields of their own, which are surer than its
// sentences.
func thingDetails(t Text, d Def) []Detail {
	e := Evidence{}
	for _, th := range t.Things {
		fields := th.After
		if th.Op == diff.Removed || len(fields) == 0 {
			fields = th.Before
		}
		for _, name := range thingFields(d.Name, th.Type) {
			if slices.Contains(d.Details, name[0]) {
				e.add(name[0], firstDay(name[0], fields[name[1]]))
			}
		}
		if d.Name == "pricing" && th.Type == "plan" {
			e.add(DetailAmount, planAmounts(th)...)
		}
	}
	if d.Name == "pricing" && len(e.Details) == 0 && isBlock(t) && t.Op == diff.Edited {
		if from, to, share := largestMove(Amounts(t.Before), Amounts(t.Body)); share != 0 {
			e.add(DetailAmount, amountText(from), amountText(to))
		}
	}
	return e.Details
}

// thingFields pairs the details of a tag with the fields of a thing.
func thingFields(tag, thing string) [][2]string {
	switch tag + " " + thing {
	case "hire person":
		return [][2]string{{DetailPerson, "name"}, {DetailTitle, "title"}, {DetailDate, "effective"}, {DetailAfter, "succeeds"}}
	case "hire job":
		return [][2]string{{DetailTitle, "title"}, {DetailPlace, "place"}}
	case "launch release":
		return [][2]string{{DetailVersion, "version"}}
	case "event event":
		return [][2]string{{DetailPlace, "place"}, {DetailDate, "date"}}
	case "customer logo", "partnership logo":
		return [][2]string{{DetailPartner, "name"}}
	}
	return nil
}

// firstDay is the first day of an interval; one without a year says too little.
func firstDay(name, text string) string {
	if name == DetailDate {
		text, _, _ = strings.Cut(text, "/")
		if strings.HasPrefix(text, "--") {
			return ""
		}
	}
	return text
}

// planAmounts are a plan's prices, the old one first where it moved.
func planAmounts(th diff.ItemChange) []string {
	var list []string
	for _, fields := range []map[string]string{th.Before, th.After} {
		if p, ok := sources.PlanFrom(fields); ok && p.Currency != "" && fields["amount"] != "" {
			list = append(list, amountText(Money{Minor: p.Amount, Micro: p.Micro, Currency: p.Currency}))
		}
	}
	return slices.Compact(list)
}
