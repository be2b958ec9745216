package digest

import (
	"testing"
	"time"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/sources"
)

func TestWhatOnlyPeopleTellIsUnverified(t *testing.T) {
	at := time.Date(2026, 11, 3, 10, 0, 0, 0, time.UTC)
	world := NewMatcher(
		[]sources.Company{{ID: "quenby", Name: "Quenby", Role: sources.RoleCompetitor}, {ID: "corvane", Name: "Corvane Energy", Role: sources.RoleAccount}},
		[]Account{{ID: "corvane", Company: "corvane", Tier: TierA}}, at)
	note := tag.Witness{Change: "ch_1", Source: diff.NoteSource, Kind: diff.NoteKind, By: "Maren Voss", Title: "Quenby cuts prices", Seen: at, Confirmed: at}
	forUs := note
	forUs.Account = "corvane"
	page := tag.Witness{Change: "ch_2", Source: "quenby-feed", Kind: "feed", Title: "Quenby cuts prices", Seen: at, Confirmed: at}
	wire := tag.Witness{Change: "ch_3", Source: "wire", Kind: "feed", Title: "Quenby cuts prices", Seen: at, Confirmed: at}
	pricing := []tag.Evidence{{Tag: "pricing", Confidence: 0.6}}
	for name, c := range map[string]struct {
		ev                tag.Event
		line, label, seen string
		standing, matches int
	}{
		"a note":               {tag.Event{Witnesses: []tag.Witness{note}, Tags: pricing}, "Unverified: Quenby cuts prices", "pricing, unverified, by Maren Voss", "note", 0, 0},
		"a note without a tag": {tag.Event{Witnesses: []tag.Witness{note}}, "Unverified: Quenby cuts prices", "unverified, by Maren Voss", "note", 0, 0},
		"a note for an account": {
			tag.Event{Witnesses: []tag.Witness{forUs}, Tags: pricing},
			"Unverified: Quenby cuts prices", "pricing, unverified, by Maren Voss", "note", 0, 1,
		},
		"two notes":                {tag.Event{Witnesses: []tag.Witness{note, note}, Tags: pricing}, "Unverified: Quenby cuts prices", "pricing, unverified, by Maren Voss", "note", 0, 0},
		"a source and a note":      {tag.Event{Witnesses: []tag.Witness{page, note}, Tags: pricing}, "Quenby cuts prices", "pricing, " + sureness(0.6), "feed", 0, 0},
		"two sources and one note": {tag.Event{Witnesses: []tag.Witness{page, wire, note}, Tags: pricing}, "Quenby cuts prices", "pricing, " + sureness(Grown(0.6, 1)), "feed", 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			c.ev.ID, c.ev.Company, c.ev.Line, c.ev.Seen, c.ev.Confirmed = "ev_1", "quenby", "Quenby cuts prices", at, at
			standing := Standing(c.ev, nil)
			if standing != c.standing {
				t.Errorf("standing %d, want %d", standing, c.standing)
			}
			if got := lineOf(world, c.ev); got != c.line {
				t.Errorf("line %q, want %q", got, c.line)
			}
			if got := labelOf(c.ev, standing); got != c.label {
				t.Errorf("label %q, want %q", got, c.label)
			}
			if got := placeOf(c.ev); got != c.seen {
				t.Errorf("seen on %q, want %q", got, c.seen)
			}
			if got := world.Match(c.ev); len(got) != c.matches || c.matches == 1 && got[0].Reason != ReasonNoted {
				t.Errorf("matches %+v, want %d", got, c.matches)
			}
		})
	}
}
