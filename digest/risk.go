package digest

import (
	"regexp"
	"strings"

	"keywatch/diff/tag"
)

// Sub-types that turn the usual reading of a tag round: what hurts a company
// is a chance where it is a rival, and a risk where it is the account.
var setbacks = map[string]bool{
	"executiveout": true, "layoff": true, "fine": true, "lawsuit": true, "breach": true,
	"ended": true, "endoflife": true, "planremoved": true, "acquiredby": true,
	"savings": true, "lost": true, "closing": true, "bankruptcy": true,
}

// risk reports whether an event is pressure on the account (or a chance). A
// claim that knows says so; else the news decides. Subtype is the news as it is
// for the account, where that differs.
func (m *Matcher) risk(ev tag.Event, account int, best claim, subtype string) bool {
	if best.side != byNews {
		return best.side == pressure
	}
	lead, tagged := leadTag(ev)
	if subtype != "" {
		lead.Subtype = subtype
	}
	setback := setbacks[foldSubtype(lead.Subtype)]
	switch m.bondTo(ev.Company, account) {
	case bondOwn, bondSubsidiary, bondParent:
		return ownRisk(ev, lead, tagged, setback)
	}
	if !m.isRival(ev.Company, account) && ev.Company != "" {
		return false
	}
	if ev.Removal || setback {
		return false // a rival loses a customer, feature, leader or promise
	}
	return !(lead.Tag == "pricing" && foldSubtype(lead.Subtype) == "up")
}

// ownRisk reads the account's own news: growth, money, customers and new places
// mean new needs; a changed price, partner or rule means somebody else has been
// heard.
func ownRisk(ev tag.Event, lead tag.Evidence, tagged, setback bool) bool {
	switch {
	case setback:
		return true
	case !tagged:
		return false
	}
	switch lead.Tag {
	case "expansion", "funding", "launch", "customer", "event", "positioning", "media", "hire":
		return ev.Removal
	}
	return true
}

// boughtSubtype is the sub-type of news that a company gets a new owner.
const boughtSubtype = "acquired by"

// buying are the words between who buys and who is bought.
const buying = `(?i)(?:buys?|buying|acquires?|acquiring|acquisition of|takeover of|take over|takes over|merge with|purchases?|bid for|takes?|take) (?:control of |(?:a )?majority (?:stake )?(?:in|of) )?(?:the )?`

// bought finds such words, or those of other languages, before a name; %s is
// the name.
var boughtForms = []string{
	buying + `%s`, `(?i)(?:übernimmt|kauft|rachète|acquiert|acquisisce|compra|köper|adquiere) (?:den |die |das |la |le |il |l[’'])?%s`,
	`(?i)%s (?:to be |is |was |has been |agrees to be )(?:acquired|bought|taken over|sold)`, `(?i)%s (?:wird|ist) (?:von .{3,60} )?(?:übernommen|verkauft)`,
}

// isBought reports whether the account is what is bought in a purchase that is
// told of it: who buys grows, who is bought gets a new owner.
func (m *Matcher) isBought(ev tag.Event, found named) bool {
	lead, _ := leadTag(ev)
	name := found[companyPrefix+ev.Company].text
	if lead.Tag != "funding" || foldSubtype(lead.Subtype) != "acquisition" || name == "" {
		return false
	}
	text := textOf(ev)
	for _, called := range append([]string{name, m.name(ev.Company)}, m.companies[ev.Company].Aliases...) {
		for _, form := range boughtForms {
			re, err := regexp.Compile(strings.ReplaceAll(form, "%s", regexp.QuoteMeta(called)))
			if err == nil && re.MatchString(text) {
				return true
			}
		}
	}
	return false
}
