package digest

import (
	"fmt"
	"os"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// zones are twelve with different rules: northern, southern, half an hour,
// three quarters, none, and a date line crossed.
var zones = []string{
	"Europe/Berlin", "Europe/London", "America/New_York", "America/Los_Angeles", "America/St_Johns", "America/Santiago",
	"Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland", "Asia/Kolkata", "Pacific/Apia", "Africa/Casablanca",
}

// transitions are the instants at which a zone's clock changes in a span.
func transitions(zone *time.Location, from, to time.Time) []time.Time {
	var list []time.Time
	for t := from.In(zone); t.Before(to); {
		_, end := t.ZoneBounds()
		if end.IsZero() || !end.Before(to) {
			break
		}
		list = append(list, end)
		t = end
	}
	return list
}

func TestAWeekIsSentAtTheLocalHourAcrossClockChanges(t *testing.T) {
	hours := []string{"08:00", "00:00", "02:30", "23:45"}
	if os.Getenv("KEYWATCH_FULL") == "" {
		hours = hours[:3]
	}
	for _, name := range zones {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		around := []time.Time{time.Date(2026, 12, 31, 12, 0, 0, 0, time.UTC)} // a 53-week year
		around = append(around, transitions(zone, time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC))...)
		if len(around) > 5 {
			around = around[:5]
		}
		for _, at := range hours {
			for _, cadence := range []Cadence{Daily, Weekly, Monthly} {
				for _, change := range around {
					sub := Subscription{ID: "s", Cadence: cadence, Zone: name, At: at, Weekday: time.Sunday}
					checkChain(t, sub, zone, change)
				}
			}
		}
	}
}

// checkChain walks the periods around a clock change: without a gap, each
// with its own key, each sent at the wall clock's hour where that hour exists.
func checkChain(t *testing.T, sub Subscription, zone *time.Location, change time.Time) {
	t.Helper()
	where := fmt.Sprintf("%s %s %s around %s", sub.Zone, sub.Cadence, sub.At, change.Format(time.RFC3339))
	hour, minute := clockOf(sub.At)
	p := PeriodAt(sub, change.AddDate(0, 0, -40))
	keys := map[string]bool{}
	for range 12 {
		if keys[p.Key] {
			t.Fatalf("%s: key %s twice", where, p.Key)
		}
		keys[p.Key] = true
		if got := p.Send.Sub(p.End); got != time.Hour {
			t.Fatalf("%s: cut %s before sending", where, got)
		}
		local := p.Send.In(zone)
		y, m, d := local.Date()
		exists := time.Date(y, m, d, hour, minute, 0, 0, zone)
		if exists.Hour() == hour && exists.Minute() == minute && (local.Hour() != hour || local.Minute() != minute) {
			t.Fatalf("%s: sent at %s", where, local)
		}
		if sub.Cadence == Weekly && local.Weekday() != sub.Weekday {
			t.Fatalf("%s: sent on %s", where, local.Weekday())
		}
		// One second before, at and after sending belong to the right period.
		if got := PeriodAt(sub, p.Send.Add(-time.Second)); got != p {
			t.Fatalf("%s: before sending %v, want %v", where, got, p)
		}
		next := PeriodAt(sub, p.Send)
		if !next.Start.Equal(p.End) || !next.Send.After(p.Send) {
			t.Fatalf("%s: %v is not followed by %v", where, p, next)
		}
		p = next
	}
}

func TestClockTimesThatComeTwiceOrNever(t *testing.T) {
	for _, c := range []struct {
		zone, local, want string
	}{
		{"Europe/Berlin", "2026-03-29 02:30", "2026-03-29T01:00:00Z"},       // skipped: first instant after the gap
		{"Europe/Berlin", "2026-10-25 02:30", "2026-10-25T00:30:00Z"},       // twice: the first
		{"Europe/Berlin", "2026-03-29 08:00", "2026-03-29T06:00:00Z"},       // summer time
		{"Europe/Berlin", "2026-10-25 08:00", "2026-10-25T07:00:00Z"},       // winter time
		{"America/New_York", "2026-03-08 02:30", "2026-03-08T07:00:00Z"},    // skipped
		{"America/New_York", "2026-11-01 01:30", "2026-11-01T05:30:00Z"},    // twice
		{"Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04T14:45:00Z"}, // half an hour back
		{"Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03T15:30:00Z"}, // half an hour on
		{"America/Santiago", "2026-09-06 00:00", "2026-09-06T04:00:00Z"},    // midnight does not exist
		{"Asia/Kolkata", "2026-06-01 08:00", "2026-06-01T02:30:00Z"},
		{"Pacific/Apia", "2011-12-30 08:00", "2011-12-30T10:00:00Z"}, // a day that was left out
	} {
		zone, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		w, _ := time.Parse("2006-01-02 15:04", c.local)
		got := localTime(zone, w.Year(), w.Month(), w.Day(), w.Hour(), w.Minute()).UTC().Format(time.RFC3339)
		if got != c.want {
			t.Errorf("%s %s: %s, want %s", c.zone, c.local, got, c.want)
		}
	}
}

