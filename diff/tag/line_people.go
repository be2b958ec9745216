package tag

import (
	"strings"
	"unicode/utf8"

	"keywatch/diff"
	"keywatch/sources"
)

// jobLine words openings that came or went.
func jobLine(changes []diff.Change) string {
	if changes[0].Place != sources.PlaceCareers {
		return ""
	}
	op := oneOp(changes)
	if op == diff.Edited {
		return ""
	}
	jobs := jobsOf(changes)
	switch {
	case len(jobs) == 0:
		return ""
	case op == diff.Added && len(jobs) == 1:
		return "New opening: " + jobs[0]
	case op == diff.Removed && len(jobs) == 1:
		return "Opening closed: " + jobs[0]
	}
	what := " new openings"
	if op == diff.Removed {
		what = " openings closed"
	}
	place := placeShared(jobs)
	for i := range jobs {
		jobs[i] = strings.TrimSuffix(jobs[i], place)
	}
	line := number(len(jobs)) + what + strings.Replace(place, ", ", " in ", 1) + ": " + jobs[0]
	for i, job := range jobs[1:] {
		if utf8.RuneCountInString(line+"; "+job) > lineRunes-6 {
			return line + "; +" + number(len(jobs)-1-i)
		}
		line += "; " + job
	}
	return line
}

// jobsOf gives the openings that blocks tell of: a title with the place that
// follows it.
func jobsOf(changes []diff.Change) []string {
	var jobs []string
	for i, ch := range changes {
		text := strings.TrimSpace(posted().ReplaceAllString(ch.Text(), ""))
		switch {
		case text == "":
		case heading(ch.Element) && groups(ch):
		case jobLike(text):
			jobs = append(jobs, flat(text)+cityOf(ch, text))
		case i > 0 && len(jobs) > 0 && len(strings.Fields(text)) <= 4 && !strings.HasSuffix(text, ".") && !strings.Contains(jobs[len(jobs)-1], ","):
			jobs[len(jobs)-1] += ", " + flat(text)
		case heading(ch.Element) && i+1 < len(changes) && changes[i+1].Element != "li" || ch.Element == "li" || ch.Element == "tr":
			jobs = append(jobs, flat(text))
		}
	}
	return jobs
}

// posted matches how long ago an opening was put up, which is no part of it.
var posted = sources.LazyPattern(`(?i)[\s,|·–-]*(?:posted|published|veröffentlicht|publié|publicado)?[\s:]*(?:vor|il y a|hace)?\s*\d+\+?\s*(?:seconds?|minutes?|hours?|days?|weeks?|months?|stunden?|tage?n?|wochen?|monate?n?|heures?|jours?|semaines?|mois|horas?|días?|semanas?|meses)(?:\s+ago)?\s*$`)

// inCity matches a heading over openings that ends in where they are.
var inCity = sources.LazyPattern(`\b(?:in|à|en) (\p{Lu}[\p{L}\- ]{2,30})$`)

// cityOf gives an opening without a place that of its heading.
func cityOf(ch diff.Change, text string) string {
	if m := inCity().FindStringSubmatch(section(ch)); m != nil && !strings.Contains(text, ",") && !strings.Contains(text, m[1]) {
		return ", " + m[1]
	}
	return ""
}

// flat writes what separates the parts of a row as commas.
func flat(text string) string {
	for _, sep := range []string{" | ", " – ", " — ", " - ", " · ", " • "} {
		text = strings.ReplaceAll(text, sep, ", ")
	}
	return text
}

// placeShared is the place that all openings name last, with its comma.
func placeShared(jobs []string) string {
	place := ""
	for _, job := range jobs {
		at := strings.LastIndex(job, ", ")
		if at < 0 || place != "" && job[at+2:] != place {
			return ""
		}
		place = job[at+2:]
	}
	return ", " + place
}

