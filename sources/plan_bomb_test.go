package sources

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

func TestAHostilePageTakesBoundedWork(t *testing.T) {
	for name, page := range map[string]string{
		"deep":       strings.Repeat("<div><p>$1 a month</p>", 250) + strings.Repeat("<b>Name</b></div>", 250),
		"wide":       strings.Repeat("<div><h3>Plan</h3><p>$5/mo</p></div>", 20000),
		"one line":   "<p>" + strings.Repeat("<b>Plan</b> $5 ", 50000),
		"spans":      strings.Repeat("<span>", 400) + strings.Repeat("<span>$1</span>", 30000),
		"columns":    strings.Repeat("<table><tr><td colspan=99999 rowspan=99999>$1<td>A<tr><td>$2</table>", 2000),
		"rows":       "<table>" + strings.Repeat("<tr><td>A<td>$1", 30000),
		"tables":     strings.Repeat("<table><tr><td>$1<td>A<td>", 120),
		"headings":   strings.Repeat("<h3>A</h3><h2>B</h2><p>$1</p>", 10000),
		"microdata":  strings.Repeat(`<div itemscope itemtype="http://schema.org/Offer">`, 300) + strings.Repeat("<i></i>", 50000),
		"attributes": strings.Repeat(`<b data-month="$1" data-year="$10">x</b>`, 20000),
		"digits":     "<p>$" + strings.Repeat("1,", 200000),
		"options":    "<select>" + strings.Repeat("<option>A - $1", 20000),
	} {
		root, err := html.Parse(strings.NewReader("<html><body>" + page))
		if err != nil {
			continue // refused before it comes here
		}
		plans := 0
		took := quickest(slowed*3*time.Second, func() { plans = len(plansOf(root, nil, "en")) })
		t.Logf("%s: %d plans in %s", name, plans, took)
		if took > slowed*3*time.Second {
			t.Errorf("%s: too long", name)
		}
	}
}
