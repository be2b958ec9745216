package sources

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// headed finds the numbers of tables whose currency stands in the header of
// their column, in their row's label or in the caption: "Price in EUR".
func (r *planReader) headed(box *planBox) {
	if box.node != nil && box.node.DataAtom == atom.Table {
		r.headedTable(box)
		return
	}
	for _, k := range box.kids {
		r.headed(k)
	}
}

func (r *planReader) headedTable(box *planBox) {
	for i := box.a; i < box.b; i++ {
		r.celled[r.parts[i].line] = true
	}
	caption := signIn(r.caption(box))
	var above []string // the sign of each column's header
	for y, row := range r.grid(box) {
		left := ""
		for x, c := range row {
			if c == nil {
				continue
			}
			for len(above) <= x {
				above = append(above, "")
			}
			if y == 0 || x == 0 || c.head {
				sign := signIn(c.text)
				if y == 0 || c.head && sign != "" {
					above[x] = sign
				}
				if x == 0 {
					left = sign
					continue
				}
			}
			// The nearest header that names a currency counts.
			for _, sign := range [...]string{above[x], left, caption} {
				if sign != "" && r.bare(c, sign) {
					break
				}
			}
		}
	}
}

// bare reads a cell that is a number and nothing else in a currency.
func (r *planReader) bare(c *planCell, sign string) bool {
	if c.text == "" || len(c.text) > 14 || strings.Trim(c.text, "0123456789.,'\u00a0 –-") != "" || !strings.ContainsAny(c.text, "0123456789") {
		return false
	}
	line := r.parts[c.a].line
	list := Amounts(r.lines[line].text + " " + sign)
	if len(list) != 1 || list[0].Start != 0 {
		return false
	}
	if r.columns == nil {
		r.columns = map[int]Money{}
	}
	m := list[0]
	m.End = len(r.lines[line].text)
	r.columns[line] = m
	return true
}

// signIn is the currency's sign or code in a header that holds no amount.
func signIn(text string) string {
	if text == "" || len(text) > 80 || strings.ContainsAny(text, "0123456789") {
		return ""
	}
	for _, word := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(" ()[]/,;:\u00a0", c) }) {
		if len(word) <= 7 && onlySign(word) {
			return word
		}
	}
	return ""
}
