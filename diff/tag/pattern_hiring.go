package tag

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"time"

	"keywatch/diff"
	"keywatch/sources"
)

// Bounds of what openings show.
const (
	weekSpan      = 7 * 24 * time.Hour
	usualWeeks    = 8  // weeks that the usual is read from
	hiringLeast   = 3  // new openings of one function in a week
	closingLeast  = 5  // openings that closed in a week
	knownLeast    = 3  // openings that must be known before a first is news
	knownFor      = 21 // days that openings must be watched before a first is news
	hiringFactor  = 2  // times the usual
	closingFactor = 2  // times the openings that came
)

// jobMove is one job that came or went.
type jobMove struct {
	title, city, function string
	came                  bool
	at                    time.Time
	event                 Event
}

// functions are what the words of a title say that somebody will do; the first
// that fits counts.
var functions = []struct {
	name  string
	words map[string]bool
}{
	{"sales", wordSet("sales account revenue partner partnerships business vertrieb commercial ventas vente")},
	{"marketing", wordSet("marketing brand content growth communications pr marketer kommunikation")},
	{"support", wordSet("support success service onboarding helpdesk kundendienst soporte")},
	{"finance", wordSet("finance financial accountant accounting controller controlling tax treasury buchhalter contable")},
	{"people", wordSet("people hr recruiter talent personal human payroll")},
	{"legal", wordSet("legal counsel compliance privacy lawyer jurist juriste")},
	{"product", wordSet("product designer design ux ui researcher")},
	{"engineering", wordSet("engineer engineering developer software data architect devops sre security scientist entwickler ingenieur ingénieur développeur ingeniero desarrollador machine platform backend frontend mobile qa tester")},
	{"operations", wordSet("operations logistics warehouse driver planner depot plant production buyer technician lager fahrer logistik")},
}

// functionOf is what somebody with a title will do, "" for another thing.
func functionOf(title string) string {
	words := plainWords(title)
	for _, f := range functions {
		if slices.ContainsFunc(words, func(w string) bool { return f.words[w] }) {
			return f.name
		}
	}
	return ""
}

// townIn is the town at the end of "team, town, country": a country that
// stands behind its town says less than it.
func townIn(place string) string {
	parts := strings.Split(place, ", ")
	last := len(parts) - 1
	if last > 0 && countryNames()[strings.ToLower(parts[last])] {
		last--
	}
	return parts[last]
}

// countryNames are those behind towns in adverts, in English; other languages
// seldom write them there.
var countryNames = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for name := range strings.SplitSeq(`argentina|australia|austria|belgium|brazil|bulgaria|canada|chile|china|colombia|costa rica|croatia|czechia|czech republic|denmark|egypt|estonia|
finland|france|germany|greece|hong kong|hungary|iceland|india|indonesia|ireland|israel|italy|japan|kenya|latvia|lithuania|luxembourg|malaysia|mexico|morocco|netherlands|the netherlands|new zealand|
nigeria|norway|pakistan|peru|philippines|poland|portugal|romania|saudi arabia|serbia|singapore|slovakia|slovenia|south africa|south korea|spain|sweden|switzerland|taiwan|thailand|tunisia|turkey|
ukraine|united arab emirates|united kingdom|united states|uk|usa|us|uruguay|vietnam|deutschland|österreich|schweiz|españa|méxico|italia|polska`, "|") {
		set[strings.TrimSpace(name)] = true
	}
	return set
})

// openingsOf reads the jobs that an event tells of.
func openingsOf(e Event) []jobMove {
	var list []jobMove
	for _, op := range []diff.Op{diff.Added, diff.Removed} {
		group := slices.DeleteFunc(changesOf(e.Witnesses), func(ch diff.Change) bool { return ch.Place != sources.PlaceCareers || ch.Op != op })
		for _, job := range jobsOf(group) {
			title, city, _ := strings.Cut(job, ", ")
			city = townIn(city)
			list = append(list, jobMove{title, city, functionOf(title), op == diff.Added, told(group[0]), e})
		}
	}
	return list
}

