package tag

import (
	"math"
	"strconv"
	"strings"
)

// figure is a number that a telling names, in whatever words: 45000000 for
// "$45M", "45 million dollars", "45 Mio. Dollar" and "forty-five million".
type figure struct {
	value float64
	unit  string // "money", "%", a measure ("gb", "km"), "" for a count
	head  bool
}

// figuresOf reads the figures of pieces; days and years are read elsewhere,
// and skip says where they stand.
func figuresOf(list []piece, skip []bool, head bool) []figure {
	var out []figure
	for i := 0; i < len(list); {
		value, next, ok := valueAt(list, i)
		if !ok || skip[i] {
			i++
			continue
		}
		f := figure{value: value, head: head}
		f.unit = unitBefore(list, i)
		if unit, per, after := unitAfter(list, next); unit != "" {
			f.unit, next = unit, after
			f.value *= per
		}
		f.value = math.Round(f.value*1e4) / 1e4
		if f.unit == "" && list[i].number && next == i+1 && yearLike(list[i].raw) {
			f.unit = "year"
		}
		out = append(out, f)
		i = next
	}
	return out
}

// yearLike reports whether a number reads as a year of our time.
func yearLike(raw string) bool {
	return len(raw) == 4 && (strings.HasPrefix(raw, "20") || strings.HasPrefix(raw, "19"))
}

// valueAt reads the number that begins at i, digits or words.
func valueAt(list []piece, i int) (value float64, next int, ok bool) {
	if list[i].number {
		value, ok := digitsValue(list[i], list, i)
		if !ok {
			return 0, i, false
		}
		next = i + 1
		if next < len(list) && !list[next].loose {
			// One letter scales only what it is written to: "120m", "7B".
			if s, known := scales[list[next].low]; known && (len(list[next].low) > 1 || list[next].tight) {
				return value * s, next + 1, true
			}
		}
		return value, next, true
	}
	return spelled(list, i)
}

// digitsValue reads a number of digits. A single point or comma before three
// digits parts thousands, but not in a percentage.
func digitsValue(p piece, list []piece, i int) (value float64, ok bool) {
	raw := only(p.raw, ".,")
	points, commas := strings.Count(raw, "."), strings.Count(raw, ",")
	at := strings.LastIndexAny(raw, ".,")
	switch {
	case at < 0:
	case points > 0 && commas > 0:
		raw = only(raw[:at], "") + "." + raw[at+1:]
	case points+commas > 1, len(raw)-at-1 == 3 && raw[0] != '0' && !(i+1 < len(list) && percentAt(list, i+1) > 0):
		raw = only(raw, "")
	default:
		raw = raw[:at] + "." + raw[at+1:]
	}
	value, err := strconv.ParseFloat(raw, 64)
	return value, err == nil
}

// only is a number without what stands between its digits, but for some signs.
func only(raw, signs string) string {
	plain := true
	for i := 0; i < len(raw) && plain; i++ {
		plain = digitAt(raw[i]) || strings.IndexByte(signs, raw[i]) >= 0
	}
	if plain {
		return raw
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if digitAt(raw[i]) || strings.IndexByte(signs, raw[i]) >= 0 {
			out = append(out, raw[i])
		}
	}
	return string(out)
}

func digitAt(b byte) bool { return b >= '0' && b <= '9' }

// scales are the words that multiply.
var scales = map[string]float64{
	"hundred": 100, "hundert": 100, "score": 20, "dozen": 12, "dutzend": 12, "thousand": 1e3, "tausend": 1e3, "mille": 1e3, "mil": 1e3,
	"million": 1e6, "millions": 1e6, "millionen": 1e6, "millones": 1e6, "millon": 1e6, "mio": 1e6, "mln": 1e6, "mn": 1e6, "m": 1e6,
	"billion": 1e9, "billions": 1e9, "milliard": 1e9, "milliards": 1e9, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9, "mdr": 1e9, "bn": 1e9, "bln": 1e9, "b": 1e9, "k": 1e3,
}

// spelledWords are numbers in words, in four languages.
var spelledWords = numberWords(`2 two zwei deux dos;3 three drei trois tres;4 four vier quatre cuatro;5 five funf cinq cinco;6 six sechs seis;
	7 seven sieben sept siete;8 eight acht huit ocho;9 nine neun neuf nueve;10 ten zehn dix diez;11 eleven elf onze once;12 twelve zwolf douze doce;
	13 thirteen;14 fourteen;15 fifteen quinze quince;16 sixteen;17 seventeen;18 eighteen;19 nineteen;20 twenty zwanzig vingt veinte;
	30 thirty dreissig trente treinta;40 forty vierzig quarante cuarenta;50 fifty funfzig cinquante cincuenta;60 sixty sechzig soixante sesenta;
	70 seventy siebzig setenta;80 eighty achtzig ochenta;90 ninety neunzig noventa`)

func numberWords(list string) map[string]float64 {
	m := map[string]float64{}
	for _, line := range strings.Split(list, ";") {
		words := strings.Fields(line)
		n, err := strconv.ParseFloat(words[0], 64)
		if err != nil {
			continue
		}
		for _, w := range words[1:] {
			m[w] = n
		}
	}
	return m
}

