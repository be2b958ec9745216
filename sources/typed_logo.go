package sources

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// readLogos reads the names of customers and partners from their pages and
// from sections such as "Trusted by".
func (p *typedPage) readLogos(out *typedItems) {
	own := p.ownName()
	for i := range p.lines {
		l := &p.lines[i]
		if l.chrome {
			continue
		}
		where := p.where(l)
		if where != PlaceCustomers && where != PlacePartners {
			continue
		}
		name, sure, by := p.logoAt(int32(i))
		if sure < sureEnough || foldKey(name) == own {
			continue
		}
		href := p.link(l.href)
		out.add(reading{
			kind: "logo", key: foldKey(name), text: name, link: href, by: by, line: int32(i), sure: sure,
			fields: []string{"name", name, "href", href},
		})
	}
}

// ownName is the site's own name, whose logo is nobody's.
func (p *typedPage) ownName() string {
	if p.base == nil {
		return ""
	}
	host := strings.TrimPrefix(p.base.Hostname(), "www.")
	name, _, _ := strings.Cut(host, ".")
	return name
}

// logoAt reads the name that line i shows as a logo.
func (p *typedPage) logoAt(i int32) (name string, sure float64, by string) {
	l := &p.lines[i]
	if l.img {
		if name = logoName(l.text); name == "" {
			if name, sure, by = p.linkTitle(i); name == "" {
				return p.fileTitle(i)
			}
			return name, sure, by
		}
		return name, p.pictureSure(i, name), byStructure
	}
	if l.level > 0 || !shortText(l.text, 5) || strings.ContainsAny(l.text, "“”\"?!0123456789%") {
		return "", 0, ""
	}
	name = logoName(l.text)
	switch {
	case name == "" || callsToAct(name):
		return "", 0, ""
	case p.classed(i, "logo", "logos") && l.href != "":
		return name, 0.85, byStructure
	case p.classed(i, "clients", "client", "customers", "kunden", "referenzen", "references", "logos", "logo") && p.inside(i, atom.Li, atom.Td):
		return name, 0.7, byText
	case p.namedAbove(i, name):
		return name, 0.75, byText
	case p.place == PlaceCustomers && p.amongNames(i):
		return name, 0.7, byText
	}
	return "", 0, ""
}

// namedAbove tells of the customer's name under the headline of a story that
// has it: "Elderbrook Eggs traces a carton in four seconds".
func (p *typedPage) namedAbove(i int32, name string) bool {
	for j := max(0, i-3); j < min(int32(len(p.lines)), i+3); j++ {
		l := &p.lines[j]
		if l.level > 1 && len(l.text) > len(name) && l.head >= 0 && strings.Contains(" "+foldKey(l.text)+"-", "-"+foldKey(name)+"-") || l.level > 1 && strings.HasPrefix(l.text, name+" ") {
			return true
		}
	}
	return false
}

// namesLeast is how many names in a list, on a page of customers, make it a
// list of customers.
const namesLeast = 4

// amongNames tells of an entry of a list that holds names and nothing else.
func (p *typedPage) amongNames(i int32) bool {
	li := p.lines[i].elem
	for li > 0 && p.elems[li].node.DataAtom != atom.Li {
		li = p.elems[li].parent
	}
	if li <= 0 {
		return false
	}
	list := p.elems[p.elems[li].parent]
	names := 0
	for j := list.from; j < list.to; j++ {
		l := &p.lines[j]
		if l.chrome || l.level > 0 || !shortText(l.text, 5) || logoName(l.text) == "" || callsToAct(l.text) || PlaceOfWord(strings.ToLower(l.text)) != PlaceUnknown {
			return false
		}
		names++
	}
	return names >= namesLeast
}

// byFile marks a name that only a picture's file has.
const byFile = "file"

// fileTitle names a picture without a text by its file, among other logos:
// "/logos/harrow-foods.svg".
func (p *typedPage) fileTitle(i int32) (name string, sure float64, by string) {
	src := attribute(p.elems[p.lines[i].elem].node, "src")
	if lazy := attribute(p.elems[p.lines[i].elem].node, "data-src"); lazy != "" {
		src = lazy
	}
	path, _, _ := strings.Cut(src, "?")
	low := strings.ToLower(path)
	if p.neighbours(i) == 0 || !strings.Contains(low, "logo") && !strings.Contains(low, "client") && !strings.Contains(low, "customer") && !strings.Contains(low, "brand") {
		return "", 0, ""
	}
	file := path[strings.LastIndexByte(path, '/')+1:]
	file, _, _ = strings.Cut(file, ".")
	var words []string
	for _, w := range strings.FieldsFunc(file, func(r rune) bool { return r == '-' || r == '_' || r == '+' }) {
		if lw := strings.ToLower(w); logoNoise[lw] || lw == "white" || lw == "black" || lw == "color" || lw == "dark" || lw == "grey" || lw == "gray" || strings.Trim(lw, "0123456789x") == "" {
			continue
		}
		r, size := utf8.DecodeRuneInString(w)
		words = append(words, string(unicode.ToUpper(r))+w[size:])
	}
	if name = logoName(strings.Join(words, " ")); name == "" {
		return "", 0, ""
	}
	return name, 0.65, byFile
}

// linkTitle names a picture without a text by the link around it.
func (p *typedPage) linkTitle(i int32) (name string, sure float64, by string) {
	for e := p.lines[i].elem; e >= 0; e = p.elems[e].parent {
		n := p.elems[e].node
		if n.DataAtom != atom.A {
			continue
		}
		for _, key := range []string{"title", "aria-label"} {
			if name := logoName(attribute(n, key)); name != "" {
				return name, 0.8, byStructure
			}
		}
		break
	}
	return "", 0, ""
}

