package diff

import "testing"

// shop wraps a piece of content in the page of an invented vendor.
func shop(content string) string {
	return `<html lang="en"><head><title>Pricing | Northwind</title></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/pricing">Pricing</a></li></ul></nav></header>
<main><h1>Plans for every team</h1><p>Northwind keeps your shipments in one place, whoever carries them.</p>` + content +
		`<h2>Questions</h2><p>Our team answers within one working day, in four languages.</p></main>
<footer><p>© 2026 Northwind Freight Ltd. All rights reserved.</p></footer></body></html>`
}

// The noise that pages make by themselves. No case may give a change of the
// content; where a reason is named, it must be given.
var noisePages = []struct{ name, old, now, reason string }{
	{"indentation", "<p>Two  warehouses\n in Hamburg</p>", "<p>Two warehouses in\t\tHamburg</p>", ""},
	{"no-break space", "<p>EUR 50 per seat</p>", "<p>EUR&nbsp;50 per seat</p>", ""},
	{"soft hyphen", "<p>Frachtverwaltung für alle</p>", "<p>Fracht&shy;verwaltung für alle</p>", ""},
	{"zero width space", "<p>All carriers included</p>", "<p>All&#8203; carriers included</p>", ""},
	{"capital letters", "<h2>Team Plan</h2>", "<h2>TEAM PLAN</h2>", reasonType},
	{"curly quotes", `<p>We call it "calm shipping" here.</p>`, "<p>We call it “calm shipping” here.</p>", reasonType},
	{"dashes", "<p>Monday - Friday, nine to five</p>", "<p>Monday – Friday, nine to five</p>", reasonType},
	{"ellipsis sign", "<p>And much more...</p>", "<p>And much more…</p>", reasonType},
	{"full stop at the end", "<li>Unlimited carriers</li>", "<li>Unlimited carriers.</li>", reasonType},
	{"arrow in a link", `<p><a href="/demo">See how it works</a></p>`, `<p><a href="/demo">See how it works →</a></p>`, reasonType},
	{"composed letters", "<p>Café Lumière expédie avec nous</p>", "<p>Cafe\u0301 Lumie\u0300re expe\u0301die avec nous</p>", ""},
	{"ligature", "<p>Our office of the future</p>", "<p>Our of\ufb01ce of the future</p>", reasonType},
	{"view counter", "<p>1,204 views</p>", "<p>1,371 views</p>", reasonCounter},
	{"short counter", "<p>1.2k views</p>", "<p>1.4k views</p>", reasonCounter},
	{"people viewing", "<p>37 people are viewing this page</p>", "<p>9 people are viewing this page</p>", reasonCounter},
	{"seen so many times", "<p>Seen 10,037 times. Updated Mon, 02 Nov 2026 10:00:00 GMT</p>", "<p>Seen 10,407 times. Updated Tue, 03 Nov 2026 09:12:40 GMT</p>", reasonCounter},
	{"visitors online", "<p>12 visitors online</p>", "<p>15 visitors online</p>", reasonCounter},
	{"likes and comments", "<p>18 likes · 4 comments</p>", "<p>23 likes · 5 comments</p>", reasonCounter},
	{"stars of a repository", "<p>4,812 stars on our repository</p>", "<p>4,951 stars on our repository</p>", reasonCounter},
	{"downloads", "<p>91,022 downloads</p>", "<p>92,400 downloads</p>", reasonCounter},
	{"review count", "<p>Rated by 1,311 reviews</p>", "<p>Rated by 1,320 reviews</p>", reasonCounter},
	{"Besucher", "<p>412 Besucher</p>", "<p>433 Besucher</p>", reasonCounter},
	{"vues", "<p>87 vues</p>", "<p>93 vues</p>", reasonCounter},
	{"minutes ago", "<p>Updated 3 minutes ago</p>", "<p>Updated 14 minutes ago</p>", reasonAgo},
	{"hours to days ago", "<p>Posted 23 hours ago</p>", "<p>Posted 1 day ago</p>", reasonAgo},
	{"an hour ago", "<p>Deployed an hour ago</p>", "<p>Deployed 2 hours ago</p>", reasonAgo},
	{"vor Minuten", "<p>Aktualisiert vor 3 Minuten</p>", "<p>Aktualisiert vor 2 Stunden</p>", reasonAgo},
	{"il y a", "<p>Publié il y a 3 heures</p>", "<p>Publié il y a 5 heures</p>", reasonAgo},
	{"hace", "<p>Publicado hace 3 minutos</p>", "<p>Publicado hace 9 minutos</p>", reasonAgo},
	{"clock", "<p>Berlin 12:08</p>", "<p>Berlin 17:41</p>", reasonClock},
	{"clock of half days", "<p>Local time 12:08 PM</p>", "<p>Local time 1:15 AM</p>", reasonClock},
	{"clock with seconds", "<p>Page made at 10:11:12</p>", "<p>Page made at 23:58:01</p>", reasonClock},
	{"date and clock of now", "<p>As of 23 November 2026, 10:11 UTC</p>", "<p>As of 24 November 2026, 10:12 UTC</p>", reasonClock},
	{"machine time", "<p>Generated 2026-11-23T10:11:12Z</p>", "<p>Generated 2026-11-24T09:00:41Z</p>", reasonClock},
	{"copyright year", "<p>© 2026 Northwind Freight Ltd.</p>", "<p>© 2027 Northwind Freight Ltd.</p>", reasonYear},
	{"span of copyright years", "<p>Copyright 2019-2026 Northwind</p>", "<p>Copyright 2019-2027 Northwind</p>", reasonYear},
	{"request id", "<p>Request 8f3a9c01d2e4b7</p>", "<p>Request 1b77e0c94fa25d</p>", reasonToken},
	{"uuid", "<p>Trace 3f2504e0-4f89-41d3-9a0c-0305e82c3301</p>", "<p>Trace 7c9e6679-7425-40de-944b-e07fc1f90ae7</p>", reasonToken},
	{"build hash", "<p>Build 9f86d081884c7d659a2feaa0c55ad015</p>", "<p>Build a3bf4f1b2b0b822cd15d6c15b0f00a08</p>", reasonToken},
	{"nonce in a script", `<script nonce="a1b2">var t = 1</script>`, `<script nonce="c3d4">var t = 2</script>`, ""},
	{"style", "<style>p{color:red}</style>", "<style>p{color:blue}</style>", ""},
	{"template", "<template><p>One thing</p></template>", "<template><p>Quite another thing</p></template>", ""},
	{"noscript", "<noscript>Please switch on scripts</noscript>", "<noscript>This page needs scripts to run well</noscript>", ""},
	{"hidden field", `<input type="hidden" value="tok1">`, `<input type="hidden" value="tok2">`, ""},
	{"comment", "<!-- served by web-3 -->", "<!-- served by web-9 -->", ""},
	{"hidden text", "<p hidden>Old offer of the spring</p>", "<p hidden>New offer of the autumn</p>", ""},
	{"text for no one", `<div style="display: none">Test group A sees this</div>`, `<div style="display: none">Test group B sees that</div>`, ""},
	{"aria-hidden icon", `<p><span aria-hidden="true">star_border</span>Carriers included</p>`, `<p><span aria-hidden="true">star</span>Carriers included</p>`, ""},
	{"tracking parameters", `<p><a href="/demo?utm_source=a&amp;sid=1">Book a demo with us today</a></p>`, `<p><a href="/demo?utm_source=b&amp;sid=2">Book a demo with us today</a></p>`, ""},
	{"picture's address", `<img src="/a.1f3.png" alt="Warehouse">`, `<img src="/a.77c.png" alt="Warehouse">`, ""},
	{"classes", `<p class="css-1x2">Carriers included</p>`, `<p class="css-9z8">Carriers included</p>`, ""},
	{"order of a list", "<ul><li>Road freight</li><li>Sea freight</li><li>Air freight</li></ul>", "<ul><li>Air freight</li><li>Road freight</li><li>Sea freight</li></ul>", reasonMoved},
	{"order of logos", `<img alt="Contoso"><img alt="Fabrikam"><img alt="Adatum">`, `<img alt="Adatum"><img alt="Contoso"><img alt="Fabrikam">`, reasonMoved},
	{"order of cards", "<div><h3>Road</h3><p>Trucks in nine countries</p></div><div><h3>Sea</h3><p>Ships on three oceans</p></div>", "<div><h3>Sea</h3><p>Ships on three oceans</p></div><div><h3>Road</h3><p>Trucks in nine countries</p></div>", reasonMoved},
	{"another element", "<p>Trucks in nine countries</p>", "<div>Trucks in nine countries</div>", ""},
	{"two paragraphs made one", "<p>We carry by road in nine countries.</p><p>We carry by sea on three oceans.</p>", "<p>We carry by road in nine countries. We carry by sea on three oceans.</p>", reasonWrap},
	{"one paragraph made two", "<p>We carry by road in nine countries. We carry by sea on three oceans.</p>", "<p>We carry by road in nine countries.</p><p>We carry by sea on three oceans.</p>", reasonWrap},
	{"bold inside a word", "<p>North<b>wind</b> carries for you</p>", "<p>Northwind carries for you</p>", ""},
	{"cookie banner comes", "", `<div class="cookie-banner"><p>We use cookies to make this site work and to measure it.</p><button>Accept all</button><button>Reject</button></div>`, reasonConsent},
	{"cookie banner without a class", "", `<div><p>We and our partners use cookies and similar technologies. You can accept all or manage your choices.</p><button>Accept all</button><button>Manage choices</button></div>`, reasonConsent},
	{"cookie dialog rewritten", `<div id="onetrust-consent-sdk"><p>We value your privacy and use cookies.</p></div>`, `<div id="onetrust-consent-sdk"><p>Your privacy matters: choose which cookies we may set.</p></div>`, reasonConsent},
	{"chat widget", "", `<div id="intercom-container"><p>Hello! How can we help you today?</p></div>`, reasonChat},
	{"newsletter pop-up", "", `<div role="dialog"><h2>Join our newsletter</h2><p>Get the best shipping news every week, for free.</p></div>`, ""},
	{"related posts", `<section class="related-posts"><h3>How to pack a crate</h3></section>`, `<section class="related-posts"><h3>Ten facts about pallets</h3></section>`, reasonRelated},
	{"share buttons", `<div class="social-share"><a href="#">Tweet</a></div>`, `<div class="social-share"><a href="#">Tweet</a><a href="#">Post</a></div>`, ""},
	{"breadcrumb", `<div class="breadcrumbs"><a href="/">Home</a></div>`, `<div class="breadcrumbs"><a href="/">Start</a></div>`, ""},
	{"button's label", "<button>Start now</button>", "<button>Get started</button>", reasonLabel},
	{"copy of a label", `<p>Plans</p>`, `<p>Plans</p><p>Plans</p>`, reasonRepeat},
	{"font probe", "", "<div>word word word word word word word word word word word word</div>", reasonFiller},
	{"loading text goes", `<div role="status">Loading the latest plans for you</div>`, "", ""},
	{"placeholder", "<p>Hello {{ user.name }}, choose a plan</p>", "<p>Hello {{name}}, choose a plan</p>", ""},
	{"select options", "<select><option>Germany</option></select>", "<select><option>Germany</option><option>France</option></select>", ""},
}

