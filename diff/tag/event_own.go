package tag

import (
	"strings"
)

// ownWords keeps the words that a company describes itself with in every
// release.
func (f *facts) ownWords(about string) {
	if about == "" {
		return
	}
	f.self = map[string]bool{}
	for _, p := range piecesOf(about) {
		key := keyOf(p.low)
		if _, told := f.words[key]; gradeOf(p) > 0 && !told {
			f.self[key] = true
		}
	}
}

// withoutSelf parts a release: what happened, and where it was written and
// what the company says of itself below every release.
func withoutSelf(text string) (body, about string) {
	const dateline = 90 // bytes
	body = text
	for _, dash := range []string{" -- ", " – ", " — ", " - "} {
		at := strings.Index(body[:min(len(body), dateline)], dash)
		if at > 0 && strings.ContainsAny(body[:at], "0123456789(") && upperStart(body) {
			about, body = body[:at], body[at+len(dash):]
			break
		}
	}
	for _, mark := range []string{"About ", "Über ", "À propos d", "Acerca de ", "Sobre "} {
		for from := 0; ; {
			at := strings.Index(body[from:], mark)
			if at < 0 {
				break
			}
			at += from
			line := body[at:min(len(body), at+60)]
			if colon := strings.IndexAny(line, ":\n"); colon > 0 && (at == 0 || body[at-1] == ' ' || body[at-1] == '\n') {
				return body[:at], about + " " + body[at:]
			}
			from = at + len(mark)
		}
	}
	return body, about
}

// upperStart reports whether a text begins with a word in capitals, as a
// dateline does.
func upperStart(text string) bool {
	word, _, _ := strings.Cut(text, " ")
	word = strings.Trim(word, ",")
	return len(word) > 2 && strings.ToUpper(word) == word
}
