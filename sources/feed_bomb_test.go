package sources

import (
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// bombs are documents that a naive reader dies of. n scales them.
func bombs(n int) map[string]string {
	entry := `<item><title>T</title><guid>1</guid></item>`
	laughs := `<!DOCTYPE rss [<!ENTITY a "ha">`
	for c := 'b'; c <= 'j'; c++ {
		laughs += "<!ENTITY " + string(c) + ` "` + strings.Repeat("&"+string(c-1)+";", 10) + `">`
	}
	return map[string]string{
		"billion laughs":         laughs + "]>" + rss(`<item><title>&j;</title></item>`),
		"quadratic blow-up":      `<!DOCTYPE rss [<!ENTITY a "` + strings.Repeat("a", n) + `">]>` + rss(`<item><title>`+strings.Repeat("&a;", n/10)+`</title></item>`),
		"external entity":        `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + rss(`<item><title>&x;</title></item>`),
		"parameter entities":     `<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1/"> %x; <!ENTITY % y "%x;%x;"> %y;]>` + rss(entry),
		"deep nesting":           `<rss><channel><item>` + strings.Repeat("<a>", n),
		"very many entries":      rss(strings.Repeat(entry, n)),
		"very many elements":     rss(`<item>` + strings.Repeat("<title/>", n) + `</item>`),
		"very many attributes":   `<rss><channel><item ` + strings.Repeat(`xmlns:a="b" `, n) + `/></channel></rss>`,
		"quotes never closed":    rss(`<item>` + strings.Repeat(`<a b="'`, n) + strings.Repeat(`<a b='`, n)),
		"doctypes never closed":  strings.Repeat(`<!DOCTYPE [`, n),
		"sections never closed":  rss(`<item>` + strings.Repeat(`<a><![CDATA[`, n)),
		"comments never closed":  rss(`<item>` + strings.Repeat(`<!-- <a><? `, n)),
		"instructions all along": rss(strings.Repeat(`<?x`, n)),
		"end tags of nothing":    `<rss><channel>` + strings.Repeat("<a>", 250) + strings.Repeat("</b>", n),
		"one long word":          rss(`<item><description>` + strings.Repeat("&lt;p&gt;a", n) + `</description></item>`),
		"extensions":             rss(`<item>` + strings.Repeat(`<media:title a="b">x</media:title>`, n) + `</item>`),
		"very many JSON entries": `{"items":[` + strings.Repeat(`{"id":"1"},`, n) + `{}]}`,
		"deep JSON":              `{"items":` + strings.Repeat("[", n),
	}
}

// TestBombsAreInert bounds what reading a hostile feed costs: 200 MB allocated
// and a second, for bodies of some megabytes (KEYWATCH_FULL=1: 200,000 pieces).
func TestBombsAreInert(t *testing.T) {
	n := 20_000
	if os.Getenv("KEYWATCH_FULL") == "1" {
		n = 200_000
	}
	for name, body := range bombs(n) {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			begun := time.Now()
			snap, err := parseFeed(Source{}, []Document{{URL: feedURL, Body: []byte(body)}})
			took := time.Since(begun)
			runtime.ReadMemStats(&after)
			mb := (after.TotalAlloc - before.TotalAlloc) >> 20
			t.Logf("%d kB: %v, %d MB, %d entries, %v", len(body)>>10, took, mb, len(snap.Items), err)
			if mb > 200 || took > slowed*5*time.Second {
				t.Errorf("cost %d MB and %v", mb, took)
			}
			for _, item := range snap.Items {
				if len(item.Text) > maxText*4+maxTitle*4 || strings.Contains(item.Text, "root:") || strings.Contains(item.Text, "hahaha") {
					t.Errorf("an entity was expanded: %.80q", item.Text)
				}
			}
		})
	}
}

func TestAnOverlongFeedSaysWhatItLeftOut(t *testing.T) {
	var body strings.Builder
	for i := range maxEntries + 7 {
		body.WriteString("<item><guid>" + strings.Repeat("x", i%50) + string(rune('a'+i%26)) + "</guid><title>" + time.Duration(i).String() + "</title></item>")
	}
	snap := readFeed(t, rss(body.String()))
	if snap.Read != maxEntries || snap.Of != maxEntries+7 {
		t.Errorf("read %d of %d", snap.Read, snap.Of)
	}
}

// FuzzFeed holds that no bytes make the reader panic, expand or lose its bounds.
func FuzzFeed(f *testing.F) {
	for _, body := range bombs(3) {
		f.Add([]byte(body))
	}
	f.Add([]byte(`<feed><entry><title type="xhtml"><div>a</div></title></entry></feed>`))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[null,{"id":1}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		snap, err := parseFeed(Source{}, []Document{{URL: feedURL, Body: body}})
		if err != nil {
			return
		}
		keys := map[string]bool{}
		for _, item := range snap.Items {
			if item.Key == "" || keys[item.Key] {
				t.Errorf("key %q is empty or not alone", item.Key)
			}
			keys[item.Key] = true
			if len([]rune(item.Text)) > maxText || len([]rune(item.Title)) > maxTitle {
				t.Error("text over its bound")
			}
		}
		again, err := parseFeed(Source{}, []Document{{URL: feedURL, Body: body}})
		if err != nil || len(again.Items) != len(snap.Items) {
			t.Errorf("read twice: %d and %d entries, %v", len(snap.Items), len(again.Items), err)
		}
	})
}

func BenchmarkFeed(b *testing.B) {
	body := []byte(rss(strings.Repeat(`<item><title>Northwind opens in Lyon</title><link>https://x.example/a</link><description>&lt;p&gt;A second office, with room for sixty.&lt;/p&gt;</description><pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate></item>`, 50)))
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := parseFeed(Source{}, []Document{{URL: feedURL, Body: body}}); err != nil {
			b.Fatal(err)
		}
	}
}

func TestDepthAndElementsAreCapped(t *testing.T) {
	nested := func(n int) string {
		return rss(`<item><title>A</title><description>` + strings.Repeat("<b>", n) + strings.Repeat("</b>", n) + `</description></item>`)
	}
	if got := len(readFeed(t, nested(maxDepth-10)).Items); got != 1 {
		t.Errorf("%d entries", got)
	}
	if _, err := parseFeed(Source{}, []Document{{URL: feedURL, Body: []byte(nested(maxDepth))}}); StateOf(err) != StateUnparseable || !strings.Contains(err.Error(), "256 elements") {
		t.Errorf("too deep: %v", err)
	}
	wide, err := repairXML([]byte(rss(`<item>` + strings.Repeat("<title/>", 2*maxElements) + `</item><item/>`)))
	if n := strings.Count(string(wide.text), "<title>"); err != nil || n > maxElements || wide.kept != 1 || wide.of != 2 {
		t.Errorf("%d elements, %d of %d entries, %v", n, wide.kept, wide.of, err)
	}
}
