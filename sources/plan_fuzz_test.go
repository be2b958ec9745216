package sources

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func FuzzPlans(f *testing.F) {
	for _, c := range readPlanCases(f, "testdata/plans") {
		f.Add(c.page, "en")
	}
	f.Add("<table><tr><td colspan=999999 rowspan=999999>$1<tr><td>$2", "sv")
	f.Add(`<script type="application/ld+json">[{"@type":"Offer","name":"A","price":1e300,"priceCurrency":"USD"}]</script>`, "ja")
	f.Fuzz(func(t *testing.T, page, lang string) {
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			return
		}
		for _, it := range planItems(plansOf(root, &url.URL{Path: "/"}, lang)) {
			p, ok := PlanOf(it)
			if !ok || p.Name == "" || p.Amount < 0 || p.Micro < 0 || p.Was < 0 || p.Per < 1 || p.Trial < 0 || p.Sure < leastSure || p.Sure > 1 {
				t.Fatalf("%+v from %q", it, page)
			}
			if p.Contact && (p.Free || p.Amount != 0) {
				t.Fatalf("both on request and priced: %+v", p)
			}
		}
	})
}

// bigPricing is a page of about 90 KB as builders make them: cards with long
// lists of features, a table of comparison, questions, scripts.
func bigPricing() string {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="en"><head><title>Pricing</title></head><body><nav>` + strings.Repeat(`<a class="nav-link text-sm font-medium" href="/product">Product</a>`, 60) + `</nav><main>`)
	for _, name := range []string{"Free", "Starter", "Team", "Business"} {
		fmt.Fprintf(&b, `<div class="flex flex-col rounded-3xl p-8 shadow-lg ring-1"><h3 class="text-lg font-semibold">%s</h3><p class="mt-2 text-base">For people who want more of it, every day.</p><p class="mt-6"><span class="text-4xl">$%d</span><span class="text-sm">/user/month</span></p><p>billed annually</p><ul role="list">`, name, len(name)*3)
		for i := range 60 {
			fmt.Fprintf(&b, `<li class="flex gap-x-3"><svg viewBox="0 0 20 20"><path d="M16.704 4.153a.75.75 0 01.143 1.052l-8 10.5a.75.75 0 01-1.127.075z"></path></svg>Feature number %d of the plan, with %d GB</li>`, i, i*5)
		}
		b.WriteString(`</ul></div>`)
	}
	b.WriteString(`<table><thead><tr><th>Feature</th><th>Free</th><th>Starter</th><th>Team</th><th>Business</th></tr></thead><tbody>`)
	for i := range 100 {
		fmt.Fprintf(&b, `<tr class="border-b border-gray-100"><th scope="row" class="py-4 px-6">Row %d</th><td class="px-6 text-center">%d</td><td class="px-6 text-center">%d GB</td><td class="px-6 text-center">Unlimited</td><td class="px-6 text-center">✓</td></tr>`, i, i, i*3)
	}
	b.WriteString(`</tbody></table><section class="faq"><h2>Questions</h2>` + strings.Repeat(`<details><summary>Can I get my $10 back?</summary><p>Yes, within 30 days of the day on which you paid for it.</p></details>`, 40) + `</section></main><script>` + strings.Repeat("window.dataLayer=window.dataLayer||[];", 200) + `</script></body></html>`)
	return b.String()
}

func BenchmarkPlans(b *testing.B) {
	page := bigPricing()
	for _, c := range []struct{ name, page string }{
		{"pricing", page},
		{"none", strings.ReplaceAll(page, "$", "")},
	} {
		root, err := html.Parse(strings.NewReader(c.page))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.page)))
			for b.Loop() {
				plansOf(root, nil, "en")
			}
		})
	}
}
