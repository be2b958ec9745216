package sources

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// jobParts are what a card of an opening says.
type jobParts struct {
	title, team, place string
	posted             typedDate
}

// jobAround reads a card's lines beside the title.
func (p *typedPage) jobAround(c typedCard) jobParts {
	var j jobParts
	for i := c.from; i < c.to; i++ {
		l := &p.lines[i]
		if i == c.lead || l.chrome || l.img || l.level > 0 && l.head == p.lines[c.lead].head {
			continue
		}
		if p.inside(i, atom.Dt) && p.inside(c.lead, atom.Dd) {
			continue // a label
		}
		column, hint := p.column(i), p.hint(i, c)
		switch {
		case hint == "place" || columnSays(column, "location", "place", "city", "standort", "ort", "lieu", "ville", "ubicación", "lugar", "office", "site"):
			j.setPlace(l.text)
		case hint == "team" || columnSays(column, "team", "department", "bereich", "abteilung", "service", "área", "departamento", "équipe", "category", "function"):
			if j.team == "" && shortText(l.text, 7) {
				j.team = l.text
			}
		case hint == "kind" || hint == "bio" || column != "":
		case hint == "date" || postedLike(l.text):
			if d, ok := findDate(l.text, p.lang); ok {
				j.posted = d
			}
		default:
			j.line(l.text)
		}
	}
	return j
}

// postedLike tells of a line that says when an opening was put up. "3 days
// ago" has no date, and is none tomorrow.
func postedLike(text string) bool {
	low := strings.ToLower(text)
	for _, word := range []string{"posted", "published", "online seit", "veröffentlicht", "publié", "publicado", "apply by", "closing"} {
		if strings.HasPrefix(low, word) {
			return true
		}
	}
	return false
}

// setPlace keeps the first place that a card says.
func (j *jobParts) setPlace(text string) {
	if j.place == "" && shortText(text, 9) {
		j.place = afterLabel(text)
	}
}

// afterLabel takes "Location:" and brackets off.
func afterLabel(text string) string {
	if strings.HasPrefix(text, "(") {
		text = strings.Trim(text, "() ")
	}
	head, tail, found := strings.Cut(text, ":")
	if found && len(head) < 20 && strings.TrimSpace(tail) != "" {
		return strings.TrimSpace(tail)
	}
	return text
}

// line reads a line that no class or column names: "Design · Lisbon ·
// Full-time", "Location: York", "Berlin".
func (j *jobParts) line(text string) {
	low := strings.ToLower(text)
	for _, label := range []string{"location", "standort", "ort:", "arbeitsort", "lieu", "ubicación", "lugar", "place", "office", "based in"} {
		if strings.HasPrefix(low, label) && strings.Contains(text, ":") {
			j.setPlace(text)
			return
		}
	}
	for _, label := range []string{"department", "team", "bereich", "abteilung", "service", "departamento", "équipe"} {
		if strings.HasPrefix(low, label) && strings.Contains(text, ":") {
			if j.team == "" {
				j.team = afterLabel(text)
			}
			return
		}
	}
	if len(text) > 90 || strings.HasSuffix(text, ".") {
		return
	}
	parts := []string{text}
	for _, sep := range []string{" · ", " • ", " | ", " / ", " — ", " – ", "·", "•", "|"} {
		if strings.Contains(text, sep) {
			parts = strings.Split(text, sep)
			break
		}
	}
	for _, part := range parts {
		j.part(strings.TrimSpace(part))
	}
}

// part sorts one piece of a line. Order matters: a known place may have the
// word of a team in it, and what is left over is taken for a town.
func (j *jobParts) part(text string) {
	switch {
	case !shortText(text, 6) || callsToAct(text) || workKind(text):
	case cityLike(text):
		j.setPlace(text)
	case teamLike(text):
		if j.team == "" {
			j.team = text
		}
	case strings.ContainsAny(text, "0123456789€$£%") || startsLower(text) || jobNamed(text):
	default:
		j.setPlace(text) // a short capitalised piece that is no team and no kind of work
	}
}

// fromHeading takes a heading above several openings as their team or place.
func (j *jobParts) fromHeading(head string) {
	switch {
	case head == "" || !shortText(head, 5):
	case cityLike(head):
		j.place = head
	case teamLike(head):
		j.team = head
	}
}

