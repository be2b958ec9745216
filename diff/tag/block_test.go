package tag

import (
	"testing"

	"keywatch/diff"
)

// block is one change of a page and what it must be read as.
type block struct {
	name               string
	place              string
	op                 diff.Op
	element            string
	section            string
	before, after      string
	tag, sub, evidence string // "" for no tag at all; any sub, any evidence
	severity           Severity
}

var blocks = []block{
	{"a cut of a fifth", "pricing", diff.Edited, "tr", "Team", "Team | EUR 50 per seat / month", "Team | EUR 40 per seat / month", "pricing", "down", "EUR 50 → EUR 40", High},
	{"a small rise", "pricing", diff.Edited, "p", "", "$100 per month", "$104 per month", "pricing", "up", "$100 → $104", Medium},
	{"a rise of a tenth", "pricing", diff.Edited, "p", "", "£20 a month", "£22 a month", "pricing", "up", "£20 → £22", High},
	{"two prices, the second moved", "pricing", diff.Edited, "tr", "", "Basic | $5 | $9", "Basic | $5 | $12", "pricing", "up", "$9 → $12", High},
	{"an amount that gives way to a call", "pricing", diff.Edited, "p", "Enterprise", "From €900 per month", "Talk to us", "pricing", "packaging", "", High},
	{"a new plan", "pricing", diff.Added, "tr", "", "", "Scale | EUR 120 per seat / month", "pricing", "plan added", "", Medium},
	{"a plan that is gone", "pricing", diff.Removed, "tr", "", "Starter | EUR 9 per seat / month", "", "pricing", "plan removed", "", Medium},
	{"the free plan is gone", "pricing", diff.Removed, "tr", "", "Free | for up to 3 users", "", "pricing", "free tier", "", High},
	{"what was free costs", "pricing", diff.Edited, "tr", "", "Hobby | Free", "Hobby | $4 per month", "pricing", "free tier", "", High},
	{"a limit moved", "pricing", diff.Edited, "li", "Team", "10 seats included", "5 seats included", "pricing", "packaging", "", Medium},
	{"a price row on a page without a place", "", diff.Edited, "p", "", "Team EUR 50 per seat / month", "Team EUR 45 per seat / month", "pricing", "down", "", High},
	{"prices in a section of the home page", "home", diff.Edited, "td", "Plans", "$10", "$15", "pricing", "up", "", High},

	{"an opening", "careers", diff.Added, "li", "", "", "Senior Backend Engineer, Gdansk", "hire", "opening", "", Low},
	{"an opening is gone", "careers", diff.Removed, "a", "", "Data Steward (m/f/d)", "", "hire", "opening", "", Low},
	{"a German opening", "careers", diff.Added, "h3", "", "", "Softwareentwickler in Leipzig", "hire", "opening", "", Low},
	{"an opening of weight", "careers", diff.Added, "li", "", "", "Head of Sales, Nordics", "hire", "opening", "", Medium},
	{"an opening of an unknown title", "careers", diff.Added, "li", "", "", "Sachbearbeiter Zoll, Hamburg", "hire", "opening", "", Low},
	{"an opening known by its hours", "careers", diff.Added, "p", "", "", "Zollkraft in Vollzeit", "hire", "opening", "", Low},
	{"a number of a product page", "product", diff.Edited, "p", "", "Syncs with 20 banks", "Syncs with 40 banks", "launch", "update", "", Low},
	{"a feature that is gone", "product", diff.Removed, "h3", "", "On your own servers", "", "launch", "end of life", "", Medium},
	{"a line on taxes of the pricing page", "pricing", diff.Edited, "p", "", "Shown without VAT.", "Amounts exclude VAT and local taxes.", "pricing", "packaging", "", Medium},
	{"a sentence of a careers page", "careers", diff.Added, "p", "", "", "We are proud of the lunches that our kitchen cooks every single day of the week for all of the people here", "", "", "", ""},

	{"a leader appears", "leadership", diff.Added, "li", "", "", "Ilse Harmsen, Chief Information Officer", "hire", "executive in", "", High},
	{"a leader is gone", "leadership", diff.Removed, "li", "", "Tomas Reyl, Chief Financial Officer", "", "hire", "executive out", "", High},
	{"a leader's title moves", "leadership", diff.Edited, "p", "", "Ana Sorel, VP Operations", "Ana Sorel, Chief Operating Officer", "hire", "promoted", "", High},
	{"another leader stands there", "leadership", diff.Edited, "p", "", "Ana Sorel, VP Operations", "Jan Weld, VP Operations", "hire", "executive in", "", Medium},
	{"a name alone", "leadership", diff.Added, "h3", "", "", "Karin Moll", "hire", "executive in", "", Medium},
	{"no person", "leadership", diff.Added, "p", "", "", "we believe in long walks and short meetings", "", "", "", ""},

	{"a logo", "customers", diff.Added, "img", "", "", "Astery Bank", "customer", "won", "Astery Bank", Medium},
	{"a logo is gone", "customers", diff.Removed, "img", "", "Kestwick Health", "", "customer", "lost", "Kestwick Health", Medium},
	{"a logo on the home page", "home", diff.Added, "img", "Trusted by the best", "", "Dunmore Rail", "customer", "won", "", Medium},
	{"a story", "customers", diff.Added, "p", "", "", "With Quenby our planners see every late truck an hour sooner than before", "customer", "deployment", "", Low},
	{"a partner", "partners", diff.Added, "li", "", "", "Norrvik Systems", "partnership", "alliance", "", Low},
	{"a partner is gone", "partners", diff.Removed, "li", "", "Oakmoor", "", "partnership", "ended", "", Medium},
	{"a connector", "partners", diff.Added, "li", "", "", "Brindlow connector for invoices", "partnership", "integration", "", Low},

	{"a changelog entry", "changelog", diff.Added, "h3", "", "", "4.2: audit log export", "launch", "update", "", Low},
	{"a feature ends", "changelog", diff.Added, "li", "", "", "We deprecated the v1 endpoints", "launch", "end of life", "deprecated", High},
	{"a beta", "changelog", diff.Added, "li", "", "", "Routes planner enters public beta", "launch", "beta", "public beta", Low},
	{"a webinar", "events", diff.Added, "li", "", "", "26 November: webinar for banks", "event", "webinar", "", Low},
	{"a certificate", "terms", diff.Added, "p", "Security", "", "Our data centres hold an ISO 27001 certificate.", "regulatory", "certification", "", Medium},
	{"a certificate is gone", "terms", diff.Removed, "li", "", "SOC 2 Type II report on request", "", "regulatory", "certification", "", High},
	{"retention", "terms", diff.Edited, "p", "", "We retain logs for 30 days.", "We retain logs for 90 days.", "regulatory", "rule", "", Medium},
	{"the promise of the home page", "home", diff.Edited, "h1", "", "Freight planning for everyone", "The operating system of freight", "positioning", "message", "", Medium},
	{"a paragraph of the home page", "home", diff.Edited, "p", "", "We like trucks a lot.", "We like ships a lot.", "", "", "", ""},
	{"news on a newsroom page", "newsroom", diff.Added, "h3", "", "", "Brindlow appoints Tomas Reyl as chief financial officer", "hire", "executive in", "", High},
	{"news on a page without a place", "", diff.Added, "p", "", "", "Quenby acquires Oakmoor for EUR 90 million", "funding", "acquisition", "", Critical},
	{"small talk", "", diff.Added, "p", "", "", "The kettle is on and the biscuits are fresh", "", "", "", ""},
}

func TestABlockIsReadByWhereItStands(t *testing.T) {
	for _, c := range blocks {
		t.Run(c.name, func(t *testing.T) {
			got := Read(Text{Body: c.after, Before: c.before, Kind: "page", Place: c.place, Op: c.op, Element: c.element, Section: c.section})
			if c.tag == "" {
				if len(got) > 0 {
					t.Fatalf("got %+v, want no tag", got)
				}
				return
			}
			if len(got) == 0 || got[0].Tag != c.tag {
				t.Fatalf("got %+v, want %s first", got, c.tag)
			}
			e := got[0]
			if c.sub != "" && e.Subtype != c.sub || e.Severity != c.severity {
				t.Errorf("got subtype %q, severity %q, want %q, %q", e.Subtype, e.Severity, c.sub, c.severity)
			}
			if c.evidence != "" && e.Evidence != c.evidence {
				t.Errorf("got evidence %q, want %q", e.Evidence, c.evidence)
			}
			if e.Evidence == "" || e.Rule == "" || e.Confidence < shown || e.Confidence > 1 {
				t.Errorf("a tag without words, rule or a fitting confidence: %+v", e)
			}
		})
	}
}
