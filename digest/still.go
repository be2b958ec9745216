package digest

import (
	"fmt"
	"strings"
	"time"

	"keywatch/diff/tag"
)

// still names the accounts without an event in full: quiet only where all was
// read, minor where something small happened, partly blind otherwise.
func still(world *Matcher, h harvest, accounts []Account, cov coverage, ed *Edition) {
	var quiet, minor []string
	for _, a := range accounts {
		name := clean(world.accountName(a), nameRunes)
		blind := cov.blindFor(world, a)
		moved := len(h.byAccount[a.ID]) > 0
		switch {
		case moved:
		case h.minor[a.ID] > 0:
			minor = append(minor, fmt.Sprintf("%s (%d)", name, h.minor[a.ID]))
		case blind == "":
			quiet = append(quiet, name)
		}
		if blind != "" && !moved {
			ed.Blind = append(ed.Blind, name+": "+clean(blind, whyRunes))
		}
	}
	ed.quiet, ed.minor = quiet, minor
	ed.blindCount = len(ed.Blind)
	if len(ed.Blind) > maxList {
		more := len(ed.Blind) - maxList
		ed.Blind = append(ed.Blind[:maxList:maxList], fmt.Sprintf("and %d more accounts: keywatch sources list", more))
	}
	ed.nameStill(8)
}

// nameStill writes the lists of quiet accounts with at most n names each.
func (e *Edition) nameStill(n int) {
	if len(e.quiet) > 0 {
		e.Quiet = listNames(e.quiet, n) + ": read in full, nothing"
	}
	if len(e.minor) > 0 {
		e.Minor = listNames(e.minor, n) + ": small changes only"
	}
}

// listNames names the first n and counts the others.
func listNames(list []string, n int) string {
	if len(list) <= n {
		return strings.Join(list, ", ")
	}
	if n == 0 {
		return fmt.Sprintf("%d accounts", len(list))
	}
	return strings.Join(list[:n], ", ") + fmt.Sprintf(" and %d more", len(list)-n)
}

// others tells briefly what companies did that touch none of the accounts.
func others(in Input, world *Matcher, zone *time.Location, h harvest, ed *Edition) {
	for i, ev := range h.others {
		if i == maxBrief {
			ed.moreOthers = len(h.others) - maxBrief
			ed.MoreOther = Pointer{ed.moreOthers, in.Links.List, listCommand(in, "", zone)}
			break
		}
		it := itemOf(in, world, zone, ev)
		it.Was, it.Now = "", ""
		ed.Others = append(ed.Others, it)
	}
}

// patternLines tell the patterns in scope; each is one sentence already.
func patternLines(h harvest) []string {
	var lines []string
	for _, ev := range h.patterns {
		lines = append(lines, clean(ev.Line, whyRunes))
	}
	return lines
}

// removalLines are what rivals took down without a word.
func removalLines(world *Matcher, zone *time.Location, h harvest) []string {
	var lines []string
	for _, ev := range h.removals {
		name := clean(world.name(ev.Company), nameRunes)
		what := quote(clean(ev.Line, excerptRunes))
		if len(ev.Witnesses) > 0 && ev.Witnesses[0].Before != "" {
			what = quote(clean(ev.Witnesses[0].Before, excerptRunes))
		}
		lines = append(lines, name+" "+what+" left the "+placeOf(ev)+", "+dayName(ev.Seen, zone))
	}
	return lines
}

func alsoOf(in Input, below int) Pointer {
	if below == 0 {
		return Pointer{}
	}
	return Pointer{Count: below, Link: in.Links.List, Command: listCommand(in, "", zoneOf(in.Subscription))}
}

// listCommand is the command that lists what is not told in full.
func listCommand(in Input, account string, zone *time.Location) string {
	command := "keywatch changes"
	if account != "" {
		command += " --account " + account
	}
	return command + " --since " + in.Period.Start.In(zone).Format(time.DateOnly)
}

// firstTold finds the number of the issue that told an event first.
func firstTold(ev tag.Event, previous []Issue) int {
	number := 0
	for _, issue := range previous {
		for _, t := range issue.Told {
			if t.Event == ev.ID {
				number = issue.Number
			}
		}
	}
	return number
}
