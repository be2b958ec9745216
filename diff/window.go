package diff

import (
	"strings"
	"time"

	"keywatch/sources"
)

// maxSeen bounds the keys of entries that are remembered of a source.
const maxSeen = 5000

// compareWindow compares what a window shows: entries that were never seen are
// added, entries whose words differ are edited. What fell off the end, came
// back or stands in another order says nothing.
func compareWindow(old, now *sources.Snapshot, mem Memory) ([]Change, []Noise) {
	was := make(map[string]*sources.Item, len(old.Items))
	for i := range old.Items {
		was[old.Items[i].Key] = &old.Items[i]
	}
	seen := make(map[string]bool, len(mem.Seen))
	for _, key := range mem.Seen {
		seen[key] = true
	}
	var changes []Change
	var noise []Noise
	for i := range now.Items {
		it := &now.Items[i]
		before, known := was[it.Key]
		switch {
		case !known && seen[it.Key]:
		case !known && stale(old, it):
			seen[it.Key] = true
			noise = append(noise, Noise{Source: now.Source, At: now.At, After: entryText(it), Reason: reasonStale})
		case !known:
			seen[it.Key] = true // two entries of one key are one
			changes = append(changes, entryChange(old, now, nil, it))
		case before.Text == it.Text && before.Title == it.Title:
		case sameEntry(before, it):
			noise = append(noise, Noise{Source: now.Source, At: now.At, Before: entryText(before), After: entryText(it), Reason: entryReason(before, it)})
		default:
			changes = append(changes, entryChange(old, now, before, it))
		}
	}
	return changes, noise
}

// staleAfter is how long before the last visit an entry may have been published
// and still be news: feeds are moved, filled up and put in order again.
const staleAfter = 60 * 24 * time.Hour

// reasonStale is an entry that came long after it was published.
const reasonStale = "published long before"

func stale(old *sources.Snapshot, it *sources.Item) bool {
	return !it.At.IsZero() && !old.At.IsZero() && it.At.Before(old.At.Add(-staleAfter))
}

func sameEntry(a, b *sources.Item) bool {
	return meaning(a.Title) == meaning(b.Title) && meaning(a.Text) == meaning(b.Text)
}

// meaning is a text's words without what is noise in them.
func meaning(text string) string {
	list, _ := mask(words(text))
	return strings.Join(list, " ")
}

func entryReason(a, b *sources.Item) string {
	p, q := piece{Item: &sources.Item{Text: entryText(a)}}, piece{Item: &sources.Item{Text: entryText(b)}}
	return sameReason(&p, &q)
}

func entryText(it *sources.Item) string {
	if it.Text == "" {
		return it.Title
	}
	return it.Text
}

func entryChange(old, now *sources.Snapshot, before, it *sources.Item) Change {
	ch := Change{
		Source: now.Source, Kind: now.Kind, Op: Added, Region: sources.RegionMain, Section: it.Section, Key: it.Key,
		Title: it.Title, After: entryText(it), URL: it.Link, Published: it.At, From: old.At,
	}
	if ch.URL == "" {
		ch.URL = now.URL
	}
	if before != nil {
		ch.Op, ch.Before = Edited, entryText(before)
		if ch.Before == ch.After { // only the headline differs
			ch.Before, ch.After = before.Title, it.Title
		}
	}
	return ch
}

// remember puts a window's keys before those seen earlier.
func remember(seen []string, items []sources.Item) []string {
	known := make(map[string]bool, len(seen)+len(items))
	out := make([]string, 0, min(len(seen)+len(items), maxSeen))
	add := func(key string) {
		if !known[key] && len(out) < maxSeen {
			known[key] = true
			out = append(out, key)
		}
	}
	for i := range items {
		add(items[i].Key)
	}
	for _, key := range seen {
		add(key)
	}
	return out
}
