package sources

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const feedURL = "https://www.northwind.example/news/feed.xml"

func readFeed(t testing.TB, body string) Snapshot {
	t.Helper()
	snap, err := parseFeed(Source{}, []Document{{URL: feedURL, Body: []byte(body)}})
	if err != nil {
		t.Fatal(err)
	}
	return snap
}

func rss(items string) string {
	return `<?xml version="1.0"?><rss version="2.0"><channel><title>Northwind news</title><language>en-GB</language>` + items + `</channel></rss>`
}

func TestEachFormatGivesTheSameEntry(t *testing.T) {
	want := Item{
		Key: "n-1", Type: "entry", Region: RegionMain, Title: "Northwind opens in Lyon", Link: "https://www.northwind.example/n/1",
		Text: "Northwind opens in Lyon. A second office.", At: time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC),
	}
	for name, body := range map[string]string{
		"rss 2.0": rss(`<item><title>Northwind opens in Lyon</title><link>/n/1</link><guid isPermaLink="false">n-1</guid>
			<description>&lt;p&gt;A second &lt;b&gt;office&lt;/b&gt;.&lt;/p&gt;</description><pubDate>Mon, 02 Nov 2026 10:00:00 +0100</pubDate></item>`),
		"rss 1.0": `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
			<channel rdf:about="x"><title>News</title></channel><item rdf:about="n"><title>Northwind opens in Lyon</title><guid>n-1</guid>
			<link>https://www.northwind.example/n/1</link><description>A second office.</description><dc:date>2026-11-02T09:00:00Z</dc:date></item></rdf:RDF>`,
		"atom 1.0": `<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><id>n-1</id><title type="html">Northwind &lt;i&gt;opens&lt;/i&gt; in Lyon</title>
			<link rel="alternate" href="https://www.northwind.example/n/1?utm_source=rss"/><updated>2026-11-03T09:00:00Z</updated><published>2026-11-02T09:00:00Z</published>
			<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A second office.</p></div></summary></entry></feed>`,
		"atom with a prefix": `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:id>n-1</a:id><a:title>Northwind opens in Lyon</a:title>
			<a:link href="/n/1"/><a:updated>2026-11-02T09:00:00Z</a:updated><a:summary>A second office.</a:summary></a:entry></a:feed>`,
		"atom 0.3": `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><id>n-1</id><title>Northwind opens in Lyon</title><link rel="alternate" href="/n/1"/>
			<issued>2026-11-02T10:00:00+01:00</issued><summary>A second office.</summary></entry></feed>`,
		"json feed": `{"version":"https://jsonfeed.org/version/1.1","title":"News","items":[null,{"id":"n-1","url":"/n/1","title":"Northwind opens in Lyon",
			"content_html":"<p>A second office.</p>","date_published":"2026-11-02T10:00:00+01:00"}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff([]Item{want}, readFeed(t, body).Items); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCDFIsReadAsTheRSSThatSaysTheSame(t *testing.T) {
	snap := readFeed(t, `<CHANNEL HREF="/"><TITLE>Northwind</TITLE><CHANNEL><ITEM HREF="/n/1?a=1&b=2" LASTMOD="2026-11-02T09:00:00Z"><TITLE>Lyon</TITLE><ABSTRACT>A second office.</ABSTRACT></ITEM></CHANNEL></CHANNEL>`)
	want := []Item{{
		Key: "https://www.northwind.example/n/1?a=1&b=2", Link: "https://www.northwind.example/n/1?a=1&b=2", Type: "entry", Region: RegionMain,
		Title: "Lyon", Text: "Lyon. A second office.", At: time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC),
	}}
	if diff := cmp.Diff(want, snap.Items); diff != "" || snap.Title != "Northwind" {
		t.Error(snap.Title, diff)
	}
}

func TestTheFeedSpeaksForItself(t *testing.T) {
	snap := readFeed(t, rss(`<item><title>One</title></item>`))
	if snap.Title != "Northwind news" || snap.Lang != "en-gb" || snap.Read != 1 || snap.Of != 0 {
		t.Errorf("title %q, lang %q, %d of %d", snap.Title, snap.Lang, snap.Read, snap.Of)
	}
}

func TestDamageCostsNoEntry(t *testing.T) {
	two := `<item><title>One & two &nbsp;&copy=3</title></item><item><title>Two</title></item>`
	for name, body := range map[string]string{
		"bare ampersand":       rss(two),
		"control characters":   rss("<item><title>O\x01\x0bne</title></item><item><title>T&#2;wo</title></item>"),
		"blank lines before":   "\n\n  " + rss(two),
		"a warning before":     "<br />\n<b>Warning</b>: Undefined index in feed.php on line 3<br />" + rss(two),
		"a long comment":       "<!--" + strings.Repeat(" - ", 4000) + "-->" + rss(two),
		"markup after":         rss(two) + "<script>x</script><!-- 0.3 s -->",
		"never closed":         `<rss><channel><item><title>One</title></item><item><title>Two</title>`,
		"cut in a tag":         `<rss><channel><item><title>One</title></item><item><title>Two</title><lin`,
		"cut in a section":     `<rss><channel><item><title>One</title></item><item><title><![CDATA[Two`,
		"entries not closed":   `<rss><channel><item><title>One</title><item><title>Two</title></channel></rss>`,
		"title not closed":     `<rss><channel><item><title>One</item><item><title>Two</item></channel></rss>`,
		"crossed tags":         `<rss><channel><item><b><title>One</b></title></item></i><item><title>Two</title></item></channel></rss>`,
		"prefix not declared":  rss(`<item><title>One</title><dc:date>2026-11-02</dc:date></item><item><title>Two</title><x:y/></item>`),
		"unquoted attributes":  `<rss version=2.0><channel><item x><title a='b" c>One</title></item><item><title>Two</title></item></channel></rss>`,
		"end tag without end":  `<rss><channel><item><title>One</title</item><item><title>Two</title></item></channel></rss`,
		"an unknown charset":   `<?xml version="1.0" encoding="bogus"?>` + rss(two),
		"capitals":             `<RSS><CHANNEL><ITEM><TITLE>One</TITLE></ITEM><ITEM><TITLE>Two</TITLE></ITEM></CHANNEL></RSS>`,
		"no root":              `<channel><item><title>One</title></item><item><title>Two</title></item></channel>`,
		"a doctype of entries": `<!DOCTYPE rss [<!ENTITY a "<item>"> <!ENTITY % b SYSTEM "file:///etc/passwd"> %b;]>` + rss(two),
		"json cut off":         `{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"One"},{"id":2,"title":"Two"},{"id":"3","ti`,
		"json of odd items":    `{"items":[null,7,{"id":"1","title":["One"]},{"id":"2","title":"Two","tags":{"a":null}}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			want := 2
			if got := len(readFeed(t, body).Items); got != want {
				t.Errorf("%d entries, want %d", got, want)
			}
		})
	}
}

func TestTextKeepsItsCharacters(t *testing.T) {
	for name, tc := range map[string]struct{ title, want string }{
		"bare ampersands":           {`R&D & more`, "R&D & more"},
		"names of HTML":             {`Caf&eacute;&nbsp;&mdash; 5&euro;`, "Café — 5€"},
		"a query is no name":        {`?a=1&copy=2;b`, "?a=1&copy=2;b"},
		"numbers of windows-1252":   {`It&#146;s &#x2019;`, "It’s ’"},
		"escaped twice":             {`&amp;lt;b&amp;gt;Lyon&amp;lt;/b&amp;gt;`, "Lyon"},
		"a section":                 {`<![CDATA[<b>R&amp;D</b> & <i>x</i>]]>`, "R&D & x"},
		"less than":                 {`5 < 6, 7 &lt; 8`, "5 < 6, 7 < 8"},
		"cells stay apart":          {`<![CDATA[<td>one</td><td>two</td>]]>`, "one two"},
		"scripts are not text":      {`<![CDATA[a<script>alert("x")</script><style>p{}</style> b]]>`, "a b"},
		"what nobody sees":          {"zero\u200bwidth \ufeffand\u00ad soft", "zerowidth and soft"},
		"emphasis stays in a word":  {`<![CDATA[un<b>believ</b>able]]>`, "unbelievable"},
		"a long one ends with dots": {strings.Repeat("word ", 100), strings.TrimSpace(strings.Repeat("word ", 59)) + "…"},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, readFeed(t, rss(`<item><title>`+tc.title+`</title></item>`)).Items[0].Title); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSummariesAreBounded(t *testing.T) {
	item := readFeed(t, rss(`<item><title>T</title><description>`+strings.Repeat("é word ", 50_000)+`</description></item>`)).Items[0]
	if n := len([]rune(item.Text)); n > maxText || n < maxText*3/4 {
		t.Errorf("%d runes", n)
	}
}

func TestKeysStayWhenEntriesComeAndGo(t *testing.T) {
	for name, tc := range map[string]struct{ before, after string }{
		"tracking in the link": {
			`<item><title>A</title><link>https://x.example/a?id=1&amp;utm_source=rss&amp;fbclid=7</link></item>`,
			`<item><title>A, again</title><link>https://x.example/a?utm_campaign=mail&amp;id=1</link></item>`,
		},
		"tracking in the id": {
			`<item><guid>https://x.example/a?utm_source=rss</guid><title>A</title></item>`,
			`<item><guid>https://x.example/a</guid><title>B</title></item>`,
		},
		"only a title":     {`<item><title>A</title></item>`, `<item><title> A </title><pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate></item>`},
		"only a text":      {`<item><description>A</description></item>`, `<item><description> A </description></item>`},
		"one id for all":   {`<item><guid>x</guid><title>A</title></item><item><guid>x</guid><title>B</title></item>`, `<item><guid>x</guid><title>A</title></item><item><guid>x</guid><title>C</title></item>`},
		"id over the link": {`<item><guid>n-1</guid><link>/a</link></item>`, `<item><guid>n-1</guid><link>/b</link></item>`},
	} {
		t.Run(name, func(t *testing.T) {
			before, after := readFeed(t, rss(tc.before)).Items[0], readFeed(t, rss(tc.after)).Items[0]
			if before.Key != after.Key || before.Key == "" {
				t.Errorf("key %q became %q", before.Key, after.Key)
			}
		})
	}
}

func TestOneIDForSeveralEntriesHidesNone(t *testing.T) {
	items := readFeed(t, rss(`<item><guid>x</guid><title>A</title></item><item><guid>x</guid><title>B</title></item><item><guid>x</guid><title>B</title></item>`)).Items
	if len(items) != 2 || items[0].Key == items[1].Key {
		t.Errorf("%+v", items)
	}
}

func TestLinksAreAbsoluteAndOfTheWeb(t *testing.T) {
	for link, want := range map[string]string{
		"/a":                                "https://www.northwind.example/a",
		"b?x=1#c":                           "https://www.northwind.example/news/b?x=1#c",
		"//cdn.example/a":                   "https://cdn.example/a",
		"https://user:secret@x.example/":    "https://x.example/",
		"javascript:alert(1)":               "",
		"data:text/html,x":                  "",
		"file:///etc/passwd":                "",
		"https://":                          "",
		"mailto:a@x.example":                "",
		"http://[::1":                       "",
		"https://x.example/?utm_source=a#b": "https://x.example/#b",
	} {
		if got := readFeed(t, rss(`<item><title>A</title><link>`+link+`</link></item>`)).Items[0].Link; got != want {
			t.Errorf("%s became %q, want %q", link, got, want)
		}
	}
}

func TestADateThatCannotBeReadIsNone(t *testing.T) {
	for date, want := range map[string]time.Time{
		"yesterday":                 {},
		"":                          {},
		"2026-11-02":                time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC),
		"Mon, 2 Nov 2026 10:00 EST": time.Date(2026, 11, 2, 15, 0, 0, 0, time.UTC),
	} {
		if got := readFeed(t, rss(`<item><title>A</title><pubDate>`+date+`</pubDate></item>`)).Items[0].At; !got.Equal(want) {
			t.Errorf("%q is %v, want %v", date, got, want)
		}
	}
}

func TestWhatIsNoFeedSaysSo(t *testing.T) {
	for body, want := range map[string]string{
		"<!DOCTYPE html><html><head><title>404</title></head><body>Not found</body></html>": "an HTML page, not a feed",
		"<head><title>x</title></head>":      "an HTML page, not a feed",
		"<urlset><url/></urlset>":            "a sitemap, not a feed",
		"not found":                          "no feed was found",
		"<a/>":                               "no feed was found",
		`{"error":"no"}`:                     "JSON, but no JSON Feed",
		`[1]`:                                "JSON, but no JSON Feed",
		`{"items":{}}`:                       "no list",
		`{"items`:                            "decode JSON Feed",
		strings.Repeat("<x>", 50) + "<rss/>": "no feed was found",
	} {
		_, err := parseFeed(Source{}, []Document{{URL: feedURL, Body: []byte(body)}})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), feedURL) {
			t.Errorf("%.40s: %v, want %q", body, err, want)
		}
		if StateOf(err) != StateUnparseable {
			t.Errorf("%.40s: state %s", body, StateOf(err))
		}
	}
}

func TestOnlyABlankDocumentIsEmpty(t *testing.T) {
	for body, empty := range map[string]bool{"": true, " \r\n": true, "<!-- nothing -->": true, rss(""): false, `{"items":[]}`: false} {
		if _, err := parseFeed(Source{}, []Document{{Body: []byte(body)}}); errors.Is(err, ErrEmpty) != empty {
			t.Errorf("%q: %v", body, err)
		}
	}
}

func TestRecogniseTellsFeedsFromPages(t *testing.T) {
	for body, want := range map[string]float64{
		rss(""):             0.95,
		`<feed xmlns="x"/>`: 0.95,
		`<CHANNEL/>`:        0.6,
		`{"version":"https://jsonfeed.org/version/1.1"}`: 0.95,
		`{"a":1}`:                   0,
		`<html><body></body>`:       0,
		strings.Repeat(" ", 70_000): 0,
	} {
		if got := recogniseFeed(Document{ContentType: "application/rss+xml", Body: []byte(body)}); got != want {
			t.Errorf("%.30s: %v, want %v", body, got, want)
		}
	}
}
