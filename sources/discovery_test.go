package sources

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestACandidateIsNewOnce(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2026, 11, n, 8, 0, 0, 0, time.UTC) }
	c := func(name string) Candidate { return Candidate{Kind: "page", URL: "https://quenby.example/" + name} }
	d := Discovery{Company: "quenby"}.Found([]Candidate{c("pricing"), c("blog")}, day(1))
	d = d.Found([]Candidate{c("blog")}, day(2)) // pricing is away for once
	d = d.Found([]Candidate{c("pricing"), c("blog"), c("changelog")}, day(3))
	for since, want := range map[time.Time]string{
		{}:     "pricing blog changelog",
		day(1): "changelog", day(2): "changelog", day(3): "",
	} {
		var got []string
		for _, found := range d.Since(since) {
			got = append(got, strings.TrimPrefix(found.URL, "https://quenby.example/"))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("since %v: %q, want %q", since, got, want)
		}
	}
	failed := d.Failed(errors.New("no answer\x1b[2J"), day(9))
	if len(failed.Candidates) != 3 || failed.Fault == "" || strings.Contains(failed.Fault, "\x1b") || !failed.At.Equal(day(9)) {
		t.Errorf("after a look that failed: %+v", failed)
	}
	if again := failed.Found(nil, day(10)); again.Fault != "" || len(again.First) != 3 || len(d.First) != 3 {
		t.Errorf("after the next look: %+v", again)
	}
}
