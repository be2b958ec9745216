package digest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"keywatch/sources"
)

// What bounds the line of what is not watched: two lines of mail, of which
// a company may have a few topics.
const (
	unwatchedRunes  = 136
	unwatchedNames  = 2 // of companies that share their words
	unwatchedTopics = 3
)

// urgency orders topics by how soon not hearing of them costs something. What
// the media say has no page to add, and is asked of no company; of ourselves
// nothing is.
var urgency = map[sources.Role][]sources.Topic{
	sources.RoleCompetitor: {
		sources.TopicPrices, sources.TopicLaunches, sources.TopicCustomers, sources.TopicManagement, sources.TopicHiring, sources.TopicFunding,
		sources.TopicPartnerships, sources.TopicEvents, sources.TopicRegulation, sources.TopicPositioning,
	},
	// An account's own prices and slogans move nobody who sells to it.
	sources.RoleAccount: {
		sources.TopicManagement, sources.TopicHiring, sources.TopicFunding, sources.TopicPartnerships, sources.TopicLaunches,
		sources.TopicEvents, sources.TopicRegulation, sources.TopicCustomers,
	},
	sources.RolePartner:   {sources.TopicPartnerships, sources.TopicLaunches, sources.TopicManagement, sources.TopicFunding},
	sources.RoleRegulator: {sources.TopicRegulation},
}

// unwatchedLine says of which companies in scope no source tells of what; ""
// when there is a source for everything. Rivals come first, and companies that
// lack the same share their words.
func unwatchedLine(in Input, world *Matcher, wanted map[string]bool) string {
	// How the sources are is told by source; here it matters only that there is one.
	rows := WatchedTopics(TopicInput{World: world, Companies: wantedCompanies(in.Subscription, world, wanted), Sources: in.Sources, At: in.Now})
	lacks := map[string][]sources.Topic{}
	for _, r := range rows {
		if r.State == TopicNotFound && slices.Contains(urgency[r.Role], r.Topic) {
			lacks[r.Company] = append(lacks[r.Company], r.Topic)
		}
	}
	var order []string // of texts of topics
	names := map[string][]string{}
	for _, r := range rows {
		missing, ok := lacks[r.Company]
		if !ok {
			continue
		}
		delete(lacks, r.Company)
		words := urgentWords(missing, urgency[r.Role])
		if names[words] == nil {
			order = append(order, words)
		}
		names[words] = append(names[words], clean(r.CompanyName, nameRunes))
	}
	return fitUnwatched(order, names)
}

// wantedCompanies are the companies in scope, rivals first, then by name.
func wantedCompanies(sub Subscription, world *Matcher, wanted map[string]bool) []string {
	var list []string
	all := sub.everything()
	for id := range world.companies {
		if all || wanted[id] {
			list = append(list, id)
		}
	}
	rank := func(id string) int { return slices.Index(sources.Roles(), world.companies[id].Role) }
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(rank(a)-rank(b), strings.Compare(world.name(a), world.name(b)), strings.Compare(a, b))
	})
	return list
}

// atAll is what a company lacks that no source tells of anything that counts.
const atAll = "at all"

// urgentWords names the first topics by urgency and counts the others.
func urgentWords(missing, by []sources.Topic) string {
	var names []string
	for _, topic := range by {
		if slices.Contains(missing, topic) {
			names = append(names, string(topic))
		}
	}
	if len(names) == len(by) {
		return atAll
	}
	if more := len(names) - unwatchedTopics; more > 1 {
		return strings.Join(names[:unwatchedTopics], ", ") + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(names, ", ")
}

// fitUnwatched writes the line with as many companies as it holds; of those
// that share their words it names fewer before it leaves any out.
func fitUnwatched(order []string, names map[string][]string) string {
	if len(order) == 0 {
		return ""
	}
	rest := 0
	for _, words := range order {
		rest += len(names[words])
	}
	line := "Not watched: "
	for i, words := range order {
		left, between := rest-len(names[words]), "; "
		if i == 0 {
			between = ""
		}
		longer := ""
		for shown := unwatchedNames; shown > 0; shown-- {
			longer = line + between + whoLacks(names[words], shown, words)
			if utf8.RuneCountInString(closed(longer, left)) <= unwatchedRunes {
				break
			}
		}
		if i > 0 && utf8.RuneCountInString(closed(longer, left)) > unwatchedRunes {
			break
		}
		line, rest = longer, left
	}
	return closed(line, rest)
}

// whoLacks is "Brindlow prices, hiring", or "Brindlow, Quenby and 3 more: hiring".
func whoLacks(names []string, shown int, words string) string {
	if len(names) > 1 && words != atAll {
		words = ": " + words
	} else {
		words = " " + words
	}
	return listNames(names, shown) + words
}

// closed ends the line with how many companies it leaves out.
func closed(line string, left int) string {
	return line + moreCompanies(left) + " (keywatch coverage)."
}

func moreCompanies(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "; 1 more company"
	}
	return fmt.Sprintf("; %d more companies", n)
}
