package sources

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of what is read of a page: more texts than any pricing page has, and
// more text on a line than terms need.
const (
	maxParts = 20000
	maxLine  = 4000
)

// text adds a piece of text as a part, on the open line or on a new one.
func (b *boxer) text(data string, at planPlace) {
	body := strings.TrimSpace(data)
	text := body
	if !plainText(body) {
		text = fold(body)
	}
	if text == "" {
		b.space = true
		return
	}
	first, _ := utf8.DecodeRuneInString(data)
	space := b.space || unicode.IsSpace(first)
	b.space = len(data) > 0 && strings.TrimRightFunc(data, unicode.IsSpace) != data
	if len(b.parts) >= maxParts {
		return
	}
	if len(b.lines) == 0 || len(b.lines[len(b.lines)-1].text) > maxLine || b.apart && !b.continues(text, at) {
		b.lines = append(b.lines, planLine{a: len(b.parts)})
		space = false
	} else if b.apart {
		space = false
	}
	b.apart = false
	line := &b.lines[len(b.lines)-1]
	line.join(text, space, at)
	start := len(line.text)
	if at.flags&planCents != 0 || start > 0 {
		text = line.cents(text, space)
	}
	start = len(line.text)
	if line.space && start > 0 {
		start++
	}
	line.put(text)
	b.parts = append(b.parts, planPart{
		text: text, line: len(b.lines) - 1, start: start, end: len(line.text),
		flags: at.flags, level: at.level, mode: at.mode,
	})
	line.b = len(b.parts)
}

// plainText reports printable ASCII without runs of spaces, which most text
// is: nothing in it needs folding.
func plainText(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7F || s[i] == ' ' && i > 0 && s[i-1] == ' ' {
			return false
		}
	}
	return true
}

// put adds text that is folded already. Most lines hold one text, which costs
// nothing.
func (l *planLine) put(text string) {
	switch {
	case l.text == "":
		l.text = text
	case l.space:
		l.text += " " + text
	default:
		l.text += text
	}
	l.space = false
}

// last is the last letter of a line.
func (l *planLine) last() rune {
	r, _ := utf8.DecodeLastRuneInString(l.text)
	return r
}

// parted reports two texts that a style shows apart, as folder.boundary has it.
func parted(last, next rune) bool {
	f := folder{last: last}
	f.b.WriteByte('x')
	f.boundary(next)
	return f.space
}

// join decides between the last text of a line and the next: a gap, nothing,
// or the point before cents that a style shows small.
func (l *planLine) join(text string, space bool, at planPlace) {
	if l.text == "" {
		return
	}
	first, _ := utf8.DecodeRuneInString(text)
	if digit(l.last()) && digit(first) && !space {
		// Two digits at digits are cents, others a number of their own.
		if len(text) == 2 {
			l.text += "."
			return
		}
		l.space = true
		return
	}
	if space || unicode.IsLetter(l.last()) && unicode.IsLetter(first) && signed(text) {
		l.space = true
		return
	}
	l.space = parted(l.last(), first)
}

// cents turns "€99" behind "14" into ".99€", as it is shown.
func (l *planLine) cents(text string, space bool) string {
	if space || !digit(l.last()) || len(text) < 3 || !allDigits(text[len(text)-2:]) {
		return text
	}
	if strings.Trim(l.text, "0123456789., \u00a0") != "" {
		return text // the number has its sign already
	}
	sign := text[:len(text)-2]
	if code, length := signAfter(sign); code == "" || length != len(sign) {
		return text
	}
	l.space = false
	return "." + text[len(text)-2:] + sign
}

// continues reports whether a block's text belongs on the line before it: an
// amount whose sign, whole number and cents are blocks of their own.
func (b *boxer) continues(text string, at planPlace) bool {
	line := b.lines[len(b.lines)-1].text
	if len(line) > 24 || len(text) > 24 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(line)
	switch {
	case digit(first) && len(line) <= 7 && onlySign(line):
		return true
	case !digit(last):
		return false
	case allDigits(text) && len(text) == 2:
		return at.flags&planCents != 0
	case (first == ',' || first == '.') && len(text) >= 3 && digit(rune(text[1])):
		return true
	}
	// "49" over "€ / Monat".
	if strings.Trim(line, "0123456789.,' \u00a0") != "" {
		return false
	}
	code, length := signAfter(text)
	return code != "" && !strings.ContainsAny(text[length:], "0123456789")
}

// signed reports a text that begins with a currency at digits, or is one: an
// element that begins so is no part of the word before it.
func signed(text string) bool {
	code, from := "", 0
	for end := range min(len(text), 5) {
		if code, from = signBefore(text[:end+1]); code != "" && from == 0 {
			rest := strings.TrimLeft(text[end+1:], " \u00a0")
			if rest == "" || digitAt(rest, 0) {
				return true
			}
		}
	}
	return false
}

// onlySign reports a text that is a currency and nothing else.
func onlySign(text string) bool {
	code, length := signAfter(text)
	return code != "" && length == len(text)
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

func allDigits(s string) bool {
	for i := range len(s) {
		if !digit(rune(s[i])) {
			return false
		}
	}
	return s != ""
}
