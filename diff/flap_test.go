package diff

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"

	"keywatch/sources"
)

// visits gives what a watch reports of pages shown one after another, half a day
// apart; what is pending is visited again after an hour, as by the daemon.
func visits(t *testing.T, w *watched, bodies ...string) []Change {
	t.Helper()
	var all []Change
	at := day(1)
	if w.confirmed != nil {
		at = w.confirmed.At.Add(12 * time.Hour)
	}
	for _, body := range bodies {
		v := w.check(page(t, body), at)
		all = append(all, v.Changes...)
		for n := 1; v.Pending.Soon() && n <= 3; n++ {
			v = w.check(page(t, body), at.Add(time.Duration(n)*time.Hour))
			all = append(all, v.Changes...)
		}
		at = at.Add(12 * time.Hour)
	}
	return all
}

const hero = `<main><h1>Freight that arrives</h1><p>%s</p><h2>Why</h2><p>Crates are sealed in the yard and opened at your door.</p>
<h2>Where</h2><p>Between Lisbon and Turku, by rail and by sea.</p></main>`

func TestFiveVariantsOfATestAreNewsOnceAtMost(t *testing.T) {
	variants := []string{"Calm carriers since 1921.", "Your crates in good hands.", "Ship without a second thought.", "The quiet way across Europe.", "Freight for people who sleep."}
	w := watching()
	var bodies []string
	for n := range 40 {
		bodies = append(bodies, fmt.Sprintf(hero, variants[(n*3)%5]))
	}
	seen := map[string]int{}
	for _, c := range visits(t, w, bodies[:20]...) {
		seen[c.After]++
	}
	for text, n := range seen {
		if n > 1 {
			t.Errorf("%q was news %d times", text, n)
		}
	}
	if later := visits(t, w, bodies[20:]...); len(later) != 0 {
		t.Errorf("variants that are known were reported: %+v", later)
	}
	// A new text is a change all the same, once it stays.
	fresh := fmt.Sprintf(hero, "We bought Contoso Lines.")
	var news []Change
	for range 20 {
		news = append(news, visits(t, w, fresh)...)
	}
	if len(news) != 1 || !strings.Contains(news[0].After, "Contoso") {
		t.Errorf("a new text among variants: %+v", news)
	}
}

func TestPricesSeenFromTwoCountriesAreNewsOnceAtMost(t *testing.T) {
	euro, dollar := plansAll, strings.ReplaceAll(plansAll, "EUR ", "USD ")
	w := watching()
	var bodies []string
	for n := range 24 {
		bodies = append(bodies, []string{euro, dollar}[n%2])
	}
	perText := map[string]int{}
	for _, c := range visits(t, w, bodies...) {
		perText[c.Section+c.After]++
	}
	for text, n := range perText {
		if n > 1 {
			t.Errorf("%q was news %d times", text, n)
		}
	}
}

func TestBlockPageBetweenTwoGoodOnesIsNothing(t *testing.T) {
	wall := `<main><h1>Checking your browser</h1><p>Please wait while we verify that you are human.</p></main>`
	w := watching()
	at := day(1)
	w.check(page(t, article("freight", 30)), at)
	v := w.check(page(t, wall), at.Add(12*time.Hour))
	v2 := w.check(page(t, article("freight", 30)), at.Add(13*time.Hour))
	if len(v.Changes)+len(v2.Changes) != 0 || v2.Pending != nil {
		t.Errorf("%+v, then %+v", v.Changes, v2)
	}
}

func TestRedesignWithTheSameTextIsNoChangeAndOneWithNewTextReportsTheText(t *testing.T) {
	plain := fmt.Sprintf(hero, "Calm carriers since 1921.")
	made := func(slogan string) string {
		return `<div class="x9"><header><nav><a href="/a">Home</a> <a href="/b">Fleet</a></nav></header><main class="grid"><section><div><span><h1>Freight that arrives</h1></span></div>
		<div><div>` + slogan + `</div></div></section><section><div><h2>Why</h2><div>Crates are sealed in the yard and opened at your door.</div></div></section>
		<section><h2>Where</h2><div>Between Lisbon and Turku, by rail and by sea.</div></section></main></div>`
	}
	if changes := visits(t, watching(), plain, made("Calm carriers since 1921.")); Material(changes) {
		t.Errorf("the same text: %+v", changes)
	}
	changes := visits(t, watching(), plain, made("We bought Contoso Lines."))
	for _, c := range changes {
		if c.Region == sources.RegionMain && !strings.Contains(c.After, "Contoso") && !strings.Contains(c.Before, "Calm carriers") {
			t.Errorf("%+v", c)
		}
	}
	if !anySays(changes, "Contoso") {
		t.Errorf("new text: %+v", changes)
	}
}

func TestAnotherDecodingIsNoChange(t *testing.T) {
	good := fmt.Sprintf(hero, "Fracht für Händler in Köln, Málaga und Besançon.")
	wrong, err := charmap.Windows1252.NewDecoder().String(good)
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]string{"as Windows-1252": wrong, "letters lost": strings.NewReplacer("ü", "?", "ä", "?", "ö", "?", "á", "?", "ç", "?").Replace(good)} {
		if changes := visits(t, watching(), good, bad, good); len(changes) != 0 {
			t.Errorf("%s: %+v", name, changes)
		}
	}
	if changes := visits(t, watching(), good, strings.Replace(good, "Köln", "Koblenz", 1)); len(changes) != 1 {
		t.Errorf("another city: %+v", changes)
	}
}

func TestCriticalNewsWaitsTwoHoursAtMost(t *testing.T) {
	a, b := fmt.Sprintf(hero, "Calm carriers since 1921."), fmt.Sprintf(hero, "Northwind files for bankruptcy.")
	w := watching()
	w.check(page(t, a), day(1))
	w.check(page(t, b), day(2))
	w.check(page(t, a), day(3))
	last := day(4)
	in := func(at time.Time) Verdict {
		return Judge(Checked{
			Source: w.src, Confirmed: w.confirmed, Pending: w.pending, Memory: w.memory, Current: page(t, b), Now: at,
			Critical: func(c Change) bool { return strings.Contains(c.After, "bankruptcy") },
		})
	}
	v := in(last)
	w.pending, w.memory = v.Pending, v.Memory
	if len(v.Changes) != 0 {
		t.Fatalf("at once, in a place that flaps: %+v", v.Changes)
	}
	if v = in(last.Add(criticalFor)); len(v.Changes) != 1 {
		t.Errorf("after two hours: %+v", v)
	}
}
