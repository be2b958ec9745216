package sources

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Plan is one way to buy something, as a page offers it: a plan with one
// interval and one way of billing.
type Plan struct {
	Name     string
	Amount   int64    // in the currency's minor unit (ISO 4217): cents, whole yen
	Micro    int64    // millionths of a minor unit beyond Amount: prices of use are below a cent
	Currency string   // ISO 4217 code, "" without an amount
	Interval string   // month, year, week, day, quarter, once, "" for use and where the page says none
	Billed   string   // month or year where the page says how often is paid, else ""
	Unit     string   // seat, gb, request …: one short English noun, "" for the plan as a whole
	Per      int      // how many units the amount is for: 1, or 1000 for "per 1,000 requests"
	From     bool     // the amount is the least
	Contact  bool     // the price is told on request; no amount
	Free     bool     // costs nothing
	Trial    int      // days that may be tried for nothing, 0 without a trial
	Was      int64    // the struck price in minor units, 0 without one
	Features []string // the lines under the plan, limits included
	Sure     float64  // 0 to 1: how sure the reader is
	Section  string   // the headings above, joined by " > "
	mode     string   // the side of a switch between monthly and annual billing
}

// leastSure is how sure a plan must be read to be one; below it, its text is
// compared as text.
const leastSure = 0.5

// maxPlans bounds the plans of one page; more is a shop's catalogue.
const maxPlans = 400

// plansOf reads the price plans of a parsed page in its order. A page without
// any amount has none.
func plansOf(root *html.Node, base *url.URL, lang string) []Plan {
	structured := offersOf(root)
	var seen []Plan
	if hasAmount(root) {
		seen = readPlans(root, base, lang, "")
		if len(seen) > 0 || len(structured) == 0 {
			// Scripts put one side's text in place of the other's: the page is
			// read once for each side.
			if hasSwitch(root) {
				month := readPlans(root, base, lang, "month")
				year := readPlans(root, base, lang, "year")
				seen = interleave(month, year)
			}
		}
	}
	// What is shown counts before what is said to machines: the latter is often
	// forgotten when prices change.
	plans := withOffers(unique(seen), structured)
	return plans[:min(len(plans), maxPlans)]
}

// readPlans reads what a page shows, on one side of its switch when it has one.
func readPlans(root *html.Node, base *url.URL, lang, mode string) []Plan {
	body := find(root, atom.Body)
	if body == nil {
		return nil
	}
	r := &planReader{}
	r.mode = mode
	r.parts = make([]planPart, 0, 256)
	r.lines = make([]planLine, 0, 128)
	box := r.element(body, planPlace{})
	if box == nil {
		return nil
	}
	stated := map[string]int{}
	for i := range r.lines {
		state(stated, r.lines[i].text)
	}
	r.cash = readCurrencies(stated, lang, base)
	r.celled = make([]bool, len(r.lines))
	r.headed(box)
	r.mark()
	if len(r.points) == 0 {
		return nil
	}
	return r.finish(r.collect(box))
}

// finish turns cards into plans, drops what is too unsure and fills in what
// the page says for all plans.
func (r *planReader) finish(cards []*planCard) []Plan {
	var out []Plan
	all := r.forAll(cards)
	told := map[int64]bool{}
	for _, c := range cards {
		if c.box != nil && !c.beside {
			for _, p := range r.between(c.box.a, c.box.b) {
				told[p.Minor] = true
			}
		}
	}
	for _, c := range cards {
		if len(out) >= maxPlans {
			break
		}
		if c.name == "" && c.plans == nil {
			cards = r.unnamed(c)
			if len(cards) == 0 {
				continue
			}
			return r.finish(cards)
		}
		if r.parts[c.box.a].flags&planBeside != 0 {
			continue // extras are no plans, with or without an amount
		}
		for _, p := range r.rows(c) {
			if c.beside && p.From && told[p.Amount] {
				continue // "plans start at $9" over or under the plans
			}
			if !p.Contact && p.Currency != "" {
				p = r.fill(p, r.heads(c).or(all))
			}
			if c.plans == nil {
				p.Sure = r.sure(c, p)
				p.Features = r.features(c)
				p.Section = r.section(c)
			}
			if p.Sure >= leastSure {
				out = append(out, p)
			}
		}
	}
	return acrossSides(out, r.monthly)
}

// sure rates a card by where its name stands and whether it has siblings.
func (r *planReader) sure(c *planCard, p Plan) float64 {
	s := map[int]float64{nameHead: 0.6, nameStrong: 0.55, nameFirst: 0.5, nameAfter: 0.45}[c.kind]
	if c.listed {
		s += 0.25
	}
	if p.Interval != "" || p.Unit != "" {
		s += 0.1
	} else if !c.listed {
		s -= 0.2
	}
	return s
}

// unnamed splits a card without a name by the labels before its prices:
// "Monthly $5, Yearly $50, Lifetime $90".
func (r *planReader) unnamed(c *planCard) []*planCard {
	var out []*planCard
	seen := map[string]bool{}
	var split func(*planBox)
	split = func(box *planBox) {
		points := r.between(box.a, box.b)
		if len(points) == 0 {
			return
		}
		one := true
		for _, p := range points {
			one = one && p.line == points[0].line
		}
		if label := r.label(box); one && label != "" && !seen[label] {
			seen[label] = true
			out = append(out, &planCard{box: box, name: label, kind: nameFirst, listed: true})
			return
		}
		for _, k := range box.kids {
			split(k)
		}
	}
	split(c.box)
	if len(out) < 2 {
		return nil
	}
	return out
}

// find gives the first element of a kind.
func find(n *html.Node, kind atom.Atom) *html.Node {
	if n.Type == html.ElementNode && n.DataAtom == kind {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := find(c, kind); found != nil {
			return found
		}
	}
	return nil
}

// folded is a name as two readings of it are compared.
func folded(name string) string { return strings.ToLower(fold(name)) }
