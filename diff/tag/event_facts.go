package tag

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"
)

// facts are what two tellings of one happening have in common: the words of
// the headline as stems, proper names, amounts and percentages.
type facts struct {
	head    map[string]bool // stems of the headline or first line
	words   map[string]bool // stems of it and of what follows
	names   map[string]bool // capitalised words, folded
	numbers map[string]bool // amounts, percentages, versions, as written alike
	line    string          // the headline, folded, for equality
}

// factsOf reads the facts of a headline and what follows it. Own are the
// folded words of the company's names, which say nothing about the happening.
func factsOf(head, rest string, own map[string]bool) facts {
	f := facts{head: map[string]bool{}, words: map[string]bool{}, names: map[string]bool{}, numbers: map[string]bool{}}
	f.line = strings.Join(plainWords(head), " ")
	f.read(head, own, true)
	const enough = 600 // bytes: later sentences of a release are about the company, not the happening
	if len(rest) > enough {
		rest = strings.ToValidUTF8(rest[:enough], "")
	}
	f.read(rest, own, false)
	return f
}

// read adds what a text says. Figures count without their currency, words as
// stems, names in lower case, so that tellings in other words still meet.
func (f *facts) read(text string, own map[string]bool, head bool) {
	for _, m := range Amounts(text) {
		m.Currency = "" // one telling writes EUR, another €, a third converts the words alone
		f.numbers[m.String()] = true
	}
	for _, p := range percents(text) {
		f.numbers[p] = true
	}
	for word := range strings.FieldsFuncSeq(text, notWord) {
		word = strings.Trim(word, "-'’.")
		word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
		low := strings.ToLower(word)
		if low == "" || empty[low] || own[low] {
			continue
		}
		stem := english.Stem(low, false)
		f.words[stem] = true
		if head {
			f.head[stem] = true
		}
		first, hasDigit := []rune(word)[0], strings.ContainsAny(low, "0123456789")
		if unicode.IsUpper(first) && len(low) > 1 && !hasDigit && !usual[stem] {
			f.names[low] = true
		}
		if hasDigit && strings.Contains(low, ".") {
			f.numbers[low] = true
		}
	}
}

// notWord parts words; apostrophes and points within stay for "O'Hara" and "4.2".
func notWord(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '.'
}

// plainWords are the words of a text in lower case without any sign, for
// comparing headlines whole.
func plainWords(text string) []string {
	var list []string
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		list = append(list, word)
	}
	return list
}

// percents are the percentages of a text, "20%" for "20 %" and "20 percent".
func percents(text string) []string {
	var list []string
	words := Split(text, 0)
	for i, w := range words.List {
		if i == 0 || w.Low != "%" && w.Low != "percent" && w.Low != "prozent" {
			continue
		}
		if n, err := strconv.ParseFloat(strings.ReplaceAll(words.List[i-1].Low, ",", "."), 64); err == nil {
			list = append(list, strconv.FormatFloat(n, 'f', -1, 64)+"%")
		}
	}
	return list
}

// empty are words without meaning of their own; usual are stems that stand in
// the headlines of any happening and tie no two together.
var (
	empty = wordSet(`a an the and or of in on at to for with from by as is are was were be been has have had will would
		can could may might it its this that these those their his her our your we you he she they not no new now more most
		into over under about after before between per via up down out off than then also all any each every who what when
		how why which der die das und oder von im in mit für auf den dem ein eine le la les des du et un une pour el los y
		eur euro euros usd gbp chf sek nok dkk pln jpy seat seats user users month months year years plan price prices pricing`)
	usual = wordSet(`announc launch introduc unveil say report join appoint name hire cut rais open new compani releas updat
		today week month year quarter partner partnership custom product platform price plan team ceo cfo cto cio coo vp chief
		offic director head board welcom sign win select choos expand offic acquir acquisit fund round seri seat user
		first second third add support chang get make come use role post mr ms inc ltd gmbh januari februari march april
		may june juli august septemb octob novemb decemb monday tuesday wednesday thursday friday start build logo
		job open career newsroom press our the engin manag lead senior softwar servic solut global europ page show`)
)

// wordSet reads a list of words from a string.
func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// shared counts what two sets have in common; the smaller one is walked.
func shared(a, b map[string]bool) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// overlap is the share of the smaller set that the other has, 0 to 1.
func overlap(a, b map[string]bool) float64 {
	least := min(len(a), len(b))
	if least == 0 {
		return 0
	}
	return float64(shared(a, b)) / float64(least)
}
