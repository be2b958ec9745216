package sources

import (
	"strings"
)

// moveWord is a word of a sentence: as written, folded, and what follows it.
type moveWord struct {
	text, low string
	ends      bool // a comma, bracket or dash stands behind it
}

func moveWords(s string) []moveWord {
	fields := strings.Fields(strings.NewReplacer("’", "'", "–", " – ", "—", " — ").Replace(s))
	list := make([]moveWord, 0, len(fields))
	for _, f := range fields {
		w := strings.Trim(f, `"“”„()[]`)
		ends := strings.HasSuffix(w, ",") || strings.HasSuffix(w, ";") || strings.HasSuffix(w, ":") || strings.HasSuffix(f, ")")
		w = strings.TrimRight(w, ",;:")
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "'")
		if !strings.ContainsFunc(w, letterOrDigit) {
			if len(list) > 0 {
				list[len(list)-1].ends = true
			}
			continue
		}
		list = append(list, moveWord{text: w, low: strings.ToLower(strings.TrimSuffix(w, ".")), ends: ends})
	}
	return list
}

// formAt is how many words of a form stand from i on, 0 for none; the longest
// form wins.
func formAt(list []moveWord, i int, forms [][]string) int {
	best := 0
	for _, form := range forms {
		if len(form) <= best || i+len(form) > len(list) {
			continue
		}
		fits := true
		for k, w := range form {
			if list[i+k].low != w {
				fits = false
				break
			}
		}
		if fits {
			best = len(form)
		}
	}
	return best
}

// formBefore is how many words of a form end right before i.
func formBefore(list []moveWord, i int, forms [][]string) int {
	for n := min(5, i); n > 0; n-- {
		if formAt(list[:i], i-n, forms) == n {
			return n
		}
	}
	return 0
}

// besideIn is a second person of the sentence, who goes the same way: "names
// Ana Ruiz Chief Product Officer and Tom Weller Chief Revenue Officer".
func besideIn(s string, first Move) Move {
	list := moveWords(s)
	for i, w := range list {
		if w.low != "and" && w.low != "und" && w.low != "et" && w.low != "y" {
			continue
		}
		for to := min(i+4, len(list)); to > i+2; to-- {
			name, ok := nameIn(list[i+1 : to])
			if !ok || name == first.Name {
				continue
			}
			at := to
			if n := formAt(list, to, titleLeads); n > 0 {
				at += n
			}
			if title, _ := titleAt(list, at); title != "" {
				return Move{Name: name, Title: title, Turn: first.Turn}
			}
		}
	}
	return Move{}
}