// kinds of work and their hours, which are no place.
var workKinds = []string{
	"full-time", "full time", "part-time", "part time", "fulltime", "permanent", "contract", "temporary", "internship", "fixed term", "fixed-term", "freelance", "vollzeit", "teilzeit",
	"unbefristet", "befristet", "festanstellung", "ab sofort", "cdi", "cdd", "temps plein", "temps partiel", "alternance", "stagiaire", "jornada", "indefinido", "tiempo completo", "media jornada", "experienced", "entry level", "senior level",
}

// workKind tells of hours and contracts.
func workKind(text string) bool {
	low := strings.ToLower(text)
	for _, kind := range workKinds {
		if strings.HasPrefix(low, kind) {
			return true
		}
	}
	return false
}

var teamWords = wordTable(`engineering sales marketing finance product operations people design legal support success it hr data security research development production manufacturing logistics platform revenue
	administration accounting procurement quality communications infrastructure commercial retail partnerships workplace talent analytics technology software hardware science editorial content growth maintenance customer
	vertrieb entwicklung produktion technik verwaltung einkauf logistik personal finanzen buchhaltung kundenservice instandhaltung forschung
	ingénierie ventes finances produit juridique informatique achats logistique recherche rh maintenance exploitation comptabilité
	ingeniería ventas finanzas producto producción operaciones compras logística administración tecnología`)

// teamLike tells of a short label with a word of a department.
func teamLike(text string) bool {
	return teamNoun(titleWords(text), text)
}

// teamNoun is teamLike for words that are cut already.
func teamNoun(words []string, text string) bool {
	if len(words) == 0 || len(words) > 5 {
		return false
	}
	for _, w := range words {
		if teamWords[w] {
			return !jobNoun(words, text) || len(words) == 1
		}
	}
	return false
}

// jobNouns are what an opening is for, beside the titles of titleNouns.
var jobNouns = wordTable(`steward representative driver nurse trainee apprentice researcher agent clerk marketer tester programmer welder trainer chemist electrician mechanic plumber carpenter cook baker barista waiter cleaner guard
	pilot teacher tutor lecturer professor physician pharmacist therapist surveyor machinist picker packer courier dispatcher installer fitter librarian paralegal lawyer counsel translator copywriter photographer animator
	modeller modeler statistician economist geologist biologist physicist underwriter actuary broker trader auditor teller cashier receptionist
	entwickler entwicklerin mitarbeiter mitarbeiterin praktikant praktikantin werkstudent werkstudentin techniker technikerin auszubildende auszubildender fachkraft elektroniker mechatroniker schweißer fahrer fahrerin pfleger teamleitung kaufmann kauffrau monteur schlosser
	développeur développeuse commercial commerciale technicien technicienne assistante stagiaire alternant conducteur vendeur vendeuse comptable acheteur opérateur opératrice ouvrier soudeur infirmier infirmière
	desarrollador desarrolladora técnica analista comercial conductor conductora operario operaria becario dependiente contable enfermero enfermera soldador`)

func jobNamed(text string) bool { return jobNoun(titleWords(text), text) }

// jobNoun tells of words with the noun of a job, in the singular: "our
// engineers" are no opening.
func jobNoun(words []string, text string) bool {
	for i, w := range words {
		if (titleNouns[w] || jobNouns[w]) && !(w == "chief" && i > 0) && w != "member" && w != "mitglied" && (!alsoVerbs[w] || !strings.Contains(text, w)) {
			return true
		}
		for _, tail := range titleTails {
			if len(w) > len(tail)+3 && strings.HasSuffix(w, tail) {
				return true
			}
		}
	}
	return false
}

// alsoVerbs are nouns of jobs that must be capitalised to be one.
var alsoVerbs = wordTable("lead head chair partner master fellow executive guard pilot cook commercial")

// jobMarks are the letters that adverts in German and French carry, and
// words that only openings have.
var jobMarks = []string{"(m/w", "(w/m", "(m/f", "(f/m", "(d/", "(all gender", "(gn)", "m/w/d", "w/m/d", " h/f", " f/h", "(h/f", "(f/h", "ausbildung zum", "ausbildung zur", "ausbildung als", "apprenticeship", "internship", "werkstudent", "praktikum"}

func jobMarked(text string) bool {
	low := strings.ToLower(text)
	for _, mark := range jobMarks {
		if strings.Contains(low, mark) {
			return true
		}
	}
	return false
}
