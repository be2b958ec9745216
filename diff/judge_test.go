package diff

import (
	"testing"
	"time"

	"keywatch/sources"
)

// page reads an invented page as a daemon would.
func page(t testing.TB, body string) *sources.Snapshot {
	t.Helper()
	snap, err := sources.Reread(sources.Source{ID: "northwind-pricing", Kind: "page", URL: "https://www.northwind.example/pricing"},
		[]sources.Document{{URL: "https://www.northwind.example/pricing", Body: []byte(body)}})
	if err != nil {
		t.Fatal(err)
	}
	return snap
}

func watching() *watched {
	return &watched{src: sources.Source{ID: "northwind-pricing", Kind: "page", URL: "https://www.northwind.example/pricing", Company: "northwind"}}
}

// day gives noon of a day of the tests' time.
func day(n int) time.Time { return time.Date(2026, 11, n, 12, 0, 0, 0, time.UTC) }

const (
	plansAll  = `<main><h1>Pricing</h1><h2>Team</h2><p>EUR 50 per month</p><h2>Scale</h2><p>EUR 200 per month</p><h2>Support</h2><p>We answer within one day.</p></main>`
	plansLess = `<main><h1>Pricing</h1><h2>Team</h2><p>EUR 50 per month</p><h2>Support</h2><p>We answer within one day.</p></main>`
	plansDear = `<main><h1>Pricing</h1><h2>Team</h2><p>EUR 60 per month</p><h2>Scale</h2><p>EUR 200 per month</p><h2>Support</h2><p>We answer within one day.</p></main>`
)

func TestFirstSnapshotIsSilent(t *testing.T) {
	v := watching().check(page(t, plansAll), day(1))
	if len(v.Changes) != 0 || v.Baseline == nil || v.Pending != nil {
		t.Errorf("first check gave %d changes, baseline %v, pending %v", len(v.Changes), v.Baseline != nil, v.Pending)
	}
}

func TestEditIsReportedAtOnce(t *testing.T) {
	w := watching()
	w.check(page(t, plansAll), day(1))
	v := w.check(page(t, plansDear), day(2))
	if len(v.Changes) != 1 {
		t.Fatalf("%d changes, want 1", len(v.Changes))
	}
	c := v.Changes[0]
	if c.Op != Edited || c.Before != "EUR 50 per month" || c.After != "EUR 60 per month" || c.Section != "Pricing > Team" {
		t.Errorf("change is %+v", c)
	}
	if !c.Seen.Equal(day(2)) || !c.Confirmed.Equal(day(2)) || c.Company != "northwind" {
		t.Errorf("seen %v, confirmed %v, company %q", c.Seen, c.Confirmed, c.Company)
	}
	if v := w.check(page(t, plansDear), day(3)); len(v.Changes) != 0 {
		t.Errorf("reported again: %v", v.Changes)
	}
}

func TestRemovalIsConfirmedBeforeItIsReported(t *testing.T) {
	for name, again := range map[string]func() *sources.Snapshot{
		"same page again": func() *sources.Snapshot { return page(t, plansLess) },
		"not modified":    func() *sources.Snapshot { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			w := watching()
			w.check(page(t, plansAll), day(1))
			v := w.check(page(t, plansLess), day(2))
			if len(v.Changes) != 0 || v.Pending == nil || len(v.Pending.Changes) != 2 {
				t.Fatalf("changes %v, pending %+v", v.Changes, v.Pending)
			}
			v = w.check(again(), day(3))
			if len(v.Changes) != 2 || v.Pending != nil {
				t.Fatalf("changes %v, pending %+v", v.Changes, v.Pending)
			}
			if c := v.Changes[0]; c.Op != Removed || !c.Seen.Equal(day(2)) || !c.Confirmed.Equal(day(3)) {
				t.Errorf("change %+v", c)
			}
			if v := w.check(page(t, plansLess), day(4)); len(v.Changes) != 0 || v.Pending != nil {
				t.Errorf("told again: %+v", v)
			}
		})
	}
}

func TestWhatCameAndWentIsNoise(t *testing.T) {
	w := watching()
	w.check(page(t, plansAll), day(1))
	w.check(page(t, plansLess), day(2))
	v := w.check(page(t, plansAll), day(3))
	if len(v.Changes) != 0 || v.Pending != nil {
		t.Fatalf("changes %v, pending %v", v.Changes, v.Pending)
	}
	if len(v.Noise) != 2 || v.Noise[0].Reason != reasonGone {
		t.Errorf("noise %v", v.Noise)
	}
}

func TestJudgingAloneWaitsForNothingAndLearnsNothing(t *testing.T) {
	src := sources.Source{ID: "northwind-pricing", Kind: "page"}
	v := JudgeAlone(Checked{Source: src, Current: page(t, plansAll), Now: day(1)})
	if v.Baseline == nil || len(v.Changes) != 0 {
		t.Fatalf("the first check: %+v", v)
	}
	v = JudgeAlone(Checked{Source: src, Confirmed: v.Baseline, Current: page(t, plansLess), Now: day(2)})
	if len(v.Changes) == 0 || v.Pending != nil || len(v.Memory.Blocks) != 0 || !v.Changes[0].Confirmed.Equal(day(2)) {
		t.Errorf("a removal: %+v", v)
	}
	if v = JudgeAlone(Checked{Source: src, Confirmed: v.Baseline, Now: day(3)}); v.Baseline != nil || len(v.Changes) != 0 {
		t.Errorf("not modified: %+v", v)
	}
}
