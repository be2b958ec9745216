package schedule

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestHostsAreNamedAsTheGateKnowsThem(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.Northwind.example/pricing": "www.northwind.example:443",
		"http://northwind.example":              "northwind.example:80",
		"https://northwind.example./":           "northwind.example:443",
		"http://northwind.example:8080/x":       "northwind.example:8080",
		"https://[2001:DB8::1]/":                "[2001:db8::1]:443",
		"Northwind":                             "northwind",
		"://":                                   "://",
	} {
		if got := HostOf(address); got != want {
			t.Errorf("%s is %q, want %q", address, got, want)
		}
	}
}

func TestADaemonThatWasOffDoesNotStampede(t *testing.T) {
	var list []Entry
	for i := range 2000 {
		host := fmt.Sprintf("h%03d.example:443", i/10) // ten in a row of one host
		list = append(list, Entry{ID: fmt.Sprint(i), Host: host, Due: monday.Add(-time.Duration(2000-i) * time.Second)})
	}
	list = append(list, Entry{ID: "later", Host: "x", Due: monday.Add(time.Hour)})
	got := Spread(list, monday, 50*time.Millisecond)
	last, starts := map[string]time.Time{}, map[time.Time]int{}
	for _, e := range got {
		if e.ID == "later" {
			if !e.Due.Equal(monday.Add(time.Hour)) {
				t.Errorf("what is not overdue moved to %v", e.Due)
			}
			continue
		}
		if starts[e.Due]++; starts[e.Due] > 1 || e.Due.Before(monday) || e.Due.After(monday.Add(100*time.Second)) {
			t.Fatalf("starts at %v", e.Due)
		}
		if before, has := last[e.Host]; has && e.Due.Sub(before).Abs() < 9*time.Second {
			t.Fatalf("%s twice within %v", e.Host, e.Due.Sub(before))
		}
		last[e.Host] = e.Due
	}
	if len(starts) != 2000 {
		t.Errorf("%d starts", len(starts))
	}
	if list[0].Due.After(monday) {
		t.Error("the caller's list was changed")
	}
}

func TestWhatWaitedLongestStartsFirst(t *testing.T) {
	got := Spread([]Entry{
		{"a2", "a", monday.Add(-2 * time.Hour)}, {"b", "b", monday.Add(-time.Hour)}, {"a1", "a", monday.Add(-3 * time.Hour)},
	}, monday, time.Second)
	want := []Entry{{"a1", "a", monday}, {"a2", "a", monday.Add(2 * time.Second)}, {"b", "b", monday.Add(time.Second)}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
