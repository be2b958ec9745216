package config

import (
	"time"

	"keywatch/sources"
)

// companyDraft is a company as written.
type companyDraft struct {
	spot
	sources.Company
	own []sourceDraft
}

// moreCompanies are the further companies that the example's references need.
const moreCompanies = `- {id: quillbrook, name: Quillbrook GmbH, domain: quillbrook.example, role: competitor}
- {id: northwind-group, name: Northwind Group, role: competitor}
- {id: harrow-foods, name: Harrow Foods, domain: harrow-foods.example, role: account}
- {id: lanternworks, name: Lanternworks, domain: lanternworks.example, role: self, products: [Lantern Plan]}`

// companyFields are the keys of a company. The role has no default: a rival
// taken for a partner would be judged the wrong way round.
func companyFields(kinds []sources.Kind) []field[companyDraft] {
	return []field[companyDraft]{
		one(key{
			name: "id", example: "northwind", required: true,
			doc: "Its name in this file and in commands; it never changes, all else may.",
		}, slug, func(c *companyDraft) *string { return &c.ID }),
		one(key{
			name: "name", example: "Northwind AG", required: true,
			doc: "What mail calls it. Legal suffixes (AG, Inc., Ltd) are understood.",
		}, words, func(c *companyDraft) *string { return &c.Name }),
		list(key{
			name: "aliases", example: "[North Wind, NWD]",
			doc: "Other names by which texts call it.",
		}, words, func(c *companyDraft) *[]string { return &c.Aliases }),
		one(key{
			name: "domain", example: "northwind.example",
			doc: "Its main domain, without https:// and www.",
		}, domain, func(c *companyDraft) *string { return &c.Domain }),
		one(key{
			name: "parent", example: "northwind-group",
			doc: "The id of the company that owns it.",
		}, reference, func(c *companyDraft) *string { return &c.Parent }),
		one(key{
			name: "role", example: "competitor", required: true,
			doc: "What it is to you; self is your own company.",
		}, choice("role", sources.Roles()...), func(c *companyDraft) *sources.Role { return &c.Role }),
		list(key{
			name: "products", example: "[Meridian Suite]",
			doc: "Names of its products.",
		}, words, func(c *companyDraft) *[]string { return &c.Products }),
		variants(kinds, records(key{
			name: "sources", example: "northwind", doc: "What is watched of it.",
		}, perKind(kinds, commonSource(kinds)), func(c *companyDraft) *[]sourceDraft { return &c.own })),
	}
}

// sourceDraft is a source as written.
type sourceDraft struct {
	spot
	sources.Source
}

// places are what a page can be on a company's site.
var places = choice("place", sources.Places()...)

// commonSource are the keys that sources of every kind have.
func commonSource(kinds []sources.Kind) []field[sourceDraft] {
	return []field[sourceDraft]{
		one(key{
			name: "kind", required: true, doc: "How it is read.",
		}, kindName(kinds), func(s *sourceDraft) *string { return &s.Kind }),
		one(key{
			name: "url", required: true, example: "https://www.northwind.example/", doc: "Its address.",
		}, sourceURL, func(s *sourceDraft) *string { return &s.URL }),
		one(key{
			name: "id", off: true, example: "northwind-pricing", fallback: "made from company, kind and place or path",
			doc: "Its name in commands and in what is kept; with one of your own, the URL may change and the history stays.",
		}, slug, func(s *sourceDraft) *string { return &s.ID }),
		one(key{
			name: "place", off: true, example: "pricing",
			doc: "What it is on the company's site; it counts as evidence for tags.",
		}, places, func(s *sourceDraft) *sources.Place { return &s.Place }),
		one(key{
			name: "interval", off: true, example: "6h", fallback: "the kind's own",
			doc: "The time between two visits, 5m to 90d.",
		}, interval, func(s *sourceDraft) *time.Duration { return &s.Interval }),
		one(key{
			name: "language", off: true, example: "de-DE", fallback: "fetch.language",
			doc: "The language that it is asked for (Accept-Language).",
		}, languages, func(s *sourceDraft) *string { return &s.Language }),
		one(key{
			name: "currency", off: true, example: "EUR", fallback: "the one that it showed first",
			doc: "The currency that its prices are watched in; prices in another are what visitors from elsewhere see, and no change.",
		}, currencyCode, func(s *sourceDraft) *string { return &s.Currency }),
		one(key{
			name: "country", off: true, example: "US", fallback: "that of its access, else fetch.country",
			doc: "The country that its visits come from; it is kept with all that is seen, and a new one seeds the source anew.",
		}, country, func(s *sourceDraft) *string { return &s.Country }),
		one(key{
			name: "access", off: true, example: "northwind-portal", doc: "The id of what the site wants to know, or of its proxy.",
		}, reference, func(s *sourceDraft) *string { return &s.Access }),
	}
}

// looseSource are the keys of a source that stands by itself, whatever its
// kind; it may name a company, so that a file of conf.d can add to one that
// stands elsewhere.
func looseSource(kinds []sources.Kind) []field[sourceDraft] {
	return append(commonSource(kinds), one(key{
		name: "company", off: true, example: "northwind",
		doc: "The id of the company that it is of, when that stands in another file.",
	}, reference, func(s *sourceDraft) *string { return &s.Company }))
}
