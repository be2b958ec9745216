package sources

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/sources/fetch"
)

var monday = time.Date(2026, 11, 2, 8, 0, 0, 0, time.UTC)

func fault(f fetch.Fault, status int, words string) error {
	return fmt.Errorf("check source: %w", &fetch.Error{Fault: f, URL: "https://www.northwind.example/", Status: status, Err: errors.New(words)})
}

// live takes a new status through outcomes an hour apart.
func live(outcomes ...Outcome) Status {
	s := Status{Source: "northwind-pricing", State: StateNew}
	for i, o := range outcomes {
		s = s.After(o, monday.Add(time.Duration(i)*time.Hour))
	}
	return s
}

func TestStatesAreToldApart(t *testing.T) {
	read := Outcome{Snapshot: &Snapshot{Kind: "page", Read: 3}, Differs: true}
	same := Outcome{Snapshot: &Snapshot{Kind: "page", Read: 3}}
	gone := Outcome{Err: fault(fetch.FaultGone, 404, "not found")}
	broken := Outcome{Err: fault(fetch.FaultBroken, 503, "the server has trouble")}
	for name, tc := range map[string]struct {
		outcomes []Outcome
		state    State
		since    int // hours after monday
		streak   int
		detail   string
	}{
		"first read":              {[]Outcome{read}, StateHealthy, 0, 1, ""},
		"not modified":            {[]Outcome{read, {}}, StateUnchanged, 1, 1, ""},
		"the same bytes":          {[]Outcome{read, same, {}}, StateUnchanged, 1, 2, ""},
		"blocked":                 {[]Outcome{read, {Err: fault(fetch.FaultBlocked, 403, "forbidden")}}, StateBlocked, 1, 1, "forbidden (status 403)"},
		"broken, and longer":      {[]Outcome{read, broken, broken}, StateBroken, 1, 2, "the server has trouble (status 503)"},
		"recovered":               {[]Outcome{read, broken, read}, StateHealthy, 2, 1, ""},
		"no answer":               {[]Outcome{{Err: fault(fetch.FaultBroken, 0, "no such host")}}, StateBroken, 0, 1, "no such host"},
		"the proxy":               {[]Outcome{{Err: fault(fetch.FaultProxy, 0, "proxy refused")}}, StateProxy, 0, 1, "proxy refused"},
		"the guard":               {[]Outcome{{Err: fault(fetch.FaultRefused, 0, "private address")}}, StateRefused, 0, 1, "private address"},
		"one 404 is broken":       {[]Outcome{read, gone}, StateBroken, 1, 1, "not found (status 404); gone if the next check says so too"},
		"the second confirms":     {[]Outcome{read, gone, gone}, StateGone, 1, 1, "not found (status 404)"},
		"gone, and longer":        {[]Outcome{read, gone, gone, gone}, StateGone, 1, 2, "not found (status 404)"},
		"a read between":          {[]Outcome{gone, read, gone}, StateBroken, 2, 1, "not found (status 404); gone if the next check says so too"},
		"no read between":         {[]Outcome{gone, broken, gone}, StateGone, 0, 1, "not found (status 404)"},
		"back from gone":          {[]Outcome{gone, gone, read}, StateHealthy, 2, 1, ""},
		"empty where text was":    {[]Outcome{read, {Err: ErrEmpty}}, StateEmpty, 1, 1, ErrEmpty.Error()},
		"empty from the start":    {[]Outcome{{Err: ErrEmpty}}, StateUnparseable, 0, 1, ErrEmpty.Error() + "; it may be built by scripts only"},
		"unparseable":             {[]Outcome{{Err: errors.New("no feed was found")}}, StateUnparseable, 0, 1, "no feed was found"},
		"our time ran out":        {[]Outcome{{Err: context.DeadlineExceeded}}, StateBroken, 0, 1, context.DeadlineExceeded.Error()},
		"moved":                   {[]Outcome{{Snapshot: &Snapshot{Kind: "page", Moved: "https://n.example/"}, Differs: true}}, StateMoved, 0, 1, "the address is now https://n.example/"},
		"moved, and not modified": {[]Outcome{{Snapshot: &Snapshot{Kind: "page", Moved: "https://n.example/"}, Differs: true}, {}}, StateMoved, 0, 2, "the address is now https://n.example/"},
		"a part of it":            {[]Outcome{{Snapshot: &Snapshot{Kind: "feed", Read: 5000, Of: 5007}, Differs: true}}, StateHealthy, 0, 1, "read 5000 of 5007"},
		"words are made safe":     {[]Outcome{{Err: errors.New("a\x1b[31m\nb" + strings.Repeat("é", 400))}}, StateUnparseable, 0, 1, "a[31m b" + strings.Repeat("é", 292) + "…"},
	} {
		t.Run(name, func(t *testing.T) {
			s := live(tc.outcomes...)
			got := fmt.Sprint(s.State, " ", s.Since.Sub(monday), " ", s.Streak, " ", s.Detail)
			want := fmt.Sprint(tc.state, " ", time.Duration(tc.since)*time.Hour, " ", tc.streak, " ", tc.detail)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTimesOfAStatusSayWhatWasDone(t *testing.T) {
	valid := fetch.Validators{ETag: `"1"`}
	read := Outcome{Snapshot: &Snapshot{Kind: "page", Read: 3, Validators: valid}, Differs: true}
	s := live(read, Outcome{}, Outcome{Err: fault(fetch.FaultBroken, 503, "trouble")}, Outcome{Err: fault(fetch.FaultBlocked, 403, "no")})
	hour := func(n int) time.Time { return monday.Add(time.Duration(n) * time.Hour) }
	if !s.Checked.Equal(hour(3)) || !s.Read.Equal(hour(1)) || !s.Changed.Equal(hour(0)) {
		t.Errorf("checked %v, read %v, changed %v", s.Checked, s.Read, s.Changed)
	}
	if s.Failures != 2 || s.Streak != 1 {
		t.Errorf("%d failures, streak %d: failures count over states", s.Failures, s.Streak)
	}
	if s.Validators != valid {
		t.Errorf("validators %v: a failed check teaches nothing of them", s.Validators)
	}
	if s = s.After(Outcome{}, hour(9)); s.Failures != 0 {
		t.Errorf("%d failures after a read", s.Failures)
	}
}

func TestRetryAfterIsKeptUntilTheNextCheck(t *testing.T) {
	err := &fetch.Error{Fault: fetch.FaultBlocked, Status: 429, RetryAfter: 3 * time.Hour, Err: errors.New("too many requests")}
	s := Status{}.After(Outcome{Err: err}, monday)
	if !s.NotBefore.Equal(monday.Add(3 * time.Hour)) {
		t.Errorf("not before %v", s.NotBefore)
	}
	if s = s.After(Outcome{}, monday.Add(4*time.Hour)); !s.NotBefore.IsZero() {
		t.Errorf("still not before %v", s.NotBefore)
	}
}

func TestAHeldHostBlocksAndDoesNotBreak(t *testing.T) {
	err := Held("www.northwind.example:443", time.Hour)
	s := Status{}.After(Outcome{Err: fmt.Errorf("visit: %w", err)}, monday)
	if s.State != StateBlocked || s.NotBefore.IsZero() || s.Detail != "the host asked to be left alone for 1h0m0s" {
		t.Errorf("%+v", s)
	}
}

// window is a feed that had entries every gap, n times, the last one on monday.
func window(n int, gap time.Duration) Status {
	snap := Snapshot{Kind: "feed"}
	for i := range n {
		snap.Items = append(snap.Items, Item{At: monday.Add(-time.Duration(i) * gap)})
	}
	return Status{State: StateNew}.After(Outcome{Snapshot: &snap, Differs: true}, monday.Add(time.Minute))
}

func TestSilenceIsJudgedByTheFeedsOwnHistory(t *testing.T) {
	const day = 24 * time.Hour
	for name, tc := range map[string]struct {
		n     int
		gap   time.Duration
		quiet time.Duration
		want  string // "" for not silent
	}{
		"two a week, two weeks":     {10, 84 * time.Hour, 14 * day, ""},
		"two a week, 16 days":       {10, 84 * time.Hour, 16 * day, "no new entries for 16 days (usual: 2 a week)"},
		"daily, a week":             {10, day, 7 * day, ""},
		"daily, eight days":         {10, day, 8 * day, "no new entries for 8 days (usual: daily)"},
		"hourly":                    {100, time.Hour, 8 * day, "no new entries for 8 days (usual: daily)"},
		"monthly, 100 days":         {10, 30 * day, 100 * day, ""},
		"monthly, 130 days":         {10, 30 * day, 130 * day, "no new entries for 130 days (usual: 1 a month)"},
		"four a year, 380 days":     {6, 91 * day, 380 * day, "no new entries for 380 days (usual: one in 91 days)"},
		"too few to know the usual": {4, day, 900 * day, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := window(tc.n, tc.gap)
			s = s.After(Outcome{}, monday.Add(tc.quiet))
			if got := s.State == StateSilent; got != (tc.want != "") || s.Detail != tc.want {
				t.Errorf("%s: %q, want %q", s.State, s.Detail, tc.want)
			}
		})
	}
}

func TestAnArrivalEndsTheSilence(t *testing.T) {
	s := window(10, 24*time.Hour)
	late := monday.AddDate(0, 0, 30)
	if s = s.After(Outcome{}, late); s.State != StateSilent {
		t.Fatal(s.State)
	}
	s = s.After(Outcome{Snapshot: &Snapshot{Kind: "feed"}, Differs: true, Entries: 1}, late.Add(time.Hour))
	if s.State != StateHealthy || !s.Arrivals[0].Equal(late.Add(time.Hour)) || len(s.Arrivals) != 11 {
		t.Errorf("%s, arrivals %v", s.State, s.Arrivals)
	}
}

func TestACompleteKindIsNeverSilent(t *testing.T) {
	s := Status{}
	for i := range 8 {
		s = s.After(Outcome{Snapshot: &Snapshot{Kind: "page"}, Differs: true, Entries: 1}, monday.AddDate(0, 0, i))
	}
	if s = s.After(Outcome{}, monday.AddDate(1, 0, 0)); s.State != StateUnchanged || len(s.Arrivals) != 0 {
		t.Errorf("%s, arrivals %v", s.State, s.Arrivals)
	}
}

func TestAfterLeavesTheStatusBeforeAlone(t *testing.T) {
	before := window(10, 24*time.Hour)
	first := before.Arrivals[0]
	before.After(Outcome{Snapshot: &Snapshot{Kind: "feed"}, Differs: true, Entries: 2}, monday.AddDate(0, 0, 3))
	if !before.Arrivals[0].Equal(first) {
		t.Error("the arrivals of the status before were changed")
	}
}