func TestPeriodsHaveTheirNames(t *testing.T) {
	for _, c := range []struct {
		cadence       Cadence
		now           string
		key, in, sent string
	}{
		{Weekly, "2026-11-20T12:00:00Z", "2026-11-16", "week 47 (16-22 Nov 2026)", "2026-11-23T07:00:00Z"},
		{Weekly, "2026-11-23T06:59:59Z", "2026-11-16", "week 47 (16-22 Nov 2026)", "2026-11-23T07:00:00Z"},
		{Weekly, "2026-11-23T07:00:00Z", "2026-11-23", "week 48 (23-29 Nov 2026)", "2026-11-30T07:00:00Z"},
		{Weekly, "2026-12-30T12:00:00Z", "2026-12-28", "week 53 (28 Dec 2026 - 3 Jan 2027)", "2027-01-04T07:00:00Z"},
		{Weekly, "2027-01-05T12:00:00Z", "2027-01-04", "week 1 (4-10 Jan 2027)", "2027-01-11T07:00:00Z"},
		{Weekly, "2026-10-01T12:00:00Z", "2026-09-28", "week 40 (28 Sep - 4 Oct 2026)", "2026-10-05T06:00:00Z"},
		{Daily, "2026-11-20T12:00:00Z", "2026-11-20", "Fri 20 Nov 2026", "2026-11-21T07:00:00Z"},
		{Monthly, "2026-11-20T12:00:00Z", "2026-11-01", "November 2026", "2026-12-01T07:00:00Z"},
		{Monthly, "2026-12-31T12:00:00Z", "2026-12-01", "December 2026", "2027-01-01T07:00:00Z"},
	} {
		now, _ := time.Parse(time.RFC3339, c.now)
		p := PeriodAt(Subscription{Cadence: c.cadence, Zone: "Europe/Berlin", Weekday: time.Monday}, now)
		words := PeriodWords(c.cadence, p, berlin)
		if p.Key != c.key || words != c.in || p.Send.Format(time.RFC3339) != c.sent {
			t.Errorf("%s %s: key %s, %q, sent %s; want %s, %q, %s", c.cadence, c.now, p.Key, words, p.Send.Format(time.RFC3339), c.key, c.in, c.sent)
		}
	}
}

func TestEachPeriodIsDueExactlyOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sub := Subscription{
			ID: "s", Email: "a@b.example", Zone: rapid.SampledFrom(zones).Draw(t, "zone"),
			Cadence: rapid.SampledFrom([]Cadence{Daily, Weekly, Monthly}).Draw(t, "cadence"),
			At:      rapid.SampledFrom([]string{"08:00", "00:30", "02:30", "17:15"}).Draw(t, "at"),
			Weekday: time.Weekday(rapid.IntRange(0, 6).Draw(t, "weekday")),
		}
		now := time.Date(2026, time.Month(rapid.IntRange(1, 12).Draw(t, "month")), rapid.IntRange(1, 28).Draw(t, "day"), 5, 0, 0, 0, time.UTC)
		sub.Created = now
		var issues []Issue
		keys := map[string]bool{}
		var lastSend time.Time
		for range 60 {
			// The daemon looks every so often, is down for days, or has its clock set back.
			now = now.Add(time.Duration(rapid.SampledFrom([]int{-3600, 1, 600, 7200, 90000, 700000}).Draw(t, "step")) * time.Second)
			due := Due(sub, issues, now)
			if len(due) > 1 {
				t.Fatalf("%d periods due at once", len(due))
			}
			for _, p := range due {
				if keys[p.Key] {
					t.Fatalf("period %s is due twice", p.Key)
				}
				if p.Send.After(now) || !p.Send.After(sub.Created) || !p.Send.After(lastSend) {
					t.Fatalf("period %+v is due at %s, last sent %s", p, now, lastSend)
				}
				keys[p.Key], lastSend = true, p.Send
				issues = append([]Issue{{Subscription: sub.ID, Cadence: sub.Cadence, Period: p}}, issues...)
			}
			// Nothing that should have been sent is still missing.
			if again := Due(sub, issues, now); len(again) != 0 {
				t.Fatalf("due again at once: %+v", again)
			}
		}
	})
}

func TestASubscriptionMadeInThePeriodGetsItsIssueAtTheNextSending(t *testing.T) {
	sub := testSubscription()
	sub.Created = monday.Add(-48 * time.Hour)
	if got := Due(sub, nil, monday.Add(-time.Second)); len(got) != 0 {
		t.Fatalf("due before sending: %+v", got)
	}
	got := Due(sub, nil, monday)
	if len(got) != 1 || got[0].Key != "2026-11-16" {
		t.Fatalf("due: %+v", got)
	}
	sub.Created = monday.Add(time.Minute)
	if got := Due(sub, nil, monday.Add(time.Hour)); len(got) != 0 {
		t.Errorf("an old period is sent to a new subscriber: %+v", got)
	}
}

