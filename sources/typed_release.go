package sources

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// readReleases reads changelogs: headings with a version or under a date, rows
// of a table, and lines that are a version and nothing else.
func (p *typedPage) readReleases(out *typedItems) {
	taken := map[int32]bool{} // headings that are releases
	leads := p.releaseHeads()
	lines := make([]int32, len(leads))
	for k, h := range leads {
		lines[k] = p.heads[h].line
	}
	for k := range leads {
		p.releaseAt(out, k, leads, lines, taken)
	}
	p.releaseRows(out)
	if !out.has("release") {
		p.releaseLines(out)
	}
}

// releaseHeads are the headings of changelogs that can be releases.
func (p *typedPage) releaseHeads() []int32 {
	var list []int32
	for h := range p.heads {
		head := &p.heads[h]
		l := &p.lines[head.line]
		if head.level < 2 || head.level == leadIn || l.chrome || l.img || p.where(l) != PlaceChangelog || releaseParts(head.text) {
			continue
		}
		list = append(list, int32(h))
	}
	return list
}

// releaseParts tells of a heading that sorts what one release changed (Keep a
// Changelog 1.1.0, and its like in the other languages).
func releaseParts(text string) bool {
	words := titleWords(text)
	return len(words) > 0 && len(words) < 4 && partWords[words[0]]
}

var partWords = wordTable(`added changed deprecated removed fixed security fixes bugfixes bug improvements improved improvement new features enhancements breaking known upgrade notes unreleased misc
	hinzugefügt geändert behoben entfernt verbesserungen fehlerbehebungen neue korrekturen corrections ajouté améliorations nouveautés correctifs añadido corregido mejoras correcciones`)

// releaseAt reads the release that heading k of leads tells of.
func (p *typedPage) releaseAt(out *typedItems, k int, leads, lines []int32, taken map[int32]bool) {
	h := leads[k]
	head := &p.heads[h]
	for up := head.up; up >= 0; up = p.heads[up].up {
		if taken[up] {
			return // a part of the release above
		}
	}
	r := releaseReading{head: head.text, line: head.line, sure: 0.9}
	r.version, _ = findVersion(head.text, p.lang)
	r.date, r.dated = findDate(head.text, p.lang)
	dateHead := r.dated && onlyDate(head.text, r.date)
	c := p.card(lines, k)
	p.datedBy(&r, c)
	switch {
	case r.version != "":
		taken[h] = true
	case dateHead && p.parts(h, leads, k):
		return // each heading under the date is a release of its own
	case dateHead:
		taken[h] = true
		r.sure = 0.75
	case r.dated:
		r.sure = 0.85
	default:
		if up := p.dateOver(h); up.month > 0 {
			r.date, r.dated, r.sure = up, true, 0.8
			break
		}
		return
	}
	r.head = p.releaseName(h, r)
	r.add(p, out, p.cardLink(c))
}

// releaseName is what a release is called: its heading or, where that is only
// the version and the day, the only heading below.
func (p *typedPage) releaseName(h int32, r releaseReading) string {
	rest := r.head
	if r.dated && r.date.to > r.date.from && r.date.to <= len(rest) {
		if d, ok := findDate(rest, p.lang); ok {
			rest = rest[:d.from] + " " + rest[d.to:]
		}
	}
	if r.version == "" || !onlyVersion(rest, r.version) {
		return r.head
	}
	name := r.head
	for next := int(h) + 1; next < len(p.heads) && p.heads[next].level > p.heads[h].level; next++ {
		if name != r.head || releaseParts(p.heads[next].text) || !shortText(p.heads[next].text, 12) {
			return r.head // several are its parts
		}
		name = p.heads[next].text
	}
	return name
}

type releaseReading struct {
	version, head string
	date          typedDate
	dated         bool
	line          int32
	sure          float64
}

func (r releaseReading) add(p *typedPage, out *typedItems, link string) {
	date := ""
	if r.dated {
		date = r.date.iso()
	}
	key := r.version
	if key == "" {
		key = foldKey(joined(date, r.head))
	}
	if !strings.Contains(link, "://") || p.base != nil && strings.HasPrefix(link, p.base.String()+"#") {
		link = ""
	}
	out.add(reading{
		kind: "release", key: strings.ToLower(key), text: r.text(date), link: link, by: byStructure, line: r.line, sure: r.sure, date: r.date,
		fields: []string{"version", r.version, "date", date, "heading", r.head},
	})
}

// text is the heading with the version and day that it does not say itself.
func (r releaseReading) text(date string) string {
	version := r.version
	if strings.Contains(r.head, version) {
		version = ""
	}
	if _, said := findDate(r.head, ""); said {
		date = ""
	}
	return joined(version, r.head, date)
}

// parts tells whether headings of a lower level, other than "Fixed", stand
// under heading k of leads.
func (p *typedPage) parts(h int32, leads []int32, k int) bool {
	return k+1 < len(leads) && p.heads[leads[k+1]].up == h
}

// dateOver is the date that the heading above is, if it is one.
func (p *typedPage) dateOver(h int32) typedDate {
	up := p.heads[h].up
	if up < 0 || p.heads[up].level < 2 {
		return typedDate{}
	}
	d, ok := findDate(p.heads[up].text, p.lang)
	if !ok || !onlyDate(p.heads[up].text, d) {
		return typedDate{}
	}
	return d
}

