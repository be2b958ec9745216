package sources

import (
	"strings"
	"testing"
)

func TestClassWordsSayWhatIsNoContent(t *testing.T) {
	for class, want := range map[string]string{
		"main-nav": "nav", "siteFooter": "footer", "MegaMenu open": "menu", "cookie-banner": "consent", "js-cookieBar": "consent",
		"plan popular": "", "popular-posts": "related", "recommended plan": "", "recommended": "", "related_articles": "related",
		"social-proof": "", "social-links": "social", "chat-feature": "", "chat-widget": "chat", "intercom-lightweight-app": "chat",
		"hubspot-form": "", "canvas": "", "menuet": "", "css-1x2navy": "", "pricing-nav": "", "customer-logos": "", "": "", "a-b-c": "",
		"navigation__item--active": "nav", "job-sidebar": "", "modal fade": "dialog", strings.Repeat("x", 500): "",
	} {
		if got := className(class); got != want {
			t.Errorf("class %q says %q, want %q", class, got, want)
		}
	}
}

// regionOf reads a page and gives the region and first mark of the item with a text.
func regionOf(t *testing.T, body, text string) string {
	t.Helper()
	for _, it := range readPage(t, body, nil).Items {
		if it.Text == text {
			return strings.TrimSpace(string(it.Region) + " " + strings.SplitN(it.Marks, " ", 2)[0])
		}
	}
	t.Fatalf("no item %q", text)
	return ""
}

const prose = "<p>Northwind carries what you send, and tells you where it is on every day of its way to the door.</p>"

func TestFramesAreBelievedByWhatTheyHold(t *testing.T) {
	body := "<h1>Plans</h1>" + strings.Repeat(prose, 8)
	for _, c := range []struct{ name, body, want string }{
		{"nav", "<nav><a href=/x>X</a></nav>" + body, "chrome nav"},
		{"footer element", body + "<footer>X</footer>", "chrome footer"},
		{"footer of an article", "<article>" + body + "<footer>X</footer></article>", "main main"},
		{"header of an article", "<article><header>X</header>" + body + "</article>", "main main"},
		{"header with the headline", "<header><p>X</p><h1>Plans</h1></header>" + strings.Repeat(prose, 8), "chrome top"},
		{"small form", body + "<form>X</form>", "chrome form"},
		{"the page in a form", "<form>" + body + "<p>X</p></form>", "main"},
		{"the page in a menu class", "<div class=menu>" + body + "<p>X</p></div>", "main"},
		{"sidebar class", body + "<div class=sidebar>X</div>", "chrome aside"},
		{"role", body + "<div role=complementary>X</div>", "chrome aside"},
		{"status", body + "<div role=status>X</div>", "chrome status"},
		{"dialog", body + "<dialog open>X</dialog>", "chrome dialog"},
		{"copyright in a div", body + "<div><div><a href=/x>X</a></div><div>© 2026 Northwind</div></div>", "chrome footer"},
		{"copyright in running text", "<div><p>X</p>" + body + "<p>© 2026 Northwind</p></div>", "chrome top"},
		{"copyright within the content", body + "<div><p>X</p>" + strings.Repeat(prose, 2) + "<p>© 2026 Northwind</p></div>", "main"},
		{"rights in German", body + "<section><ul><li>X</li></ul><p>Alle Rechte vorbehalten, Northwind GmbH</p></section>", "chrome footer"},
		{"cookies without a class", body + "<div><p>X</p><p>We use cookies, if you agree.</p><button>Agree</button><button>Decline</button></div>", "chrome consent"},
		{"Cookies", body + "<div><p>X</p><p>Mit Ihrer Einwilligung messen wir.</p><button>Akzeptieren</button><button>Ablehnen</button></div>", "chrome consent"},
		{"témoins", body + "<div><p>X</p><p>Votre consentement nous aide.</p><button>Tout accepter</button><button>Continuer sans accepter</button></div>", "chrome consent"},
		{"a policy about cookies", body + "<div><p>X</p><p>We use cookies.</p><p>Accepting them is up to you and to nobody else.</p></div>", "main"},
		{"plan in a class of plans", body + `<div class="plan popular"><p>X</p></div>`, "main"},
		{"after the headline", body + "<p>X</p>", "main"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := regionOf(t, c.body, "X"); got != c.want {
				t.Errorf("region is %q, want %q", got, c.want)
			}
		})
	}
}

func TestRowsOfPricesAreReadAsOne(t *testing.T) {
	for _, c := range []struct {
		name, row string
		want      []string
	}{
		{"marks", "<td>SSO</td><td>✓</td><td>–</td>", []string{"SSO | ✓ | –"}},
		{"empty cells keep their place", "<td></td><td>Team</td><td>Scale</td>", []string{" | Team | Scale"}},
		{"divs in cells", "<td><div>Team</div><div>for five</div></td><td>EUR 50</td>", []string{"Team for five | EUR 50"}},
		{"pictures as marks", `<td>API</td><td><img alt="included" src=x></td>`, []string{"API | included"}},
		{"hidden cell", "<td>API</td><td hidden>old</td><td>new</td>", []string{"API | new"}},
		{"one cell", "<td>Plans for all</td>", []string{"Plans for all"}},
		{"long prose", "<td>" + strings.Repeat("freight ", 40) + "</td><td>b</td>", []string{strings.TrimSpace(strings.Repeat("freight ", 40)), "b"}},
		{"lists", "<td><ul><li>a</li><li>b</li></ul></td><td>c</td>", []string{"a", "b", "c"}},
	} {
		var got []string
		for _, it := range readPage(t, "<table><tr>"+c.row+"</tr></table>", nil).Items {
			if it.Type == "block" {
				got = append(got, it.Text)
			}
		}
		if strings.Join(got, ";") != strings.Join(c.want, ";") {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestPlaceholdersAndMarkdownAreNotText(t *testing.T) {
	for in, want := range map[string]string{"Hello {{ name }}!": "Hello !", "{% if x %}Team{% endif %}": "Team", "a {b} c": "a {b} c", "{{": "{{"} {
		if got := filled(in); got != want {
			t.Errorf("filled(%q) = %q", in, got)
		}
	}
	for in, want := range map[string]int{"# A": 1, "### A": 3, "####### A": 0, "#A": 0, "": 0, "##": 0} {
		if got := markdownLevel(in); got != want {
			t.Errorf("markdownLevel(%q) = %d", in, got)
		}
	}
	s := readPage(t, "<pre>See [our plans](https://www.northwind.example/p) now</pre>", nil)
	if s.Items[0].Text != "See our plans now" {
		t.Errorf("link reads %q", s.Items[0].Text)
	}
}

func TestWhiteSpaceIsFolded(t *testing.T) {
	for in, want := range map[string]string{"  a \n\t b\u00a0c ": "a b c", "a\u200bb": "ab", "\u202eevil": "evil", "": "", "\x00a": "a", "e\u00adf": "ef"} {
		if got := fold(in); got != want {
			t.Errorf("fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDocumentsAreRecognisedAsPages(t *testing.T) {
	page, _ := KindByName("page")
	for _, c := range []struct {
		doc  Document
		want bool
	}{
		{Document{Body: []byte("<!DOCTYPE HTML><p>x")}, true},
		{Document{Body: []byte("x"), ContentType: "text/html"}, true},
		{Document{Body: []byte("<rss>"), ContentType: "application/rss+xml"}, false},
		{Document{}, false},
	} {
		if got := page.Recognise(c.doc) > 0; got != c.want {
			t.Errorf("%q %q recognised: %v", c.doc.Body, c.doc.ContentType, got)
		}
	}
}
