package tag

import (
	"fmt"
	"strconv"
	"strings"
)

// A phrase is words separated by spaces:
//
//	raises|raised   one of these words
//	acqui*          a word that starts so
//	the?            may be missing
//	_  _6           any words: up to 3, up to 6
//	{role}          one of a class of words (classes below)
//	^               only at the start of the text
//
// It matches within one text; the first match from the left is taken.
type phrase struct {
	elements []element
	start    bool
	tag      string
	rule     string // the phrase as it was written
	subtype  string
	strength Strength
	order    int // of its rule in the tag: the specific ones stand first
}

type element struct {
	words    map[string]bool
	prefixes []string
	number   bool // any word that begins with a digit
	gap      int
	optional bool
}

// classes are the words that phrases share.
var classes = map[string]string{
	"role": "ceo|cfo|coo|cto|cmo|cio|ciso|cro|cpo|chro|president|chief|chair|chairman|chairwoman|chairperson|director|directors|head|vp|svp|evp|vice|officer|counsel|treasurer|" +
		"principal|advisor|adviser|partner|manager|lead|leader|secretary|general|executive|geschäftsführer|geschäftsführerin|vorstand|directeur|directrice|director|directora|pdg|personalvorstand|finanzvorstand|vertriebsvorstand|technikvorstand|vorständin|finanzchef|finanzchefin|vertriebschef|vertriebschefin|technikchef|personalchef|personalchefin|aufsichtsrat|présidente|président|presidente|presidenta|consejero|consejera|gerente",
	"money":  "$|€|£|¥|usd|eur|gbp|chf|cad|euro|euros|dollars",
	"pays":   "price|prices|pricing|fee|fees|fare|fares|rate|rates|tariff|tariffs|subscription|subscriptions|toll|tolls|premium|premiums",
	"legal":  "lawsuit|suit|lawsuits|suits|litigation|complaint|antitrust|injunction|subpoena|indictment|indicted|prosecutors",
	"firm":   "acquisition|merger|takeover|buyout|buy-out",
	"wares":  "platform|app|service|services|product|products|tool|tools|software|feature|features|suite|solution|solutions|api|sdk|edition|version|website|site|system|engine|assistant|agent|agents|program|programme|marketplace|portal|plugin|integration|dashboard|collection|line|model|device|series|podcast|fund|token|exchange|wallet|game|course|phone|chip|server|network|plan|initiative",
	"month":  "january|february|march|april|may|june|july|august|september|october|november|december",
	"report": "report|reports|study|survey|guide|ebook|whitepaper|book|novel|memoir|poll|analysis|index|research",
	"site":   "office|offices|store|stores|location|locations|plant|factory|facility|facilities|headquarters|hub|branch|branches|warehouse|campus|showroom|salon|restaurant|clinic|centre|center|datacenter|site|lab|laboratory|shop|depot|hotel|studio|gym|showrooms|stores|restaurants|clinics",
}

// parsePhrase reads one phrase.
func parsePhrase(text string) (phrase, error) {
	p := phrase{rule: text}
	for _, part := range strings.Fields(text) {
		if part == "^" {
			p.start = true
			continue
		}
		e, err := parseElement(part)
		if err != nil {
			return p, fmt.Errorf("read phrase %q: %w", text, err)
		}
		p.elements = append(p.elements, e)
	}
	if len(p.elements) == 0 || p.elements[0].gap > 0 || p.elements[0].optional {
		return p, fmt.Errorf("read phrase %q: it must begin with a word", text)
	}
	return p, nil
}

func parseElement(part string) (element, error) {
	e := element{words: map[string]bool{}}
	if part[0] == '_' {
		e.gap = 3
		if len(part) > 1 {
			n, err := strconv.Atoi(part[1:])
			if err != nil || n < 1 || n > 12 {
				return e, fmt.Errorf("%q is no gap", part)
			}
			e.gap = n
		}
		return e, nil
	}
	if len(part) > 1 && strings.HasSuffix(part, "?") {
		e.optional, part = true, strings.TrimSuffix(part, "?")
	}
	for _, word := range strings.Split(part, "|") {
		if word == "{num}" {
			e.number = true
			continue
		}
		if strings.HasPrefix(word, "{") {
			class, ok := classes[strings.Trim(word, "{}")]
			if !ok {
				return e, fmt.Errorf("no class %s", word)
			}
			for _, w := range strings.Split(class, "|") {
				e.words[w] = true
			}
			continue
		}
		if strings.HasSuffix(word, "*") {
			e.prefixes = append(e.prefixes, strings.TrimSuffix(word, "*"))
			continue
		}
		e.words[word] = true
	}
	return e, nil
}

func (e element) fits(word string) bool {
	if e.words[word] || e.number && word[0] >= '0' && word[0] <= '9' {
		return true
	}
	for _, p := range e.prefixes {
		if strings.HasPrefix(word, p) {
			return true
		}
	}
	return false
}

// match matches the elements from word i on and returns the last word's index.
func match(elements []element, words []Word, i int) (int, bool) {
	if len(elements) == 0 {
		return i - 1, true
	}
	e := elements[0]
	if e.gap > 0 {
		for skip := 0; skip <= e.gap && i+skip <= len(words); skip++ {
			if last, ok := match(elements[1:], words, i+skip); ok {
				return last, true
			}
		}
		return 0, false
	}
	if i < len(words) && e.fits(words[i].Low) {
		if last, ok := match(elements[1:], words, i+1); ok {
			return last, true
		}
	}
	if e.optional {
		return match(elements[1:], words, i)
	}
	return 0, false
}
