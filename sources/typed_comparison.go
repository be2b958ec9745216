package sources

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What comparison pages say of themselves, and how they name whom they compare
// with, in the four languages.
var (
	comparesForm = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)(?:^|[^\p{L}])(?:vs|versus|compar(?:e|ed|es|ison|isons|ing|atif|atifs|aison|ar|ativa|ativo|aciones|ación)|alternatives?|competitors?|competition|(?:im )?vergleich|alternativen?|alternativas?|frente a|switch from|switching from)(?:$|[^\p{L}])`)
	})
	versusForm = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\s+(?:vs\.?|versus|im vergleich (?:mit|zu)|gegen|frente a|compared (?:to|with)|or)\s+`)
	})
	versusEnd       = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)(?:^|\s)(?:vs\.?|versus|gegen|frente a)$`) })
	alternativeForm = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i:alternativen?s?|alternativas?|switch(?:ing)? from|migrat(?:e|ing) from|instead of|compare to|compare with|compared to|compared with|moving from|wechsel von) (?i:(?:to|for|zu|à|a|au|al) )?((?:\p{Lu}|\d)[\p{L}\d.&'’-]*(?: (?:\p{Lu}|&)[\p{L}\d.&'’-]*){0,3})`)
	})
	alternativeTo = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`((?:\p{Lu})[\p{L}\d.&'’-]*(?: \p{Lu}[\p{L}\d.&'’-]*){0,2})[ -](?i:alternatives?|alternativen?|comparison|vergleich)(?:$|[^\p{L}])`)
	})
)

// comparison is what a page says of one other company.
type comparison struct {
	name string
	line int32
	rows []string // "SSO: yes"
}

// readComparisons reads whom a page compares its company with, and row by row
// what it says of each: "Tarnwick vs Corvane", a table with a column for each.
func (p *typedPage) readComparisons(out *typedItems) {
	if p.place == PlacePricing || !p.compares() {
		return
	}
	c := &comparisons{page: p, at: map[string]int{}}
	for i := range p.lines {
		l := &p.lines[i]
		if l.level > 0 && l.level != leadIn || !l.chrome && l.level == 0 && len(l.text) < 60 && versusLine(l.text) || l.href != "" && len(l.text) < 80 && !l.chrome {
			c.read(l.text, int32(i))
		}
	}
	for i := 0; i+1 < len(p.lines); i++ { // the name may stand in an element of its own
		if l := &p.lines[i]; !l.chrome && versusEnd().MatchString(l.text) && len(l.text) < 60 {
			c.add(lastName(p.lines[i+1].text), int32(i)+1)
		}
	}
	c.read(p.title, -1)
	for e := range p.elems {
		if n := p.elems[e].node; n != nil && p.elems[e].from >= 0 {
			c.table(n, p.elems[e].from)
		}
	}
	for _, x := range c.list {
		out.add(reading{
			kind: "comparison", key: foldKey(x.name), text: joined("compared with "+x.name, strings.Join(x.rows, "; ")), by: byStructure,
			line: x.line, sure: 0.8, fields: []string{"name", x.name, "rows", strings.Join(x.rows, "\n")},
		})
	}
}

// compares tells whether the address, the title or a main heading speaks of a
// comparison.
func (p *typedPage) compares() bool {
	if p.base != nil && comparesForm().MatchString(strings.NewReplacer("-", " ", "_", " ", "/", " ").Replace(p.base.Path)) || comparesForm().MatchString(p.title) {
		return true
	}
	for _, h := range p.heads {
		if h.level == 1 && comparesForm().MatchString(h.text) {
			return true
		}
	}
	return false
}

type comparisons struct {
	page *typedPage
	list []comparison
	at   map[string]int
}

// read finds names in a title, heading or link.
func (c *comparisons) read(text string, line int32) {
	head := text
	for _, sep := range []string{" | ", " – ", " — ", ": ", " - ", "? "} {
		head, _, _ = strings.Cut(head, sep)
	}
	if parts := versusForm().Split(head, 4); len(parts) > 1 {
		for _, part := range parts {
			c.add(lastName(part), line)
		}
	}
	if m := numbered().FindStringSubmatch(text); m != nil && line >= 0 && c.page.lines[line].level > 1 {
		c.add(m[1], line)
	}
	for _, m := range alternativeForm().FindAllStringSubmatch(text, 3) {
		c.add(m[1], line)
	}
	for _, m := range alternativeTo().FindAllStringSubmatch(text, 3) {
		c.add(m[1], line)
	}
}

// numbered matches an entry of a list of alternatives: "3. Tarnwick Flow".
var numbered = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^#?\d{1,2}[.):]?\s+(\p{Lu}[^:–—|]{1,40}?)(?:\s*[:–—|].*)?$`)
})

// lastName takes the capitalised words that a part of "X vs Y" ends or begins
// with: "Why Tarnwick" is Tarnwick.
func lastName(part string) string {
	words := strings.Fields(strings.Trim(part, " .,:;!?"))
	from := len(words)
	for from > 0 && len(words)-from < 4 && opensLine([]rune(words[from-1])[0]) && !comparisonWords[strings.ToLower(words[from-1])] {
		from--
	}
	return strings.Join(words[from:], " ")
}

