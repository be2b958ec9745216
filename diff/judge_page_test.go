package diff

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"keywatch/sources"
)

// article is a long invented page of one colour of words.
func article(word string, n int) string {
	var b strings.Builder
	b.WriteString("<main><h1>Terms of Northwind</h1>")
	for i := range n {
		fmt.Fprintf(&b, "<p>Clause %d says that the %s of part %d is kept by the %s who signed for it in the %s office.</p>", i, word, i, word, word)
	}
	return b.String() + "</main>"
}

func TestWholePageIsConfirmedBeforeItIsReported(t *testing.T) {
	w := watching()
	w.check(page(t, article("freight", 30)), day(1))
	v := w.check(page(t, article("people", 30)), day(2))
	if len(v.Changes) != 0 || v.Pending == nil || v.Pending.Reason != pendingWhole {
		t.Fatalf("%d changes, pending %+v", len(v.Changes), v.Pending)
	}
	if v = w.check(page(t, article("people", 30)), day(3)); len(v.Changes) != 30 || v.Pending != nil {
		t.Errorf("%d changes, pending %v", len(v.Changes), v.Pending)
	}
}

func TestStubIsNoNewsWhenThePageComesBack(t *testing.T) {
	w := watching()
	w.check(page(t, article("freight", 30)), day(1))
	v := w.check(page(t, "<main><h1>We will be back soon</h1></main>"), day(2))
	if len(v.Changes) != 0 || v.Pending == nil {
		t.Fatalf("%d changes, pending %v", len(v.Changes), v.Pending)
	}
	v = w.check(page(t, article("freight", 30)), day(3))
	if len(v.Changes) != 0 || v.Pending != nil || len(v.Noise) == 0 {
		t.Errorf("%d changes, pending %v, %d noise", len(v.Changes), v.Pending, len(v.Noise))
	}
}

func TestEditBesideAPendingRemovalIsToldOnce(t *testing.T) {
	w := watching()
	w.check(page(t, plansAll), day(1))
	v := w.check(page(t, strings.ReplaceAll(plansLess, "EUR 50", "EUR 60")), day(2))
	if len(v.Changes) != 1 || v.Pending == nil || len(v.Pending.Changes) != 2 {
		t.Fatalf("changes %v, pending %+v", v.Changes, v.Pending)
	}
	if v.Baseline == nil || len(v.Baseline.Items) != len(page(t, plansAll).Items) {
		t.Errorf("the confirmed snapshot lost what is only pending")
	}
	v = w.check(nil, day(3))
	if len(v.Changes) != 2 || v.Changes[0].Op != Removed {
		t.Errorf("confirmed %+v", v.Changes)
	}
	if v = w.check(nil, day(4)); len(v.Changes) != 0 || v.Baseline != nil {
		t.Errorf("a check without news gave %+v", v)
	}
}

func TestUnlikeSnapshotsAreSeededWithAReason(t *testing.T) {
	for name, change := range map[string]func(*sources.Snapshot){
		"reader": func(s *sources.Snapshot) { s.Reader++ }, "options": func(s *sources.Snapshot) { s.Options = "x" },
		"address": func(s *sources.Snapshot) { s.URL += "/new" }, "kind": func(s *sources.Snapshot) { s.Kind = "other" },
	} {
		w := watching()
		w.check(page(t, plansAll), day(1))
		next := page(t, plansDear)
		change(next)
		v := w.check(next, day(2))
		if len(v.Changes) != 0 || v.Reseeded == "" || v.Baseline != next {
			t.Errorf("%s: %d changes, reseeded %q", name, len(v.Changes), v.Reseeded)
		}
	}
}

func TestPageAskedForInAnotherLanguageIsSeededAnew(t *testing.T) {
	english, german := page(t, plansAll), page(t, strings.ReplaceAll(plansAll, "EUR 50", "EUR 55"))
	english.Asked, german.Asked = "en", "de"
	w := watching()
	w.check(english, day(1))
	v := w.check(german, day(2))
	if len(v.Changes) != 0 || !strings.Contains(v.Reseeded, "en to de") {
		t.Errorf("%+v", v)
	}
	dear := page(t, plansDear)
	dear.Asked = "de"
	if v = w.check(dear, day(3)); len(v.Changes) == 0 || v.Changes[0].Asked != "de" {
		t.Errorf("a change afterwards: %+v", v.Changes)
	}
}

func TestAnotherLanguageIsNoChange(t *testing.T) {
	english := `<html lang="en"><main><h1>Plans</h1><p>Our team answers all of your questions within one working day.</p><p>You can end the contract at any time of the year.</p><p>We never sell the data that you give to us.</p><p>The price is the same for all of our customers.</p></main>`
	german := `<html lang="de"><main><h1>Tarife</h1><p>Unser Team beantwortet alle Fragen innerhalb eines Werktags.</p><p>Der Vertrag kann jederzeit im Jahr beendet werden.</p><p>Wir verkaufen niemals die Daten, die Sie uns geben.</p><p>Der Preis ist für alle unsere Kunden gleich.</p></main>`
	w := watching()
	w.check(page(t, english), day(1))
	v := w.check(page(t, german), day(2))
	if len(v.Changes) != 0 || v.Pending == nil {
		t.Fatalf("%d changes, pending %v", len(v.Changes), v.Pending)
	}
	v = w.check(page(t, german), day(3))
	if len(v.Changes) != 0 || v.Reseeded == "" || v.Pending != nil {
		t.Errorf("%d changes, reseeded %q, pending %v", len(v.Changes), v.Reseeded, v.Pending)
	}
	if changes, noise, _ := Pages([]byte(english), []byte(german), ""); len(changes) != 0 || len(noise) != 1 {
		t.Errorf("compared by hand: %d changes, %v", len(changes), noise)
	}
}

