package digest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/sources"
)

// bigWorld has n accounts, each with three of twelve rivals.
func bigWorld(n int) ([]sources.Company, []Account) {
	var companies []sources.Company
	for i := range 12 {
		companies = append(companies, sources.Company{ID: fmt.Sprintf("rival-%d", i), Name: fmt.Sprintf("Rivalen%c Systems", 'a'+i), Role: sources.RoleCompetitor})
	}
	var accounts []Account
	for i := range n {
		id := fmt.Sprintf("account-%d", i)
		companies = append(companies, sources.Company{ID: id, Name: fmt.Sprintf("Kundholm%d Works", i), Role: sources.RoleAccount})
		accounts = append(accounts, Account{
			ID: id, Company: id, Tier: []Tier{TierA, TierB, TierC}[i%3],
			Competitors: []string{fmt.Sprintf("rival-%d", i%12), fmt.Sprintf("rival-%d", (i+3)%12), fmt.Sprintf("rival-%d", (i+7)%12)},
			Renewal:     monday.AddDate(0, 0, i*9),
			Team:        []Member{{Name: "Maren Voss", Email: "maren.voss@tarnwick.example", Role: "account manager"}},
			Keywords:    []string{"grid balancing", fmt.Sprintf("topic %d", i)},
		})
	}
	return companies, accounts
}

func bigInput(accounts int, events []tag.Event) Input {
	companies, list := bigWorld(accounts)
	in := testInput()
	in.World = NewMatcher(companies, list, monday)
	in.Subscription.Scope = Scope{Everything: true}
	in.Previous, in.AtOnce = nil, nil
	in.Events = events
	in.Sources, in.Statuses = nil, nil
	for _, c := range companies {
		in.Sources = append(in.Sources, sources.Source{ID: c.ID + "-news", Kind: "page", Company: c.ID, Place: sources.PlaceNewsroom})
	}
	return in
}

func drawEvent(t *rapid.T, i int) tag.Event {
	words := rapid.SampledFrom([]string{
		"prices fall", "a b c d e f g h i j k l m n o p q r s t u v w x y z 1 2 3 4 5 6 7 8 9 0", strings.Repeat("w ", 200),
		"Ünïcode ßtrange 漢字 words", "grid balancing for all", strings.Repeat("long", 60), "Kundholm3 Works",
	})
	e := event{
		id: fmt.Sprint(i), company: rapid.SampledFrom([]string{"rival-0", "rival-3", "rival-7", "account-0", "account-5", "", "unknown"}).Draw(t, "company"),
		line: words.Draw(t, "line"), before: words.Draw(t, "before"), after: words.Draw(t, "after"), title: words.Draw(t, "title"),
		tag:      rapid.SampledFrom([]string{"pricing", "hire", "launch", "customer", ""}).Draw(t, "tag"),
		severity: rapid.SampledFrom([]tag.Severity{tag.Low, tag.High, tag.Critical}).Draw(t, "severity"),
		op:       rapid.SampledFrom([]diff.Op{diff.Added, diff.Edited, diff.Removed}).Draw(t, "op"),
		at:       day(17+i%5, 9, 0), more: rapid.IntRange(0, 3).Draw(t, "more"),
	}
	ev := e.make()
	ev.Pattern = rapid.IntRange(0, 9).Draw(t, "pattern") == 0
	return ev
}

func TestReadingIsBudgeted(t *testing.T) {
	book := testInput().Playbook
	rapid.Check(t, func(t *rapid.T) {
		var events []tag.Event
		for i := range rapid.IntRange(0, 45).Draw(t, "events") {
			events = append(events, drawEvent(t, i))
		}
		in := bigInput(rapid.IntRange(0, 40).Draw(t, "accounts"), events)
		in.Playbook = book
		ed, err := Compose(in)
		if err != nil {
			t.Fatal(err)
		}
		_, text, html, err := Render(ed)
		if err != nil {
			t.Fatal(err)
		}
		above, _, found := strings.Cut(text, "\nCOVERAGE")
		if n := len(strings.Fields(above)); !found || n > MaxWords {
			t.Fatalf("%d words above coverage, %d at most:\n%s", n, MaxWords, text)
		}
		if len(html) >= 100<<10 {
			t.Fatalf("%d bytes of HTML", len(html))
		}
		checkBudget(t, ed, in)
	})
}

// checkBudget counts what is told in full, and that all else is counted.
func checkBudget(t *rapid.T, ed Edition, in Input) {
	if ed.full() > MaxFull {
		t.Fatalf("%d events in full", ed.full())
	}
	for _, s := range ed.Accounts {
		if len(s.Items) > MaxAccount || len(s.Items) == 0 {
			t.Fatalf("%s has %d events in full", s.Name, len(s.Items))
		}
		for _, it := range s.Items {
			if it.Line == "" || it.Why == "" || (it.Step != "" && (it.Who == "" || it.By == "")) {
				t.Fatalf("item %+v", it)
			}
		}
	}
	if len(ed.Steps) > ed.full() {
		t.Fatalf("%d steps for %d items", len(ed.Steps), ed.full())
	}
	for _, p := range []Pointer{ed.Also, ed.MoreOther, ed.MoreMoved} {
		if p.Count > 0 && p.Link == "" && !strings.HasPrefix(p.Command, "keywatch changes") {
			t.Fatalf("a count without a way to it: %+v", p)
		}
	}
}

