package digest

import (
	"fmt"
	"sort"
	"strings"
	"time"
)

// title is "YOUR 8 ACCOUNTS, week 47 (16-22 Nov 2026)".
func title(in Input, zone *time.Location, accounts []Account) string {
	sub := in.Subscription
	who := fmt.Sprintf("YOUR %d ACCOUNTS", len(accounts))
	switch {
	case len(accounts) == 1:
		who = "YOUR ACCOUNT"
	case len(accounts) == 0 && sub.everything():
		who = "EVERYTHING WATCHED"
	case len(accounts) == 0:
		who = "YOUR COMPANIES"
	}
	return who + ", " + PeriodWords(sub.Cadence, in.Period, zone)
}

// PeriodWords names a period for people: the days from its start to the day
// before sending, or to the day itself where the period still runs.
func PeriodWords(cadence Cadence, p Period, zone *time.Location) string {
	first, last := p.Start.In(zone), p.Send.In(zone).AddDate(0, 0, -1)
	if p.End.After(p.Send) {
		last = p.Send.In(zone)
	}
	switch cadence {
	case Instant:
		return "at once, " + p.Send.In(zone).Format("Mon 2 Jan 15:04")
	case Daily:
		return first.Format("Mon 2 Jan 2006")
	case Monthly:
		return first.AddDate(0, 0, 14).Format("January 2006")
	}
	span := first.Format("2 Jan") + " - " + last.Format("2 Jan 2006")
	switch {
	case first.Year() != last.Year():
		span = first.Format("2 Jan 2006") + " - " + last.Format("2 Jan 2006")
	case first.Month() == last.Month():
		span = first.Format("2") + "-" + last.Format("2 Jan 2006")
	}
	// The ISO week is that of the middle, so that it holds for every weekday.
	_, week := first.AddDate(0, 0, 3).ISOWeek()
	return fmt.Sprintf("week %d (%s)", week, span)
}

// notes say what is unusual about this copy.
func notes(in Input, zone *time.Location) []string {
	var list []string
	if in.Redirect != "" {
		list = append(list, "Pilot copy: it was meant for "+clean(in.Redirect, whyRunes)+".")
	}
	if in.Subscription.Cadence == Instant {
		return list
	}
	if in.Now.Sub(in.Period.Send) > 6*time.Hour {
		list = append(list, "Sent late; it was due on "+in.Period.Send.In(zone).Format("Mon 2 Jan 15:04")+".")
	}
	if since := Since(in.Subscription, in.Period, in.Previous); len(in.Previous) > 0 && since.Before(in.Period.Start.Add(-48*time.Hour)) {
		list = append(list, "No issue was sent for some time; this one covers everything since "+
			since.Add(24*time.Hour).In(zone).Format("2 Jan")+".")
	}
	return list
}

// summarize counts what moved and who has steps.
func summarize(in Input, ed *Edition, cov coverage, accounts int) {
	var parts []string
	add := func(n int, words string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, words))
		}
	}
	if accounts > 0 {
		add(len(ed.Accounts)+ed.cutAccounts, "moved")
		add(len(ed.minor), "with small changes")
		add(len(ed.quiet), "quiet")
		add(ed.blindCount, "partly blind")
	} else {
		add(len(ed.Others)+ed.moreOthers, "news")
	}
	ed.Summary = strings.Join(parts, ", ")
	if ed.Summary != "" {
		ed.Summary += "."
	}
	if steps := stepWords(ed.Steps, in.Subscription); steps != "" {
		ed.Summary += " " + steps
	}
}

// stepWords is "4 steps for you, 1 for Jonas."
func stepWords(steps []Step, sub Subscription) string {
	mine, others := 0, map[string]int{}
	for _, s := range steps {
		if sameAddress(s.Who.Email, sub.Email) {
			mine++
			continue
		}
		others[firstName(s.Who.Name)]++
	}
	var parts []string
	if mine > 0 {
		parts = append(parts, plural(mine, "step")+" for you")
	}
	people := make([]string, 0, len(others))
	for name := range others {
		people = append(people, name)
	}
	sort.Strings(people)
	for i, name := range people {
		if i == 3 {
			parts = append(parts, "more for others")
			break
		}
		count := fmt.Sprintf("%d", others[name])
		if len(parts) == 0 {
			count = plural(others[name], "step")
		}
		parts = append(parts, count+" for "+name)
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, ", ") + "."
}

// firstName is enough in the summary, where the team knows each other.
func firstName(name string) string {
	first, _, _ := strings.Cut(clean(name, nameRunes), " ")
	return first
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// headline sets the subject, the preheader and the headline move.
func headline(in Input, world *Matcher, ed *Edition) {
	top, at := topItem(ed)
	switch {
	case top == nil && len(ed.Others) > 0:
		ed.Subject = ed.Others[0].Line
		ed.Headline = []string{sentence(ed.Others[0].Line)}
		if more := len(ed.Others) - 1 + ed.moreOthers; more > 0 {
			ed.Subject = shorten(ed.Subject, subjectRunes-16) + fmt.Sprintf("; %d more", more)
		}
	case top == nil:
		nothing(in, ed)
	default:
		ed.Subject = shorten(at.Name+": "+strings.TrimPrefix(top.full, at.Name+": "), 76)
		if more := len(ed.Accounts) - 1; more == 1 {
			ed.Subject += "; 1 more of your accounts moved"
		} else if more > 1 {
			ed.Subject += fmt.Sprintf("; %d more of your accounts moved", more)
		}
		ed.Headline = []string{sentence(top.full), meaning(in, world, at, top)}
	}
	ed.Subject = shorten(ed.Subject, subjectRunes)
	ed.Preheader = shorten(strings.TrimSpace(ed.Summary+" "+strings.Join(ed.Headline, " ")), subjectRunes)
}

// meaning is the headline's second sentence: why it matters to the account,
// and how near its renewal is.
func meaning(in Input, world *Matcher, at *Section, top *Item) string {
	why := "For " + at.Name + ": " + top.Why
	a, ok := world.Account(at.Account)
	if days := daysUntil(in.Now, a.Renewal); ok && days >= 0 && days <= renewalNear {
		why = strings.Replace(why, "renewal within "+renewalWords(days), "its renewal is in "+plural(days, "day"), 1)
	}
	return sentence(why)
}

// topItem is the most relevant event of the issue: the headline move.
func topItem(ed *Edition) (*Item, *Section) {
	var top *Item
	var at *Section
	for i := range ed.Accounts {
		for j := range ed.Accounts[i].Items {
			if it := &ed.Accounts[i].Items[j]; top == nil || it.relevance > top.relevance {
				top, at = it, &ed.Accounts[i]
			}
		}
	}
	return top, at
}

// nothing heads an issue without an event in full. It never says that nothing
// happened where something could not be read.
func nothing(in Input, ed *Edition) {
	words := PeriodWords(in.Subscription.Cadence, in.Period, zoneOf(in.Subscription))
	switch {
	case !ed.Empty:
		ed.Subject = "Small changes only, " + words
		ed.Headline = []string{"Only small changes and what is listed below; nothing that needs you."}
	case ed.blindCount > 0 || ed.blindSources:
		ed.Subject = "Nothing seen, but not all could be read, " + words
		ed.Headline = []string{"Nothing happened in what could be read, and we looked. What could not be read is named below."}
	default:
		ed.Subject = "Nothing happened, and we looked, " + words
		ed.Headline = []string{"Nothing happened, and we looked: every source was read, and what was seen is below."}
	}
}

// sentence ends a line with one full stop.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") {
		return s
	}
	return s + "."
}
