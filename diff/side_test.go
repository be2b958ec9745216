package diff

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"keywatch/sources"
)

func reread(t *testing.T, kind, body string) *sources.Snapshot {
	t.Helper()
	s, err := sources.Reread(sources.Source{ID: "a", Kind: kind, URL: "https://a.example/"}, []sources.Document{{URL: "https://a.example/", Body: []byte(body)}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// lines writes rows as a reader sees them.
func lines(rows []Row) []string {
	var out []string
	for _, r := range rows {
		line := string(r.Op) + "|" + wordDiff(r.Marks)
		if r.Op == "" {
			line = "|" + r.After
		}
		if r.Noise != "" {
			line += "|" + r.Noise
		}
		out = append(out, line)
	}
	return out
}

func TestAPageIsShownSideBySide(t *testing.T) {
	old := reread(t, "page", `<main><h1>Pricing</h1><p>Team costs EUR 50 per seat and month</p><p>Everything that small shops and studios need</p><p>Posted 3 hours ago</p></main>`)
	now := reread(t, "page", `<main><h1>Pricing</h1><p>Team costs EUR 40 per seat and month</p><p>Posted 4 hours ago</p><p>Students learn for free in all our schools</p></main>`)
	got := lines(SideBySide(old, now))
	want := []string{
		"|Pricing",
		"edited|Team costs EUR [-50-]{+40+} per seat and month",
		"removed|[-Everything that small shops and studios need-]",
		"edited|Posted [-3-]{+4+} hours ago|" + reasonAgo,
		"added|{+Students learn for free in all our schools+}",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestAWindowIsShownSideBySide(t *testing.T) {
	feed := func(entries string) *sources.Snapshot {
		return reread(t, "feed", `<rss version="2.0"><channel><title>News</title>`+entries+`</channel></rss>`)
	}
	old := feed(`<item><guid>2</guid><title>A shop in Gent</title></item><item><guid>1</guid><title>Hello</title></item>`)
	now := feed(`<item><guid>3</guid><title>A shop in Lyon</title></item><item><guid>2</guid><title>A store in Gent</title></item>`)
	want := []string{"added|{+A shop in Lyon+}", "edited|A [-shop-]{+store+} in Gent", "removed|[-Hello-]|" + fellOff}
	if d := cmp.Diff(want, lines(SideBySide(old, now))); d != "" {
		t.Error(d)
	}
}
