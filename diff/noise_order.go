package diff

import (
	"slices"
	"strings"
)

// shuffled tells of two texts with the same parts in another order: a list in
// one line whose parts are set apart by signs, or the same words without
// amounts. In a sentence or a price row the order is the meaning.
func shuffled(p, q *piece) bool {
	if p.Tag == "tr" || len(p.words) != len(q.words) || !sameBag(p.words, q.words) {
		return false
	}
	if !hasDigit(p.words) && !sentence(p.Text) {
		return true
	}
	a, b := parts(p.Text), parts(q.Text)
	return len(a) > 2 && sameBag(a, b)
}

func sameBag(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// parts cuts a list in one line.
func parts(text string) []string {
	list := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;|·•/", r) })
	for i := range list {
		list[i] = meaning(list[i])
	}
	return list
}
