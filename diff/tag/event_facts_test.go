package tag

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/diff"
)

// figuresIn writes the figures of a text, "45000000 money".
func figuresIn(text string) []string {
	var list []string
	for _, f := range factsOf(text, "", callings{}).figures {
		list = append(list, strings.TrimSpace(strconv.FormatFloat(f.value, 'f', -1, 64)+" "+f.unit))
	}
	return list
}

func TestAFigureIsOneHoweverItIsWritten(t *testing.T) {
	for text, want := range map[string]string{
		"raises $45M":                           "45000000 money",
		"raises 45 million dollars":             "45000000 money",
		"raises US$ 45m":                        "45000000 money",
		"sammelt 45 Mio. Dollar ein":            "45000000 money",
		"45 millions d'euros":                   "45000000 money",
		"640 millones de dólares":               "640000000 money",
		"fees of €1.2bn":                        "1200000000 money",
		"fees of 1,2 Milliarden Euro":           "1200000000 money",
		"raised $120,000,000":                   "120000000 money",
		"profit of 211 mln stg":                 "211000000 money",
		"forty-five million reasons":            "45000000",
		"three quarters of a billion":           "750000000",
		"one hundred and fifty places":          "150",
		"one and a half hundred people":         "150",
		"five hundred chargers":                 "500",
		"two score countries":                   "40",
		"half a dozen labs":                     "6",
		"a million in sales":                    "1000000",
		"2.300 Kunden":                          "2300",
		"2,300 customers":                       "2300",
		"38 000 m²":                             "38000",
		"1 400 turbines":                        "1400",
		"up 19%":                                "19 %",
		"up 19 percent":                         "19 %",
		"up 19 per cent":                        "19 %",
		"3.375 per cent":                        "3.375 %",
		"12 Prozent":                            "12 %",
		"thirty cents":                          "0.3 money",
		"5 centimes":                            "0.05 money",
		"25 GB per user":                        "25 gb",
		"in 2019":                               "2019 year",
		"Seven billion parameters":              "7000000000",
		"T3 and Q2, one of a kind":              "",
		"from 25 to 29 euros":                   "25,29 money",
		"on 23 September and 6 and 7 October":   "",
		"October 6-7, 1er août, 19.09.2026, 3.": "3",
	} {
		if got := strings.Join(figuresIn(text), ","); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestFiguresAreTheSameRoundedOrWithoutCurrency(t *testing.T) {
	for _, c := range []struct {
		a, b          figure
		same, rounded bool
	}{
		{figure{value: 45e6, unit: "money"}, figure{value: 45e6, unit: "money"}, true, false},
		{figure{value: 45e6, unit: "money"}, figure{value: 45e6}, true, false},
		{figure{value: 61.2e6, unit: "money"}, figure{value: 61e6, unit: "money"}, true, true},
		{figure{value: 2318}, figure{value: 2300}, true, true},
		{figure{value: 2318}, figure{value: 2327}, false, true},
		{figure{value: 3.4, unit: "%"}, figure{value: 3.375, unit: "%"}, true, true},
		{figure{value: 20, unit: "%"}, figure{value: 20}, false, false},
		{figure{value: 25, unit: "gb"}, figure{value: 25, unit: "money"}, false, false},
		{figure{value: 9}, figure{value: 10}, false, false},
	} {
		same, rounded := c.a.same(c.b)
		if same != c.same || same && rounded != c.rounded {
			t.Errorf("%v and %v: got %v, rounded %v", c.a, c.b, same, rounded)
		}
	}
}

func TestDaysAreReadInFourLanguages(t *testing.T) {
	for text, want := range map[string][]int{
		"23 September": {923}, "September 23": {923}, "6 and 7 October": {1006, 1007}, "October 6-7": {1006, 1007},
		"1er août": {801}, "le 1er août": {801}, "16. November": {1116}, "16 de noviembre": {1116}, "19.09.2026": {919}, "4 to 6 August": {804, 806},
		"by September": nil, "3,000 panels in May": nil,
	} {
		var got []int
		for d := range factsOf("", text, callings{}).days {
			got = append(got, d)
		}
		slices.Sort(got)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	}
}

func TestFormsOfAWordMeet(t *testing.T) {
	for _, c := range [][2]string{
		{"vector", "vectorielle"},
		{"listeria", "listerien"},
		{"charging", "charges"},
		{"turbine", "turbines"},
		{"contractor", "contractors"},
		{"sepsis", "sepsis"},
		{"logs", "log"},
	} {
		if keyOf(c[0]) != keyOf(c[1]) {
			t.Errorf("%s and %s: %s and %s", c[0], c[1], keyOf(c[0]), keyOf(c[1]))
		}
	}
}

func TestWhatAReleaseSaysOfTheCompanyIsNoNews(t *testing.T) {
	f := factsOf("Brindlow opens an office", "LODZ, Nov. 16, 2026 -- Brindlow has opened an office. About Brindlow: Brindlow makes archives for hospitals.", callings{own: wordSet("brindlow")})
	for _, key := range []string{"archiv", "hospit"} {
		if _, told := f.words[key]; told || !f.self[key] {
			t.Errorf("%q is told: %v, own: %v", key, told, f.self[key])
		}
	}
}

func TestATellingMayNameTheCompanyInPassing(t *testing.T) {
	own := callings{own: wordSet("brindlow")}
	for _, c := range []struct {
		title, body string
		want        bool
	}{
		{"Archives move to the cloud", "Vendors such as Brindlow gain.", true},
		{"Archives move to the cloud", "Vendors such as Quenby and Brindlow gain.", true},
		{"Suits pile up", "Thirty vendors, Brindlow the latest, are defendants.", true},
		{"Free models", "Half a dozen labs, Brindlow among them, give models away.", true},
		{"Brindlow gains", "Vendors such as Brindlow gain.", false},
		{"Archive vendor hacked", "Vendors such as Brindlow are hacked. Brindlow lost its keys.", false},
		{"Archive vendor hacked", "Brindlow lost its keys.", false},
		{"Rain", "It rains.", false},
	} {
		if got := factsOf(c.title, c.body, own).aside; got != c.want {
			t.Errorf("%q, %q: got %v", c.title, c.body, got)
		}
	}
}

func TestALessonIsNoNews(t *testing.T) {
	for title, want := range map[string]bool{
		"How to run a fair consultation": true, "What is session binding?": true, "Structured logs, a short guide": true,
		"How we cut our own bill": true, "Three fairs for archivists | Our tips for the autumn.": true, "Three archivists join | They come from Lodz.": false,
		"Five ways to close your books": true, "Vecteurs : le guide du débutant": true, "SMS or push? Costs compared": true,
		"Why we chose Brindlow": false, "Brindlow opens an office": false, "How Lodz beat Porto to the office": false,
	} {
		head, rest, _ := strings.Cut(title, " | ")
		if got := factsOf(head, rest, callings{}).lesson; got != want {
			t.Errorf("%q: got %v", title, got)
		}
	}
}

func TestAnEditTellsWhatDiffers(t *testing.T) {
	ch := edited(pricingPage, "Pricing", "p", "Business: €25 per user, 50 signatures included", "Business: €29 per user, 50 signatures included")
	f := factsOfChanges(ch.After, []diff.Change{ch}, callings{})
	var got []float64
	for _, fig := range f.figures {
		if fig.unit == "money" || fig.unit == "" {
			got = append(got, fig.value)
		}
	}
	slices.Sort(got)
	if d := cmp.Diff([]float64{25, 29}, got); d != "" {
		t.Error(d)
	}
}

func TestAHappeningThatGoesOnSaysSo(t *testing.T) {
	for _, c := range []struct {
		title, body string
		want        bool
	}{
		{"Offline mode is now live", "", true},
		{"Offline mode for all", "As announced, all have it.", true},
		{"Offline mode for all", "We showed it two weeks ago.", true},
		{"Brindlow completes the purchase of Marrow", "", true},
		{"Brindlow opens an office", "It is near the station.", false},
	} {
		if got := factsOf(c.title, c.body, callings{}).turn; got != c.want {
			t.Errorf("%q, %q: got %v", c.title, c.body, got)
		}
	}
}

func TestADayThatWasNamedIsDue(t *testing.T) {
	p := newProfile()
	p.add(telling{facts: factsOf("Fees end on 1 December", "", callings{}), at: start})
	for days, want := range map[int]bool{0: false, 3: false, 15: true, 16: true, 18: false} {
		if got := due(p, telling{at: start.Add(time.Duration(days) * day)}); got != want {
			t.Errorf("after %d days: got %v", days, got)
		}
	}
}
