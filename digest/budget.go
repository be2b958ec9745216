package digest

import (
	"strconv"
	"strings"
)

// fit cuts the edition until it keeps the reader's budget. What matters least
// goes first; what goes is counted where it stood.
func fit(ed *Edition, in Input) error {
	capFull(ed, in)
	number(ed)
	for _, cut := range cuts() {
		for {
			words, err := wordsAbove(*ed)
			if err != nil {
				return err
			}
			if words <= MaxWords {
				return nil
			}
			if !cut(ed, in) {
				break
			}
			number(ed)
		}
	}
	return nil
}

// wordsAbove counts the words of the text part above coverage.
func wordsAbove(ed Edition) (int, error) {
	text, err := renderText(ed)
	if err != nil {
		return 0, err
	}
	return len(strings.Fields(text[:max(strings.LastIndex(text, "\nCOVERAGE  "), 0)])), nil
}

// cuts are the ways to shorten, in their order. Each makes one small cut and
// says whether it found something to cut.
func cuts() []func(*Edition, Input) bool {
	return []func(*Edition, Input) bool{
		func(ed *Edition, in Input) bool { return ed.dropOther(in, 1) },
		func(ed *Edition, _ Input) bool { return dropLast(&ed.Removals, 2) },
		func(ed *Edition, _ Input) bool { return dropLast(&ed.Dates, 1) },
		func(ed *Edition, _ Input) bool { return dropLast(&ed.Patterns, 2) },
		func(ed *Edition, in Input) bool { return ed.dropItem(in, 4) },
		func(ed *Edition, in Input) bool { return ed.dropOther(in, 0) },
		func(ed *Edition, _ Input) bool { return dropLast(&ed.LastWeek, 2) },
		func(ed *Edition, _ Input) bool { return dropLast(&ed.Blind, 2) },
		func(ed *Edition, in Input) bool { return ed.dropItem(in, 1) },
		func(ed *Edition, _ Input) bool { return ed.shortenStill() },
		func(ed *Edition, _ Input) bool { return dropLast(&ed.Removals, 0) },
		func(ed *Edition, _ Input) bool { return dropLast(&ed.Patterns, 0) },
		func(ed *Edition, _ Input) bool { return dropLast(&ed.LastWeek, 0) },
		func(ed *Edition, _ Input) bool { return dropLast(&ed.Blind, 0) },
		func(ed *Edition, _ Input) bool { return dropLast(&ed.Dates, 0) },
	}
}

// dropLast takes the last line of a list, which matters least, as long as more
// than keep are left.
func dropLast(list *[]string, keep int) bool {
	if len(*list) <= keep {
		return false
	}
	*list = (*list)[:len(*list)-1]
	return true
}

// capFull keeps the twelve most relevant events in full; lines of other
// companies count.
func capFull(ed *Edition, in Input) {
	for ed.full() > MaxFull && ed.dropItem(in, 1) {
	}
	for ed.full() > MaxFull && ed.dropOther(in, 0) {
	}
}

// full counts what is told in full. Lines of other companies count: they are
// read like any other.
func (e *Edition) full() int {
	n := len(e.Others)
	for _, s := range e.Accounts {
		n += len(s.Items)
	}
	return n
}

// dropItem turns the item that is worth least into a count; keep items stay.
func (e *Edition) dropItem(in Input, keep int) bool {
	items := 0
	for _, s := range e.Accounts {
		items += len(s.Items)
	}
	return items > keep && e.dropLeast(in)
}

// dropLeast drops one item. An account that loses its only one is counted by
// its name.
func (e *Edition) dropLeast(in Input) bool {
	least := -1
	for i, s := range e.Accounts {
		if least < 0 || s.worth() <= e.Accounts[least].worth() {
			least = i
		}
	}
	if least < 0 {
		return false
	}
	s := &e.Accounts[least]
	s.Items = s.Items[:len(s.Items)-1]
	s.More.Count++
	zone := zoneOf(in.Subscription)
	s.More.Link, s.More.Command = in.Links.List, listCommand(in, s.Account, zone)
	if len(s.Items) == 0 {
		e.alsoMoved = append(e.alsoMoved, s.Name)
		e.AlsoMoved = listNames(e.alsoMoved, 6)
		e.MoreMoved = Pointer{e.MoreMoved.Count + s.More.Count, in.Links.List, listCommand(in, "", zone)}
		e.Accounts = append(e.Accounts[:least], e.Accounts[least+1:]...)
		e.cutAccounts++
	}
	return true
}

// onlyOne is what an account's only item is worth beyond its relevance: that
// the account is told of at all.
const onlyOne = 20

// worth is what dropping the section's last item loses.
func (s Section) worth() int {
	worth := s.Items[len(s.Items)-1].relevance
	if len(s.Items) == 1 {
		worth += onlyOne
	}
	return worth
}

// dropOther turns the last line of other companies into a count.
func (e *Edition) dropOther(in Input, keep int) bool {
	if len(e.Others) <= keep {
		return false
	}
	e.Others = e.Others[:len(e.Others)-1]
	e.moreOthers++
	e.MoreOther = Pointer{e.moreOthers, in.Links.List, listCommand(in, "", zoneOf(in.Subscription))}
	return true
}

// shortenStill names no quiet accounts any more, but counts them.
func (e *Edition) shortenStill() bool {
	before := e.Quiet + e.Minor + e.AlsoMoved
	e.nameStill(0)
	if len(e.alsoMoved) > 0 {
		e.AlsoMoved = listNames(e.alsoMoved, 0)
	}
	return e.Quiet+e.Minor+e.AlsoMoved != before
}

// number gives the accounts their ranks, the items their letters, and points
// from an event's second telling to its first.
func number(ed *Edition) {
	first := map[string]string{}
	for i := range ed.Accounts {
		s := &ed.Accounts[i]
		s.Rank = i + 1
		for j := range s.Items {
			it := &s.Items[j]
			it.Letter, it.Same = "", first[it.Event]
			place := strconv.Itoa(s.Rank)
			if len(s.Items) > 1 {
				it.Letter = string(rune('a' + j))
				place += " " + it.Letter
			}
			if it.Same == "" {
				first[it.Event] = place
			}
		}
	}
}
