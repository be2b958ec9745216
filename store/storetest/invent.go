package storetest

import (
	"fmt"
	"strings"
	"time"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/digest"
	"keywatch/sources"
	"keywatch/store"
)

// start is when the invented world begins.
var start = time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC)

// Day is a time n days into it.
func Day(n int) time.Time { return start.AddDate(0, 0, n) }

// check is a visit that found nothing new.
func check(source string, at time.Time) store.Check {
	return store.Check{
		Status: sources.Status{Source: source, State: sources.StateHealthy, Since: at, Streak: 1, Checked: at, Read: at, Due: at.Add(6 * time.Hour), Items: 12, Of: 40},
	}
}

// change is an invented change; what tells it apart is its number.
func change(n int, company, source string, at time.Time, text string) diff.Change {
	return diff.Change{
		ID: fmt.Sprintf("ch_%08d", n), Source: source, Company: company, Kind: "page", Place: sources.PlacePricing,
		Op: diff.Edited, Region: sources.RegionMain, Section: "Plans", Key: fmt.Sprint(n), Element: "p",
		Before: "as it was", After: text, URL: "https://" + company + ".example/plans",
		From: at.Add(-time.Hour), Seen: at, Confirmed: at,
	}
}

// withChanges is a check that confirms changes.
func withChanges(source string, at time.Time, changes ...diff.Change) store.Check {
	c := check(source, at)
	c.Changes = changes
	return c
}

// Assign makes every change an event of its own, tagged by the words in it.
// It is what the suite and the filler use in place of the real one.
func Assign(_ string, _ []tag.Event, changes []diff.Change) []tag.Event {
	var events []tag.Event
	for _, c := range changes {
		events = append(events, Event(c))
	}
	return events
}

// Event is an event that one change tells of.
func Event(c diff.Change) tag.Event {
	e := tag.Event{
		ID: "ev_" + strings.TrimPrefix(c.ID, "ch_"), Revision: 1, Company: c.Company, Line: c.Company + ": " + c.Text(),
		Severity: tag.Low, Seen: c.Seen, Confirmed: c.Confirmed, Updated: c.Confirmed,
		Witnesses: []tag.Witness{witness(c)},
	}
	if c.Company != "" {
		e.Companies = []string{c.Company}
	}
	for _, rule := range rules() {
		if strings.Contains(c.Text(), rule.Evidence) {
			e.Tags = append(e.Tags, rule)
			if rule.Severity.Rank() > e.Severity.Rank() {
				e.Severity = rule.Severity
			}
		}
	}
	return e
}

func rules() []tag.Evidence {
	return []tag.Evidence{
		{Tag: "pricing", Confidence: 0.9, Severity: tag.High, Evidence: "price", Rule: "word"},
		{Tag: "hire", Confidence: 0.8, Severity: tag.Medium, Evidence: "hire", Rule: "word"},
		{Tag: "event", Confidence: 0.7, Severity: tag.Critical, Evidence: "outage", Rule: "word"},
	}
}

func witness(c diff.Change) tag.Witness {
	return tag.Witness{
		Change: c.ID, Source: c.Source, Kind: c.Kind, Place: string(c.Place), Op: c.Op, Region: string(c.Region),
		Section: c.Section, Before: c.Before, After: c.After, URL: c.URL, Seen: c.Seen, Confirmed: c.Confirmed,
	}
}

func snapshot(source string, at time.Time, texts ...string) *sources.Snapshot {
	s := &sources.Snapshot{
		Source: source, At: at, URL: "https://acme.example/", Final: "https://acme.example/home", Kind: "page",
		Reader: 3, Options: "ab12", Lang: "en", Title: "Acme", Read: len(texts), Of: 9,
	}
	for i, text := range texts {
		s.Items = append(s.Items, sources.Item{
			Key: fmt.Sprint(i), Type: "block", Text: text, Section: "Home", Region: sources.RegionMain,
			Tag: "p", Marks: "wide", At: at, Fields: map[string]string{"n": fmt.Sprint(i)},
		})
	}
	return s
}

func issue(subscription string, n int, at time.Time) digest.Issue {
	return digest.Issue{
		ID: fmt.Sprintf("%s/weekly/%s", subscription, at.Format(time.DateOnly)), Number: n, Subscription: subscription,
		To: "ann@acme.example", Intended: "ann@acme.example", Composed: at, Subject: "Acme cut its price",
		Period:    digest.Period{Key: at.Format(time.DateOnly), Start: at.AddDate(0, 0, -7), End: at, Send: at.Add(time.Hour)},
		MessageID: "<1@keywatch.example>", Text: "text", HTML: "<p>html", Message: []byte("Subject: x\r\n\r\nbody\xff"),
		Told: []digest.Told{{Event: "ev_1", Revision: 1}},
	}
}

func delivery(issue, address string) digest.Delivery {
	return digest.Delivery{Issue: issue, Address: address, State: digest.Queued, Created: start}
}
