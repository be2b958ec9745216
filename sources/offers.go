package sources

import "time"

func init() {
	register(Kind{
		Name:   "offers",
		Topics: []Topic{TopicPrices}, Mentions: []Topic{TopicLaunches},
		Doc: "A page's products and offers as it marks them up (schema.org as JSON-LD or microdata), read as prices", Example: "https://www.northwind.example/pricing",
		Complete: true, Listed: true, Place: PlacePricing, Reader: 1, Interval: 12 * time.Hour,
		Recognise: recogniseLinked(0.25, "Product", "Offer", "AggregateOffer", "OfferCatalog"),
		Parse:     parseOffers,
	})
}

// parseOffers leaves out ratings and stock. A product without an offer is
// markup that says no price; without any markup the page could not be read,
// unless an ItemList or OfferCatalog says that there is nothing.
func parseOffers(_ Source, docs []Document) (Snapshot, error) {
	page, err := readLinkedPage(docs[0])
	if err != nil {
		return Snapshot{}, err
	}
	if err := page.whole("Offer", "Product"); err != nil {
		return Snapshot{}, err
	}
	plans := leastOffers(offersOf(page.root))
	if len(plans) == 0 {
		marked := page.of(func(n linkedNode) bool { return n.is("Product", "SoftwareApplication", "Service") })
		if err := page.missing("Product or Offer with a price"); err != nil && len(marked) == 0 {
			return Snapshot{}, err
		}
	}
	return page.list(planItems(plans)), nil
}

// leastOffers makes one of several offers with one name and interval, as of
// several sellers or sizes: the least, "from". Their order says nothing.
func leastOffers(all []Plan) []Plan {
	at := map[string]int{}
	var out []Plan
	for _, p := range all {
		i, known := at[p.Key()]
		if !known {
			at[p.Key()] = len(out)
			out = append(out, p)
			continue
		}
		if o := &out[i]; p.Amount != o.Amount || p.Micro != o.Micro {
			if p.Currency == o.Currency && (p.Amount < o.Amount || p.Amount == o.Amount && p.Micro < o.Micro) {
				*o = p
			}
			o.From = true
		}
	}
	return out
}