// comparisonWords stand beside names in titles and heads of columns.
var comparisonWords = wordTable(`how why what compare compared comparing comparison feature features us we you our ours them others other the a an best top both criteria criterion capability capabilities plan plans price prices pricing
	wir funktion funktionen merkmal merkmale kriterium vergleich andere nous vous fonction fonctions fonctionnalité fonctionnalités critère critères autres nosotros función funciones característica características criterio otros
	free trial yes no ja nein oui non sí support security reporting integrations competitors competitor alternatives alternative legacy spreadsheets category overview summary total verdict`)

// add notes a company that is compared with; the page's own is none.
func (c *comparisons) add(name string, line int32) int {
	name = strings.Trim(strings.TrimSpace(name), ".,:;!?*™®")
	key := foldKey(name)
	words := strings.Fields(name)
	if key == "" || len(words) > 4 || len(name) > 40 || comparisonWords[strings.ToLower(words[0])] || !opensLine([]rune(name)[0]) || c.page.own(key) {
		return -1
	}
	if i, known := c.at[key]; known {
		return i
	}
	c.at[key] = len(c.list)
	c.list = append(c.list, comparison{name: name, line: line})
	return c.at[key]
}

// own tells whether a folded name is the page's own company, by its host.
func (p *typedPage) own(key string) bool {
	if p.base == nil {
		return false
	}
	flat := strings.ReplaceAll(key, "-", "")
	for _, label := range strings.Split(p.base.Hostname(), ".") {
		label = strings.ReplaceAll(label, "-", "")
		if len(label) > 3 && (label == flat || strings.HasPrefix(flat, label) || strings.HasPrefix(label, flat) && len(flat) > 3) {
			return true
		}
	}
	return false
}

// table reads a table with a column for each company.
func (c *comparisons) table(n *html.Node, line int32) {
	if n.DataAtom != atom.Table && !roled(n, "table", "grid") {
		return
	}
	rows := tableRows(n)
	if len(rows) < 3 || len(rows) > maxRows || find(n.FirstChild, atom.Table) != nil {
		return
	}
	head := c.cells(rows[0])
	columns := map[int]int{}
	for x, text := range head {
		if x == 0 || text == "" {
			continue
		}
		text = strings.TrimSpace(strings.TrimSuffix(text, "*"))
		if at := c.add(text, line); at >= 0 {
			columns[x] = at
		}
	}
	for _, row := range rows[1:] {
		cells := c.cells(row)
		if len(cells) < 2 || cells[0] == "" {
			continue
		}
		for x, at := range columns {
			if x < len(cells) && cells[x] != "" {
				c.list[at].rows = append(c.list[at].rows, cells[0]+": "+cells[x])
			}
		}
	}
}

// cells gives the texts of a row; a sign alone is yes or no.
func (c *comparisons) cells(row *html.Node) []string {
	var out []string
	for n := row.FirstChild; n != nil; n = n.NextSibling {
		if n.Type != html.ElementNode || n.DataAtom != atom.Td && n.DataAtom != atom.Th && !roled(n, "cell", "gridcell", "columnheader", "rowheader") {
			continue
		}
		var b strings.Builder
		cellText(&b, n)
		text := fold(b.String())
		if !strings.ContainsFunc(text, letterOrDigit) {
			text = cellSign(text, n)
		}
		out = append(out, cut(text, maxTypedText/2))
	}
	return out
}

// cellText writes what a cell says, its pictures by their names.
func cellText(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case n.DataAtom == atom.Script || n.DataAtom == atom.Style:
		return
	case n.DataAtom == atom.Img:
		b.WriteString(" " + attribute(n, "alt") + " ")
	case n.Type == html.ElementNode && attribute(n, "aria-label") != "":
		b.WriteString(" " + attribute(n, "aria-label") + " ")
		return
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		cellText(b, k)
	}
	b.WriteByte(' ')
}

// cellSign reads a tick or cross, also where only a class draws it.
func cellSign(text string, n *html.Node) string {
	switch {
	case strings.ContainsAny(text, "✓✔☑●✅"):
		return "yes"
	case strings.ContainsAny(text, "✗✘✕✖×❌–—-○"):
		return "no"
	}
	var classes strings.Builder
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.Type == html.ElementNode {
			classes.WriteString(" " + strings.ToLower(attribute(k, "class")))
		}
	}
	said := classes.String() + " " + strings.ToLower(attribute(n, "class"))
	words := strings.FieldsFunc(said, func(r rune) bool { return !unicode.IsLetter(r) })
	for _, w := range words {
		switch w {
		case "check", "yes", "tick", "checkmark", "included", "true":
			return "yes"
		case "cross", "no", "times", "x", "excluded", "false", "minus":
			return "no"
		}
	}
	return ""
}

// versusLine tells of a short line that is "Corvane vs Tarnwick" and no more.
func versusLine(text string) bool {
	return versusForm().MatchString(text) && strings.Count(text, " ") < 7 && !strings.HasSuffix(text, ".")
}
