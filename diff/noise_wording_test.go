package diff

import "testing"

// prices is a page of prices with a text of its own.
func prices(text string) string {
	return `<main><h1>Pricing</h1><h2>Crate pricing</h2><table><tr><td>Small</td><td>$5</td></tr><tr><td>Large</td><td>$9</td></tr>
	<tr><td>Huge</td><td>$12</td></tr><tr><td>Cold</td><td>$15</td></tr></table>` + text + `</main>`
}

func TestRewordingOfAPageOfPricesIsNoise(t *testing.T) {
	for name, c := range map[string]struct {
		old, now string
		told     int
	}{
		"other words":           {"<p>We bill running and stopped cranes in two ways.</p>", "<p>We bill started and stopped cranes in two ways.</p>", 0},
		"a pointer to a page":   {"<p>Cranes are billed by use.</p>", "<p>Cranes are billed by use. To understand the kinds of cranes, see our page on cranes.</p>", 0},
		"the topic in a title":  {"<h3>Static berth pricing</h3><p>Ask us.</p>", "<h3>Static berth</h3><p>Ask us.</p>", 0},
		"a request to log in":   {"<p>To manage this team, please log in as .</p>", "<p>To manage billing for this team, please log in as .</p>", 0},
		"a figure":              {"<p>We bill cranes in two ways, at 8 cents a turn.</p>", "<p>We bill cranes in two ways, at 9 cents a turn.</p>", 1},
		"a condition":           {"<p>You can leave at the end of any quarter.</p>", "<p>You cannot leave at the end of any quarter.</p>", 1},
		"an offer":              {"<p>Every crane comes with a driver for you.</p>", "<p>Every crane comes with a free driver for you.</p>", 1},
		"a feature of a plan":   {"<ul><li>Cranes with a very calm driver inside</li></ul>", "<ul><li>Cranes with a very careful driver inside</li></ul>", 1},
		"a sentence of its own": {"<p>Cranes rest at night.</p>", "<p>Cranes rest at night.</p><p>Drivers sleep in the yard behind the hall.</p>", 1},
		"more than a pointer":   {"<p>Cranes are billed by use.</p>", "<p>Cranes are billed by use. Old cranes cost twice as much in winter.</p>", 1},
	} {
		changes, noise := Compare(page(t, prices(c.old)), page(t, prices(c.now)), Memory{})
		if len(changes) != c.told || c.told == 0 && len(noise) == 0 {
			t.Errorf("%s: changes %+v, noise %+v", name, changes, noise)
		}
	}
}

func TestEachWordOfAContractCounts(t *testing.T) {
	terms := func(text string) string {
		return `<title>Terms</title><main><h1>Terms of service</h1><h2>Prices</h2><p>Fees are $5, $9, and $12.</p><p>$1</p><p>$2</p><p>$3</p><p>$4</p>` + text + `</main>`
	}
	changes, _ := Compare(page(t, terms("<p>We bill running and stopped cranes in two ways.</p>")), page(t, terms("<p>We bill started and stopped cranes in two ways.</p>")), Memory{})
	if len(changes) != 1 {
		t.Errorf("%+v", changes)
	}
}

func TestBareTextAtTheTopIsATitle(t *testing.T) {
	before := "Pricing - It is calm! - Northwind<section><h1>Plans</h1><p>Small</p><p>Large</p><p>Cold</p></section>"
	after := "Pricing - It is calm! - northwind.example<section><h1>Plans</h1><p>Small</p><p>Large</p><p>Cold</p></section>"
	if changes, _ := Compare(page(t, before), page(t, after), Memory{}); Material(changes) {
		t.Errorf("%+v", changes)
	}
}
