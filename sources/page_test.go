package sources

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func readPage(t testing.TB, body string, opts Options) *Snapshot {
	t.Helper()
	snap, err := Reread(Source{ID: "s", Kind: "page", URL: "https://www.northwind.example/p", Options: opts},
		[]Document{{URL: "https://www.northwind.example/p", Body: []byte(body)}})
	if err != nil {
		t.Fatal(err)
	}
	return snap
}

// lines shows a snapshot's text: section, element, region and text, one block a
// line.
func lines(s *Snapshot) []string {
	var out []string
	for _, it := range s.Items {
		if it.Type != "block" {
			continue
		}
		out = append(out, it.Section+"|"+it.Tag+"|"+string(it.Region)+"|"+it.Text)
	}
	return out
}

func TestPageIsReadAsBlocksInOrder(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{
			"headings make sections", "<h1>Pricing</h1><h2>Team</h2><p>EUR 50</p><h3>Limits</h3><p>5 seats</p><h2>Scale</h2><p>EUR 200</p>",
			[]string{"|h1|main|Pricing", "Pricing|h2|main|Team", "Pricing > Team|p|main|EUR 50", "Pricing > Team|h3|main|Limits", "Pricing > Team > Limits|p|main|5 seats", "Pricing|h2|main|Scale", "Pricing > Scale|p|main|EUR 200"},
		},
		{"inline elements stay in their word", "<p>key<b>watch</b> sees <em>all</em>.</p>", []string{"|p|main|keywatch sees all."}},
		{"set apart by style", "<p><span>Team</span><span>EUR 50</span></p>", []string{"|p|main|Team EUR 50"}},
		{"price in spans", "<p><span>$</span><span>49</span><span>/mo</span></p>", []string{"|p|main|$49/mo"}},
		{"links side by side", "<p><a href=/a>Road</a><a href=/b>Sea</a></p>", []string{"|p|main|Road Sea"}},
		{"sub and sup", "<p>CO<sub>2</sub> and m<sup>2</sup></p>", []string{"|p|main|CO2 and m2"}},
		{"one line break is a space", "<p>Hafenstrasse 1<br>Hamburg</p>", []string{"|p|main|Hafenstrasse 1 Hamburg"}},
		{"two line breaks end a block", "<p>One.<br><br>Two.</p>", []string{"|p|main|One.", "|p|main|Two."}},
		{"table row", "<table><tr><th>Plan</th><th>Price</th></tr><tr><td>Team</td><td><b>EUR</b> 50</td></tr></table>", []string{"|tr|main|Plan | Price", "|tr|main|Team | EUR 50"}},
		{"table for layout", "<table><tr><td><h2>Team</h2><p>EUR 50</p></td><td><p>Other</p></td></tr></table>", []string{"|h2|main|Team", "Team|p|main|EUR 50", "Team|p|main|Other"}},
		{"definition list", "<dl><dt>Seats</dt><dd>5</dd></dl>", []string{"|dt|main|Seats", "|dd|main|5"}},
		{"list item with a wrapper", "<ul><li><div><span>Road freight</span></div></li></ul>", []string{"|li|main|Road freight"}},
		{"picture", `<p>Trusted by</p><img src=x alt="Contoso"><img src=y alt="">`, []string{"|p|main|Trusted by", "|img|main|Contoso"}},
		{"drawing with a name", `<p>With</p><svg role="img" aria-label="Fabrikam"><title>x</title></svg>`, []string{"|p|main|With", "|img|main|Fabrikam"}},
		{"invisible text", `<p>Seen</p><p hidden>a</p><p aria-hidden="true">b</p><p style="display: none">c</p><template><p>d</p></template><noscript>e</noscript><script>f</script><style>g</style>`, []string{"|p|main|Seen"}},
		{"preformatted text", "<pre>## Plans\n\nTeam costs EUR 50.\n\n- five seats\n- one office</pre>", []string{"|h2|main|Plans", "Plans|pre|main|Team costs EUR 50.", "Plans|pre|main|- five seats", "Plans|pre|main|- one office"}},
		{"title and description", `<head><title>Plans</title><meta name="description" content="What it costs"></head><p>Body</p>`, []string{"|title|chrome|Plans", "|meta|chrome|What it costs", "|p|main|Body"}},
		{"entities and odd spaces", "<p>Fish&nbsp;&amp;&#8203; ships</p>", []string{"|p|main|Fish & ships"}},
		{"button", "<p>Team</p><button>Buy <b>now</b></button>", []string{"|p|main|Team", "|button|main|Buy now"}},
		{"heading by role", `<div role="heading" aria-level="3">Team</div><p>EUR 50</p>`, []string{"|h3|main|Team", "Team|p|main|EUR 50"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, lines(readPage(t, c.body, nil))); d != "" {
				t.Error(d)
			}
		})
	}
}

