package digest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"keywatch/sources"
)

// coverage is what was read and what was not, for the sources in scope.
type coverage struct {
	lines []string
	blind map[string][]string // company id → what could not be read of it
	count map[string]int      // sources by company
}

// coverageOf judges the sources that the subscription relies on: those of its
// accounts, their family and competitors, of its companies, and of nobody.
func coverageOf(in Input, world *Matcher, zone *time.Location, accounts []Account) coverage {
	c := coverage{blind: map[string][]string{}, count: map[string]int{}}
	status := in.statuses()
	wanted := companiesOf(in.Subscription, world, accounts)
	var blind, silent []string
	total, read, fastest := 0, 0, time.Duration(0)
	for _, src := range in.Sources {
		if src.Company != "" && !wanted[src.Company] && !in.Subscription.everything() {
			continue
		}
		total++
		c.count[src.Company]++
		if every := src.Every(); fastest == 0 || every < fastest {
			fastest = every
		}
		st, known := status[src.ID]
		if words := blindness(st, known, src, in.Period.End, zone); words != "" {
			name := placeWords(string(src.Place), src.Kind)
			c.blind[src.Company] = append(c.blind[src.Company], name+" "+words)
			blind = append(blind, sourceName(world, src)+" ("+words+"): "+wouldMiss(src)+" there would be missed")
			continue
		}
		read++
		if st.State == sources.StateSilent {
			silent = append(silent, sourceName(world, src)+silence(st, in.Now))
		}
	}
	c.lines = coverageLines(in, total, read, fastest, blind, silent)
	// What is told at once is one event; what nobody watches can wait for the digest.
	if total > 0 && in.Subscription.Cadence != Instant {
		if line := unwatchedLine(in, world, wanted); line != "" {
			c.lines = slices.Insert(c.lines, len(c.lines)-1, line)
		}
	}
	return c
}

// coverageLines say what was read, how often, what was not, and what was held
// back. Nothing configured is said as such: it must not look like quiet.
func coverageLines(in Input, total, read int, fastest time.Duration, blind, silent []string) []string {
	if total == 0 {
		return []string{"No source is configured for what you follow, so nothing could be seen."}
	}
	lines := []string{fmt.Sprintf("%d of %d sources read.", read, total)}
	lines = append(lines, "Visited "+everyWords(fastest)+" at best; what came and went between two visits is unseen.")
	lines = append(lines, capped("Blind", blind, "keywatch sources list")...)
	lines = append(lines, capped("Silent", silent, "keywatch sources list")...)
	return append(lines, fmt.Sprintf("Held back: %d noise, %d unconfirmed.", in.Noise, in.Pending))
}

// capped lists what is known under a word, the rest as a count.
func capped(word string, list []string, command string) []string {
	if len(list) == 0 {
		return nil
	}
	line := word + ": " + strings.Join(list[:min(len(list), maxList)], "; ")
	if more := len(list) - maxList; more > 0 {
		line += fmt.Sprintf("; %d more (%s)", more, command)
	}
	return []string{line + "."}
}

// blindness says why a source was not read, "" when it was.
func blindness(st sources.Status, known bool, src sources.Source, cut time.Time, zone *time.Location) string {
	words, since := unread(st, known, src, cut)
	switch words {
	case "", notYetRead:
		return words
	case notRead:
		return words + " since " + dayName(since, zone)
	}
	if detail := clean(st.Detail, nameRunes); detail != "" {
		words += ", " + detail
	}
	return words + ", since " + dayName(since, zone)
}

// What is said of a source that should have been read and was not.
const (
	notYetRead = "not yet read"
	notRead    = "not read"
)

// unread says in a word why a source was not read and since when, as far as a
// time is known; "" when it was.
func unread(st sources.Status, known bool, src sources.Source, cut time.Time) (string, time.Time) {
	switch {
	case !known || st.State == sources.StateNew || st.State == "":
		return notYetRead, time.Time{}
	case st.State.Blind():
		return string(st.State), st.Since
	case st.Read.IsZero():
		return notYetRead, time.Time{}
	}
	// Read long ago is not read: two visits missed, and never less than two days.
	if patience := max(2*src.Every(), 48*time.Hour); st.Read.Before(cut.Add(-patience)) {
		return notRead, st.Read
	}
	return "", time.Time{}
}

// silence says for how long a source had nothing new, and what is usual.
func silence(st sources.Status, now time.Time) string {
	if len(st.Arrivals) == 0 {
		return ""
	}
	words := fmt.Sprintf(", %d days", int(now.Sub(st.Arrivals[0]).Hours()/24))
	if n := len(st.Arrivals); n > 1 {
		weeks := st.Arrivals[0].Sub(st.Arrivals[n-1]).Hours() / (24 * 7)
		if weeks > 0 {
			if rate := float64(n-1) / weeks; rate >= 1 {
				words += fmt.Sprintf(" (usual: %.0f a week)", rate)
			} else {
				words += fmt.Sprintf(" (usual: %.0f a month)", max(rate*4.35, 1))
			}
		}
	}
	return words
}

// sourceName is "Brindlow customer page".
func sourceName(world *Matcher, src sources.Source) string {
	place := placeWords(string(src.Place), src.Kind)
	if src.Company == "" {
		return clean(src.ID, nameRunes) + " " + place
	}
	return clean(world.name(src.Company), nameRunes) + " " + place
}

// wouldMiss is what a blind source may have hidden.
func wouldMiss(src sources.Source) string {
	if what, ok := missed[string(src.Place)]; ok {
		return what
	}
	return "a change"
}

func everyWords(d time.Duration) string {
	switch {
	case d >= 48*time.Hour:
		return fmt.Sprintf("every %d days", int(d.Hours()/24))
	case d >= 24*time.Hour:
		return "daily"
	case d >= 2*time.Hour:
		return fmt.Sprintf("every %d h", int(d.Hours()))
	case d >= time.Hour:
		return "hourly"
	}
	return fmt.Sprintf("every %d min", max(int(d.Minutes()), 1))
}

// companiesOf are the companies whose sources the subscription relies on.
func companiesOf(sub Subscription, world *Matcher, accounts []Account) map[string]bool {
	wanted := map[string]bool{}
	for _, a := range accounts {
		for _, company := range world.kin[world.byID[a.ID]] {
			wanted[company] = true
		}
	}
	for _, r := range sub.rules() {
		for _, id := range r.Scope.Companies {
			wanted[id] = true
		}
	}
	return wanted
}

// everything reports whether any rule hears of all there is.
func (s Subscription) everything() bool {
	return slices.ContainsFunc(s.rules(), func(r Rule) bool { return r.Scope.Everything })
}

// blindFor says what could not be read of an account, its family and its
// competitors; "" when all of it was.
func (c coverage) blindFor(world *Matcher, a Account) string {
	var words []string
	sourcesOf := 0
	for _, company := range world.kin[world.byID[a.ID]] {
		sourcesOf += c.count[company]
		for _, what := range c.blind[company] {
			if company == a.Company {
				words = append([]string{what}, words...)
			} else {
				words = append(words, clean(world.name(company), nameRunes)+" "+what)
			}
		}
	}
	switch {
	case sourcesOf == 0:
		return "no source of it or its competitors is watched"
	case len(words) > 2:
		return strings.Join(words[:2], "; ") + fmt.Sprintf("; %d more", len(words)-2)
	}
	return strings.Join(words, "; ")
}
