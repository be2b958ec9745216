package digest

import (
	"fmt"
	"sort"
	"strings"

	"keywatch/diff/tag"
	"keywatch/sources"
)

// openingPart counts the openings, by what people will do and by city. One
// that the careers page and the job board both list is one.
func openingPart(v FirstVisit) BackgroundPart {
	seen := map[string]bool{}
	functions, places := map[string]int{}, map[string]int{}
	n, link := 0, ""
	v.each(func(src sources.Source, it sources.Item) {
		title, place := it.Fields["title"], cityOf(it.Fields["place"])
		key := strings.ToLower(title + "\x00" + place)
		if it.Type != "job" || title == "" || seen[key] {
			return
		}
		seen[key] = true
		if n++; link == "" {
			link = evidenceURL(src.URL)
		}
		if does := functionWords(title, it.Fields["team"]); does != "" {
			functions[does]++
		}
		if place != "" {
			places[place]++
		}
	})
	if n == 0 {
		return BackgroundPart{}
	}
	words := fmt.Sprint(n)
	for _, counts := range []string{topCounts(functions), topCounts(places)} {
		if counts != "" {
			words += "; " + counts
		}
	}
	return BackgroundPart{Label: "openings", Lines: []BackgroundLine{{words, link}}}
}

// functionWords is what somebody will do: by the title, which all boards have,
// else by the team's name.
func functionWords(title, team string) string {
	if does := tag.Function(title); does != "" {
		return does
	}
	if does := tag.Function(team); does != "" {
		return does
	}
	return clean(strings.ToLower(team), tagRunes)
}

// cityOf is the first place of "Leeds, UK; London" or "Remote (EU)".
func cityOf(place string) string {
	if i := strings.IndexAny(place, ",;(|/·"); i > 0 {
		place = place[:i]
	}
	return clean(strings.TrimSpace(place), tagRunes)
}

// topCounts is "sales 8, engineering 3, 2 other": the most first, and by name
// where they are as many.
func topCounts(counts map[string]int) string {
	names := make([]string, 0, len(counts))
	for name := range counts {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		if counts[names[i]] != counts[names[j]] {
			return counts[names[i]] > counts[names[j]]
		}
		return names[i] < names[j]
	})
	var parts []string
	other := 0
	for i, name := range names {
		if i >= maxTop {
			other += counts[name]
			continue
		}
		parts = append(parts, fmt.Sprintf("%s %d", name, counts[name]))
	}
	if other > 0 {
		parts = append(parts, fmt.Sprintf("%d other", other))
	}
	return strings.Join(parts, ", ")
}

// namedAccounts finds the accounts that the company names already, on the
// pages that say whom it serves and in what its feeds told lately. Our own
// pages and the account's name it as a matter of course.
func namedAccounts(in BackgroundInput, v FirstVisit) []BackgroundLine {
	if v.Company.Role == sources.RoleSelf {
		return nil
	}
	where := map[string][]string{} // by account: the places that name it
	links := map[string]string{}
	v.each(func(src sources.Source, it sources.Item) {
		text, ok := namingText(in, src, it)
		if !ok {
			return
		}
		place := placeWords(string(src.Place), src.Kind)
		for _, id := range in.World.accountsIn(text) {
			if len(where[id]) == 0 {
				links[id] = evidenceURL(src.URL)
			}
			if list := where[id]; len(list) == 0 || list[len(list)-1] != place {
				where[id] = append(list, place)
			}
		}
	})
	var g gathered
	for _, a := range leadAccounts(in) {
		if places := where[a.ID]; len(places) > 0 && !in.World.isOwn(v.Company.ID, a) {
			name := clean(in.World.accountName(a), nameRunes)
			g.add(a.ID, "already names your account "+name+" ("+strings.Join(places[:min(len(places), 3)], ", ")+")", links[a.ID])
		}
	}
	p := g.part("", maxBackgroundNames)
	if p.More > 0 {
		p.Lines = append(p.Lines, BackgroundLine{Text: fmt.Sprintf("and %d more of your accounts", p.More)})
	}
	return p.Lines
}

// namingText is what of an item may name a customer.
func namingText(in BackgroundInput, src sources.Source, it sources.Item) (string, bool) {
	switch {
	case it.Type == "entry":
		return it.Title + "\n" + it.Text, it.At.After(in.Now.Add(-entriesBack))
	case it.Type == "logo":
		return it.Fields["name"], logoOf(src.Place, it.Section) == "customers"
	case it.Type == "block" && it.Region != sources.RegionChrome:
		return it.Text, src.Place == sources.PlaceCustomers || src.Place == sources.PlaceHome
	}
	return "", false
}

// leadAccounts are the accounts that the reader may be told of: all, for who
// runs the watch.
func leadAccounts(in BackgroundInput) []Account {
	if in.Subscription.Lead {
		return in.World.accounts
	}
	return scopeAccounts(in.Subscription, in.World)
}

// accountsIn are the ids of the accounts that a text names, by their company
// or one that it owns.
func (m *Matcher) accountsIn(text string) []string {
	var ids []string
	for id := range m.scan(text) {
		company, ok := strings.CutPrefix(id, companyPrefix)
		if !ok {
			continue
		}
		for _, t := range m.ties[company] {
			if t.bond == bondOwn || t.bond == bondSubsidiary {
				ids = append(ids, m.accounts[t.account].ID)
			}
		}
	}
	return ids
}

// isOwn reports whether a company is the account or of its family.
func (m *Matcher) isOwn(company string, a Account) bool {
	b := m.bondTo(company, m.byID[a.ID])
	return b != bondNone && b != bondRival
}