func TestAllThatMovedIsCounted(t *testing.T) {
	var events []tag.Event
	for i := range 60 {
		events = append(events, event{id: fmt.Sprint(i), company: fmt.Sprintf("rival-%d", i%12), line: fmt.Sprintf("Plan %d is now cheaper by far for all who buy it", i), tag: "pricing", subtype: "down", severity: tag.High, at: day(16+i%5, 9, 0)}.make())
	}
	in := bigInput(30, events)
	ed := compose(t, in)
	told := 0
	for _, s := range ed.Accounts {
		told += len(s.Items) + s.More.Count
	}
	told += ed.MoreMoved.Count
	want := 0
	for _, m := range ed.Matches {
		if m.Relevance >= fullFrom {
			want++
		}
	}
	if told != want || len(ed.Told) != 60 {
		t.Errorf("%d of %d matches are told or counted, %d of 60 events marked told", told, want, len(ed.Told))
	}
	if n := len(ed.Accounts) + ed.cutAccounts; !strings.HasPrefix(ed.Summary, fmt.Sprintf("%d moved", n)) {
		t.Errorf("summary %q, %d accounts moved", ed.Summary, n)
	}
}

func BenchmarkCompose(b *testing.B) {
	var events []tag.Event
	for i := range 2000 {
		e := event{id: fmt.Sprint(i), company: fmt.Sprintf("rival-%d", i%12), line: fmt.Sprintf("Rivalen%c Systems changes plan %d", 'a'+i%12, i), tag: []string{"pricing", "launch", ""}[i%3], op: diff.Edited, before: strings.Repeat("words of before ", 10), after: strings.Repeat("words of after ", 10), at: day(16+i%5, 9, 0)}
		events = append(events, e.make())
	}
	in := bigInput(50, events)
	b.ResetTimer()
	for b.Loop() {
		if _, err := Compose(in); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMatch matches one event of a rival that 10,000 accounts have.
func BenchmarkMatch(b *testing.B) {
	companies, accounts := bigWorld(10_000)
	m := NewMatcher(companies, accounts, monday)
	ev := event{id: "x", company: "rival-4", line: "Plan changes", tag: "pricing"}.make()
	b.ResetTimer()
	for b.Loop() {
		if got := m.Match(ev); len(got) < 2000 {
			b.Fatalf("%d matches", len(got))
		}
	}
}

// BenchmarkMatchKeyword matches one event whose text has a keyword of ten
// accounts, as a search for the keyword finds many.
func BenchmarkMatchKeyword(b *testing.B) {
	companies, accounts := bigWorld(10)
	for i := range accounts {
		accounts[i].Keywords = []string{"zanzibar"}
	}
	m := NewMatcher(companies, accounts, monday)
	words := strings.Repeat("team and price the region and annual support with director ", 3)
	ev := event{id: "x", company: "nobody", line: words + "zanzibar", op: diff.Edited, before: "was " + words, after: words + "zanzibar"}.make()
	b.ReportAllocs()
	for b.Loop() {
		if got := m.Match(ev); len(got) != 10 {
			b.Fatalf("%d matches", len(got))
		}
	}
}

func TestComposingABigWeekIsQuick(t *testing.T) {
	var events []tag.Event
	for i := range 300 {
		events = append(events, event{id: fmt.Sprint(i), company: "rival-1", line: "Plan changes", tag: "pricing", at: day(17, 9, 0)}.make())
	}
	in := bigInput(50, events)
	start := time.Now()
	compose(t, in)
	// Ten times what it takes alone, so that a busy machine does not fail it.
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("took %s", took)
	}
}

func TestTwelveEventsAreToldInFullAtMost(t *testing.T) {
	var events []tag.Event
	for i := range 36 {
		// Short lines without evidence: the words alone would let more in.
		e := event{id: fmt.Sprint(i), company: fmt.Sprintf("account-%d", i%9), line: fmt.Sprintf("Plan %d", i), tag: "pricing", severity: tag.Critical, at: day(17, 9, 0)}.make()
		e.Witnesses = nil
		events = append(events, e)
	}
	in := bigInput(9, events)
	in.Playbook, in.Sources = nil, nil
	ed := compose(t, in)
	if words, err := wordsAbove(ed); err != nil || words > MaxWords {
		t.Errorf("%d words, %v", words, err)
	}
	if ed.full() != MaxFull || len(ed.Accounts) != 9 {
		t.Errorf("%d in full of %d accounts; want %d, and each account told of", ed.full(), len(ed.Accounts), MaxFull)
	}
}
