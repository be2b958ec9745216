package tag

import (
	"slices"
	"strings"

	"keywatch/sources"
)

// said is a text cut into what can name details: the headline and the first
// sentences without what others say, what was, and what the company is.
type said struct {
	text  Text
	cut   bool
	title string
	lead  []string
	moves []sources.Move
	moved bool
	after *string // whom the newcomer follows, when asked
}

// How much of a body is read for details: releases tell what happened first.
const (
	detailBytes     = 1200
	detailSentences = 6
)

var (
	// quotation is what somebody says; a short one is a name.
	quotation = sources.LazyPattern(`[“"„«][^“”"„»«]{25,}[”"“»]`)
	// describes tells a sentence of the company and not of the happening.
	describes = sources.LazyPattern(`(?i)^(?:about|über|à propos|acerca|sobre) |\b(?:founded|established|gegründet|fondée?|créée? en|fundad[ao]) (?:in|im|en)?|\bheadquartered\b|\bbased in [^,]+, the company\b|\bis (?:a|the|one of the) (?:world's |world’s |europe's )?(?:leading|largest|global|provider|supplier)|\bemploys\b|\bbeschäftigt (?:rund|etwa|über|mehr)|\bemploie\b|\bemplea a\b|\b(?:serves|operates|runs) (?:more than|over|some|about) [\d,.]+|\bzählt (?:rund|über|mehr)|\bcompte (?:plus|environ|quelque)|\bcuenta con (?:más|unos)`)
	// before tells a sentence of what was a year ago.
	longAgo = sources.LazyPattern(`(?i)\b(?:last|previous|prior) (?:year|quarter|month)|\bim vorjahr|\bvergangenen jahr|\bletzten jahr|\bl'an(?:née)? (?:dernier|dernière|passée?)|\bel año pasado|\bel ejercicio anterior`)
)

// parts gives the headline and the sentences of the lead.
func (s *said) parts() (title string, lead []string) {
	if s.cut {
		return s.title, s.lead
	}
	s.cut = true
	head := Clean(s.text.Title)
	body := s.text.Body
	if len(body) > detailBytes {
		body = strings.ToValidUTF8(body[:detailBytes], "")
	}
	body = strings.TrimSpace(strings.TrimPrefix(Clean(body), head))
	s.title = plainMoney(withoutWire(head))
	body = undated(dateless(body))
	if strings.ContainsAny(body, `“"„«`) {
		body = quotation().ReplaceAllString(body, "“…”")
	}
	for _, sentence := range sources.Sentences(body) {
		if len(s.lead) == detailSentences {
			break
		}
		if !describes().MatchString(sentence) {
			s.lead = append(s.lead, plainMoney(sentence))
		}
	}
	return s.title, s.lead
}

// telltale reads the details of one tag.
type telltale struct {
	*said
	def     Def
	subtype string
}

// telling gives the headline and then the sentences that speak of what the tag
// says: those with a phrase of it, and the first one in any case.
func (t *telltale) telling() []string {
	title, lead := t.parts()
	list := []string{title}
	for i, s := range lead {
		if i == 0 || t.speaks(s) {
			list = append(list, s)
		}
	}
	return list
}

// speaks tells of a sentence with a phrase of the tag that is more than a hint.
func (t *telltale) speaks(sentence string) bool {
	return slices.ContainsFunc(phrases().rules.find(Split(sentence, 0)), func(h hit) bool {
		return h.tag == t.def.Name && h.strength > Hint
	})
}

// own tells of the name of the company that the text is about.
func (t *telltale) own(name string) bool {
	low, mine := strings.ToLower(name), strings.ToLower(t.text.Company)
	if mine == "" {
		return false
	}
	first, _, _ := strings.Cut(mine, " ")
	return strings.Contains(mine, low) || strings.Contains(low, mine) || len(first) > 3 && strings.HasPrefix(low, first)
}
