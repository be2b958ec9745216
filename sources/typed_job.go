package sources

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// readJobs reads the openings of careers pages: links, cards, tables and
// details, under headings that name the team.
func (p *typedPage) readJobs(out *typedItems) {
	leads, sure := p.jobLeads()
	for k, i := range leads {
		l := &p.lines[i]
		c := p.card(leads, k)
		j := p.jobAround(c)
		j.title = l.text
		if p.inside(i, atom.H1) {
			// The page of one opening names it above all else; others do not.
			if len(leads) > 1 || out.has("job") {
				continue
			}
		}
		if j.place == "" && j.team == "" {
			j.fromHeading(p.headOver(c))
		} else if j.team == "" {
			if head := p.headOver(c); teamLike(head) {
				j.team = head
			}
		}
		j.team = withoutCount(j.team)
		link := p.cardLink(c)
		key := foldKey(joined(j.title, j.place))
		if link != "" {
			key = linkKey(link)
		}
		out.add(reading{
			kind: "job", key: key, text: joined(j.title, j.team, j.place), link: link, by: byStructure, line: i, sure: sure[k], date: j.posted,
			fields: []string{"title", j.title, "team", j.team, "place", j.place, "posted", postedDay(j.posted)},
		})
	}
}

// postedDay writes the day of an advert; without its year it says too little.
func postedDay(d typedDate) string {
	if d.year == 0 {
		return ""
	}
	return d.iso()
}

// linkKey is a link's path, which stays when a title is corrected.
func linkKey(link string) string {
	_, rest, found := strings.Cut(link, "://")
	if !found {
		return foldKey(link)
	}
	_, path, _ := strings.Cut(rest, "/")
	return foldKey(path)
}

// jobLeads finds the lines that are titles of openings, and how sure each is.
func (p *typedPage) jobLeads() ([]int32, []float64) {
	var leads []int32
	var sure []float64
	for i := range p.lines {
		l := &p.lines[i]
		if l.img || l.chrome || p.where(l) != PlaceCareers {
			continue
		}
		if s := p.jobSure(int32(i)); s >= sureEnough {
			leads = append(leads, int32(i))
			sure = append(sure, s)
		}
	}
	return leads, sure
}

// noJobs begin headings over what is no opening.
var noJobs = []string{"how ", "our ", "why ", "what ", "hiring process", "benefits", "perks", "values", "life at", "meet ", "process", "bring", "profil", "vorteile", "deine ", "ihre ", "wir bieten", "so bewirbst", "bewerbungsprozess", "teams", "faq", "pourquoi", "avantages", "por qué", "beneficios"}

// jobSure says how sure it is that a line is the title of an opening.
func (p *typedPage) jobSure(i int32) float64 {
	l := &p.lines[i]
	if !shortText(l.text, 13) || len(l.text) < 4 || callsToAct(l.text) || p.toldOf(l) {
		return 0
	}
	words := titleWords(l.text)
	if len(words) <= 2 && teamNoun(words, l.text) {
		return 0
	}
	column := p.column(i)
	if column != "" && !columnSays(column, "title", "job", "role", "position", "vacanc", "stelle", "poste", "puesto", "beruf", "opening", "offre", "intitulé") {
		return 0
	}
	named, marked := jobNoun(words, l.text), jobMarked(l.text)
	hinted := p.jobHint(i)
	linked := l.href != "" && p.link(l.href) != ""
	stands := linked || l.level > 1 || hinted || column != "" || p.inside(i, atom.Summary, atom.Strong, atom.B)
	if !stands && !named && !marked {
		return 0
	}
	under := ""
	if h := p.headIndex(i); h >= 0 {
		under = strings.ToLower(p.heads[h].text)
	}
	for _, word := range noJobs {
		if !linked && strings.Contains(" "+under, " "+word) {
			return 0
		}
	}
	switch {
	// From the surest sign to the weakest; each needs more than the words.
	case l.level == 1:
		if named || marked {
			return 0.65
		}
	case l.level > 1 && l.level < 3 && !linked && !marked && !hinted && !named:
	case marked && (stands || p.inside(i, atom.Li)), hinted && (named || linked):
		return 0.92
	case named && stands:
		return 0.88
	case hinted, column != "":
		return 0.8
	case linked && p.jobPath(l.href) && !cityLike(l.text) && !teamLike(l.text):
		return 0.65
	case named && p.inside(i, atom.Li) && placeOfPhrase(under) == PlaceCareers:
		return 0.7
	}
	return 0
}

// toldOf tells of a headline: of a story, with words that somebody said.
func (p *typedPage) toldOf(l *typedLine) bool {
	if strings.ContainsAny(l.text, "“”\"‘") || strings.Contains(l.text, ": '") || articles[firstWord(l.text)] {
		return true
	}
	if l.href == "" {
		return false
	}
	where := PlaceOf(p.link(l.href), "-")
	return where == PlaceBlog || where == PlaceNewsroom
}

// headIndex is the heading that a line stands under; its own does not count.
func (p *typedPage) headIndex(i int32) int32 {
	h := p.lines[i].head
	if h >= 0 && p.lines[i].level > 0 {
		h = p.heads[h].up
	}
	return h
}

// jobHint tells of a class that names a job's title: "job-title",
// "position__name".
func (p *typedPage) jobHint(i int32) bool {
	for e, up := p.lines[i].elem, 0; e > 0 && up < 2; e, up = p.elems[e].parent, up+1 {
		job, title := false, false
		classWords(attribute(p.elems[e].node, "class"), func(word string) bool {
			job = job || word == "job" || word == "position" || word == "opening" || word == "vacancy" || word == "stelle" || word == "posting"
			title = title || word == "title" || word == "name" || word == "titel" || word == "heading"
			return true
		})
		if job && title {
			return true
		}
	}
	return false
}

// jobPath tells whether a link leads to one opening below a page of jobs.
func (p *typedPage) jobPath(href string) bool {
	link := p.link(href)
	_, rest, _ := strings.Cut(link, "://")
	parts := strings.Split(strings.Trim(rest, "/"), "/")
	if len(parts) < 3 || strings.ContainsAny(parts[len(parts)-1], "?#") {
		return false
	}
	for _, part := range parts[1 : len(parts)-1] {
		if PlaceOfWord(strings.ToLower(part)) == PlaceCareers {
			last := strings.ToLower(parts[len(parts)-1])
			return strings.ContainsAny(last, "0123456789-") && !strings.Contains(last, "speculative") && !strings.Contains(last, "life-at")
		}
	}
	return false
}

// headOver is the nearest heading above a card that can name a team or place.
func (p *typedPage) headOver(c typedCard) string {
	for h := p.headIndex(c.lead); h >= 0; h = p.heads[h].up {
		if p.heads[h].level > 1 && p.heads[h].line < c.lead && placeOfHeading(p.heads[h].text) == PlaceUnknown {
			return p.heads[h].text
		}
		if placeOfPhrase(strings.ToLower(p.heads[h].text)) == PlaceCareers {
			return "" // "Open positions" stands over all
		}
	}
	return ""
}

// withoutCount takes the number of openings off a team: "Engineering (4)".
func withoutCount(team string) string {
	head, tail, ok := strings.Cut(team, " (")
	if ok && strings.Trim(tail, "0123456789)") == "" {
		return head
	}
	return team
}