// spelled reads a number in words: "one hundred and fifty", "forty-five
// million", "three quarters of a billion", "one and a half hundred".
func spelled(list []piece, start int) (value float64, next int, ok bool) {
	total, open, i, any := 0.0, 0.0, start, false
	low := func(n int) string {
		if n < len(list) && (n == start || !list[n].loose) {
			return list[n].low
		}
		return ""
	}
	for {
		word := low(i)
		n, number := spelledWords[word]
		scale := scales[word]
		switch {
		case number:
			open, any = open+n, true
			i++
		case scale >= 12 && len(word) > 1 && (any || open > 0):
			if open == 0 {
				open = 1
			}
			if scale >= 1000 {
				total, open = total+open*scale, 0
			} else {
				open *= scale
			}
			i++
		case !any && (word == "one" || word == "a" || word == "eine" || word == "half" || word == "hundred" || word == "hundert"):
			n, after, fine := begun(list, i, low)
			if !fine {
				return 0, start + 1, false
			}
			open, i, any = n, after, true
		case any && word == "and" && low(i+1) == "a" && low(i+2) == "half":
			open, i = open+0.5, i+3
		case any && word == "and" && spelledWords[low(i+1)] > 0 && (total > 0 || open >= 100):
			i++
		case any && word == "quarters" && low(i+1) == "of" && low(i+2) == "a" && scales[low(i+3)] >= 1000:
			return open / 4 * scales[low(i+3)], i + 4, true
		default:
			if value = total + open; any && value > 1 {
				return value, i, true
			}
			return 0, start + 1, false
		}
	}
}

// begun reads the words that begin a number only before a scale: "one
// hundred", "half a dozen", "one and a half".
func begun(list []piece, i int, low func(int) string) (value float64, next int, ok bool) {
	switch w := low(i); {
	case w == "hundred" || w == "hundert":
		return 100, i + 1, true
	case w == "half" && low(i+1) == "a" && scales[low(i+2)] >= 12:
		return 0.5, i + 2, true
	case w == "one" && low(i+1) == "and" && low(i+2) == "a" && low(i+3) == "half":
		return 1.5, i + 4, true
	case scales[low(i+1)] >= 12 && len(low(i+1)) > 1:
		return 1, i + 1, true
	}
	return 0, i, false
}

// unitBefore reads a currency before a number.
func unitBefore(list []piece, i int) string {
	if i > 0 && (isCurrency(list[i-1].raw) || currencyWords[list[i-1].low] && !list[i].loose) {
		return "money"
	}
	return ""
}

func isCurrency(raw string) bool {
	switch raw {
	case "$", "€", "£", "¥":
		return true
	}
	return false
}

// unitAfter reads what a number counts, per how much of it and where it ends.
func unitAfter(list []piece, i int) (unit string, per float64, next int) {
	if i >= len(list) || list[i].loose && !shortened(list[i-1].low) {
		return "", 1, i
	}
	if n := percentAt(list, i); n > 0 {
		return "%", 1, i + n
	}
	at := i
	if w := list[at].low; (w == "us" || w == "d" || w == "de") && at+1 < len(list) {
		at++
	}
	switch w := list[at].low; {
	case isCurrency(list[at].raw) || currencyWords[w]:
		return "money", 1, at + 1
	case w == "cents" || w == "cent" || w == "centimes" || w == "pence" || w == "p" || w == "centimos":
		return "money", 0.01, at + 1
	case measures[w]:
		return w, 1, at + 1
	}
	return "", 1, i
}

// shortened reports whether a point after a word ends no sentence.
func shortened(low string) bool { return low == "mio" || low == "mrd" || low == "mln" }

// percentAt is how many pieces from i on say that a number is a percentage.
func percentAt(list []piece, i int) int {
	switch w := list[i].low; {
	case w == "%" || w == "percent" || w == "prozent":
		return 1
	case (w == "per" || w == "pour" || w == "por") && i+1 < len(list) && (list[i+1].low == "cent" || list[i+1].low == "ciento"):
		return 2
	}
	return 0
}

var (
	currencyWords = wordSet(`euro euros dollar dollars dolares libras pound pounds eur usd gbp chf dkk sek nok pln jpy francs franken kronen kronor stg`)
	measures      = wordSet(`gb tb mb km kg g mw kw kwh kilometres kilometers kilometer kilometros days day hours hour minutes months years year jahre
		users seats megawatt`)
)

// same reports whether two figures are one; rounded when one of them was.
func (f figure) same(o figure) (same, rounded bool) {
	if f.unit != o.unit {
		a, b := f.unit, o.unit
		if a != "" {
			a, b = b, a
		}
		// One telling leaves the currency to the other half of the sentence.
		if a != "" || b == "%" || b == "year" {
			return false, false
		}
	}
	if f.value == o.value {
		return true, false
	}
	least := min(f.value, o.value)
	if f.unit == "year" || least < 30 && f.unit != "%" {
		return false, false
	}
	return math.Abs(f.value-o.value) <= 0.015*least && (round(f.value) || round(o.value)), true
}

// round reports whether a number has at most two digits that say anything.
func round(v float64) bool {
	if v <= 0 {
		return true
	}
	step := math.Pow(10, math.Floor(math.Log10(v))-1)
	q := v / step
	return math.Abs(q-math.Round(q)) < 1e-6
}

// strength is how much it says that two tellings name this figure: large and
// odd ones are named by chance once, small ones all the time.
func (f figure) strength() float64 {
	switch {
	case f.unit == "year":
		return 0.3
	case f.unit == "money" && f.value >= 1e5:
		return 2.2
	case f.unit == "money":
		return 1.6
	case f.unit == "%":
		return 1.4
	case f.value >= 1000:
		return 1.8
	case f.value >= 100:
		return 1.4
	case f.value > 12:
		return 0.8
	}
	return 0.25
}
