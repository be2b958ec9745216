package digest

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"

	"keywatch/sources"
)

// firstSection tells one company. Parts without content are left out.
func firstSection(in BackgroundInput, zone *time.Location, v FirstVisit) BackgroundSection {
	s := BackgroundSection{Name: in.World.companyWords(v.Company), Named: namedAccounts(in, v)}
	read := 0
	for _, src := range v.Sources {
		known := src.Status.State != ""
		if words := blindness(src.Status, known, src.Source, in.Now, zone); words != "" {
			s.Unread = append(s.Unread, placeWords(string(src.Source.Place), src.Source.Kind)+" "+words)
		}
		if src.Snapshot != nil {
			read++
		}
	}
	s.Facts = firstFacts(v, read)
	for _, part := range []BackgroundPart{
		heroPart(v), pricePart(v), leaderPart(v), openingPart(v), customerPart(in, v), partnerPart(v),
		releasePart(v), aheadPart(in.Now, v), entryPart(in.Now, zone, v),
	} {
		if len(part.Lines) > 0 {
			s.Parts = append(s.Parts, part)
		}
	}
	if read > 0 && len(s.Parts)+len(s.Named) == 0 {
		s.Bare = "What was read shows no prices, people, openings, names or dated news; its texts are watched."
	}
	return s
}

// firstFacts is "competitor, brindlow.example, 5 of 6 sources read".
func firstFacts(v FirstVisit, read int) string {
	var facts []string
	for _, fact := range []string{string(v.Company.Role), clean(v.Company.Domain, nameRunes)} {
		if fact != "" {
			facts = append(facts, fact)
		}
	}
	return strings.Join(append(facts, fmt.Sprintf("%d of %s read", read, plural(len(v.Sources), "source"))), ", ")
}

// each gives the items of all snapshots of the company, in the sources' order.
func (v FirstVisit) each(do func(src sources.Source, it sources.Item)) {
	for _, s := range v.Sources {
		if s.Snapshot == nil {
			continue
		}
		for _, it := range s.Snapshot.Items {
			do(s.Source, it)
		}
	}
}

// gathered is a list of lines without twins, of which some are shown.
type gathered struct {
	lines []BackgroundLine
	seen  map[string]bool
}

func (g *gathered) add(key, text, link string) {
	if g.seen == nil {
		g.seen = map[string]bool{}
	}
	key = strings.ToLower(key)
	if text == "" || g.seen[key] {
		return
	}
	g.seen[key] = true
	g.lines = append(g.lines, BackgroundLine{text, evidenceURL(link)})
}

// part keeps the first lines and counts the others.
func (g *gathered) part(label string, most int) BackgroundPart {
	shown := g.lines[:min(len(g.lines), most)]
	for i := range len(shown) - 1 {
		if shown[i].Link == shown[i+1].Link {
			shown[i].Link = "" // one link for all that a page shows
		}
	}
	return BackgroundPart{Label: label, Lines: shown, More: len(g.lines) - len(shown)}
}

// inLine is part with all shown in one line; its page is the last one's.
func (g *gathered) inLine(label string, most int) BackgroundPart {
	p := g.part(label, most)
	if len(p.Lines) == 0 {
		return p
	}
	words := make([]string, 0, len(p.Lines))
	for _, l := range p.Lines {
		words = append(words, l.Text)
	}
	p.Lines = []BackgroundLine{{strings.Join(words, "; "), p.Lines[len(words)-1].Link}}
	return p
}

// heroPart is how the company presents itself, its home page before products.
func heroPart(v FirstVisit) BackgroundPart {
	var home, other gathered
	v.each(func(src sources.Source, it sources.Item) {
		if it.Type != "hero" {
			return
		}
		words := quote(clean(it.Fields["headline"], lineRunes))
		if about := clean(it.Fields["description"], whyRunes); about != "" {
			words = strings.TrimPrefix(words+": "+about, ": ")
		}
		if src.Place == sources.PlaceHome {
			home.add(words, words, src.URL)
			return
		}
		other.add(words, words, src.URL)
	})
	if len(home.lines) == 0 {
		home = other
	}
	p := home.part("says", 1)
	p.More = 0 // what further product pages say is no list of the same
	return p
}

// pricePart lists the price plans. What a feed once said is no price of today.
func pricePart(v FirstVisit) BackgroundPart {
	var g gathered
	v.each(func(src sources.Source, it sources.Item) {
		kind, _ := sources.KindByName(src.Kind)
		if plan, ok := sources.PlanOf(it); ok && kind.Complete {
			g.add(plan.Key(), clean(plan.String(), lineRunes), src.URL)
		}
	})
	return g.part("prices", maxBackgroundNames)
}

