package digest

import (
	"regexp"
	"strings"

	"keywatch/diff/tag"
	"keywatch/sources"
)

// claimPeople claims for the accounts whose stakeholders are named. A name
// alone is anybody's: on a page that is not the account's, its company or the
// person's title must stand beside it.
func (m *Matcher) claimPeople(ev tag.Event, found named, got claims) {
	text := allText(ev)
	for _, id := range sorted(found) {
		at, ok := m.people[id]
		if !ok || found[id].sense == senseKept || !m.isHers(ev, at[0], at[1], found, text) {
			continue
		}
		s := m.accounts[at[0]].Stakeholders[at[1]]
		why := s.Name + " is on your map"
		if s.Title != "" {
			why += " as " + s.Title
		}
		if s.Influence != "" {
			why += " (" + s.Influence + ")"
		}
		c := newClaim(ReasonStakeholder, pointsStakeholder, why, s.Name, found[id].text)
		voice := m.voice(ev)
		bond := m.bondTo(voice, at[0])
		own := bond == bondOwn || bond == bondSubsidiary
		switch {
		case found[id].sense == senseGone:
			c.reason, c.why, c.gone = ReasonStakeholderOut, why+" and is named no longer", true
		case voice != "" && !own && joins(text, s.Name):
			c.reason, c.why, c.points, c.gone = ReasonStakeholderOut, why+" and goes to "+m.name(voice), pointsGoneOver, true
		case departs(text, s.Name):
			c.reason, c.why, c.gone = ReasonStakeholderOut, why+" and leaves", true
		}
		if c.reason == ReasonStakeholderOut || ev.HasTag("hire") || !own && m.isRival(voice, at[0]) {
			c.side = pressure
		} else if !ev.Removal {
			c.side = chance
		}
		got.add(at[0], c)
	}
}

// isHers reports whether a person's name in a text is the stakeholder's.
func (m *Matcher) isHers(ev tag.Event, account, person int, found named, text string) bool {
	for _, id := range []string{m.voice(ev), ev.Company} {
		switch m.bondTo(id, account) {
		case bondOwn, bondSubsidiary, bondParent:
			return true
		}
	}
	for _, id := range m.kin[account] {
		if b := m.bondTo(id, account); b != bondRival {
			if _, ok := found[companyPrefix+id]; ok {
				return true
			}
		}
	}
	title := m.accounts[account].Stakeholders[person].Title
	return len(strings.Fields(title)) > 1 && strings.Contains(strings.ToLower(text), strings.ToLower(title))
}

// leaving are words by which a person goes, after the name.
var leaving = sources.LazyPattern(`(?i)\b(leaves?|left [^,;.)]\S*|leaving|departs?|departed|departure|departing|resign(?:s|ed|ation)?|quits?|steps? down|stepp(?:ed|ing) down|retires?|retired|retiring|retirement|ousted|dismissed|fired|exits|no longer with|died|dies|passed away|verlässt|verlassen|scheidet|ausscheiden|ausgeschieden|geht in den ruhestand|tritt zurück|zurückgetreten|kündigt|quitte|quitté|démissionne|départ|partira|lascia|lasciato|dimette|dimissioni|deja|dimite|slutar|lämnar|forlader)(?:[^\p{L}]|$)|退任|辞任|退職|退社`)

// arriving are words by which a person comes or rises.
var arriving = sources.LazyPattern(`(?i)\b(joins?|joined|joining|appoint(?:s|ed|ment)?|names|named|hires?|hired|welcomes?|welcomed|elect(?:s|ed)|recruit(?:s|ed)|taps|tapped|becomes?|became|promot(?:es|ed)|succeeds?|succeeded|takes? (?:over|up|charge|the helm)|new|ernennt|ernannt|beruft|berufen|bestellt|übernimmt|wird|neuer?|neues|folgt|verstärkt|nomme|nommée?|rejoint|devient|prend|nouveau|nouvelle|nomina|nominat[oa]|nuov[oa]|entra|assume|nombra|nombrad[oa]|nuev[oa]|ny|utses|utsedd|tillträder)(?:[^\p{L}]|$)|選任|就任|任命|着任|新社長`)