// classed tells whether a class or id around a line, a few elements up, has
// one of the words.
func (p *typedPage) classed(i int32, words ...string) bool {
	e := p.lines[i].elem
	for up := 0; e > 0 && up < 5; e, up = p.elems[e].parent, up+1 {
		found := false
		for _, key := range [...]string{"class", "id"} {
			classWords(attribute(p.elems[e].node, key), func(word string) bool {
				for _, w := range words {
					found = found || word == w
				}
				return !found
			})
		}
		if found {
			return true
		}
	}
	return false
}

// pictureSure says how sure it is that a picture's name is a firm's: said to be
// a logo, among other logos, or the only picture of a link; a face beside its
// name and a picture of something are none.
func (p *typedPage) pictureSure(i int32, name string) float64 {
	l := &p.lines[i]
	said := strings.Contains(strings.ToLower(l.text), "logo")
	if p.inside(i, atom.Blockquote) || !said && p.faceOf(i, name) {
		return 0
	}
	switch {
	case said:
		return 0.95
	case p.classed(i, "logo", "logos", "customer", "customers", "client", "clients", "partner", "partners", "brands", "refs", "referenzen", "kunden"):
		return 0.9
	case p.inside(i, atom.Article):
		return 0.5 // the picture of a story
	case l.href != "" || p.neighbours(i) > 0 && p.elems[l.elem].node.DataAtom == atom.Img:
		return 0.8
	}
	return 0.5
}

// neighbours counts the pictures right before and after a picture.
func (p *typedPage) neighbours(i int32) int {
	n := 0
	for _, j := range []int32{i - 1, i + 1} {
		if j >= 0 && int(j) < len(p.lines) && p.lines[j].img && p.lines[j].head == p.lines[i].head {
			n++
		}
	}
	return n
}

// faceOf tells whether the name is a person's: it stands beside the picture
// with a title.
func (p *typedPage) faceOf(i int32, name string) bool {
	if _, _, ok := personName(name); !ok {
		return false
	}
	for j := max(0, i-2); j < min(int32(len(p.lines)), i+4); j++ {
		l := &p.lines[j]
		if l.img {
			continue
		}
		if strings.HasPrefix(l.text, name) && len(l.text) > len(name) || j == i+1 && titleLike(l.text) {
			return true
		}
	}
	return false
}

// logoNoise are words around a firm's name in a picture's text.
var logoNoise = wordTable(`logo logos logotype logotipo wordmark icon visit the of von de la le du brand client customer partner kunde kundenlogo partnerlogo image img png svg jpg website homepage`)

// noLogos are words of pictures that show no firm.
var noLogos = wordTable(`icon arrow quote check checkmark badge award certified certification screenshot photo portrait picture image illustration background banner hero map handshake avatar star stars
	play close menu search app store soc gdpr hipaa iso leader winner g2 capterra gartner trustpilot placeholder decoration divider line video thumbnail dashboard chart graph
	twitter facebook linkedin instagram youtube tiktok mail email share print hamburger flame`)

var logoSigns = strings.NewReplacer("_", " ", "(", " ", ")", " ", " - ", " ", "®", "", "™", "")

// logoName cleans a picture's text to the name of a firm; "" when it shows
// something else.
func logoName(text string) string {
	text = logoSigns.Replace(text)
	for _, ext := range []string{".png", ".svg", ".jpg", ".jpeg", ".webp"} {
		text = strings.TrimSuffix(text, ext)
	}
	words := strings.Fields(text)
	if len(words) == 1 && strings.Count(words[0], "-") > 1 {
		words = strings.Split(words[0], "-")
	}
	logo := false
	trim := func(w string) bool {
		low := strings.ToLower(strings.Trim(w, ".,:–|'’s"))
		is := logoNoise[low] || low == "" || low == "company" && logo
		logo = logo || strings.HasPrefix(strings.ToLower(w), "logo")
		return is
	}
	for len(words) > 0 && trim(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	for len(words) > 0 && trim(words[0]) && !(words[0] == "The" || words[0] == "La" || words[0] == "Le") {
		words = words[1:]
	}
	if len(words) == 0 || len(words) > 5 || len(strings.Join(words, " ")) > 60 {
		return ""
	}
	capital := false
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		capital = capital || unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.Is(unicode.Lo, r)
		if noLogos[strings.ToLower(w)] || strings.ContainsAny(w, ",;:?!“”\"") || i > 1 && len(words) > 3 && !logo && startsLower(w) && !logoNoise[w] && !nameJoins[w] && w != "and" {
			return ""
		}
	}
	if !capital && !logo && len(words) > 1 {
		return "" // "two people talking"
	}
	return strings.Join(words, " ")
}

// startsLower tells of a word that is no name.
func startsLower(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(r)
}

// callsToAct tells of a label that asks to press it.
func callsToAct(text string) bool {
	first := firstWord(text)
	return first == "" || actWords[first]
}

var actWords = wordTable(`read learn view see show all apply contact get become join more visit explore discover start book request download watch sign log subscribe send submit register find search filter clear load back next previous close open menu share
	mehr alle jetzt zur zum weitere bewerben ansehen anzeigen voir tous toutes postuler lire plus découvrir ver todos todas leer más solicitar enviar`)