// leaderPart names who leads: the people of a leadership page and, elsewhere,
// those with such a title. A customer's praise names people too.
func leaderPart(v FirstVisit) BackgroundPart {
	var g gathered
	v.each(func(src sources.Source, it sources.Item) {
		title := it.Fields["title"]
		if it.Type != "person" || src.Place == sources.PlaceCustomers ||
			src.Place != sources.PlaceLeadership && titleIn(title) == "" {
			return
		}
		words := clean(it.Fields["name"], nameRunes)
		if title = clean(title, factRunes); title != "" {
			words += ", " + title
		}
		g.add(it.Fields["name"], words, src.URL)
	})
	return g.inLine("leaders", maxBackgroundNames)
}

// customerPart and partnerPart read logos by the page that shows them and,
// where that may show either, by the heading above them. Customers who are our
// accounts come first: of a long list only the head is shown.
func customerPart(in BackgroundInput, v FirstVisit) BackgroundPart {
	g := logosOf(v, "customers")
	ours := map[string]bool{}
	for _, l := range g.lines {
		ours[l.Text] = slices.ContainsFunc(in.World.accountsIn(l.Text), func(id string) bool {
			return slices.ContainsFunc(leadAccounts(in), func(a Account) bool { return a.ID == id })
		})
	}
	sort.SliceStable(g.lines, func(i, j int) bool { return ours[g.lines[i].Text] && !ours[g.lines[j].Text] })
	return g.inLine("customers", maxBackgroundNames)
}

func partnerPart(v FirstVisit) BackgroundPart {
	g := logosOf(v, "partners")
	return g.inLine("partners", maxBackgroundNames)
}

func logosOf(v FirstVisit, of string) gathered {
	var g gathered
	v.each(func(src sources.Source, it sources.Item) {
		if it.Type == "logo" && logoOf(src.Place, it.Section) == of {
			name := clean(it.Fields["name"], nameRunes)
			g.add(name, name, src.URL)
		}
	})
	return g
}

// logoOf is whose logo it is: "customers", "partners", or "" for another's.
func logoOf(place sources.Place, section string) string {
	section = strings.ToLower(section)
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(section, w) {
				return true
			}
		}
		return false
	}
	switch place {
	case sources.PlaceCustomers:
		return "customers"
	case sources.PlacePartners, sources.PlaceIntegrations:
		return "partners"
	case sources.PlaceHome, sources.PlaceProduct, sources.PlaceUnknown:
		switch {
		case has("partner", "integrat"):
			return "partners"
		case has("press", "featured", "award", "certif", "investor", "backed", "presse", "auszeichnung"):
			return ""
		}
		return "customers"
	}
	return ""
}

// releasePart is the last release: the newest dated one, else the one that
// stands first.
func releasePart(v FirstVisit) BackgroundPart {
	var last sources.Item
	link := ""
	v.each(func(src sources.Source, it sources.Item) {
		if it.Type == "release" && (last.Key == "" || it.At.After(last.At)) {
			last, link = it, src.URL
		}
	})
	var g gathered
	g.add(last.Key, clean(last.Text, lineRunes), link)
	return g.part("release", 1)
}

// aheadPart lists the events that the company announces, the next one first.
func aheadPart(now time.Time, v FirstVisit) BackgroundPart {
	var list []sources.Item
	v.each(func(_ sources.Source, it sources.Item) {
		// A stated day is midnight in UTC: today is ahead still.
		if it.Type == "event" && it.At.After(now.Add(-24*time.Hour)) {
			list = append(list, it)
		}
	})
	sort.SliceStable(list, func(i, j int) bool { return list[i].At.Before(list[j].At) })
	var g gathered
	for _, it := range list {
		words := dateWords(it.At, now, time.UTC) + ": " + clean(it.Fields["name"], factRunes)
		if place := clean(it.Fields["place"], nameRunes); place != "" {
			words += ", " + place
		}
		g.add(words, words, it.Link)
	}
	return g.part("ahead", maxTop)
}

// entriesBack is how far the feeds are told.
const entriesBack = 30 * 24 * time.Hour

// entryPart lists what the feeds had in the last 30 days, the newest first.
// An entry that states no day may be years old.
func entryPart(now time.Time, zone *time.Location, v FirstVisit) BackgroundPart {
	var list []sources.Item
	v.each(func(_ sources.Source, it sources.Item) {
		if it.Type == "entry" && it.At.After(now.Add(-entriesBack)) && !it.At.After(now.Add(24*time.Hour)) {
			list = append(list, it)
		}
	})
	sort.SliceStable(list, func(i, j int) bool { return list[i].At.After(list[j].At) })
	var g gathered
	for _, it := range list {
		headline := it.Title
		if headline == "" {
			headline = it.Text
		}
		if headline = clean(headline, lineRunes); headline != "" {
			g.add(headline, dayMonth(it.At, zone)+": "+headline, it.Link)
		}
	}
	return g.part("last 30 days", maxEntries)
}

// dateWords is a day, with its year where that is another.
func dateWords(t, now time.Time, zone *time.Location) string {
	if t.In(zone).Year() != now.In(zone).Year() {
		return t.In(zone).Format("2 Jan 2006")
	}
	return dayMonth(t, zone)
}
