package tag

import (
	"math"
	"strings"
	"testing"

	"keywatch/diff"
)

func TestPartsEndWithWhatReadSays(t *testing.T) {
	for _, c := range []struct {
		name string
		text Text
		tag  string
		says []string
	}{
		{"a headline", Text{Title: "Brindlow cuts prices of its Team plan by 20 percent"}, "pricing", []string{"phrase in the headline", "learnt from headlines"}},
		{"a lead", Text{Title: "News from Brindlow", Body: "Brindlow raises EUR 30 million in a Series B round led by Oakmoor."}, "", nil},
		{"a block", TextOf(diff.Change{Op: diff.Edited, Kind: "page", Place: "pricing", Section: "Pricing > Team", Element: "p", Before: "EUR 50 per seat and month", After: "EUR 40 per seat and month"}), "pricing", []string{"a block of a page"}},
		{"not this tag", Text{Title: "Brindlow cuts prices of its Team plan by 20 percent"}, "hire", nil},
	} {
		if c.says == nil {
			if parts := Parts(c.text, c.tag); parts != nil {
				t.Errorf("%s: %v, want none", c.name, parts)
			}
			continue
		}
		parts := Parts(c.text, c.tag)
		if len(parts) == 0 {
			t.Errorf("%s: no parts", c.name)
			continue
		}
		var names []string
		for _, p := range parts {
			names = append(names, p.Name)
		}
		for _, want := range c.says {
			if !strings.Contains(strings.Join(names, "\n"), want) {
				t.Errorf("%s: %q are named, not %q", c.name, names, want)
			}
		}
		last, read := parts[len(parts)-1], Read(c.text)[0]
		if last.Name != "confidence" || last.Value != read.Confidence || last.Words != read.Evidence {
			t.Errorf("%s: ends with %+v, but Read says %+v", c.name, last, read)
		}
	}
}

// The parts of a headline give its confidence when they are put together as
// their meanings say.
func TestPartsAddUp(t *testing.T) {
	for _, title := range []string{
		"Brindlow cuts prices of its Team plan by 20 percent", "Quenby appoints Ilse Harmsen as CFO",
		"Ostrelle raises EUR 30 million in Series B", "Astery Bank fined for late reports", "Brindlow launches Ledger 2",
	} {
		for _, e := range Read(Text{Title: title}) {
			miss, factor, learnt, lean := 1.0, 1.0, -1.0, 0.0
			certain := false
			for _, p := range Parts(Text{Title: title}, e.Tag) {
				switch {
				case p.Name == "confidence":
				case p.Name == "learnt from headlines":
					learnt = p.Value
				case p.Means == MeansLogOdds:
					lean += p.Value
				case p.Means == MeansFactor:
					factor *= p.Value
				default:
					miss *= 1 - p.Value
					certain = certain || strings.HasPrefix(p.Name, "certain phrase in the headline")
				}
			}
			got := (1 - miss) * factor
			if learnt >= 0 {
				both := 1 / (1 + math.Exp(-math.Log(learnt/(1-learnt))-lean))
				if certain {
					both = max(both, got)
				}
				got = both
			}
			if math.Abs(got-e.Confidence) > 1e-3 {
				t.Errorf("%q, %s: the parts give %.4f, Read says %.4f", title, e.Tag, got, e.Confidence)
			}
		}
	}
}
