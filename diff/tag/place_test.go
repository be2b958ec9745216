package tag

import (
	"testing"

	"keywatch/sources"
)

func TestPlaceIsToldByAddressOrTitle(t *testing.T) {
	for _, c := range []struct {
		address, title string
		want           sources.Place
	}{
		{"https://brindlow.example/pricing", "", sources.PlacePricing},
		{"https://brindlow.example/de/preise.html", "", sources.PlacePricing},
		{"https://brindlow.example/fr/tarifs/", "", sources.PlacePricing},
		{"https://careers.brindlow.example/", "", sources.PlaceCareers},
		{"https://brindlow.example/karriere/stellen", "", sources.PlaceCareers},
		{"https://brindlow.example/company/leadership", "", sources.PlaceLeadership},
		{"https://brindlow.example/about", "", sources.PlaceLeadership},
		{"https://brindlow.example/customers/astery", "", sources.PlaceCustomers},
		{"https://brindlow.example/referenzen", "", sources.PlaceCustomers},
		{"https://brindlow.example/partners", "", sources.PlacePartners},
		{"https://brindlow.example/docs/release-notes", "", sources.PlaceChangelog},
		{"https://brindlow.example/changelog.xml", "", sources.PlaceChangelog},
		{"https://brindlow.example/blog/pricing-is-hard", "", sources.PlaceBlog},
		{"https://brindlow.example/blog/pricing", "", sources.PlaceBlog},
		{"https://brindlow.example/press/2026/q3", "", sources.PlaceNewsroom},
		{"https://brindlow.example/webinars", "", sources.PlaceEvents},
		{"https://brindlow.example/legal/terms_of_use", "", sources.PlaceTerms},
		{"https://brindlow.example/trust", "", sources.PlaceTerms},
		{"https://brindlow.example/products/ledger", "", sources.PlaceProduct},
		{"https://brindlow.example", "", sources.PlaceHome},
		{"https://brindlow.example/en", "", sources.PlaceHome},
		{"https://brindlow.example/index.html", "", sources.PlaceHome},
		{"https://brindlow.example/a/b", "", sources.PlaceUnknown},
		{"https://brindlow.example/a/b", "Plans and prices | Brindlow", sources.PlacePricing},
		{"https://brindlow.example/", "Careers at Brindlow", sources.PlaceCareers},
		{"https://brindlow.example/", "Brindlow: freight", sources.PlaceHome},
		{"", "", sources.PlaceUnknown},
		{"://", "Karriere", sources.PlaceCareers},
	} {
		if got := PlaceOf(c.address, c.title); got != c.want {
			t.Errorf("PlaceOf(%q, %q) = %q, want %q", c.address, c.title, got, c.want)
		}
	}
}

func TestTheNearestHeadingTellsThePlace(t *testing.T) {
	for section, want := range map[string]sources.Place{
		"Home > Pricing > Team":                         sources.PlacePricing,
		"Trusted by 400 firms":                          sources.PlaceCustomers,
		"Open positions > Jobs":                         sources.PlaceCareers,
		"Why our customers stay with us for many years": sources.PlaceUnknown,
		"":                  sources.PlaceUnknown,
		"Products > Ledger": sources.PlaceUnknown,
		"News > The story of pricing, in five long acts": sources.PlaceNewsroom,
	} {
		if got := placeOfSection(section); got != want {
			t.Errorf("%q: got %q, want %q", section, got, want)
		}
	}
}