func TestNoiseOfPagesIsNoChange(t *testing.T) {
	if len(noisePages) < 60 {
		t.Fatalf("%d cases, want at least 60", len(noisePages))
	}
	for _, c := range noisePages {
		for _, way := range []struct{ name, old, now string }{{"forth", c.old, c.now}, {"back", c.now, c.old}} {
			t.Run(c.name+"/"+way.name, func(t *testing.T) {
				changes, noise, err := Pages([]byte(shop(way.old)), []byte(shop(way.now)), "https://www.northwind.example/pricing")
				if err != nil {
					t.Fatal(err)
				}
				for _, ch := range changes {
					if ch.Region == "main" || c.name != "newsletter pop-up" {
						t.Errorf("%s %s <%s> %q -> %q", ch.Op, ch.Region, ch.Element, ch.Before, ch.After)
					}
				}
				if c.reason == "" {
					return
				}
				for _, n := range noise {
					if n.Reason == c.reason {
						return
					}
				}
				t.Errorf("no noise with reason %q in %+v", c.reason, noise)
			})
		}
	}
}

// What surrounds the content may change in the page itself.
func TestChromeIsNotMaterial(t *testing.T) {
	const body = "<main><h1>Plans</h1><p>Northwind keeps your shipments in one place, whoever carries them.</p><p>Ask us, we answer within one working day, in four languages.</p></main>"
	for _, c := range []struct{ name, old, now string }{
		{"menu entry", "<nav><a href='/a'>Product</a></nav>" + body, "<nav><a href='/a'>Product</a><a href='/b'>Startups</a></nav>" + body},
		{"footer links", body + "<footer><ul><li>Terms</li></ul></footer>", body + "<footer><ul><li>Terms</li><li>Imprint</li></ul></footer>"},
		{"footer without a name", body + "<div><ul><li><a>Terms</a></li></ul><p>© 2026 Northwind</p></div>", body + "<div><ul><li><a>Terms</a></li><li><a>Partner programme</a></li></ul><p>© 2026 Northwind</p></div>"},
		{"announcement bar", "<div>Northwind is joining the Fabrikam group this year</div>" + body, "<div>Northwind has joined the Fabrikam group this year</div>" + body},
		{"aside", body + "<aside><p>Read how Contoso ships with us every day.</p></aside>", body + "<aside><p>Read how Adatum saves on freight with us.</p></aside>"},
		{"banner role", `<div role="banner"><p>Sale ends on Sunday at our shop.</p></div>` + body, `<div role="banner"><p>Sale ends on Monday at our shop.</p></div>` + body},
		{"title", "<title>Plans</title>" + body, "<title>Plans and prices of Northwind for all teams</title>" + body},
	} {
		changes, _, err := Pages([]byte(c.old), []byte(c.now), "")
		if err != nil {
			t.Fatal(err)
		}
		if Material(changes) {
			t.Errorf("%s: material: %+v", c.name, changes)
		}
	}
}

