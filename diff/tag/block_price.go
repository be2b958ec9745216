package tag

import (
	"keywatch/diff"
	"keywatch/sources"
)

// freeWords say that something costs nothing.
var freeWords = []string{"free", "kostenlos", "gratuit", "gratis", "freemium"}

// offerWords are what plans are described with.
var offerWords = []string{
	"seat", "seats", "user", "users", "month", "year", "monthly", "yearly", "annual", "annually", "billing", "billed", "limit", "limits", "included", "includes",
	"unlimited", "trial", "discount", "plan", "plans", "tier", "credits", "tokens", "storage", "projects", "gb", "tb", "quota", "price", "prices", "pricing", "fee", "fees", "vat", "tax", "taxes", "refund", "cancel",
	"upgrade", "downgrade", "renewal", "renews", "cost", "costs", "charge", "charged", "enterprise", "custom", "free", "mwst", "preise",
	"minimum", "contract", "support", "sla", "sso", "add-on", "nutzer", "monat", "jahr", "inklusive", "mois", "utilisateur", "utilisateurs", "mes", "usuario", "usuarios",
}

// priceBlock reads a block of a pricing page or section, and a price row
// wherever it stands.
func priceBlock(b Block) (Evidence, bool) {
	now, was := Amounts(b.Body), Amounts(b.Before)
	row := b.short(24) && (recurring(now) || recurring(was))
	if b.Where == sources.PlaceTerms && !row {
		return priceNotice(b)
	}
	if b.Where != sources.PlacePricing && !row {
		return Evidence{}, false
	}
	switch b.Op {
	case diff.Edited:
		return priceEdit(b, was, now)
	case diff.Removed:
		return offerGone(b, was)
	}
	switch {
	case b.Words.Has(freeWords...):
		return Evidence{Subtype: "free tier", Confidence: 0.85, Severity: Medium, Rule: "pricing page: an offer for nothing was added"}, true
	case len(now) > 0:
		return Evidence{Subtype: "plan added", Confidence: 0.85, Severity: Medium, Rule: "pricing page: an amount was added"}, true
	case b.heading(4) && b.short(4):
		return Evidence{Subtype: "plan added", Confidence: 0.65, Severity: Medium, Rule: "pricing page: a heading was added"}, true
	}
	return packaging(b)
}

// priceNotice reads a notice on a page of terms that says that prices move.
func priceNotice(b Block) (Evidence, bool) {
	if b.Gone {
		return Evidence{}, false
	}
	for _, h := range phrases().rules.find(b.Words) {
		if h.tag == "pricing" && h.strength >= Strong && (h.subtype == "up" || h.subtype == "down") {
			return Evidence{
				Subtype: h.subtype, Confidence: 0.8, Severity: Medium, Evidence: b.Words.Quote(h.from, h.to), Rule: "terms page: " + h.rule,
			}, true
		}
	}
	return Evidence{}, false
}

func offerGone(b Block, was []Money) (Evidence, bool) {
	switch {
	case b.Words.Has(freeWords...):
		return Evidence{Subtype: "free tier", Confidence: 0.85, Severity: High, Rule: "pricing page: an offer for nothing is gone"}, true
	case len(was) > 0:
		return Evidence{Subtype: "plan removed", Confidence: 0.85, Severity: Medium, Rule: "pricing page: an amount is gone"}, true
	case b.heading(4) && b.short(4):
		return Evidence{Subtype: "plan removed", Confidence: 0.65, Severity: Medium, Rule: "pricing page: a heading is gone"}, true
	}
	return packaging(b)
}

// priceEdit compares amounts: what changed most decides.
func priceEdit(b Block, was, now []Money) (Evidence, bool) {
	from, to, share := largestMove(was, now)
	wasFree, isFree := Split(Clean(b.Before), blockWords).Has(freeWords...), b.Words.Has(freeWords...)
	switch {
	case wasFree && !isFree:
		return Evidence{Subtype: "free tier", Confidence: 0.85, Severity: High, Evidence: Clean(b.Before), Rule: "pricing page: what was free is not"}, true
	case share != 0:
		e := Evidence{
			Subtype: "up", Confidence: 0.97, Severity: Medium, Rule: "pricing page: an amount was edited",
			Evidence: b.Before[from.Start:from.End] + " → " + b.Body[to.Start:to.End],
		}
		if share < 0 {
			e.Subtype, share = "down", -share
		}
		if share >= 0.10 {
			e.Severity = High
		}
		return e, true
	case len(was) > 0 && len(now) == 0:
		return Evidence{Subtype: "packaging", Confidence: 0.8, Severity: High, Rule: "pricing page: an amount is no longer stated"}, true
	case len(now) > len(was):
		return Evidence{Subtype: "packaging", Confidence: 0.8, Severity: Medium, Rule: "pricing page: an amount is now stated"}, true
	case isFree && !wasFree:
		return Evidence{Subtype: "free tier", Confidence: 0.8, Severity: Medium, Rule: "pricing page: now free"}, true
	}
	return packaging(b)
}

// largestMove pairs amounts in order, of one currency, and returns the pair
// that moved most with its share of the old amount; 0 when none moved.
func largestMove(was, now []Money) (from, to Money, share float64) {
	if len(was) != len(now) {
		was, now = unmatched(was, now), unmatched(now, was)
	}
	for i := range min(len(was), len(now)) {
		if was[i].Currency != now[i].Currency || was[i].Minor == 0 {
			continue
		}
		old, cur := float64(was[i].Minor)+float64(was[i].Micro)/1e6, float64(now[i].Minor)+float64(now[i].Micro)/1e6
		if s := (cur - old) / old; s*s > share*share {
			from, to, share = was[i], now[i], s
		}
	}
	return from, to, share
}

// unmatched are the amounts of list that other has not.
func unmatched(list, other []Money) []Money {
	var rest []Money
	for _, m := range list {
		found := false
		for _, o := range other {
			found = found || m.Equal(o)
		}
		if !found {
			rest = append(rest, m)
		}
	}
	return rest
}

// packaging is a change of what an offer holds.
func packaging(b Block) (Evidence, bool) {
	e := Evidence{Subtype: "packaging", Confidence: 0.7, Severity: Low, Rule: "pricing page: what an offer holds was changed"}
	if b.Where != sources.PlacePricing {
		return e, false
	}
	if b.Words.Has(offerWords...) {
		e.Severity = Medium
		return e, true
	}
	e.Confidence = 0.55
	return e, b.Element == "li" || b.Element == "td" || b.Element == "tr" || b.Element == "th"
}

func recurring(list []Money) bool {
	for _, m := range list {
		if m.Per != "" {
			return true
		}
	}
	return false
}