// personLine words who came, went or changed the position on a page of people.
func personLine(changes []diff.Change) string {
	if changes[0].Place != sources.PlaceLeadership {
		return ""
	}
	if len(changes) == 1 && changes[0].Op == diff.Edited {
		return positionMove(changes[0])
	}
	var came, went person
	for _, ch := range changes {
		if ch.After != "" && ch.Op != diff.Removed {
			came.read(ch.After)
		}
		if ch.Before != "" && ch.Op != diff.Added {
			went.read(ch.Before)
		}
	}
	switch {
	case came.name != "" && went.name != "" && came.name != went.name:
		title := came.title
		if title == "" {
			title = went.title
		}
		if title == "" {
			title = section(changes[0])
		}
		return title + ": " + went.name + " → " + came.name
	case came.name != "" && came.title != "":
		return came.name + " joins as " + came.title
	case came.name != "":
		return came.name + " appeared on the leadership page"
	case went.name != "" && went.title != "":
		return went.name + ", " + went.title + ", left the leadership page"
	case went.name != "":
		return went.name + " left the leadership page"
	}
	return ""
}

// person is a name and a title as a page shows them.
type person struct{ name, title string }

// read takes a name, a title or both from a block.
func (p *person) read(text string) {
	name, title := splitPerson(text)
	if p.name == "" {
		p.name = name
	}
	if p.title == "" {
		p.title = title
	}
}

// splitPerson parts "Ana Ruiz, CFO", "Ana Ruiz – CFO" and "CFO: Ana Ruiz".
func splitPerson(text string) (name, title string) {
	text = strings.TrimSpace(text)
	if personLike(text) && !position().MatchString(text) {
		return text, ""
	}
	for _, sep := range []string{", ", " – ", " — ", " - ", " | ", ": ", " ("} {
		a, b, ok := strings.Cut(text, sep)
		if !ok {
			continue
		}
		a, b = strings.TrimSpace(a), strings.TrimSuffix(strings.TrimSpace(b), ")")
		if personLike(a) && !position().MatchString(a) && len(strings.Fields(b)) <= 8 {
			return a, b
		}
		if personLike(b) && position().MatchString(a) {
			return b, a
		}
	}
	if position().MatchString(text) && len(strings.Fields(text)) <= 8 {
		return "", text
	}
	return "", ""
}

// positionMove words an edited line of a person.
func positionMove(ch diff.Change) string {
	was, had := splitPerson(ch.Before)
	is, has := splitPerson(ch.After)
	switch {
	case was != "" && was == is && had != has && has != "":
		return is + ": " + had + " → " + has
	case was != "" && is != "" && was != is:
		title := has
		if title == "" {
			title = section(ch)
		}
		return title + ": " + was + " → " + is
	case was == "" && is == "" && had != "" && has != "":
		if name := section(ch); personLike(name) {
			return name + ": " + had + " → " + has
		}
	}
	return ""
}

// logoLine words a customer or partner that a page came to name or no longer
// names.
func logoLine(changes []diff.Change) string {
	page := ""
	switch changes[0].Place {
	case sources.PlaceCustomers:
		page = "the customer page"
	case sources.PlacePartners:
		page = "the partner page"
	default:
		return ""
	}
	op := oneOp(changes)
	if op == diff.Edited {
		return ""
	}
	var list []string
	pictures := true
	for _, ch := range changes {
		text := strings.TrimSpace(ch.Text())
		if len(strings.Fields(text)) > 5 || strings.HasSuffix(text, ".") {
			break
		}
		name := strings.TrimSpace(trimLogo(text))
		pictures = pictures && (ch.Element == "img" || name != text)
		list = append(list, name)
	}
	how := " appeared on "
	if op == diff.Removed {
		how = " left "
	}
	switch {
	case len(list) == 0:
		return ""
	case len(list) <= manyLogos && pictures:
		return "Logo of " + list[0] + how + page
	case len(list) <= manyLogos:
		return list[0] + how + page
	}
	return number(len(list)) + " names" + how + page + ": " + strings.Join(list, ", ")
}

// trimLogo takes the word "logo" off an image's alternative text.
func trimLogo(text string) string {
	for _, front := range []string{"Logo of ", "Logo: ", "Logo "} {
		text = strings.TrimPrefix(text, front)
	}
	for _, back := range []string{" logo", " Logo", "-Logo"} {
		text = strings.TrimSuffix(text, back)
	}
	return text
}
