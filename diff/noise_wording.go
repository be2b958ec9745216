package diff

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// Reasons of noise that lies in wording alone.
const (
	reasonLogin    = "asks to log in"
	reasonPointer  = "points to another page"
	reasonReworded = "other words for the same on a page of prices"
	reasonTopic    = "heading with or without the page's topic"
)

// maxPrompt is how many words a request to log in has.
const maxPrompt = 14

// loginPrompt tells of a line that asks the visitor to log in.
func loginPrompt(p *piece) bool {
	if len(p.raw) > maxPrompt {
		return false
	}
	text := " " + strings.Join(p.raw, " ") + " "
	for _, ask := range [...]string{" please log in ", " please sign in ", " log in to ", " sign in to ", " log in as ", " bitte anmelden ", " bitte einloggen ", " melden sie sich an ", " connectez vous ", " inicia sesión ", " inicie sesión "} {
		if strings.Contains(text, ask) {
			return true
		}
	}
	return false
}

// pointers begin or stand in a sentence that only says where to read on.
var pointers = []string{"see", "read more", "learn more", "for more", "for details", "find out more", "more information", "siehe", "mehr dazu", "weitere informationen", "voir", "en savoir plus", "más información", "véase"}

// pointerOnly tells whether all that an edit adds or takes away are whole
// sentences that point to another page.
func pointerOnly(p, q *piece) bool {
	if !sentence(p.Text) || !sentence(q.Text) {
		return false
	}
	list := runs(p.words, q.words)
	if len(list) != 1 || (list[0].a0 < list[0].a1) == (list[0].b0 < list[0].b1) {
		return false
	}
	with, from, to := q, list[0].b0, list[0].b1
	if from == to {
		with, from, to = p, list[0].a0, list[0].a1
	}
	said := strings.Join(with.words[from:to], " ")
	for s := range strings.FieldsFuncSeq(with.Text, func(r rune) bool { return r == '.' || r == '!' || r == '?' }) {
		if w := strings.Join(words(s), " "); w != "" && strings.Contains(said, w) {
			if said = strings.TrimSpace(strings.Replace(said, w, "", 1)); !pointing(w) {
				return false
			}
		}
	}
	return said == ""
}

func pointing(sentence string) bool {
	return slices.ContainsFunc(pointers, func(p string) bool { return strings.Contains(" "+sentence+" ", " "+p+" ") })
}

// topicOnly tells whether two headings differ only by words of the page's own
// title: "Machine pricing" and "Machine" say the same on a page called Pricing.
func (c *comparison) topicOnly(p, q *piece) bool {
	if !isHeading(p.Tag) || !isHeading(q.Tag) {
		return false
	}
	topic := c.topic()
	list := runs(p.words, q.words)
	for _, r := range list {
		for _, w := range slices.Concat(p.words[r.a0:r.a1], q.words[r.b0:r.b1]) {
			if !topic[w] {
				return false
			}
		}
	}
	return len(list) > 0
}

// topicHeadings is in how many headings of a page a word stands that is what
// the page is about.
const topicHeadings = 3

// topic gives the words that the page is about: those of its title, and those
// that several of its headings repeat.
func (c *comparison) topic() map[string]bool {
	topic := wordSet(strings.Join(words(c.nowSnap.Title+" "+c.oldSnap.Title), " "))
	if c.ofPrices() {
		maps.Copy(topic, priceTopics)
	}
	for _, s := range []*side{c.old, c.now} {
		count := map[string]int{}
		for i := range s.pieces {
			if p := &s.pieces[i]; isHeading(p.Tag) {
				for _, w := range distinct(words(p.Text)) {
					if count[w]++; count[w] >= topicHeadings {
						topic[w] = true
					}
				}
			}
		}
	}
	return topic
}

// Bounds of rewording on a page of prices.
const (
	priceAmounts  = 4  // amounts that a page of prices shows at least
	rewordedWords = 14 // words that differ at most
)

