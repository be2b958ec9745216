package tag

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// Term is one feature of a headline that the model has a weight for.
type Term struct {
	Name  string
	Value float32
}

// The families of terms, the first byte of a name. The lead weighs less than
// the headline: it helps less and misleads more often.
const (
	familyWord = 't' // 1 to 3 words of the headline, or how one begins
	familyChar = 'c' // 3 to 5 characters of it
	familyLead = 'b' // 1 or 2 words of the lead
	familyRule = 'r' // a phrase of this package was found
	familyBoth = 'w' // 1 word of the headline or the lead
)

// What a family weighs together, found by cross-validation.
const (
	wordValue = 1.0
	charValue = 0.6
	leadValue = 0.6
	ruleValue = 0.35
	bothValue = 1.0 // of the headline; the lead has that of its own family
)

// stem is how many bytes of a longer word are seen by themselves: "acqui-" is
// of acquires, acquired and acquisition, one of which may be seldom.
const stem = 5

// Terms are what the model sees of a text. The trainer of the model and Read
// use the same ones.
func Terms(t Text) []Term {
	var list []Term
	newReading(t).terms(func(name []byte, value float32) {
		list = append(list, Term{Name: string(name), Value: value})
	})
	return list
}

// terms gives each term to see; the name is only lent. The terms of a family
// together have the length 1 (times the family's value), so that long
// headlines do not outweigh short ones.
func (r reading) terms(see func(name []byte, value float32)) {
	buf := make([]byte, 0, 96)
	words := append(append([]string{"^"}, masked(r.title.List)...), "$") // so that the first and the last word are known as such
	n := len(words)
	count := n + max(0, n-1) + max(0, n-2)
	for i := range words {
		buf = append(buf[:0], familyWord)
		for k := i; k < min(i+3, n); k++ {
			if k > i {
				buf = append(buf, ' ')
			}
			buf = append(buf, words[k]...)
			see(buf, wordValue*norm(count))
		}
		if len(words[i]) > stem {
			buf = append(append(append(buf[:0], familyWord), words[i][:stem]...), '-')
			see(buf, wordValue*norm(3*n))
		}
	}
	chars := " " + strings.Join(words, " ") + " "
	count = 3 * max(1, len(chars)-3)
	for i := range chars {
		for k := 3; k <= 5 && i+k <= len(chars); k++ {
			see(append(append(buf[:0], familyChar), chars[i:i+k]...), charValue*norm(count))
		}
	}
	lead := masked(r.lead.List)
	for i, w := range lead {
		buf = append(append(buf[:0], familyLead), w...)
		see(buf, leadValue*norm(len(lead)))
		if i+1 < len(lead) {
			see(append(append(buf, ' '), lead[i+1]...), leadValue*norm(len(lead)))
		}
	}
	bothTerms(words, lead, buf, see)
	for _, name := range r.ruleTerms() {
		see(append(append(buf[:0], familyRule), name...), ruleValue)
	}
}

// bothTerms are words alike wherever they stand, so that one seen in leads
// alone is known in a headline.
func bothTerms(words, lead []string, buf []byte, see func(name []byte, value float32)) {
	length := norm(len(words) + len(lead))
	for _, w := range words {
		see(append(append(buf[:0], familyBoth), w...), bothValue*length)
	}
	for _, w := range lead {
		see(append(append(buf[:0], familyBoth), w...), leadValue*length)
	}
}

func norm(n int) float32 { return invSqrt[min(n, len(invSqrt)-1)] }

// masked are the words with every digit as 0: that a year or an amount stands
// there says something, which one it is does not.
func masked(list []Word) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = w.Low
		if strings.ContainsFunc(w.Low, unicode.IsDigit) {
			out[i] = strings.Map(func(c rune) rune {
				if unicode.IsDigit(c) {
					return '0'
				}
				return c
			}, w.Low)
		}
	}
	return out
}

// ruleTerms name what the phrases found, from coarse to fine, in sorted order:
// learning adds numbers up, and their order shows in the last digits.
func (r reading) ruleTerms() []string {
	set := map[string]bool{}
	for tag, list := range r.hits {
		for _, f := range list {
			where := "title"
			if f.lead {
				where = "lead"
			}
			if f.strength == Hint {
				where += "?"
			}
			set[tag+" "+where] = true
			set[tag+" "+where+" "+f.subtype] = true
			if !f.lead {
				set[tag+": "+f.rule] = true
			}
		}
		if len(list) > 0 && r.ruled(tag) >= shown {
			set[tag+" shown"] = true
		}
	}
	for tag := range r.nots {
		set["not "+tag] = true
	}
	for doubt := range r.doubts {
		set["doubt "+doubt] = true
	}
	return slices.Sorted(maps.Keys(set))
}
