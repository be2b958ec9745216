package main

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keywatch/digest"
	"keywatch/sources"
)

func TestWhatDiscoveryFoundIsAddedOneByOneAndTheRestAtOnce(t *testing.T) {
	row := func(company string, topic sources.Topic, add digest.Addition) digest.TopicRow {
		return digest.TopicRow{Company: company, CompanyName: company, Role: sources.RoleCompetitor, Topic: topic, State: digest.TopicNotFound, Add: &add}
	}
	media := digest.Addition{Words: "a source of kind wire", Kinds: []string{"wire"}}
	mentioned := row("Brindlow\x1b[2J", sources.TopicEvents, digest.Addition{Words: "a page of place events", Places: []sources.Place{sources.PlaceEvents}})
	mentioned.State, mentioned.Sources = digest.TopicMentioned, []digest.TopicSource{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}, {ID: "e", Blind: "gone"}}
	blind := row("Brindlow\x1b[2J", sources.TopicCustomers, digest.Addition{Words: "see keywatch sources show c"})
	blind.State, blind.Sources = digest.TopicBlind, []digest.TopicSource{{ID: "c", Made: true, Blind: "blocked", Detail: "says\x1b[1m no"}}
	rows := []digest.TopicRow{
		row("Quenby", sources.TopicHiring, digest.Addition{Places: []sources.Place{sources.PlaceCareers}}),
		row("Quenby", sources.TopicMedia, media),
		row("Brindlow\x1b[2J", sources.TopicPrices, digest.Addition{Words: "https://brindlow.example/preise (Pr\x1b[31meise)", Found: &sources.Candidate{}}),
		row("Brindlow\x1b[2J", sources.TopicMedia, media),
		mentioned, blind,
	}
	var out bytes.Buffer
	printCoverage(&app{surroundings: surroundings{out: &out}}, rows)
	want := `Brindlow\x1b[2J (competitor): 0 of 4 topics watched
  blind      customers: c blocked (says\x1b[1m no)
  not found  prices, media
  mentioned  events: a, b, c, 1 more

Quenby (competitor): 0 of 2 topics watched
  not found  hiring, media

to add, under sources in keywatch.yaml:
  Brindlow\x1b[2J: prices: https://brindlow.example/preise (Pr\x1b[31meise)
  Quenby: hiring: a page of place careers
  media: a source of kind wire
`
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Error(d)
	}
}
