package sources

import (
	"bytes"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name:   "shopify",
		Topics: []Topic{TopicPrices}, Mentions: []Topic{TopicLaunches},
		Doc: "A shop at Shopify, read as its products and their prices", Example: "https://northwind.myshopify.com",
		Complete: true, Listed: true, Place: PlacePricing, Reader: 1, Interval: 24 * time.Hour,
		Recognise: recogniseKeys(`"products"`, `"variants"`, `"handle"`),
		Claim:     claimShopify,
		Face:      faceShopify,
		First:     firstShopify,
		Next:      nextShopify,
		Parse:     parseShopify,
	})
}

// shopifyPage is the most products that a shop gives at once (the limit of
// shopify.dev/docs/api/admin-rest/latest/resources/product holds here too).
const shopifyPage = 250

// claimShopify knows shops by Shopify's own host name or by the list itself; a
// shop under the company's name looks like any other.
func claimShopify(u *url.URL) string {
	host, parts := strings.ToLower(u.Hostname()), pathParts(u)
	base := "https://" + host
	if len(parts) > 1 && parts[0] == "collections" {
		base += "/collections/" + parts[1]
	}
	switch {
	case len(parts) > 0 && parts[len(parts)-1] == "products.json":
		return base
	case hostToken(u, "myshopify.com") != "" && hostToken(u, "myshopify.com") != "checkout":
		return base
	}
	return ""
}

// faceShopify knows a shop by where its pictures and scripts come from.
func faceShopify(doc Document) string {
	u, err := url.Parse(doc.URL)
	if err != nil || !bytes.Contains(doc.Body, []byte("cdn.shopify.com")) && !bytes.Contains(doc.Body, []byte("Shopify.theme")) {
		return ""
	}
	return "https://" + strings.ToLower(u.Host)
}

// shopifyAsk is a page of the whole shop's list, or of one collection's.
func shopifyAsk(src Source, page int) (fetch.Request, error) {
	u, err := url.Parse(src.URL)
	if err != nil || u.Host == "" {
		return fetch.Request{}, fmt.Errorf("read address %q: no shop's", src.URL)
	}
	base := u.Scheme + "://" + u.Host
	if parts := pathParts(u); len(parts) > 1 && parts[0] == "collections" {
		base += "/collections/" + url.PathEscape(parts[1])
	}
	return fetch.Request{URL: fmt.Sprintf("%s/products.json?limit=%d&page=%d", base, shopifyPage, page), Accept: "application/json"}, nil
}

func firstShopify(src Source) (fetch.Request, error) { return shopifyAsk(src, 1) }

func nextShopify(src Source, docs []Document) (fetch.Request, bool) {
	var last shopifyAnswer
	if readJSON(docs[len(docs)-1], &last) != nil || len(last.Products) < shopifyPage {
		return fetch.Request{}, false
	}
	req, err := shopifyAsk(src, len(docs)+1)
	return req, err == nil
}

type shopifyAnswer struct {
	Products []shopifyProduct `json:"products"`
}

type shopifyProduct struct {
	ID       int64            `json:"id"`
	Title    string           `json:"title"`
	Handle   string           `json:"handle"`
	Variants []shopifyVariant `json:"variants"`
}

type shopifyVariant struct {
	Title string `json:"title"`
	Price string `json:"price"`
	Was   string `json:"compare_at_price"`
}

func parseShopify(src Source, docs []Document) (Snapshot, error) {
	var items []Item
	of := 0
	for _, doc := range docs {
		var answer shopifyAnswer
		if err := readJSON(doc, &answer); err != nil {
			return Snapshot{}, err
		}
		if answer.Products == nil {
			return Snapshot{}, wrongShape(doc, `the answer has no "products"`)
		}
		for _, p := range answer.Products {
			if p.ID != 0 {
				items = append(items, p.item(src))
			}
		}
		if len(docs) == maxPages && len(answer.Products) == shopifyPage {
			of = len(items) + 1 // there is more, and nobody says how much
		}
	}
	return list(items, of), nil
}

// item is a product at its least price; variants that cost more are its
// features. What is in stock is not kept: it turns with every sale.
func (p shopifyProduct) item(src Source) Item {
	plan := Plan{Name: plain(p.Title, maxTitle), Per: 1, Sure: 1, Currency: src.Currency, Interval: "once", Contact: true}
	var others []shopifyVariant
	for _, v := range p.Variants {
		amount, ok := shopifyAmount(v.Price, src.Currency)
		if !ok {
			continue
		}
		others = append(others, v)
		if plan.Contact || amount < plan.Amount {
			plan.Amount, plan.Contact = amount, false
			plan.Was, _ = shopifyAmount(v.Was, src.Currency)
		}
	}
	if plan.Was <= plan.Amount {
		plan.Was = 0
	}
	for _, v := range others {
		if amount, _ := shopifyAmount(v.Price, src.Currency); amount != plan.Amount {
			plan.From = true
			plan.Features = append(plan.Features, joined(plain(v.Title, maxTitle), fold(src.Currency+" "+v.Price)))
		}
	}
	plan.Free = !plan.Contact && plan.Amount == 0
	it := plan.item()
	it.Key = "plan:" + strconv.FormatInt(p.ID, 10) // a product that gets another title goes on
	if u, err := url.Parse(src.URL); err == nil && p.Handle != "" {
		it.Link = u.Scheme + "://" + u.Host + "/products/" + url.PathEscape(p.Handle)
	}
	if plan.Currency == "" && !plan.Contact && !plan.Free {
		it.Text = plan.Name + " " + strings.TrimSpace(Money{Minor: plan.Amount}.exact())
	}
	return it
}

// shopifyAmount reads a price in minor units. The list does not say in which
// currency; where the source does not either, two decimals are taken, as most have.
func shopifyAmount(text, currency string) (int64, bool) {
	if strings.Trim(text, "0123456789.") != "" || text == "" {
		return 0, false
	}
	whole, fraction, _ := strings.Cut(text, ".")
	m, ok := money(whole+"."+(fraction + "00")[:2], 1, currency)
	return m.Minor, ok
}