// hiringPatterns reads a company's openings against its usual.
func hiringPatterns(h History) []Event {
	var list []Event
	ids, by := h.byCompany()
	for _, id := range ids {
		var jobs []jobMove
		for _, e := range by[id] {
			jobs = append(jobs, openingsOf(e)...)
		}
		if len(jobs) == 0 {
			continue
		}
		list = append(list, h.hiringSpree(id, jobs)...)
		list = append(list, h.firstPlaces(id, jobs)...)
		list = append(list, h.massClosing(id, jobs)...)
	}
	return list
}

// hiringSpree finds functions with more new openings this week than usual.
func (h History) hiringSpree(company string, jobs []jobMove) []Event {
	var list []Event
	for _, f := range functions {
		counts := make([]int, usualWeeks+1) // this week first
		var now []jobMove
		for _, j := range jobs {
			back := int(h.Now.Sub(j.at) / weekSpan)
			if j.function != f.name || !j.came || back < 0 || back > usualWeeks {
				continue
			}
			if counts[back]++; back == 0 {
				now = append(now, j)
			}
		}
		usual := median(counts[1:])
		if counts[0] < hiringLeast || float64(counts[0]) < hiringFactor*max(usual, 1) {
			continue
		}
		line := h.name(company) + " seeks " + number(counts[0]) + " people for " + f.name + " this week; usual are " + number(int(usual)) + inOneCity(now)
		list = append(list, pattern(company+" "+f.name+" "+week(h.Now), line,
			Evidence{Tag: "hire", Subtype: "hiring spree", Confidence: 0.9, Severity: Medium, Evidence: titles(now)}, eventsOf(now)))
	}
	return list
}

// firstPlaces finds the first opening of a company in a city.
func (h History) firstPlaces(company string, jobs []jobMove) []Event {
	known := map[string]bool{}
	var list []Event
	seen := 0
	for _, j := range jobs {
		if !j.came {
			continue
		}
		fresh := j.city != "" && !known[j.city] && h.Now.Sub(j.at) <= weekSpan
		if fresh && seen >= knownLeast && j.at.Sub(jobs[0].at) >= knownFor*24*time.Hour {
			line := h.name(company) + " looks for its first people in " + j.city + ": " + j.title
			list = append(list, pattern(company+" first "+j.city, line,
				Evidence{Tag: "expansion", Confidence: 0.7, Severity: Medium, Evidence: j.title + ", " + j.city}, []Event{j.event}))
		}
		known[j.city] = true
		seen++
	}
	return list
}

// massClosing finds a week in which a company took many openings down.
func (h History) massClosing(company string, jobs []jobMove) []Event {
	came := 0
	var closed []jobMove
	for _, j := range jobs {
		switch {
		case h.Now.Sub(j.at) > weekSpan || j.at.After(h.Now):
		case j.came:
			came++
		default:
			closed = append(closed, j)
		}
	}
	if len(closed) < closingLeast || len(closed) < closingFactor*came {
		return nil
	}
	line := h.name(company) + " took down " + number(len(closed)) + " openings this week and put up " + number(came)
	return []Event{pattern(company+" closing "+week(h.Now), line,
		Evidence{Tag: "hire", Subtype: "opening", Confidence: 0.8, Severity: Medium, Evidence: titles(closed)}, eventsOf(closed))}
}

// eventsOf are the events of some openings, each once.
func eventsOf(jobs []jobMove) []Event {
	var list []Event
	for _, j := range jobs {
		if !slices.ContainsFunc(list, func(e Event) bool { return e.ID == j.event.ID }) {
			list = append(list, j.event)
		}
	}
	return list
}

// titles quotes a few titles.
func titles(jobs []jobMove) string {
	var list []string
	for _, j := range jobs[:min(len(jobs), 4)] {
		list = append(list, j.title)
	}
	return strings.Join(list, "; ")
}

// inOneCity names the city that most of some openings are in.
func inOneCity(jobs []jobMove) string {
	count := map[string]int{}
	for _, j := range jobs {
		if j.city != "" {
			count[j.city]++
		}
	}
	for city, n := range count {
		if n*3 >= len(jobs)*2 {
			return "; " + number(n) + " in " + city
		}
	}
	return ""
}

// median is the middle of some counts.
func median(counts []int) float64 {
	list := slices.Clone(counts)
	sort.Ints(list)
	n := len(list)
	if n == 0 {
		return 0
	}
	return float64(list[(n-1)/2]+list[n/2]) / 2
}