func TestAFirstStartDoesNotSendAnOldWeek(t *testing.T) {
	sub := testSubscription() // from the configuration: when it was made is not known
	if got := Due(sub, nil, monday.Add(25*time.Hour)); len(got) != 0 {
		t.Errorf("on the first start, Tuesday: %+v", got)
	}
	if got := Due(sub, nil, monday.Add(2*time.Hour)); len(got) != 1 {
		t.Error("two hours after sending the first issue is not due")
	}
	sub.Created = monday.AddDate(0, 0, -3)
	if got := Due(sub, nil, monday.Add(25*time.Hour)); len(got) != 1 {
		t.Error("a subscription known before has missed its first issue")
	}
}

func TestAfterAnOutageOneLateIssueIsDue(t *testing.T) {
	sub := testSubscription()
	before := PeriodAt(sub, monday.AddDate(0, 0, -29))
	issues := []Issue{{Subscription: sub.ID, Cadence: Weekly, Period: before}}
	got := Due(sub, issues, monday.Add(30*time.Hour))
	if len(got) != 1 || got[0].Key != "2026-11-16" {
		t.Fatalf("due: %+v", got)
	}
	if since := Since(sub, got[0], issues); !since.Equal(before.End.Add(-24 * time.Hour)) {
		t.Errorf("the late issue begins at %s, the last ended at %s", since, before.End)
	}
}

func TestAnIssueOfAMergedSubscriptionCounts(t *testing.T) {
	sub := testSubscription()
	sub.Members = []string{"maren", "maren-2"}
	p := Due(sub, nil, monday)[0]
	for name, issue := range map[string]Issue{
		"its own":              {Subscription: "maren", Cadence: Weekly, Period: p},
		"a member's":           {Subscription: "maren-2", Cadence: Weekly, Period: p},
		"the same person's":    {Subscription: "renamed", Cadence: Weekly, Intended: "Maren.Voss@tarnwick.example", Period: p},
		"kept by an old build": {Subscription: "maren", Period: p},
	} {
		if got := Due(sub, []Issue{issue}, monday); len(got) != 0 {
			t.Errorf("%s issue does not count: %+v", name, got)
		}
	}
	for name, issue := range map[string]Issue{
		"another cadence": {Subscription: "maren", Cadence: Daily, Period: p},
		"another person":  {Subscription: "other", Cadence: Weekly, Intended: "x@y.example", Period: p},
	} {
		if got := Due(sub, []Issue{issue}, monday); len(got) != 1 {
			t.Errorf("%s issue counts", name)
		}
	}
}

func TestInstantMailHasNoPeriods(t *testing.T) {
	sub := Subscription{Cadence: Instant}
	if got := Due(sub, nil, monday); got != nil {
		t.Errorf("due: %+v", got)
	}
	if got := PeriodAt(sub, monday); got != (Period{}) {
		t.Errorf("period: %+v", got)
	}
}

func TestWorkingDaysSkipTheWeekend(t *testing.T) {
	for _, c := range []struct {
		from time.Time
		n    int
		want string
	}{
		{monday, 2, "Wed 25 Nov"},
		{monday, 5, "Mon 30 Nov"},
		{day(20, 8, 0), 1, "Mon 23 Nov"},
		{day(21, 8, 0), 1, "Mon 23 Nov"},
		{day(22, 23, 0), 10, "Fri 4 Dec"},
	} {
		if got := dayName(workingDays(c.from, c.n, berlin), berlin); got != c.want {
			t.Errorf("%d working days after %s: %s, want %s", c.n, c.from.Format("Mon 2 Jan"), got, c.want)
		}
	}
}

func TestABadClockOrZoneFallsBack(t *testing.T) {
	p := PeriodAt(Subscription{Cadence: Daily, Zone: "Nowhere/Land", At: "25:99"}, monday)
	if p.Send.Hour() != 8 || p.Send.Minute() != 0 {
		t.Errorf("sent at %s", p.Send)
	}
}

// A preview's period ends now: what happened today is in it.
func TestARunningPeriodReachesUntilToday(t *testing.T) {
	start := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	for now, want := range map[time.Time]string{
		start.Add(time.Hour):      "week 48 (23-23 Nov 2026)",
		start.Add(38 * time.Hour): "week 48 (23-24 Nov 2026)",
	} {
		if words := PeriodWords(Weekly, Period{Start: start, End: now.Add(time.Second), Send: now}, time.UTC); words != want {
			t.Errorf("%v: %s", now, words)
		}
	}
}
