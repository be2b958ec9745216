package digest

import "keywatch/diff/tag"

// Sub-types that turn the usual reading of a tag round: what hurts a company
// is a chance where it is a rival, and a risk where it is the account.
var setbacks = map[string]bool{
	"executiveout": true, "layoff": true, "fine": true, "lawsuit": true, "breach": true,
	"ended": true, "endoflife": true, "planremoved": true, "acquiredby": true,
	"lost": true, "closing": true, "bankruptcy": true,
}

// risk reports whether an event is pressure on the account (or a chance).
func (m *Matcher) risk(ev tag.Event, account int, reason string) bool {
	lead, tagged := leadTag(ev)
	setback := setbacks[foldSubtype(lead.Subtype)]
	switch m.bondTo(ev.Company, account) {
	case bondOwn, bondSubsidiary, bondParent:
		switch {
		case reason == ReasonNamesRival:
			return !ev.Removal
		case reason == ReasonNewLeader || reason == ReasonStakeholder || reason == ReasonStakeholderOut || setback:
			return true
		case !tagged:
			return false
		}
		// Growth, money, customers and new places mean new needs; a changed
		// price, partner or rule means somebody else has been heard.
		switch lead.Tag {
		case "expansion", "funding", "launch", "customer", "event", "positioning", "media", "hire":
			return ev.Removal
		}
		return true
	}
	if !m.isRival(ev.Company, account) && ev.Company != "" {
		return false
	}
	if ev.Removal || setback {
		return false // a rival loses a customer, feature, leader or promise
	}
	return !(lead.Tag == "pricing" && foldSubtype(lead.Subtype) == "up")
}
