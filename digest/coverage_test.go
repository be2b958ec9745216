package digest

import (
	"strings"
	"testing"
	"time"

	"keywatch/sources"
)

func TestASourceIsBlindForAReason(t *testing.T) {
	cut := monday.Add(-time.Hour)
	src := sources.Source{ID: "x", Interval: 6 * time.Hour}
	slow := sources.Source{ID: "x", Interval: 7 * 24 * time.Hour}
	read := sources.Status{State: sources.StateUnchanged, Since: day(2, 9, 0), Read: cut.Add(-5 * time.Hour)}
	with := func(change func(*sources.Status)) sources.Status {
		s := read
		change(&s)
		return s
	}
	for _, c := range []struct {
		name   string
		status sources.Status
		known  bool
		src    sources.Source
		want   string
	}{
		{"read", read, true, src, ""},
		{"healthy", with(func(s *sources.Status) { s.State = sources.StateHealthy }), true, src, ""},
		{"moved", with(func(s *sources.Status) { s.State = sources.StateMoved }), true, src, ""},
		{"silent", with(func(s *sources.Status) { s.State = sources.StateSilent }), true, src, ""},
		{"never heard of", sources.Status{}, false, src, "not yet read"},
		{"new", with(func(s *sources.Status) { s.State = sources.StateNew }), true, src, "not yet read"},
		{"never read", with(func(s *sources.Status) { s.Read = time.Time{} }), true, src, "not yet read"},
		{"blocked", with(func(s *sources.Status) { s.State, s.Detail = sources.StateBlocked, "robots.txt" }), true, src, "blocked, robots.txt, since Mon 2 Nov"},
		{"broken", with(func(s *sources.Status) { s.State = sources.StateBroken }), true, src, "broken, since Mon 2 Nov"},
		{"gone", with(func(s *sources.Status) { s.State = sources.StateGone }), true, src, "gone, since Mon 2 Nov"},
		{"unparseable", with(func(s *sources.Status) { s.State = sources.StateUnparseable }), true, src, "unparseable, since Mon 2 Nov"},
		{"proxy", with(func(s *sources.Status) { s.State = sources.StateProxy }), true, src, "proxy failed, since Mon 2 Nov"},
		{"read too long ago", with(func(s *sources.Status) { s.Read = day(20, 9, 0) }), true, src, "not read since Fri 20 Nov"},
		{"read as often as it should", with(func(s *sources.Status) { s.Read = day(12, 9, 0) }), true, slow, ""},
		{"a nap of the daemon", with(func(s *sources.Status) { s.Read = cut.Add(-47 * time.Hour) }), true, src, ""},
	} {
		if got := blindness(c.status, c.known, c.src, cut, berlin); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSilenceIsMeasuredAgainstTheSourcesOwnHistory(t *testing.T) {
	every := func(n int, gap time.Duration) sources.Status {
		var s sources.Status
		for i := range n {
			s.Arrivals = append(s.Arrivals, monday.AddDate(0, 0, -16).Add(-time.Duration(i)*gap))
		}
		return s
	}
	for _, c := range []struct {
		status sources.Status
		want   string
	}{
		{sources.Status{}, ""},
		{every(1, 0), ", 16 days"},
		{every(10, 84*time.Hour), ", 16 days (usual: 2 a week)"},
		{every(10, 24*time.Hour), ", 16 days (usual: 7 a week)"},
		{every(5, 14*24*time.Hour), ", 16 days (usual: 2 a month)"},
		{every(3, 0), ", 16 days"},
	} {
		if got := silence(c.status, monday); got != c.want {
			t.Errorf("%d arrivals: %q, want %q", len(c.status.Arrivals), got, c.want)
		}
	}
}

func TestIntervalsInWords(t *testing.T) {
	for d, want := range map[time.Duration]string{
		72 * time.Hour: "every 3 days", 24 * time.Hour: "daily", 6 * time.Hour: "every 6 h",
		time.Hour: "hourly", 20 * time.Minute: "every 20 min", time.Second: "every 1 min",
	} {
		if got := everyWords(d); got != want {
			t.Errorf("%s: %q, want %q", d, got, want)
		}
	}
}

func TestCoverageIsOfWhatTheReaderFollows(t *testing.T) {
	in := testInput()
	in.Subscription.Scope = Scope{Accounts: []string{"lindqvist"}}
	// Lindqvist's newsroom and Ostrelle's three pages: nothing of Brindlow's or Havelock's.
	mustContain(t, textOfIssue(t, in), "4 of 4 sources read.")
	mustNotContain(t, textOfIssue(t, in), "Brindlow customer page", "Havelock")

	in.Subscription.Scope = Scope{Companies: []string{"brindlow"}}
	mustContain(t, textOfIssue(t, in), "2 of 3 sources read.", "Brindlow customer page (blocked, robots.txt, since Tue 17 Nov): a logo of yours there would be missed")

	in.Sources = append(in.Sources, sources.Source{ID: "trade-wire", Kind: "feed", URL: "https://wire.example/feed"})
	mustContain(t, textOfIssue(t, in), "2 of 4 sources read.", "trade-wire feed (not yet read)")
}

func TestABlindWireMakesNoAccountQuietOrBlind(t *testing.T) {
	in := testInput()
	in.Events = nil
	in.Sources = append(in.Sources, sources.Source{ID: "trade-wire", Kind: "feed", URL: "https://wire.example/feed"})
	ed := compose(t, in)
	if !strings.Contains(ed.Quiet, "Pellworth Foods") {
		t.Errorf("quiet %q", ed.Quiet)
	}
	if !strings.HasPrefix(ed.Subject, "Nothing seen, but not all could be read") {
		t.Errorf("subject %q: a wire was blind", ed.Subject)
	}
}

func TestManyBlindSourcesAreNamedAndCounted(t *testing.T) {
	in := testInput()
	in.Statuses = nil
	text := textOfIssue(t, in)
	mustContain(t, text, "0 of 21 sources read.", "; 15 more (keywatch sources list).")
	mustNotContain(t, text, "read in full")
}
