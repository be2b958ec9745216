package diff

import (
	"fmt"
	"testing"

	"keywatch/sources"
)

// The tests' own window kind stands for feeds.
func feed(entries ...string) *sources.Snapshot {
	s := &sources.Snapshot{Source: "news", Kind: "feed", URL: "https://www.northwind.example/feed"}
	for i := 0; i+1 < len(entries); i += 2 {
		s.Items = append(s.Items, sources.Item{Key: entries[i], Type: "entry", Title: entries[i+1], Text: entries[i+1], Link: "https://www.northwind.example/" + entries[i]})
	}
	return s
}

func TestWindowTellsNewAndEditedEntriesOnly(t *testing.T) {
	if k, ok := sources.KindByName("feed"); !ok || k.Complete {
		t.Skip("kind feed is not registered here")
	}
	base := []string{"a", "Northwind opens in Oslo", "b", "Northwind hires Ada Okafor"}
	for _, c := range []struct {
		name string
		now  []string
		want string
	}{
		{"nothing", base, ""},
		{"another order", []string{"b", "Northwind hires Ada Okafor", "a", "Northwind opens in Oslo"}, ""},
		{"one fell off the end", []string{"a", "Northwind opens in Oslo"}, ""},
		{"a new one", append([]string{"c", "Northwind buys Litware"}, base...), "added c Northwind buys Litware;"},
		{"one edited", []string{"a", "Northwind opens in Bergen", "b", "Northwind hires Ada Okafor"}, "edited a Northwind opens in Bergen;"},
		{"typography", []string{"a", "Northwind opens in OSLO!", "b", "Northwind hires Ada Okafor"}, ""},
		{"the same key twice", append([]string{"c", "Northwind buys Litware", "c", "Northwind buys Litware"}, base...), "added c Northwind buys Litware;"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := &watched{src: sources.Source{ID: "news", Kind: "feed", Company: "northwind"}}
			w.check(feed(base...), day(1))
			v := w.check(feed(c.now...), day(2))
			got := ""
			for _, ch := range v.Changes {
				got += fmt.Sprintf("%s %s %s;", ch.Op, ch.Key, ch.After)
			}
			if got != c.want || v.Pending != nil {
				t.Errorf("got %q, want %q; pending %v", got, c.want, v.Pending)
			}
		})
	}
}

func TestEntryThatComesBackIsNoNews(t *testing.T) {
	if k, ok := sources.KindByName("feed"); !ok || k.Complete {
		t.Skip("kind feed is not registered here")
	}
	w := &watched{src: sources.Source{ID: "news", Kind: "feed"}}
	w.check(feed("a", "One", "b", "Two"), day(1))
	w.check(feed("b", "Two"), day(2))
	if v := w.check(feed("a", "One", "b", "Two"), day(3)); len(v.Changes) != 0 {
		t.Errorf("told again: %v", v.Changes)
	}
}

func TestSeenKeysAreBoundedNewestFirst(t *testing.T) {
	var items []sources.Item
	for i := range maxSeen + 10 {
		items = append(items, sources.Item{Key: fmt.Sprint(i)})
	}
	seen := remember([]string{"old"}, items)
	if len(seen) != maxSeen || seen[0] != "0" {
		t.Errorf("%d keys, the first is %s", len(seen), seen[0])
	}
	if seen = remember([]string{"old", "1"}, items[:2]); fmt.Sprint(seen) != "[0 1 old]" {
		t.Errorf("seen %v", seen)
	}
}
