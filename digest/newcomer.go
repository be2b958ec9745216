package digest

import (
	"strings"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/sources"
)

// person is a name in a text that can be somebody's.
type person struct {
	name       string
	start, end int // bytes
}

// capitals finds two to four capitalised words in a row, with particles and
// initials between; ideographs stands for names before the mark of an object.
var (
	capitals   = sources.LazyPattern(`\p{Lu}[\p{L}’'-]*\p{Ll}(?:[ \x{a0}](?:van der|van den|van|von|zu|de la|de|der|den|la|di|da|del|della|dos|al|bin|\p{Lu}\.))*(?:[ \x{a0}]\p{Lu}[\p{L}’'-]*\p{Ll}){1,2}`)
	ideographs = sources.LazyPattern(`(\p{Han}{2,5}|\p{Han}{1,3}[ 　]\p{Han}{1,3})(?:氏|さん)?(?:を|が)[^。]{0,40}(?:選任|就任|任命|起用|昇格)`)
)

// noName are words that begin with a capital and are in no person's name.
var noName = wordSet(`the a an our your this these we it and for with from in on at by of to as new former board group company team
	chief officer executive director directors president vice chair chairman chairwoman head manager managing general senior counsel lead
	operating financial finance information technology technical digital data people human resources marketing revenue product
	procurement supply chain customer commercial operations engineering manufacturing security strategy sales legal risk
	january february march april may june july august september october november december
	monday tuesday wednesday thursday friday saturday sunday
	der die das ein eine zum zur am im und neuer neue vorstand geschäftsführer geschäftsführerin leiter leiterin vorstandsvorsitzende
	le la les un une directeur directrice général générale président présidente il lo gli direttore direttrice generale amministratore delegato
	inc ltd plc gmbh ag sa sas spa bv ab llc corp holding holdings partners utilities foods airways logistics clinics university
	street road north south east west county city united states kingdom sir dame lord lady prof dr mr mrs ms`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// peopleIn finds what can be names of people, in the text's order.
func peopleIn(text string) []person {
	var list []person
	for at := 0; at < len(text); {
		span := capitals().FindStringIndex(text[at:])
		if span == nil {
			break
		}
		start, end := at+span[0], at+span[1]
		from, to := misfit(text[start:end])
		if to > 0 {
			// Before the word that is in no name one may end, behind it another begin.
			if name := strings.TrimSpace(text[start : start+from]); capitals().FindString(name) == name && name != "" {
				list = append(list, person{name, start, start + len(name)})
			}
			at = start + to
			continue
		}
		list = append(list, person{text[start:end], start, end})
		at = end
	}
	for _, span := range ideographs().FindAllStringSubmatchIndex(text, -1) {
		list = append(list, person{text[span[2]:span[3]], span[2], span[3]})
	}
	return list
}

// misfit gives the bytes of the first word that is in nobody's name, 0 where
// all may be.
func misfit(name string) (from, to int) {
	at := 0
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '\u00a0' }) {
		at = strings.Index(name[at:], w) + at + len(w)
		if startsUpper(w) && noName[strings.ToLower(strings.Trim(w, ".'’"))] { // particles stay small
			return at - len(w), at
		}
	}
	return 0, 0
}

// newcomer finds the person of whom an event's text says that she comes, or who
// is new in a list of leaders: on no account's map, and no company's name.
func (m *Matcher) newcomer(ev tag.Event, found named) string {
	for i, w := range ev.Witnesses {
		if i == maxWitnesses {
			break
		}
		if w.Op == diff.Removed {
			continue
		}
		text := clip(w.After+"\n"+w.Title, maxScan)
		list := w.Place == "leadership"
		for _, p := range peopleIn(text) {
			if m.knows(p.name, found) || w.Before != "" && strings.Contains(w.Before, p.name) {
				continue
			}
			titled := list || ev.HasTag("hire")
			if titled && titleIn(clip(text[p.end:], 60)) != "" && !goes(text, p) || comes(text, p, ev.HasTag("hire")) {
				return p.name
			}
		}
	}
	return ""
}

// comes reports whether the sentence says that the person comes. In a text that
// is not known to tell of people, only words that speak of nothing else count.
func comes(text string, p person, hire bool) bool {
	from, to := sentenceAt(text, p.start, p.end)
	before, after := text[from:p.start], text[p.end:to]
	if goes(text, p) {
		return false
	}
	words := appointing()
	if hire {
		words = arriving()
	}
	return words.MatchString(before) || words.MatchString(after)
}

// goes reports whether a name is of somebody who leaves, was there before or
// speaks of it, or is the firm that somebody comes to.
func goes(text string, p person) bool {
	from, to := sentenceAt(text, p.start, p.end)
	before, after := text[from:p.start], text[p.end:to]
	return leaving().MatchString(after) && !arriving().MatchString(after) || predecessor().MatchString(before) || employer().MatchString(after) ||
		saying().MatchString(after) || saidBy().MatchString(before)
}

// saying and saidBy stand beside who speaks.
var (
	saying = sources.LazyPattern(`(?i)^[^.;“”"«»]{0,60}\b(?:said|says|adds|added|told|explains|explained|sagt|sagte|erklärt|erklärte|déclare|déclaré|explique|detto|dice|dijo|säger)\b`)
	saidBy = sources.LazyPattern(`(?i)(?:\bsaid|\bsays|\badds|\baccording to|\bsagt|\bsagte|\berklärt|\bso|\bselon|\blaut|\bsecondo|\bsegún)\s+(?:[\p{L}-]+\s+){0,4}$`)
)

// employer begins with what a firm does with who comes.
var employer = sources.LazyPattern(`(?i)^\s+(?:(?:has|have) (?:appointed|named|hired|promoted|elected)|(?:today|now|this week) (?:appointed|named|hired)|names|appoints|hires|welcomes|promotes|elects|recruits|taps|announces|beruft|ernennt|nomme|nombra|nomina)\b`)

// predecessor ends with the words before the name of who was there until now.
var predecessor = sources.LazyPattern(`(?i)(?:succeed(?:s|ed|ing)?|replac(?:es|ed|ing)|takes over from|took over from|successor to|follows|folgt auf|nachfolge von|löst|succède à|remplace|succede a|sostituisce|ersätter)\s+(?:(?:the|sir|dr\.?|prof\.?|\p{L}+)\s+){0,3}$`)

// knows reports whether a name is a stakeholder's or a company's of the text.
func (m *Matcher) knows(name string, found named) bool {
	low := strings.ToLower(name)
	for id, s := range found {
		if _, ok := m.people[id]; ok {
			at := m.people[id]
			if strings.HasSuffix(low, strings.ToLower(lastName(m.accounts[at[0]].Stakeholders[at[1]].Name))) {
				return true
			}
			continue
		}
		if text := strings.ToLower(s.text); text != "" && (strings.Contains(low, text) || strings.Contains(text, low)) {
			return true
		}
	}
	return false
}