// quotes is a page that shows one of several voices at each visit.
func quotes(text string) string {
	return `<main><h1>Customers</h1><p>They ship with us each day.</p><h2>Voices</h2><blockquote>` + text + `</blockquote></main>`
}

func TestRotatingVoicesAreNeverReported(t *testing.T) {
	voices := []string{
		"Contoso calls us the calmest carrier it has had in years.", "Fabrikam saves nine hours each week at its desks.",
		"Since spring, Adatum tracks every crate to the door.", "Nothing was lost, says the warehouse of Proseware.",
	}
	w := watching()
	for n := range 24 {
		v := w.check(page(t, quotes(voices[(n*n+n/3)%4])), day(1).Add(time.Duration(n)*12*time.Hour))
		if len(v.Changes) != 0 {
			t.Errorf("visit %d reported %+v", n, v.Changes)
		}
	}
	v := Verdict{}
	for n := range 4 { // a new one that stays is news at last
		got := w.check(page(t, quotes("Litware has moved all of its freight to Northwind.")), day(20).Add(time.Duration(n)*12*time.Hour))
		v.Changes = append(v.Changes, got.Changes...)
	}
	said := ""
	for _, c := range v.Changes {
		said += fmt.Sprintf("%s %q -> %q; ", c.Op, c.Before, c.After)
	}
	// The voice that was there at first is gone for more than a week.
	if !strings.Contains(said, "Litware") || strings.Contains(said, "Fabrikam") || strings.Contains(said, "Adatum") || len(v.Changes) > 2 {
		t.Errorf("a new voice gave %s", said)
	}
}

func TestPriceThatFlapsIsTakenForVariants(t *testing.T) {
	w := watching()
	w.check(page(t, plansAll), day(1))
	reported := 0
	for n := range 10 {
		body := plansDear
		if n%2 == 1 {
			body = plansAll
		}
		reported += len(w.check(page(t, body), day(2+n)).Changes)
	}
	if reported != 2 { // there, and back
		t.Errorf("an A/B test was reported %d times", reported)
	}
	v := w.check(page(t, strings.ReplaceAll(plansAll, "EUR 50", "EUR 70")), day(12))
	if v.Pending == nil || len(v.Changes) != 0 {
		t.Fatalf("a new value in a flapping place: %+v", v)
	}
	w.check(nil, day(13))
	if v = w.check(nil, day(14)); len(v.Changes) != 1 {
		t.Errorf("a new value that stays is not reported: %+v", v)
	}
}

func TestPlaceThatChangesAtMostVisitsIsNoise(t *testing.T) {
	w := watching()
	for n := range 12 {
		v := w.check(page(t, plates(fmt.Sprintf("Plate %c of this month: %c%c", 'A'+n, 'A'+n, 'B'+n))), day(1+n))
		if n > 2*volatileLeast && len(v.Noise) != 1 {
			t.Errorf("check %d of a place that always changes: %+v", n, v)
		}
	}
}

func plates(text string) string { return "<main><h1>Status</h1><p>" + text + "</p></main>" }

func TestLongRemovalOfAVariantIsReported(t *testing.T) {
	with, without := `<main><h1>Customers</h1><img alt="Contoso"><img alt="Adatum"></main>`, `<main><h1>Customers</h1><img alt="Adatum"></main>`
	w := watching()
	w.check(page(t, with), day(1))
	w.check(page(t, without), day(2))
	w.check(page(t, with), day(3))
	var got []Change
	for n := 4; n < 14; n++ {
		got = append(got, w.check(page(t, without), day(n)).Changes...)
	}
	if len(got) != 1 || got[0].Op != Removed || got[0].Before != "Contoso" {
		t.Errorf("a logo that left for good gave %+v", got)
	}
}

func TestJudgeIsDeterministicAndItsMemoryBounded(t *testing.T) {
	w, u := watching(), watching()
	for n := range 6 {
		var b strings.Builder
		b.WriteString("<main><h1>All</h1>")
		for i := range 600 {
			fmt.Fprintf(&b, "<h2>Part %d</h2><p>Version %d of this part weighs %d kilograms in all.</p>", i, n, n*i)
		}
		body := b.String()
		v, x := w.check(page(t, body), day(1+n)), u.check(page(t, body), day(1+n))
		if fmt.Sprint(v.Changes) != fmt.Sprint(x.Changes) || fmt.Sprint(v.Memory) != fmt.Sprint(x.Memory) {
			t.Fatal("two runs differ")
		}
		if len(v.Memory.Blocks) > maxPlaces {
			t.Fatalf("%d places remembered", len(v.Memory.Blocks))
		}
	}
}
