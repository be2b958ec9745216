package diff

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keywatch/sources"
)

// plan is a plan's item as the reader of pages gives it.
func plan(name, amount string, fields ...string) sources.Item {
	f := map[string]string{"name": name, "amount": amount, "currency": "EUR", "interval": "month"}
	for i := 0; i+1 < len(fields); i += 2 {
		f[fields[i]] = fields[i+1]
	}
	return sources.Item{Type: "plan", Key: "plan:" + strings.ToLower(name) + ":month", Text: name + " EUR " + amount, Region: sources.RegionMain, Fields: f}
}

func person(name, title string) sources.Item {
	return sources.Item{Type: "person", Key: "person:" + strings.ToLower(name), Text: name + ", " + title, Fields: map[string]string{"name": name, "title": title}}
}

// with gives a page with things behind its text.
func with(t testing.TB, body string, items ...sources.Item) *sources.Snapshot {
	s := page(t, body)
	s.Items = append(textBlocks(s.Items), items...)
	return s
}

func whats(list []ItemChange) []string {
	var out []string
	for _, c := range list {
		out = append(out, string(c.Op)+" "+c.Name+": "+strings.Join(c.What, "; "))
	}
	return out
}

func TestThingsAreComparedAsWhatTheyAre(t *testing.T) {
	for name, c := range map[string]struct {
		old, now []sources.Item
		want     []string
	}{
		"a price up":              {[]sources.Item{plan("Team", "4000")}, []sources.Item{plan("Team", "5000")}, []string{"edited Team: price up 25 %"}},
		"a price down":            {[]sources.Item{plan("Team", "4999")}, []sources.Item{plan("Team", "3999")}, []string{"edited Team: price down 20 %"}},
		"nothing":                 {[]sources.Item{plan("Team", "4000")}, []sources.Item{plan("Team", "4000")}, nil},
		"a plan added":            {nil, []sources.Item{plan("Team", "4000")}, []string{"added Team: plan added"}},
		"a plan removed":          {[]sources.Item{plan("Team", "4000"), plan("Solo", "900")}, []sources.Item{plan("Team", "4000")}, []string{"removed Solo: plan removed"}},
		"a plan renamed":          {[]sources.Item{plan("Team", "4000")}, []sources.Item{plan("Business", "4000")}, []string{"edited Business: renamed: Team → Business"}},
		"a limit":                 {[]sources.Item{plan("Team", "4000", "features", "5 users\nChat")}, []sources.Item{plan("Team", "4000", "features", "10 users\nChat")}, []string{"edited Team: limit 5 users → 10 users"}},
		"a feature moved":         {[]sources.Item{plan("Solo", "900", "features", "Chat\nSSO"), plan("Team", "4000", "features", "Chat")}, []sources.Item{plan("Solo", "900", "features", "Chat"), plan("Team", "4000", "features", "Chat\nSSO")}, []string{"edited Solo: feature moved to Team: SSO", "edited Team: feature added: SSO"}},
		"a trial gone":            {[]sources.Item{plan("Team", "4000", "trial", "14")}, []sources.Item{plan("Team", "4000")}, []string{"edited Team: trial gone: 14 days"}},
		"no longer free":          {[]sources.Item{plan("Solo", "0", "free", "true")}, []sources.Item{plan("Solo", "900")}, []string{"edited Solo: no longer free"}},
		"on request now":          {[]sources.Item{plan("Big", "90000")}, []sources.Item{plan("Big", "", "contact", "true")}, []string{"edited Big: price on request now"}},
		"a sale":                  {[]sources.Item{plan("Team", "4000")}, []sources.Item{plan("Team", "4000", "was", "5000")}, []string{"edited Team: on sale"}},
		"somebody joined":         {nil, []sources.Item{person("Ilse Harmsen", "CIO")}, []string{"added Ilse Harmsen: joined"}},
		"somebody left":           {[]sources.Item{person("Ilse Harmsen", "CIO")}, nil, []string{"removed Ilse Harmsen: left"}},
		"another title":           {[]sources.Item{person("Ilse Harmsen", "CIO")}, []sources.Item{person("Ilse Harmsen", "CEO")}, []string{"edited Ilse Harmsen: title: CIO → CEO"}},
		"the same title in caps":  {[]sources.Item{person("Ilse Harmsen", "Chief  of Staff")}, []sources.Item{person("Ilse Harmsen", "CHIEF OF STAFF")}, nil},
		"another currency of all": {[]sources.Item{plan("Team", "4000")}, []sources.Item{plan("Team", "4400", "currency", "USD")}, []string{"edited Team: currency EUR → USD"}},
	} {
		got := whats(compareThings(&sources.Snapshot{Items: c.old}, &sources.Snapshot{Items: c.now}))
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

const planPage = `<main><h1>Pricing</h1><h2>Team</h2><p>EUR 40 per seat</p><h2>Solo</h2><p>EUR 9 per seat</p></main>`

func TestTheTextThatTellsOfAThingCarriesIt(t *testing.T) {
	old := with(t, planPage, plan("Team", "4000"), plan("Solo", "900"))
	now := with(t, strings.Replace(planPage, "EUR 40", "EUR 50", 1), plan("Team", "5000"), plan("Solo", "900"))
	changes, _ := Compare(old, now, Memory{})
	if len(changes) != 1 || changes[0].Item == nil || changes[0].Item.Name != "Team" || changes[0].Item.What[0] != "price up 25 %" {
		t.Fatalf("%+v", changes)
	}
}

func TestARowOfPricesTellsOfThePlansInItsColumns(t *testing.T) {
	table := func(a, b string) string {
		return "<main><h1>Preise</h1><table><tr><td></td><td>Start</td><td>Plus</td></tr><tr><td>Monatspreis</td><td>" + a + "</td><td>" + b + "</td></tr></table></main>"
	}
	old := with(t, table("3,20 €", "5,90 €"), plan("Start", "320"), plan("Plus", "590"))
	now := with(t, table("3,40 €", "6,40 €"), plan("Start", "340"), plan("Plus", "640"))
	changes, _ := Compare(old, now, Memory{})
	if len(changes) != 1 || changes[0].Item == nil || changes[0].Item.Name != "Start" {
		t.Errorf("%+v", changes)
	}
}

func TestWhatNoTextTellsIsAChangeOfItsOwnOnceConfirmed(t *testing.T) {
	w := watching()
	w.check(with(t, planPage, plan("Team", "4000"), plan("Solo", "900")), day(1))
	behind := with(t, planPage, plan("Team", "4000"), plan("Solo", "1200"))
	v := w.check(behind, day(2))
	if len(v.Changes) != 0 || v.Pending == nil || v.Pending.Reason != pendingTyped {
		t.Fatalf("a price behind a switch: %+v", v)
	}
	if v = w.check(nil, day(3)); len(v.Changes) != 1 || v.Changes[0].Item.What[0] != "price up 33.3 %" || v.Pending != nil {
		t.Fatalf("confirmed: %+v", v)
	}
	if v = w.check(behind, day(4)); len(v.Changes) != 0 || v.Pending != nil {
		t.Errorf("told twice: %+v", v)
	}
}

func TestAThingWaitsWithTheTextThatTellsOfIt(t *testing.T) {
	less := strings.Replace(planPage, "<h2>Solo</h2><p>EUR 9 per seat</p>", "", 1)
	w := watching()
	w.check(with(t, planPage, plan("Team", "4000"), plan("Solo", "900")), day(1))
	if v := w.check(with(t, less, plan("Team", "4000")), day(2)); len(v.Changes) != 0 {
		t.Fatalf("a removal at once: %+v", v.Changes)
	}
	v := w.check(nil, day(3))
	named := 0
	for _, c := range v.Changes {
		if c.Item != nil && c.Item.Name == "Solo" && c.Item.Op == Removed {
			named++
		}
	}
	if named != 1 {
		t.Fatalf("a plan that left: %+v", v.Changes)
	}
	if v = w.check(with(t, less, plan("Team", "4000")), day(4)); len(v.Changes) != 0 || v.Pending != nil {
		t.Errorf("told twice: %+v", v)
	}
	// What came back before it was confirmed is nothing.
	w.check(with(t, planPage, plan("Team", "4000"), plan("Solo", "900")), day(5))
}