// datedBy takes what the card says beside the heading: its day and version.
func (p *typedPage) datedBy(r *releaseReading, c typedCard) {
	for i := c.from; i < c.to; i++ {
		l := &p.lines[i]
		if l.chrome || l.img || l.level > 0 || len(l.text) > maxDateLine {
			continue
		}
		if !r.dated {
			if d, ok := p.lineDate(i); ok && (onlyDate(l.text, d) || releasedOn(l.text)) {
				r.date, r.dated = d, true
			}
		}
		if r.version == "" && len(l.text) < 24 {
			if v, ok := findVersion(l.text, p.lang); ok && onlyVersion(l.text, v) {
				r.version = v
			}
		}
	}
}

// maxDateLine bounds "Released on 12 March 2026 by the platform team", in bytes.
const maxDateLine = 60

// lineDate reads a line's date; a time element says it better than its text.
func (p *typedPage) lineDate(i int32) (typedDate, bool) {
	for e, up := p.lines[i].elem, 0; e >= 0 && up < 2; e, up = p.elems[e].parent, up+1 {
		if n := p.elems[e].node; n.DataAtom == atom.Time {
			if d, ok := isoDate(attribute(n, "datetime")); ok {
				d.to = len(p.lines[i].text)
				return d, true
			}
		}
	}
	return findDate(p.lines[i].text, p.lang)
}

// releasedOn tells of a line that begins with what its date is.
func releasedOn(text string) bool {
	switch firstWord(text) {
	case "released", "release", "published", "date", "veröffentlicht", "erschienen", "datum", "publié", "publiée", "sortie", "publicado", "publicada", "fecha", "available":
		return true
	}
	return false
}

// onlyDate tells whether a text is the date and at most a weekday.
func onlyDate(text string, d typedDate) bool {
	rest := titleWords(text[:min(d.from, len(text))] + " " + text[min(d.to, len(text)):])
	return len(rest) == 0 || len(rest) == 1 && weekdays[rest[0]]
}

var weekdays = wordTable(`mon monday tue tues tuesday wed wednesday thu thurs thursday fri friday sat saturday sun sunday montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so
	lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo le el du den am on from`)

// onlyVersion tells of a text that is the version and at most its word.
func onlyVersion(text, version string) bool {
	rest := titleWords(strings.Replace(text, version, " ", 1))
	return len(rest) == 0 || len(rest) == 1 && versionWords[rest[0]]
}

// releaseRows reads tables of releases.
func (p *typedPage) releaseRows(out *typedItems) {
	for i := 0; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.chrome || l.level > 0 || p.where(l) != PlaceChangelog || !p.inside(int32(i), atom.Td) {
			continue
		}
		v, ok := findVersion(l.text, p.lang)
		if !ok || !onlyVersion(l.text, v) {
			continue
		}
		row := l.elem
		for row >= 0 && p.elems[row].node.DataAtom != atom.Tr {
			row = p.elems[row].parent
		}
		if row < 0 {
			continue
		}
		r := releaseReading{version: v, head: l.text, line: int32(i), sure: 0.55}
		if columnSays(p.column(int32(i)), "version", "release") {
			r.sure = 0.9
		}
		for j := int32(i) + 1; j < p.elems[row].to; j++ {
			if d, ok := p.lineDate(j); ok && !r.dated {
				r.date, r.dated, r.sure = d, true, max(r.sure, 0.85)
			} else if r.head == l.text && shortText(p.lines[j].text, 16) {
				r.head = p.lines[j].text
			}
		}
		r.add(p, out, p.link(l.href))
		i = int(p.elems[row].to) - 1
	}
}

// versionNamed is how many words a dated line may have beside the version: the
// product's name and its branch.
const versionNamed = 7

// releaseLines reads changelogs without headings: lines in bold, terms, spans.
func (p *typedPage) releaseLines(out *typedItems) {
	for i := range p.lines {
		l := &p.lines[i]
		if l.chrome || l.img || l.level > 0 || len(l.text) > maxDateLine || p.where(l) != PlaceChangelog {
			continue
		}
		v, ok := findVersion(l.text, p.lang)
		d, dated := p.lineDate(int32(i))
		rest := l.text
		if dated && d.to > d.from && d.to <= len(rest) {
			rest = rest[:d.from] + " " + rest[d.to:]
		}
		if next := i + 1; !dated && next < len(p.lines) && p.elems[p.lines[next].elem].parent == p.elems[l.elem].parent {
			if day, ok := p.lineDate(int32(next)); ok && onlyDate(p.lines[next].text, day) {
				d, dated = day, true
				d.to = d.from
			}
		}
		named := dated && p.inside(int32(i), atom.Dt, atom.Strong, atom.B) && len(titleWords(rest)) <= versionNamed
		if !ok || !onlyVersion(rest, v) && !named || !dated && !p.inside(int32(i), atom.Strong, atom.B, atom.Dt, atom.Summary) {
			continue
		}
		releaseReading{version: v, head: l.text, date: d, dated: dated, line: int32(i), sure: 0.7}.add(p, out, p.link(l.href))
	}
}