const site = `<html lang="en-GB"><body><div>We have moved to Hamburg</div>
<header><nav><a href="/">Home</a></nav></header><div class="breadcrumbs"><a href="/">Start</a></div>
<div><h1>Plans</h1><p>Northwind keeps your shipments in one place, whoever carries them, by day and by night.</p>
<div class="plan popular"><h3>Team</h3><p>EUR 50</p></div><section class="social-proof"><img alt="Contoso"></section></div>
<div><div>Terms</div><div>Imprint</div><p>© 2026 Northwind</p></div>
<div><p>We use cookies to measure our site.</p><button>Accept all</button><button>Reject all</button></div></body></html>`

func TestRegionsAreToldByWhatElementsHold(t *testing.T) {
	got := map[string]string{}
	for _, it := range readPage(t, site, nil).Items {
		got[it.Text] = string(it.Region) + " " + it.Marks
	}
	want := map[string]string{
		"We have moved to Hamburg": "chrome top", "Home": "chrome nav link", "Start": "chrome nav link", "Plans": "main ",
		"Northwind keeps your shipments in one place, whoever carries them, by day and by night.": "main ",
		"Team": "main ", "EUR 50": "main ", "Contoso": "main ", "Terms": "chrome footer", "Imprint": "chrome footer", "© 2026 Northwind": "chrome footer",
		"We use cookies to measure our site.": "chrome consent", "Accept all": "chrome consent label", "Reject all": "chrome consent label",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestPlansAboveALateHeadlineAreContent(t *testing.T) {
	for _, above := range []string{"<h3>Team</h3><ul><li>50 alerts</li></ul>", "<div>€50 a month</div>"} {
		s := readPage(t, above+"<h1>Questions</h1><p>"+strings.Repeat("We answer all of them within one working day. ", 9)+"</p>", nil)
		for _, it := range s.Items {
			if it.Region != RegionMain {
				t.Errorf("%q is %s", it.Text, it.Region)
			}
		}
	}
}

func TestOptionsChooseWhatIsRead(t *testing.T) {
	body := `<nav>Home</nav><div id=a><p>Alpha 12 viewing</p><p class=x>Beta</p></div><div id=b><p>Gamma</p></div>`
	for _, c := range []struct {
		name string
		opts Options
		want []string
	}{
		{"include", Options{"include": []string{"#a"}}, []string{"Alpha 12 viewing", "Beta"}},
		{"include two, in the page's order", Options{"include": []string{"#b", "#a, #a p"}}, []string{"Alpha 12 viewing", "Beta", "Gamma"}},
		{"exclude", Options{"exclude": []string{".x", "nav"}}, []string{"Alpha 12 viewing", "Gamma"}},
		{"ignore", Options{"ignore": []string{`\d+ viewing`}}, []string{"Home", "Alpha", "Beta", "Gamma"}},
	} {
		var got []string
		for _, it := range readPage(t, body, c.opts).Items {
			got = append(got, it.Text)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestWrongOptionsAreErrors(t *testing.T) {
	for _, opts := range []Options{{"include": []string{"p["}}, {"exclude": "::"}, {"ignore": "("}} {
		if _, err := Reread(Source{Kind: "page", Options: opts}, []Document{{Body: []byte("<p>x</p>")}}); err == nil {
			t.Errorf("%v is no error", opts)
		}
	}
}

func TestPageKeepsItsLinksAndLanguage(t *testing.T) {
	s := readPage(t, `<html lang="de-AT"><title>Stellen</title><ul><li><a href="/jobs/1">Zollfachkraft</a></li><li>Mehr <a href="/x">hier</a></li></ul>`, nil)
	if s.Lang != "de-at" || s.Title != "Stellen" {
		t.Errorf("lang %q, title %q", s.Lang, s.Title)
	}
	if href := s.Items[1].Fields["href"]; href != "https://www.northwind.example/jobs/1" {
		t.Errorf("link is %q", href)
	}
	if s.Items[2].Fields != nil {
		t.Errorf("a sentence with a link has %v", s.Items[2].Fields)
	}
}

func TestEqualTextsHaveKeysOfTheirOwn(t *testing.T) {
	s := readPage(t, `<p>Team</p><p>TEAM</p><img alt="Team">`, nil)
	keys := map[string]bool{}
	for _, it := range s.Items {
		keys[it.Key] = true
	}
	if len(keys) != 3 {
		t.Errorf("%d keys for 3 items: %v", len(keys), keys)
	}
	if moved := readPage(t, `<div><p>x</p><p>Team</p></div>`, nil); moved.Items[1].Key != s.Items[0].Key {
		t.Error("a text that moved has another key")
	}
}

func TestPageHiddenBehindADialogIsRead(t *testing.T) {
	s := readPage(t, `<div aria-hidden="true"><h1>Plans</h1><p>Team costs EUR 50 a month.</p></div><div role="dialog">Hello</div>`, nil)
	if len(s.Items) != 4 || s.Items[3].Type != typePlan || s.Items[3].Fields["amount"] != "5000" {
		t.Errorf("items are %v", lines(s))
	}
}

func TestEmptyAndUnreadablePagesAreErrors(t *testing.T) {
	for _, body := range []string{"", " ", "<html></html>", "<script>x</script>", "<p hidden></p>", "<p>·</p>"} {
		if _, err := Reread(Source{Kind: "page"}, []Document{{Body: []byte(body)}}); !errors.Is(err, ErrEmpty) {
			t.Errorf("%q: %v, want ErrEmpty", body, err)
		}
	}
	if _, err := Reread(Source{Kind: "page"}, nil); !errors.Is(err, ErrEmpty) {
		t.Errorf("no documents: %v", err)
	}
	deep := []Document{{Body: []byte(strings.Repeat("<div>", 600) + "x")}}
	if _, err := Reread(Source{Kind: "page"}, deep); err == nil || errors.Is(err, ErrEmpty) {
		t.Errorf("600 nested elements: %v", err)
	}
}

func TestHostilePagesAreReadWithinASecond(t *testing.T) {
	n := 40_000
	for name, body := range map[string]string{
		"open spans": strings.Repeat("<span>a", 500), "many paragraphs": strings.Repeat("<p>a", n), "many links": strings.Repeat("<a href=x>a", n/4),
		"many images": strings.Repeat("<img alt=a>", n), "one long word": strings.Repeat("a", 10*n), "many rows": strings.Repeat("<tr><td>a<td>b", n/4),
		"table": "<table>" + strings.Repeat("<tr><td>a<td>b", n/4), "headings": strings.Repeat("<h1>a<h6>b", n/4), "breaks": strings.Repeat("a<br><br>", n),
		"nul": strings.Repeat("\x00<p>", n), "bad utf-8": strings.Repeat("\xff\xfe<p>", n/4), "long class": "<p class='" + strings.Repeat("navMenu ", n) + "'>a",
		"braces": strings.Repeat("{{", n), "brackets": "<pre>" + strings.Repeat("[](", n) + "\n# a", "formatting": strings.Repeat("<b><i>", 200) + strings.Repeat("<p>a", 1000),
		"copyrights": strings.Repeat("<div>© a", 500), "frames": strings.Repeat("<div class=nav>a", 500) + strings.Repeat("<p>b", n/10),
	} {
		took := quickest(slowed*time.Second, func() { _, _ = Reread(Source{Kind: "page"}, []Document{{Body: []byte(body)}}) })
		if took > slowed*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

func FuzzPage(f *testing.F) {
	for _, seed := range []string{site, "<p>a<b>b</b>", "<table><tr><td>a<td>b", "<table><tr><td><td>b<td>", "<pre># a\n- b", "{{a}}", "<svg role=img aria-label=x>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		docs := []Document{{URL: "https://www.northwind.example/", Body: []byte(body)}}
		a, err := Reread(Source{Kind: "page"}, docs)
		if err != nil {
			return
		}
		b, _ := Reread(Source{Kind: "page"}, docs)
		if d := cmp.Diff(lines(a), lines(b)); d != "" {
			t.Errorf("read twice, two ways: %s", d)
		}
		for _, it := range a.Items {
			// A row keeps the place of an empty cell at its ends.
			if it.Text == "" || strings.TrimSpace(it.Text) != fold(it.Text) || it.Key == "" || it.Region == "" {
				t.Errorf("item %+v", it)
			}
		}
	})
}

func BenchmarkPage(b *testing.B) {
	var body strings.Builder
	body.WriteString("<html><body><nav><a href=/>Home</a></nav><main><h1>Plans</h1>")
	for body.Len() < 100_000 {
		body.WriteString(`<section class="plan css-1x2 wide"><h2 id="t">Team <b>plus</b></h2><p class="price">EUR 50 per month, for five seats and one office.</p><ul class="list"><li>Road freight</li><li><a href="/sea">Sea freight</a></li></ul></section>`)
	}
	docs := []Document{{URL: "https://www.northwind.example/", Body: []byte(body.String())}}
	b.SetBytes(int64(body.Len()))
	for b.Loop() {
		if _, err := Reread(Source{Kind: "page"}, docs); err != nil {
			b.Fatal(err)
		}
	}
}

func TestShortPageIsNotTakenForTheConsentBannerInIt(t *testing.T) {
	banner := `<div role="dialog"><p>We use cookies to keep you signed in.</p><div><button>Accept all</button><button>Only necessary</button></div></div>`
	for name, body := range map[string]string{
		"headline":   `<div id="app">` + banner + `<h1>Teams that sail with us</h1><div>From one boat to several hundred.</div></div>`,
		"no heading": `<div id="app">` + banner + `<div>From one boat to several hundred, and from Riga to Porto, all year round and also at night.</div><div>Ask for the captains by name.</div></div>`,
	} {
		s := readPage(t, body, Options{})
		for _, it := range s.Items {
			consent := strings.Contains(it.Marks, "consent")
			if want := strings.Contains(it.Text, "cookies") || it.Tag == "button"; consent != want {
				t.Errorf("%s: %q is marked %q", name, it.Text, it.Marks)
			}
		}
	}
}

func TestHeadlineOverItsTeaserIsABlockOfItsOwn(t *testing.T) {
	s := readPage(t, `<main><h1>News</h1><p><a href="/t">Northwind opens a yard in Porto</a><br>The first crates leave in spring.</p><p><a href="/o">Northwind Oy</a><br>4 Pier Road<br>Turku</p></main>`, Options{})
	want := []string{"Northwind opens a yard in Porto", "The first crates leave in spring.", "Northwind Oy 4 Pier Road Turku"}
	for _, text := range want {
		if !slices.ContainsFunc(s.Items, func(it Item) bool { return it.Text == text }) {
			t.Errorf("%q is no block of its own: %q", text, lines(s))
		}
	}
}