func TestWhatCountsDownOrCountsReadersIsNoise(t *testing.T) {
	for before, after := range map[string]string{
		"Live tour every Tuesday, next one in 4 days": "Live tour every Tuesday, next one in 2 days",
		"Registration ends in 3 hours":                "Registration ends in 1 day",
		"12 days left to register":                    "9 days left to register",
		"12 people viewed this in the last hour":      "7 people viewed this in the last hour",
		"👍 32533":                                     "👍 71198",
		"Die nächste Führung beginnt in 3 Stunden":    "Die nächste Führung beginnt in 2 Tagen",
	} {
		changes, noise := Compare(page(t, plates(before)), page(t, plates(after)), Memory{})
		if len(changes) != 0 || len(noise) != 1 {
			t.Errorf("%q to %q: %v", before, after, changes)
		}
	}
	for before, after := range map[string]string{
		"Crates arrive in 4 days":    "Crates arrive in 2 days",
		"12 people work in Hamburg":  "20 people work in Hamburg",
		"Answers within 4 hours":     "Answers within 8 hours",
		"We keep mail for 90 days":   "We keep mail for 30 days",
		"Trial ends after 30 days":   "Trial ends after 14 days",
		"32533 crates in each house": "71198 crates in each house",
	} {
		if changes, _ := Compare(page(t, plates(before)), page(t, plates(after)), Memory{}); len(changes) != 1 {
			t.Errorf("%q to %q is not reported", before, after)
		}
	}
}

func TestThePagesOneHeadlineIsEditedHoweverItIsWorded(t *testing.T) {
	hero := func(head string) string {
		return "<main><h1>" + head + "</h1><p>From one corner shop to several hundred branches of the trade.</p></main>"
	}
	changes, _ := Compare(page(t, hero("Scheduling software your managers will actually use")), page(t, hero("The frontline operating system for modern retail")), Memory{})
	if len(changes) != 1 || changes[0].Op != Edited {
		t.Errorf("%+v", changes)
	}
}

func TestDialogsAreNoise(t *testing.T) {
	with := `<div role="dialog"><p>Before you go, get our monthly letter about crates.</p></div>`
	if changes, _ := Compare(page(t, plansAll), page(t, plansAll+with), Memory{}); len(changes) != 0 {
		t.Errorf("%+v", changes)
	}
}