// legalTopics are words of titles and headings of contracts: there each word
// counts.
var legalTopics = wordSet(`terms policy privacy agreement conditions contract legal imprint notice dpa agb datenschutz nutzungsbedingungen vertrag
	conditions cgu cgv confidentialité términos condiciones privacidad`)

// priceTopics are words of titles, headings and addresses of pages of prices.
var priceTopics = wordSet("pricing prices price plans preise tarife preis tarifs prix precios planes tarifas kosten cost costs")

// offered are words that say what is had for the money, or on which condition:
// an edit that touches one is a change, however small.
var offered = wordSet(`free trial cancel canceled cancelled cancellation refund refunds refunded discount discounts discounted include included includes including
	limit limits limited unlimited minimum maximum only not no never longer required require requires must cannot charge charged charges charging fee fees tax vat
	month months monthly year years yearly annual annually week weeks hour hours hourly day days minute minutes second seconds per each user users seat seats member members
	team teams project projects support guarantee guaranteed sla uptime data region regions eu storage backup backups security compliance access api additional extra
	unused prorated commitment upgrade downgrade renew renewal renews expire expires credit credits invoice refundable cost costs price prices cheaper beta available availability
	kostenlos gratis monat jahr kündigen kündbar kündigung inklusive enthalten rabatt ohne nicht kein keine unbegrenzt mindestens
	gratuit gratuite mois annuel résilier remboursement inclus sans pas illimité minimum gratis mes año cancelar reembolso incluido sin no ilimitado mínimo`)

// rewordedPrices tells whether an edit on a page of prices only says in other
// words what was said: running text that keeps its figures, and in which no
// word of an offer or a condition came or went.
func (c *comparison) rewordedPrices(p, q *piece) bool {
	if !c.ofPrices() || isHeading(p.Tag) || isHeading(q.Tag) || !sentence(p.Text) || !sentence(q.Text) || p.Tag == "li" || p.Tag == "tr" || p.Tag == "td" {
		return false
	}
	if stops(p.Text) != stops(q.Text) {
		return false // a sentence more or less says something
	}
	differ := 0
	for _, r := range runs(p.words, q.words) {
		list := slices.Concat(p.words[r.a0:r.a1], q.words[r.b0:r.b1])
		if differ += len(list); differ > rewordedWords {
			return false
		}
		for _, w := range list {
			if offered[w] || binding[w] || currencyNames[w] != "" || hasDigit([]string{w}) || w == "%" {
				return false
			}
		}
	}
	return differ > 0
}

// stops counts the ends of sentences.
func stops(text string) int {
	return strings.Count(text+" ", ". ") + strings.Count(text, "!") + strings.Count(text, "?")
}

// binding are words that change what a text grants or asks, however often.
var binding = wordSet(`not no never none may must shall should will can cannot might free paid all any only some every always without
	nicht kein keine darf muss soll kann alle nur jeder ohne ne pas doit peut tous tout sans no debe puede todos todo sin`)

// ofPrices tells whether both pages show prices and say so in a heading, and
// are no contract.
func (c *comparison) ofPrices() bool {
	if c.prices == nil {
		yes := c.old.showsPrices() && c.now.showsPrices() && !legal(c.nowSnap.Title)
		c.prices = &yes
	}
	return *c.prices
}

func (s *side) showsPrices() bool {
	amounts, topic := 0, false
	for i := range s.pieces {
		p := &s.pieces[i]
		if strings.ContainsFunc(p.Text, func(r rune) bool { return unicode.Is(unicode.Sc, r) }) {
			amounts++
		}
		if isHeading(p.Tag) || p.Tag == "title" {
			if legal(p.Text) && p.Tag != "h3" {
				return false
			}
			topic = topic || slices.ContainsFunc(words(p.Text), func(w string) bool { return priceTopics[w] })
		}
	}
	return topic && amounts >= priceAmounts
}

func legal(text string) bool {
	return slices.ContainsFunc(words(text), func(w string) bool { return legalTopics[w] })
}
