package diff

import (
	"github.com/sergi/go-diff/diffmatchpatch"
)

// run is a stretch of words that differs: From of the old text (from a0 to
// a1), and what stands there now (b0 to b1).
type run struct{ a0, a1, b0, b1 int }

// maxRunWords bounds the texts that are compared word by word; longer ones
// differ as a whole between their common ends.
const maxRunWords = 20000

// runs finds the stretches in which two word lists differ, in order.
func runs(a, b []string) []run {
	pre := 0
	for pre < len(a) && pre < len(b) && a[pre] == b[pre] {
		pre++
	}
	end := 0
	for end < len(a)-pre && end < len(b)-pre && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	midA, midB := a[pre:len(a)-end], b[pre:len(b)-end]
	if len(midA) == 0 && len(midB) == 0 {
		return nil
	}
	if len(midA) == 0 || len(midB) == 0 || len(midA)+len(midB) > maxRunWords {
		return []run{{pre, len(a) - end, pre, len(b) - end}}
	}
	var out []run
	i, j := pre, pre
	for _, d := range diffInterned(midA, midB) {
		n := len([]rune(d.Text))
		if d.Type == diffmatchpatch.DiffEqual {
			i, j = i+n, j+n
			continue
		}
		if len(out) == 0 || out[len(out)-1].a1 != i || out[len(out)-1].b1 != j {
			out = append(out, run{i, i, j, j})
		}
		last := &out[len(out)-1]
		if d.Type == diffmatchpatch.DiffDelete {
			i += n
		} else {
			j += n
		}
		last.a1, last.b1 = i, j
	}
	return out
}

// diffInterned compares words as runes of their own. Surrogates are left out,
// since a string cannot hold them.
func diffInterned(a, b []string) []diffmatchpatch.Diff {
	ids := map[string]rune{}
	next := rune(1)
	intern := func(list []string) []rune {
		out := make([]rune, len(list))
		for i, w := range list {
			id, ok := ids[w]
			if !ok {
				if next == 0xD800 {
					next = 0xE000
				}
				id = next
				ids[w] = id
				next++
			}
			out[i] = id
		}
		return out
	}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // exact: a diff that gives up says nothing
	return dmp.DiffMainRunes(intern(a), intern(b), false)
}
