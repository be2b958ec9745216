package diff

import (
	"strings"
	"testing"
)

// Edits that a reader would call news. Each must give exactly these changes of
// the content, in any order, as "op before -> after" by parts of the texts.
var realEdits = []struct {
	name, old, now string
	want           []string
}{
	{"price in a card", "<div><h3>Team</h3><p>EUR 50 per month</p></div>", "<div><h3>Team</h3><p>EUR 40 per month</p></div>", []string{"edited EUR 50 -> EUR 40"}},
	{"price in a row", "<table><tr><td>Team</td><td>EUR 50</td><td>5 seats</td></tr><tr><td>Scale</td><td>EUR 200</td><td>50 seats</td></tr></table>", "<table><tr><td>Team</td><td>EUR 55</td><td>5 seats</td></tr><tr><td>Scale</td><td>EUR 200</td><td>50 seats</td></tr></table>", []string{"edited Team | EUR 50 | 5 seats -> Team | EUR 55 | 5 seats"}},
	{"price cut in spans", "<div><h3>Team</h3><p><span>$</span><span>49</span><span>/month</span></p></div>", "<div><h3>Team</h3><p><span>$</span><span>59</span><span>/month</span></p></div>", []string{"edited $49/month -> $59/month"}},
	{"Preis", "<p>49,– € im Monat</p>", "<p>59,– € im Monat</p>", []string{"edited 49 -> 59"}},
	{"prix", "<p>À partir de 19,90 € par mois</p>", "<p>À partir de 24,90 € par mois</p>", []string{"edited 19,90 -> 24,90"}},
	{"currency", "<p>$50 per month</p>", "<p>€50 per month</p>", []string{"edited $50 -> €50"}},
	{"seat limit", "<li>Up to 5 seats</li>", "<li>Up to 3 seats</li>", []string{"edited 5 seats -> 3 seats"}},
	{"users are an offer", "<li>Includes 100 users</li>", "<li>Includes 50 users</li>", []string{"edited 100 users -> 50 users"}},
	{"storage", "<tr><td>Storage</td><td>10 GB</td></tr>", "<tr><td>Storage</td><td>20 GB</td></tr>", []string{"edited 10 GB -> 20 GB"}},
	{"check mark gone", "<table><tr><td>Single sign-on</td><td>✓</td><td>✓</td></tr></table>", "<table><tr><td>Single sign-on</td><td>–</td><td>✓</td></tr></table>", []string{"edited ✓ | ✓ -> – | ✓"}},
	{"cross for a check", "<table><tr><td>API</td><td>✓</td></tr></table>", "<table><tr><td>API</td><td>✗</td></tr></table>", []string{"edited ✓ -> ✗"}},
	{"discount", "<p>Save 20% when billed yearly</p>", "<p>Save 15% when billed yearly</p>", []string{"edited 20% -> 15%"}},
	{"plan added", "<div><h3>Team</h3><p>EUR 50 per month</p></div>", "<div><h3>Team</h3><p>EUR 50 per month</p></div><div><h3>Starter</h3><p>EUR 9 per month, for one</p></div>", []string{"added  -> Starter", "added  -> EUR 9 per month"}},
	{"plan removed", "<div><h3>Free</h3><p>EUR 0, for ever</p></div><div><h3>Team</h3><p>EUR 50 per month</p></div>", "<div><h3>Team</h3><p>EUR 50 per month</p></div>", []string{"removed Free -> ", "removed EUR 0 -> "}},
	{"plan renamed", "<div><h3>Team</h3><p>EUR 50 per month</p></div>", "<div><h3>Crew</h3><p>EUR 50 per month</p></div>", []string{"edited Team -> Crew"}},
	{"contact us for a price", "<div><h3>Scale</h3><p>EUR 500 per month</p></div>", "<div><h3>Scale</h3><p>Contact us</p></div>", []string{"edited EUR 500 -> Contact us"}},
	{"feature added", "<ul><li>Road freight</li><li>Sea freight</li></ul>", "<ul><li>Road freight</li><li>Sea freight</li><li>Customs papers</li></ul>", []string{"added  -> Customs papers"}},
	{"feature removed", "<ul><li>Road freight</li><li>Phone support</li></ul>", "<ul><li>Road freight</li></ul>", []string{"removed Phone support -> "}},
	{"guarantee lowered", "<p>We guarantee 99.9% of time in service.</p>", "<p>We guarantee 99.5% of time in service.</p>", []string{"edited 99.9% -> 99.5%"}},
	{"trial shortened", "<p>Try it free for 30 days.</p>", "<p>Try it free for 14 days.</p>", []string{"edited 30 days -> 14 days"}},
	{"opening advertised", "<ul><li><a href='/j/1'>Customs Analyst, Hamburg</a></li></ul>", "<ul><li><a href='/j/1'>Customs Analyst, Hamburg</a></li><li><a href='/j/2'>Sales Engineer, Lyon</a></li></ul>", []string{"added  -> Sales Engineer, Lyon"}},
	{"opening closed", "<ul><li><a href='/j/1'>Customs Analyst, Hamburg</a></li><li><a href='/j/2'>Sales Engineer, Lyon</a></li></ul>", "<ul><li><a href='/j/1'>Customs Analyst, Hamburg</a></li></ul>", []string{"removed Sales Engineer -> "}},
	{"opening moved", "<ul><li>Sales Engineer – Lyon</li></ul>", "<ul><li>Sales Engineer – Paris</li></ul>", []string{"edited Lyon -> Paris"}},
	{"leader named", "<div><h3>Ada Okafor</h3><p>Chief Executive Officer</p></div>", "<div><h3>Ada Okafor</h3><p>Chief Executive Officer</p></div><div><h3>Jonas Weil</h3><p>Chief Revenue Officer</p></div>", []string{"added  -> Jonas Weil", "added  -> Chief Revenue Officer"}},
	{"leader left", "<div><h3>Ada Okafor</h3><p>Chief Executive Officer</p></div><div><h3>Jonas Weil</h3><p>Chief Revenue Officer</p></div>", "<div><h3>Ada Okafor</h3><p>Chief Executive Officer</p></div>", []string{"removed Jonas Weil -> ", "removed Chief Revenue -> "}},
	{"title changed", "<div><h3>Ada Okafor</h3><p>Chief Operating Officer</p></div>", "<div><h3>Ada Okafor</h3><p>Chief Executive Officer</p></div>", []string{"edited Operating -> Executive"}},
	{"Geschäftsführung", "<div><h3>Uta Brandt</h3><p>Leiterin Vertrieb</p></div>", "<div><h3>Uta Brandt</h3><p>Geschäftsführerin</p></div>", []string{"edited Leiterin -> Geschäftsführerin"}},
	{"logo appears", `<div><img alt="Contoso"><img alt="Fabrikam"></div>`, `<div><img alt="Contoso"><img alt="Fabrikam"><img alt="Adatum"></div>`, []string{"added  -> Adatum"}},
	{"logo disappears", `<div><img alt="Contoso"><img alt="Fabrikam"></div>`, `<div><img alt="Fabrikam"></div>`, []string{"removed Contoso -> "}},
	{"logo replaced", `<div><img alt="Contoso"><img alt="Fabrikam"></div>`, `<div><img alt="Contoso"><img alt="Proseware"></div>`, []string{"removed Fabrikam -> ", "added  -> Proseware"}},
	{"logo of a link", `<a href="/c/contoso"><img alt="Contoso logo"></a>`, `<a href="/c/contoso"><img alt="Contoso logo"></a><a href="/c/adatum"><img alt="Adatum logo"></a>`, []string{"added  -> Adatum logo"}},
	{"customer story", "<article><h3>How Contoso ships twice as fast</h3></article>", "<article><h3>How Contoso ships twice as fast</h3></article><article><h3>Adatum moves its freight to Northwind</h3></article>", []string{"added  -> Adatum moves"}},
	{"headline on the newsroom", "<ul><li><a href='/n/1'>Northwind opens an office in Oslo</a></li></ul>", "<ul><li><a href='/n/2'>Northwind buys Litware</a></li><li><a href='/n/1'>Northwind opens an office in Oslo</a></li></ul>", []string{"added  -> Northwind buys Litware"}},
	{"release", "<h3>4.2</h3><p>Faster lists of shipments.</p>", "<h3>4.3</h3><p>Papers for customs, made by themselves.</p><h3>4.2</h3><p>Faster lists of shipments.</p>", []string{"added  -> 4.3", "added  -> Papers for customs"}},
	{"version of a product", "<p>The current version is 4.2.1</p>", "<p>The current version is 4.3.0</p>", []string{"edited 4.2.1 -> 4.3.0"}},
	{"effective date", "<p>Effective 1 March 2026</p>", "<p>Effective 1 December 2026</p>", []string{"edited March -> December"}},
	{"last updated", "<p>Last updated: April 15, 2026</p>", "<p>Last updated: July 6, 2026</p>", []string{"edited April -> July"}},
	{"date of an event", "<p>Join us on 12 March 2027 at 10:00 in Vienna</p>", "<p>Join us on 19 March 2027 at 14:00 in Vienna</p>", []string{"edited 12 March -> 19 March"}},
	{"hours of the desk", "<p>Monday to Friday, 9:00 to 18:00</p>", "<p>Monday to Friday, 10:00 to 16:00</p>", []string{"edited 9:00 -> 10:00"}},
	{"one word of a clause", "<p>You may end the contract within 30 days, in writing, at no cost to you or to your team.</p>", "<p>You may not end the contract within 30 days, in writing, at no cost to you or to your team.</p>", []string{"edited You may end -> You may not end"}},
	{"clause added", "<p>Fees are due each month.</p>", "<p>Fees are due each month.</p><p>We may share your data with partners in other countries.</p>", []string{"added  -> We may share your data"}},
	{"sub-processor", "<table><tr><td>Fabrikam</td><td>Hosting</td></tr></table>", "<table><tr><td>Fabrikam</td><td>Hosting</td></tr><tr><td>Litware</td><td>Payments</td></tr></table>", []string{"added  -> Litware | Payments"}},
	{"office", "<h3>Offices</h3><p>Hamburg, Lyon and Oslo</p>", "<h3>Offices</h3><p>Hamburg and Lyon</p>", []string{"edited and Oslo -> Hamburg and Lyon"}},
	{"hero line", "<h2>Freight software for carriers</h2>", "<h2>Freight intelligence for enterprises</h2>", []string{"edited carriers -> enterprises"}},
	{"new product", "<section><h2>Road</h2><p>Trucks in nine countries.</p></section>", "<section><h2>Road</h2><p>Trucks in nine countries.</p></section><section><h2>Rail</h2><p>Trains from coast to coast.</p></section>", []string{"added  -> Rail", "added  -> Trains from coast"}},
	{"edit beside a counter", "<p>Team costs EUR 50. 1,204 views</p>", "<p>Team costs EUR 40. 1,377 views</p>", []string{"edited EUR 50 -> EUR 40"}},
	{"edit while cards move", "<div><h3>Road</h3><p>Trucks in nine countries</p></div><div><h3>Sea</h3><p>Ships on three oceans</p></div>", "<div><h3>Sea</h3><p>Ships on four oceans</p></div><div><h3>Road</h3><p>Trucks in nine countries</p></div>", []string{"edited three oceans -> four oceans"}},
	{"answer of a question", "<details><summary>Do you ship to Norway?</summary><p>Not yet.</p></details>", "<details><summary>Do you ship to Norway?</summary><p>Yes, since this spring.</p></details>", []string{"edited Not yet -> Yes, since"}},
	{"sold out", "<h3>Scale</h3><p>Available now</p>", "<h3>Scale</h3><p>No longer sold</p>", []string{"edited Available now -> No longer sold"}},
	{"list turned to another feature", "<ul><li>10 carriers</li></ul>", "<ul><li>Unlimited carriers</li></ul>", []string{"edited 10 carriers -> Unlimited carriers"}},
}

func TestRealEditsAreChanges(t *testing.T) {
	if len(realEdits) < 40 {
		t.Fatalf("%d cases, want at least 40", len(realEdits))
	}
	for _, c := range realEdits {
		t.Run(c.name, func(t *testing.T) {
			changes, _, err := Pages([]byte(shop(c.old)), []byte(shop(c.now)), "https://www.northwind.example/pricing")
			if err != nil {
				t.Fatal(err)
			}
			rest := append([]string(nil), c.want...)
			for _, ch := range changes {
				if i := expected(rest, ch); i >= 0 {
					rest = append(rest[:i], rest[i+1:]...)
				} else {
					t.Errorf("not asked for: %s %s <%s> %q -> %q", ch.Op, ch.Region, ch.Element, ch.Before, ch.After)
				}
			}
			for _, w := range rest {
				t.Errorf("missing: %s", w)
			}
		})
	}
}

func expected(want []string, ch Change) int {
	for i, w := range want {
		op, rest, _ := strings.Cut(w, " ")
		before, after, _ := strings.Cut(rest, " -> ")
		if string(ch.Op) == op && strings.Contains(ch.Before, before) && strings.Contains(ch.After, after) && ch.Region == "main" {
			return i
		}
	}
	return -1
}
