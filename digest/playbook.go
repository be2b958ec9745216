package digest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"keywatch/diff/tag"
	"keywatch/templates"
)

// Play is one entry of the playbook: for which matches it is, who does it, by
// when and what. Empty conditions hold for all.
type Play struct {
	ID      string `yaml:"id"`
	Kind    string `yaml:"kind"` // one of the kinds of steps
	Reason  string `yaml:"reason"`
	Tag     string `yaml:"tag"`
	Subtype string `yaml:"subtype"`
	Risk    *bool  `yaml:"risk"`    // only for pressure (true) or chances (false)
	Removal *bool  `yaml:"removal"` // only for what left a page, or only for the rest
	Role    string `yaml:"role"`    // of the person in the team; the account manager where nobody has it
	Days    int    `yaml:"days"`    // working days from sending
	Step    string `yaml:"step"`    // with the slots {fact} {name} {date} {product} {account}
}

// Playbook is the list of plays, in the order of the file.
type Playbook struct {
	Plays []Play `yaml:"plays"`
}

// kinds are the sorts of steps that a play can be: they are counted and
// compared where texts differ.
var kinds = []string{
	"protect",         // keep or defend the account: check the contract, show the offer
	"value-proof",     // show what it has gained with us
	"sponsor",         // the executive sponsor calls
	"win-back",        // take up a place that a rival lost
	"expand",          // offer more: a new site, budget or need
	"welcome",         // greet a new or promoted leader
	"ask-who-follows", // a known person left
	"answer",          // have our answer to a rival's move ready
	"meet",            // talk at an event
	"reference",       // use or give a reference
}

// slots are what a step's text may ask for.
var slots = []string{"fact", "name", "date", "product", "account"}

// DefaultPlaybook reads the playbook that the program carries.
func DefaultPlaybook() (*Playbook, error) {
	f, err := templates.FS.Open("playbook.yaml")
	if err != nil {
		return nil, fmt.Errorf("open the playbook: %w", err)
	}
	defer f.Close()
	return ReadPlaybook(f)
}

// ReadPlaybook reads a playbook strictly: unknown keys, unknown slots, equal
// ids and a step without a fact from the evidence are errors, all reported.
func ReadPlaybook(r io.Reader) (*Playbook, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read the playbook: %w", err)
	}
	var book Playbook
	dec, err := yaml.NewLoader(bytes.NewReader(text), yaml.WithKnownFields(true))
	if err != nil {
		return nil, fmt.Errorf("read the playbook: %w", err)
	}
	if err := dec.Load(&book); err != nil {
		return nil, fmt.Errorf("read the playbook: %w", inWords(err))
	}
	var faults []error
	seen := map[string]bool{}
	lines := playLines(text)
	for i, p := range book.Plays {
		list := p.check()
		if p.ID == "" || seen[p.ID] {
			list = append(list, fmt.Errorf("play %d: id %q is missing or given twice", i+1, p.ID))
		}
		seen[p.ID] = true
		for _, err := range list {
			if i < len(lines) {
				err = fmt.Errorf("line %d: %w", lines[i], err)
			}
			faults = append(faults, err)
		}
	}
	return &book, errors.Join(faults...)
}

// check finds what would make a step vague or unreadable.
func (p Play) check() []error {
	var faults []error
	if p.Days < 1 || p.Days > 60 {
		faults = append(faults, fmt.Errorf("play %s: days must be 1 to 60 working days", p.ID))
	}
	if !slices.Contains(kinds, p.Kind) {
		faults = append(faults, fmt.Errorf("play %s: kind %q is none of %s", p.ID, clip(p.Kind, 20), strings.Join(kinds, ", ")))
	}
	if !strings.Contains(p.Step, "{fact}") {
		faults = append(faults, fmt.Errorf("play %s: the step has no {fact} from the evidence", p.ID))
	}
	for rest := p.Step; ; {
		_, after, open := strings.Cut(rest, "{")
		if !open {
			return faults
		}
		name, tail, closed := strings.Cut(after, "}")
		if !closed || !slices.Contains(slots, name) {
			faults = append(faults, fmt.Errorf("play %s: unknown slot {%s}", p.ID, clip(name, 20)))
		}
		rest = tail
	}
}

// fits says how specifically a play fits a match: -1 not at all, else the
// more the better. A reason weighs more than a tag, a sub-type most.
func (p Play) fits(ev tag.Event, m Match) int {
	score := 0
	if p.Subtype != "" {
		if m.Subtype != "" && foldSubtype(m.Subtype) != foldSubtype(p.Subtype) || m.Subtype == "" && !hasSubtype(ev, p.Tag, p.Subtype) {
			return -1
		}
		score += 8
	}
	if p.Reason != "" {
		if p.Reason != m.Reason {
			return -1
		}
		score += 4
	}
	if p.Tag != "" {
		if !ev.HasTag(p.Tag) {
			return -1
		}
		score += 3
	}
	if p.Removal != nil {
		if *p.Removal != (ev.Removal || m.Gone) {
			return -1
		}
		score += 2
	}
	if p.Risk != nil {
		if *p.Risk != m.Risk {
			return -1
		}
		score++
	}
	return score
}

// choose lists the plays that fit, the most specific first.
func (b *Playbook) choose(ev tag.Event, m Match) []Play {
	type scored struct {
		play  Play
		score int
	}
	var list []scored
	for _, p := range b.Plays {
		if s := p.fits(ev, m); s >= 0 {
			list = append(list, scored{p, s})
		}
	}
	slices.SortStableFunc(list, func(a, b scored) int { return b.score - a.score })
	plays := make([]Play, len(list))
	for i, s := range list {
		plays[i] = s.play
	}
	return plays
}
