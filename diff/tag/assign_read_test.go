package tag

import (
	"testing"
	"time"

	"keywatch/diff"
	"keywatch/sources"
)

// TestAWeekIsToldWithItsTags runs whole checks through the reader of this
// package: each event has its line and the tag that it is about.
func TestAWeekIsToldWithItsTags(t *testing.T) {
	a := assigner()
	a.read = Read
	for _, c := range []struct {
		name  string
		steps [][]diff.Change
		line  string
		tag   string
		count int // events in all
	}{
		{"a plan card", one(
			added(pricingPage, "Pricing > Scale", "h3", "Scale"), added(pricingPage, "Pricing > Scale", "p", "EUR 99 per seat / month"),
			added(pricingPage, "Pricing > Scale", "li", "Unlimited projects"), added(pricingPage, "Pricing > Scale", "li", "Partner directory"),
		), "New plan: Scale, EUR 99 per seat / month", "pricing", 1},
		{"a price, then its news", [][]diff.Change{
			{edited(pricingPage, "Pricing > Team", "p", "EUR 50 per seat / month", "EUR 40 per seat / month")},
			after(time.Hour, feed("Brindlow cuts Team to EUR 40 per seat and month", "From today.")),
		}, "Brindlow cuts Team to EUR 40 per seat and month", "pricing", 1},
		{"a leader", one(
			added(leaders, "Leadership > Ilse Harmsen", "h3", "Ilse Harmsen"), added(leaders, "Leadership > Ilse Harmsen", "p", "Chief Information Officer"),
		), "Ilse Harmsen joins as Chief Information Officer", "hire", 1},
		{"a news item", one(
			added(newsroom, "News > Brindlow opens an office in Lodz", "h3", "Brindlow opens an office in Lodz"),
			added(newsroom, "News > Brindlow opens an office in Lodz", "time", "16 November 2026"),
			added(newsroom, "News > Brindlow opens an office in Lodz", "p", "The office is the first in Poland; partners and customers came."),
		), "Brindlow opens an office in Lodz", "expansion", 1},
		{"two news items", one(
			added(newsroom, "News", "h3", "Brindlow raises EUR 30 million"), added(newsroom, "News > Brindlow raises EUR 30 million", "p", "16 November 2026"),
			added(newsroom, "News", "h3", "Brindlow and Ostrelle form alliance"), added(newsroom, "News > Brindlow and Ostrelle form alliance", "p", "14 November 2026"),
		), "Brindlow raises EUR 30 million", "funding", 2},
		{"a logo", one(added(customers, "Customers", "img", "Astery Bank")), "Logo of Astery Bank appeared on the customer page", "customer", 1},
		{"an opening", one(added(careers, "Jobs", "li", "Data Steward, Gdansk")), "New opening: Data Steward, Gdansk", "hire", 1},
		{"a webinar", one(added(sources.PlaceEvents, "Events", "li", "26 Nov 2026: Webinar for banks")), "26 Nov 2026: Webinar for banks", "event", 1},
		{
			"a certificate", one(edited(product, "Security", "p", "We are ISO 27001 certified.", "We are ISO 27001 and SOC 2 certified.")),
			"Security: “are ISO 27001 certified.” → “are ISO 27001 and SOC 2 certified.”", "regulatory", 1,
		},
	} {
		events := live(a, c.steps...)
		if len(events) != c.count {
			t.Errorf("%s: %d events, want %d", c.name, len(events), c.count)
			continue
		}
		if e := events[0]; e.Line != c.line || !e.HasTag(c.tag) {
			t.Errorf("%s: got %q with %+v, want %q with %s", c.name, e.Line, e.Tags, c.line, c.tag)
		}
	}
}
