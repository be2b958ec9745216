package diff

import (
	"fmt"
	"strings"
	"testing"

	"keywatch/sources"
)

// lined makes a snapshot of "tag text" lines; a line that begins with ">" is chrome.
func lined(text string) *sources.Snapshot {
	s := &sources.Snapshot{Source: "s", Kind: "page", URL: "https://www.northwind.example/"}
	for i, line := range strings.Split(text, ";") {
		region := sources.RegionMain
		line = strings.TrimSpace(line)
		if rest, ok := strings.CutPrefix(line, ">"); ok {
			line, region = rest, sources.RegionChrome
		}
		tag, body, _ := strings.Cut(line, " ")
		s.Items = append(s.Items, sources.Item{Key: fmt.Sprint("k", i), Type: "block", Tag: tag, Text: body, Region: region})
	}
	return s
}

func told(changes []Change) string {
	var out []string
	for _, c := range changes {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s>%s", c.Op, c.Before, c.After)))
	}
	return strings.Join(out, "; ")
}

func TestEditsArePairedWithWhatTheyWere(t *testing.T) {
	for _, c := range []struct{ name, old, now, want string }{
		{"by likeness", "p We carry by road in nine countries; p We ship by sea on three oceans", "p We ship by sea on four oceans; p We carry by road in ten countries", "edited We ship by sea on three oceans>We ship by sea on four oceans; edited We carry by road in nine countries>We carry by road in ten countries"},
		{"by their neighbours", "h3 Team; p Free; p Ask us for more", "h3 Team; p EUR 9; p Ask us for more", "edited Free>EUR 9"},
		{"not across sorts", "h3 Team; img Contoso; p Ask us", "h3 Team; p Contoso; p Ask us", "removed Contoso>; added >Contoso"},
		{"two logos are two companies", "img Contoso Bank; img Adatum", "img Proseware Bank; img Adatum", "removed Contoso Bank>; added >Proseware Bank"},
		{"one of several", "li five seats included; li ten carriers included; li one office included", "li five seats included; li twelve carriers included; li one office included", "edited ten carriers included>twelve carriers included"},
		{"what is gone stands where it was", "p Alpha is first in line; p Beta is second there; p Gamma is third", "p Alpha is first in line; p Gamma is third", "removed Beta is second there>"},
		{"an added line among its like", "li Customs Analyst, Hamburg; li Sales Engineer, Lyon", "li Customs Analyst, Hamburg; li Customs Analyst, Oslo; li Sales Engineer, Lyon", "added >Customs Analyst, Oslo"},
		{"the same text in a menu is no stand-in", ">a Startups; h2 Plans; p Team and more", ">a Startups; h2 Plans; h3 Startups; p Team and more", "added >Startups"},
		{"twice the same edit is told once", "p Five seats in each plan; p Five seats in each plan", "p Nine seats in each plan; p Nine seats in each plan", "edited Five seats in each plan>Nine seats in each plan"},
	} {
		t.Run(c.name, func(t *testing.T) {
			changes, _ := Compare(lined(c.old), lined(c.now), Memory{})
			if got := told(changes); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestOnlyWhatLeftTheOrderHasMoved(t *testing.T) {
	now := prepare(lined("p a; p b; p c; p d; p e").Items)
	for j, mate := range []int{0, 4, 1, 2, 3} {
		now.pieces[j].mate = mate
	}
	if got := fmt.Sprint(moved(now)); got != "[1]" {
		t.Errorf("moved %s, want the second only", got)
	}
}

func TestUnconfirmedDifferencesAreTakenBackExactly(t *testing.T) {
	old := lined("h1 Plans; p Alpha is here; p Beta is here; p Gamma is here; p Delta is here")
	now := lined("h1 Plans; p Alpha is here; p Gamma was here; p Delta is here; p Omega has come")
	c := newComparison(old, now)
	var all []delta
	for _, d := range c.differences() {
		all = append(all, d.delta)
	}
	back := c.without(all)
	if got, want := texts(back), texts(old); got != want {
		t.Errorf("with all taken back: %s\nwant %s", got, want)
	}
	if got, want := texts(c.without(nil)), texts(now); got != want {
		t.Errorf("with none taken back: %s", got)
	}
	for i := range all { // what is taken back is the one difference left
		changes, _ := Compare(c.without(all[i:i+1]), now, Memory{})
		if len(changes) != 1 {
			t.Errorf("difference %d left %s", i, told(changes))
		}
	}
}

func texts(s *sources.Snapshot) string {
	var out []string
	for _, it := range s.Items {
		out = append(out, it.Text)
	}
	return strings.Join(out, "; ")
}

func TestChangeSaysWhereItStands(t *testing.T) {
	changes, _, err := Pages([]byte(`<main><h1>Plans</h1><h2>Team</h2><p>EUR 50 a month</p></main>`), []byte(`<main><h1>Plans</h1><h2>Team</h2><p>EUR 40 a month</p></main>`), "https://www.northwind.example/pricing")
	if err != nil || len(changes) != 1 {
		t.Fatal(changes, err)
	}
	c := changes[0]
	if c.Section != "Plans > Team" || c.Element != "p" || c.URL != "https://www.northwind.example/pricing" || c.Region != sources.RegionMain || !strings.HasPrefix(c.ID, "ch_") || c.Key == "" {
		t.Errorf("%+v", c)
	}
	again, _, _ := Pages([]byte(`<main><h1>Plans</h1><h2>Team</h2><p>EUR 50 a month</p></main>`), []byte(`<main><h1>Plans</h1><h2>Team</h2><p>EUR 40 a month</p><p>New and free: rail.</p></main>`), "https://www.northwind.example/pricing")
	if again[0].ID != c.ID {
		t.Error("the same difference has another id beside another one")
	}
}

func TestUnreadablePagesAreErrors(t *testing.T) {
	if _, _, err := Pages(nil, []byte("<p>x</p>"), ""); err == nil || !strings.Contains(err.Error(), "old page") {
		t.Errorf("no old page: %v", err)
	}
	if _, _, err := Pages([]byte("<p>x</p>"), []byte(strings.Repeat("<b><div>", 400)), ""); err == nil || !strings.Contains(err.Error(), "new page") {
		t.Errorf("a page too deep: %v", err)
	}
}
