package main

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	"keywatch/cmd/internal/config"
	"keywatch/sources"
	"keywatch/sources/discover"
)

// proposal is a candidate with its company.
type proposal struct {
	Company string `json:"company"`
	sources.Candidate
}

var proposals = listing[proposal]{
	none: "nothing new was found",
	head: []string{"company", "kind", "place", "url", "gives", "why"},
	row: func(p proposal) []string {
		return []string{p.Company, p.Kind, string(p.Place), p.URL, p.Gives, p.Why}
	},
}

// worths head the parts of the tree.
var worths = []struct {
	worth int
	words string
}{{3, "tells of moves at once"}, {2, "tells of most moves"}, {1, "tells of some"}}

// tree shows what was found of one company, the worthiest first.
func (d discovery) tree(f config.Found, r discover.Report) {
	name := f.Company.Name
	if r.Site != "" {
		name += "  " + r.Site + fmt.Sprintf(" (%d visits)", r.Visits)
	}
	fmt.Fprintln(d.out, visible(name))
	if len(f.List) == 0 {
		fmt.Fprintln(d.out, "└─ nothing new: what is worth watching is watched")
	}
	n := 0
	for _, part := range worths {
		first := true
		for _, c := range f.List {
			if c.Worth != part.worth {
				continue
			}
			if first {
				fmt.Fprintf(d.out, "├─ %s\n", part.words)
				first = false
			}
			n++
			what := c.Kind
			if c.Place != "" && string(c.Place) != c.Kind {
				what += " " + string(c.Place)
			}
			fmt.Fprintf(d.out, "│  ├─ %2d  %-18s %s\n│  │      %s; %s\n", n, visible(what), visible(c.URL), visible(c.Gives), visible(clip(c.Why, 100)))
			if c.Advice != "" {
				fmt.Fprintf(d.out, "│  │      first: %s\n", visible(c.Advice))
			}
		}
	}
	for _, note := range r.Notes {
		fmt.Fprintln(d.out, "└─ note:", visible(note))
	}
}

// choose asks which candidates to leave out; Enter takes all.
func (d discovery) choose(list []sources.Candidate) ([]sources.Candidate, error) {
	in := bufio.NewScanner(d.in)
	for {
		fmt.Fprintf(d.err, "Watch all %d? Enter for all, numbers to leave out (2,5-7), q for none: ", len(list))
		if !in.Scan() {
			return nil, in.Err()
		}
		answer := strings.TrimSpace(in.Text())
		if answer == "q" {
			return nil, nil
		}
		out, err := numbers(answer, len(list))
		if err != nil {
			fmt.Fprintln(d.err, visible(err.Error()))
			continue
		}
		var chosen []sources.Candidate
		for i, c := range list {
			if !out[i+1] {
				chosen = append(chosen, c)
			}
		}
		return chosen, nil
	}
}

// numbers reads "2,5-7" as a set of numbers up to most.
func numbers(text string, most int) (map[int]bool, error) {
	set := map[int]bool{}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		from, to, ranged := strings.Cut(part, "-")
		a, err := strconv.Atoi(from)
		b := a
		if err == nil && ranged {
			b, err = strconv.Atoi(to)
		}
		if err != nil || a < 1 || b < a || b > most {
			return nil, fmt.Errorf("%q is no number from 1 to %d, nor a range of them", part, most)
		}
		for i := a; i <= b; i++ {
			set[i] = true
		}
	}
	return set, nil
}

// discoverLine is the line of progress of a discovery, on a terminal only.
type discoverLine struct {
	*app
	tty bool
}

func (d discovery) progressLine() discoverLine { return discoverLine{d.app, isTTY(d.err)} }

func (l discoverLine) step(s discover.Step) {
	if l.tty {
		fmt.Fprintf(l.err, "\r\x1b[K%d of at most %d  %s", s.Visit, s.Of, clip(visible(s.URL), 60))
	}
}

func (l discoverLine) end() {
	if l.tty {
		fmt.Fprint(l.err, "\r\x1b[K")
	}
}
