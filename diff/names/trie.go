package names

// node is a place in the trie of names, one step a word.
type node struct {
	next map[string]*node
	ends []int // forms that end here
}

// add puts a form at the end of its words' path.
func (n *node) add(words []string, form int) {
	for _, w := range words {
		if n.next == nil {
			n.next = map[string]*node{}
		}
		child := n.next[w]
		if child == nil {
			child = &node{}
			n.next[w] = child
		}
		n = child
	}
	n.ends = append(n.ends, form)
}

// hit is a form found at the tokens [from, to).
type hit struct {
	form, from, to int
	genitive       bool // found only without its last word's s
}

// longest finds the forms that the tokens from i on spell, the longest
// spelling alone.
func (n *node) longest(tokens []token, i int, into []hit) []hit {
	best := into
	at := n
	for j := i; j < len(tokens) && j < i+maxWords; j++ {
		if j > i && breaks(tokens[j].gap) {
			break
		}
		word := tokens[j].folded
		child := at.next[word]
		genitive := false
		if child == nil && len(word) > 4 && word[len(word)-1] == 's' {
			// German writes the genitive without an apostrophe.
			if child = at.next[word[:len(word)-1]]; child != nil {
				genitive = true
			}
		}
		if child == nil {
			break
		}
		at = child
		if len(at.ends) > 0 {
			best = into
			for _, f := range at.ends {
				best = append(best, hit{form: f, from: i, to: j + 1, genitive: genitive})
			}
		}
		if genitive {
			break
		}
	}
	return best
}

// maxWords bounds a name; longer ones are cut in the index.
const maxWords = 12

// breaks reports whether what stands between two words ends a name.
func breaks(gap string) bool {
	for _, r := range gap {
		switch r {
		case ' ', '-', '.', '\'', '’', '\u00a0', '\u2009', '\u202f', '\u3000', '‑', '/', '·', '®', '™', '+', '!':
		default:
			return true
		}
	}
	return len(gap) > 4
}
