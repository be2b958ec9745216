package tag

import (
	"slices"
	"strings"

	"keywatch/sources"
)

// bodyFollows tells of a run of capitals from a word on that ends with what body
// it is: "Irish Data Protection Commission".
func bodyFollows(w Words, at int) bool {
	for i := at + 1; i < len(w.List) && capital(w, i) && together(w, i); i++ {
		if bodies[w.List[i].Low] {
			return true
		}
	}
	return false
}

// usualName is a name of two usual words or more in capitals: "Quarry Street".
func usualName(w Words, at int) (string, int) {
	end := at
	for end < len(w.List) && end-at < 4 && capital(w, end) && (end == at || together(w, end)) && !partyDoes[w.List[end].Low] && !partyStops[w.List[end].Low] {
		end++
	}
	if end-at < 2 || origins[w.List[at].Low] || isPlace(w.Quote(at, end-1)) {
		return "", at
	}
	return strings.TrimSuffix(w.Quote(at, end-1), "'s"), end
}

// titled tells of a headline whose words all have capitals, which say nothing.
func titled(w Words) bool {
	for i, word := range w.List {
		if len(word.Low) > 3 && !capital(w, i) && !partyStops[word.Low] {
			return false
		}
	}
	return true
}

// authorities are the authorities that the headline or the first sentences name
// where none stands at a phrase: "The Data Protection Commission said".
func (t *telltale) authorities() []string {
	if t.def.Name != "regulatory" || t.text.Company == "" {
		return nil
	}
	title, lead := t.parts()
	for _, part := range append([]string{title}, lead[:min(2, len(lead))]...) {
		w := Split(part, 0)
		for at := 0; at < len(w.List); at++ {
			if !capital(w, at) {
				continue
			}
			if regulators[w.List[at].Low] {
				return []string{elided(w.Quote(at, at))}
			}
			name, next := t.partyAt(w, at)
			if name == "" || t.own(name) {
				continue
			}
			if slices.ContainsFunc(w.List[at:next], func(word Word) bool { return authorityWords[word.Low] }) {
				return []string{name}
			}
			at = next - 1
		}
	}
	return nil
}

// naming gives the sentences that name parties: of a round also the next ones,
// which tell who leads it.
func (t *telltale) naming() []string {
	list := t.telling()
	if t.def.Name != "funding" {
		return list
	}
	title, lead := t.parts()
	if !roundForm().MatchString(title) && (len(lead) == 0 || !roundForm().MatchString(lead[0])) {
		return list
	}
	for _, part := range lead[:min(4, len(lead))] {
		if ledForm().MatchString(part) && !longAgo().MatchString(part) && !slices.Contains(list, part) {
			list = append(list, part)
		}
	}
	return list
}

var (
	roundForm = sources.LazyPattern(`(?i)\bseries\b|\bserie\b|seed|round|raises|runde|levée|tour de table|lève|ronda|sammelt|millionen|millones`)
	ledForm   = sources.LazyPattern(`(?i)\bled\b|\b(?:backed|joined) by|participation|angeführt|geführt von|beteilig|investor|menée?|emmené|conduit|liderad|encabezad|participa`)
)

var (
	// bindingWords stand right before the name of who acts.
	bindingWords = wordSet(`by from with von mit par avec por con`)
	ordinals     = wordSet(`first second third new`)
	// nameEnds end names in a sentence, and are words of headlines.
	nameEnds = wordSet(`partners partner seed alliance business assets`)
	// authorityWords are in the names of authorities.
	authorityWords = wordSet(`commission authority agency department ministry regulator ombudsman tribunal inspectorate commissioner comisión autoridad agencia superintendencia ministerio autorité ministère
		bundesamt bundesnetzagentur aufsichtsbehörde datenschutzbehörde wettbewerbsbehörde landgericht oberlandesgericht audiencia court`)
	// regulators are known by one word.
	regulators = wordSet(`fda ema sec fcc ftc faa epa mhra nhtsa bafin finma fma weko bundeskartellamt kartellamt swissmedic bfarm cnil amf acpr crtc arcep cnmc cnmv aepd ico fca cma ofgem ofcom anmat cofepris
		invima profeco cofece indecopi sernac anvisa cftc finra osha mas asic accc tga dgccrf bnetza`)
)