// appointing are those of them that speak of nothing else.
var appointing = sources.LazyPattern(`(?i)\b(joins|joined|appoint(?:s|ed|ment)?|names|named|hires|hired|elect(?:s|ed)|recruits|taps|becomes|promot(?:es|ed)|succeeds|ernennt|ernannt|beruft|berufen|bestellt|nommée?|rejoint|nominat[oa]|nombrad[oa]|utses|utsedd|tillträder)(?:[^\p{L}]|$)|選任|就任|任命|着任`)

// taking are the words by which a person comes to a company.
var taking = sources.LazyPattern(`(?i)\b(joins?|joined|joining|hires?|hired|welcomes?|appoint(?:s|ed)|wechselt|kommt|rejoint|entra|ficha|incorpora)(?:[^\p{L}]|$)`)

// departs reports whether a sentence says that the person goes. Where it tells
// of several, the words next to the name count.
func departs(text, name string) bool { return saysOf(text, name, leaving(), arriving()) }

// joins reports whether a sentence says that the person comes to the company
// that tells it.
func joins(text, name string) bool { return saysOf(text, name, taking(), nil) }

// saysOf looks for words beside a person's last name; other words that stand
// nearer after it speak of her, not these.
func saysOf(text, name string, words, other *regexp.Regexp) bool {
	last := lastName(name)
	for at := 0; ; {
		i := strings.Index(text[at:], last)
		if i < 0 {
			return false
		}
		start := at + i
		at = start + len(last)
		from, to := sentenceAt(text, start, at)
		after, before := text[at:to], text[from:start]
		mine := words.FindStringIndex(after)
		var theirs []int
		if other != nil {
			theirs = other.FindStringIndex(after)
		}
		switch {
		case mine != nil && (theirs == nil || mine[0] < theirs[0]):
			return true
		case mine == nil && theirs == nil && words.MatchString(before):
			return true
		}
	}
}

// lastName is the word by which a text calls a person the second time; names
// in ideographs are whole.
func lastName(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return name
	}
	if first := []rune(words[0]); first[0] >= 0x2E80 {
		return words[0]
	}
	return words[len(words)-1]
}

// flawed are words by which a product of ours is in trouble.
var flawed = sources.LazyPattern(`(?i)\b(vulnerabilit|flaw|breach|leak|outage|exploit|CVE-|security hole|patch|a fix is|bug|recall|sicherheitslücke|schwachstelle|datenleck|ausfall|faille|fuite de|panne|falla|vulnerabilidad)|脆弱性|不具合`)

// replacing are words by which a customer turns from a product.
var replacing = sources.LazyPattern(`(?i)\b(replac(?:e|es|ed|ing|ement)|successor|phas(?:e|ed|ing) out|migrat(?:e|es|ed|ing|ion) (?:from|off|away)|mov(?:e|es|ed|ing) (?:off|away)|switch(?:es|ed|ing)? from|decommission\w*|retir(?:e|es|ed|ing)|sunset|terminat\w+|not renew\w*|alternatives? to|ablös\w+|abgelöst|ersetz\w+|ersatz|nachfolge\w*|abschalt\w+|kündig\w+|umstieg|remplac\w+|résili\w+|sostitu\w+|dismission\w+|disdett\w+|reempla\w+|sustitu\w+|ersätt\w+|byta ut|vervang\w+)|更改|置き換え|リプレース|後継|刷新`)

// leavesUs reports whether a sentence that names our product speaks of
// replacing it.
func leavesUs(text, name string) bool {
	for at := 0; name != ""; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return false
		}
		start := at + i
		at = start + len(name)
		from, to := sentenceAt(text, start, at)
		if replacing().MatchString(text[from:to]) {
			return true
		}
	}
	return false
}

// allText is what an event's first witnesses say now or, where all is gone,
// what stood there.
func allText(ev tag.Event) string {
	var b strings.Builder
	for i, w := range ev.Witnesses {
		if i == maxWitnesses {
			break
		}
		for _, part := range []string{w.Title, w.After} {
			if part != "" {
				b.WriteString(clip(part, maxScan))
				b.WriteString("\n")
			}
		}
	}
	if b.Len() == 0 {
		return textOf(ev)
	}
	return b.String()
}
