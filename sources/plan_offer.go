package sources

import (
	"encoding/json"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxOffers bounds the bytes of structured data that are read of one script,
// maxMicro the elements that are searched for microdata.
const (
	maxOffers = 256 << 10
	maxMicro  = 50000
)

// offersOf reads a page's structured offers: JSON-LD of schema.org's Offer and
// AggregateOffer, and microdata of the same.
func offersOf(n *html.Node) []Plan {
	var out []Plan
	budget := maxMicro
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.DataAtom == atom.Script {
			if strings.EqualFold(attribute(n, "type"), "application/ld+json") && n.FirstChild != nil && len(n.FirstChild.Data) <= maxOffers {
				var doc any
				if json.Unmarshal([]byte(strings.TrimSpace(n.FirstChild.Data)), &doc) == nil {
					out = append(out, offersIn(doc, "", 0)...)
				}
			}
			return
		}
		if n.Type == html.ElementNode && len(n.Attr) > 1 && strings.HasSuffix(attribute(n, "itemtype"), "schema.org/Offer") {
			if budget <= 0 {
				return
			}
			if p, ok := microOffer(n, &budget); ok {
				out = append(out, p)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return out
}

// offersIn gathers the offers inside a JSON-LD value; name is the product's.
func offersIn(v any, name string, depth int) []Plan {
	if depth > 12 {
		return nil
	}
	var out []Plan
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			out = append(out, offersIn(e, name, depth+1)...)
		}
	case map[string]any:
		own := textOf(v["name"])
		if own == "" || typeOf(v, "ListItem") {
			own = name
		}
		if typeOf(v, "Offer") || typeOf(v, "AggregateOffer") && v["offers"] == nil {
			return offer(v, own)
		}
		for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "hasVariant", "itemListElement", "item", "itemOffered", "hasOfferCatalog", "offers", "makesOffer"} {
			if v[key] != nil {
				out = append(out, offersIn(v[key], own, depth+1)...)
			}
		}
	}
	return out
}

// offer reads one offer, once for each of its price specifications.
func offer(v map[string]any, name string) []Plan {
	if item, ok := v["itemOffered"].(map[string]any); ok && textOf(v["name"]) == "" && textOf(item["name"]) != "" {
		name = textOf(item["name"])
	}
	p := Plan{Name: name, Per: 1, Sure: 0.9, Currency: strings.ToUpper(textOf(v["priceCurrency"]))}
	var specs []map[string]any
	switch s := v["priceSpecification"].(type) {
	case map[string]any:
		specs = append(specs, s)
	case []any:
		for _, e := range s {
			if m, ok := e.(map[string]any); ok {
				specs = append(specs, m)
			}
		}
	}
	if len(specs) == 0 {
		specs = append(specs, map[string]any{})
	}
	var out []Plan
	for _, s := range specs {
		q := p
		price := textOf(s["price"])
		if price == "" {
			price = textOf(v["price"])
		}
		if price == "" {
			if price = textOf(v["lowPrice"]); price != "" {
				q.From = true
			}
		}
		if c := textOf(s["priceCurrency"]); c != "" {
			q.Currency = strings.ToUpper(c)
		}
		q.specified(s)
		if q.priced(price) {
			out = append(out, q)
		}
	}
	return out
}

// specified reads the period and unit of a UnitPriceSpecification: ISO 8601
// durations and UN/CEFACT Recommendation 20 codes.
func (p *Plan) specified(s map[string]any) {
	period := func(text string) {
		switch strings.ToUpper(text) {
		case "P1M", "MON", "MONTH", "P30D":
			p.Interval = "month"
		case "P1Y", "ANN", "YEAR", "P12M", "P365D":
			p.Interval = "year"
		case "P1W", "WEE", "WEEK", "P7D":
			p.Interval = "week"
		case "P1D", "DAY":
			p.Interval = "day"
		case "P3M", "QAN":
			p.Interval = "quarter"
		case "HUR", "PT1H":
			p.Unit = "hour"
		case "MIN", "PT1M":
			p.Unit = "minute"
		case "E34":
			p.Unit = "gb"
		case "IE":
			p.Unit = "person"
		default:
			if t := readTerms("per " + text); t.unit != "" && text != "" && text != "C62" && text != "1" {
				p.Unit = t.unit
			}
		}
	}
	period(textOf(s["unitText"]))
	period(textOf(s["unitCode"]))
	period(textOf(s["billingDuration"]))
	if ref, ok := s["referenceQuantity"].(map[string]any); ok {
		period(textOf(ref["unitText"]))
		period(textOf(ref["unitCode"]))
		if n, err := strconv.Atoi(textOf(ref["value"])); err == nil && n > 1 && p.Unit != "" {
			p.Per = n
		}
	}
}

// priced sets the amount from a machine's number: "2879.2", "1,299.00".
func (p *Plan) priced(text string) bool {
	if p.Name == "" || len(p.Currency) != 3 || text == "" || strings.Trim(text, "0123456789.,") != "" {
		return false
	}
	if strings.Count(text, ".") == 1 && !strings.Contains(text, ",") {
		// A machine's point is decimal: three digits after it group nothing.
		whole, fraction, _ := strings.Cut(text, ".")
		text = whole + "." + (fraction + "00")[:max(2, min(len(fraction), 9))]
		if len(fraction) == 3 {
			text = whole + "." + fraction + "0"
		}
	}
	m, ok := money(text, 1, p.Currency)
	p.Amount, p.Micro = m.Minor, m.Micro
	p.Free = ok && m.Minor == 0 && m.Micro == 0
	return ok
}

// typeOf reports a JSON-LD object of a type.
func typeOf(v map[string]any, want string) bool {
	switch t := v["@type"].(type) {
	case string:
		return strings.TrimPrefix(strings.TrimPrefix(t, "https://schema.org/"), "http://schema.org/") == want
	case []any:
		for _, e := range t {
			if e == want {
				return true
			}
		}
	}
	return false
}

// textOf is a JSON value as text.
func textOf(v any) string {
	switch v := v.(type) {
	case string:
		return fold(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

// microOffer reads microdata: the offer's properties, and the name of the
// product around it.
func microOffer(n *html.Node, budget *int) (Plan, bool) {
	p := Plan{Per: 1, Sure: 0.9}
	p.Currency = strings.ToUpper(property(n, "priceCurrency", budget))
	p.Name = property(n, "name", budget)
	for up := n.Parent; up != nil && p.Name == ""; up = up.Parent {
		if strings.Contains(attribute(up, "itemtype"), "schema.org/") {
			p.Name = property(up, "name", budget)
			break
		}
	}
	return p, p.priced(property(n, "price", budget))
}

// property is the value of a microdata property: its content, or its text.
func property(n *html.Node, name string, budget *int) string {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if *budget--; c.Type != html.ElementNode || *budget < 0 {
			continue
		}
		if attribute(c, "itemprop") == name {
			if v := attribute(c, "content"); v != "" {
				return fold(v)
			}
			if c.FirstChild != nil && c.FirstChild.Type == html.TextNode {
				return fold(c.FirstChild.Data)
			}
		}
		if v := property(c, name, budget); v != "" {
			return v
		}
	}
	return ""
}
