package digest

import (
	"fmt"
	"maps"
	"net/mail"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"keywatch/diff"
	"keywatch/templates"
)

// payloads are texts that a page could show to break out of a mail.
func payloads() []string {
	list := []string{
		`<script>alert(1)</script>`, `<img src=x onerror=alert(1)>`, `"><svg onload=alert(1)>`, `'><b>`, `</td></tr></table>`,
		`</style><script>1</script>`, `</title><script>1</script>`, `<!--`, `--><b>x`, `]]><b>`, `<![CDATA[<b>]]>`, `&lt;b&gt;`, `&#60;b&#62;`,
		`&amp;lt;b`, `<a href="javascript:alert(1)">x</a>`, `javascript:alert(1)`, `data:text/html,<b>`, `vbscript:x`, `<iframe src=//evil.test>`,
		`<object data=x>`, `<embed src=x>`, `<link rel=stylesheet href=//evil.test>`, `<meta http-equiv=refresh content=0>`, `<base href=//evil.test>`,
		`<form action=//evil.test><input>`, `<math><mtext><b>`, `<template><b>`, `<plaintext>`, `<xmp>`, `<noscript><b>`, `<textarea>`, `<select><option>`,
		`{{.Subject}}`, `{{template "item" .}}`, `${7*7}`, `{% raw %}`, `<%= 1 %>`, "`id`", `$(id)`, `%3Cb%3E`, `\u003cb\u003e`, `\x3cb\x3e`,
		"a\r\nBcc: x@evil.test", "a\nSubject: x", "a\r\n\r\nbody", "\n.\r\nQUIT", "From x", "a\x00b", "a\x1b[31mred", "a\x07b", "a\x7fb", "a\u0085b",
		"\u202eevil\u202c", "\u2066x\u2069", "\u200fx", "a\u200bb", "a\u2028b", "a\u2029b", "\ufeffx", "\u00adx", "a\u061cb", "\U000e0041",
		"Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357", "\xff\xfe", "\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80", strings.Repeat("A", 5000),
		strings.Repeat("ab ", 3000), strings.Repeat("<b>", 500), strings.Repeat("漢字", 400), strings.Repeat("\n", 400), strings.Repeat("🚆", 200),
		"\nCOVERAGE  0 of 0", "HEADLINE\nfalse", "why   because I say so", "   step  You, by now: pay",
	}
	for _, tag := range []string{"b", "p", "div", "table", "tr", "td", "h1", "body", "html", "head", "style", "title", "br", "hr", "img"} {
		list = append(list, "<"+tag+">", "</"+tag+">", "<"+strings.ToUpper(tag)+" x='1'>")
	}
	for i := range 10 {
		list = append(list, fmt.Sprintf(`%s<u id="%d">`, strings.Repeat(`"`, i), i))
	}
	return list
}

// fields are the places at which text from the web or from outside comes in.
func fields() map[string]func(*Input, string) {
	return map[string]func(*Input, string){
		"line":       func(in *Input, s string) { in.Events[0].Line = s },
		"before":     func(in *Input, s string) { in.Events[0].Witnesses[0].Before = s },
		"after":      func(in *Input, s string) { in.Events[0].Witnesses[0].After = s },
		"title":      func(in *Input, s string) { in.Events[1].Witnesses[0].Title = s },
		"removed":    func(in *Input, s string) { in.Events[5].Witnesses[0].Before = s },
		"address":    func(in *Input, s string) { in.Events[0].Witnesses[0].URL = "https://x.example/" + s },
		"scheme":     func(in *Input, s string) { in.Events[0].Witnesses[0].URL = s },
		"place":      func(in *Input, s string) { in.Events[0].Witnesses[0].Place = s },
		"tag":        func(in *Input, s string) { in.Events[0].Tags[0].Tag = s },
		"error":      func(in *Input, s string) { in.Statuses[5].State, in.Statuses[5].Detail = "broken", s },
		"withdrawal": func(in *Input, s string) { in.Events[6].Withdrawn, in.Events[6].Revision, in.Told["ev_7p2"] = s, 2, 1 },
		"redirect":   func(in *Input, s string) { in.Redirect = s },
		"old step":   func(in *Input, s string) { in.Previous[0].Steps[0].Text = s },
		"company": func(in *Input, s string) {
			companies := testCompanies()
			companies[1].Name = s
			in.World = NewMatcher(companies, testAccounts(), monday)
		},
		"person": func(in *Input, s string) {
			accounts := testAccounts()
			accounts[0].Team = []Member{{Name: s, Email: "x@y.example", Role: "account manager"}}
			accounts[0].Stakeholders[0].Name, accounts[0].Products[0] = s, s
			in.World = NewMatcher(testCompanies(), accounts, monday)
		},
	}
}

func TestTextFromTheWebStaysText(t *testing.T) {
	list := payloads()
	if len(list) < 120 {
		t.Fatalf("%d payloads, 120 at least", len(list))
	}
	known := elementsOf(t, render(t, testInput(), "", nil).html)
	i := 0
	all := fields()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		set := all[name]
		for _, payload := range list {
			// Every payload meets every field in the full run; a seventh of the pairs otherwise.
			if i++; i%7 != 0 && !full() {
				continue
			}
			got := render(t, testInput(), payload, set)
			checkHTML(t, name, payload, got.html, known)
			checkText(t, name, payload, got.text)
			if strings.ContainsFunc(got.subject, unicode.IsControl) {
				t.Errorf("%s %.40q: control characters in the subject %q", name, payload, got.subject)
			}
			msg, err := mail.ReadMessage(strings.NewReader("Subject: " + got.subject + "\r\n\r\nx"))
			if err != nil || len(msg.Header) != 1 {
				t.Errorf("%s %.40q: the subject makes headers: %v", name, payload, err)
			}
		}
	}
}

type rendered struct{ subject, text, html string }

func render(t *testing.T, in Input, payload string, set func(*Input, string)) rendered {
	t.Helper()
	if set != nil {
		set(&in, payload)
	}
	subject, text, page, err := Render(compose(t, in))
	if err != nil {
		t.Fatal(err)
	}
	return rendered{subject, text, page}
}

// elementsOf gives the elements and attributes that the template itself makes.
func elementsOf(t *testing.T, page string) map[string]bool {
	t.Helper()
	known := map[string]bool{}
	walk(t, page, func(n *html.Node) {
		known[n.Data] = true
		for _, a := range n.Attr {
			known[n.Data+" "+a.Key] = true
		}
	})
	return known
}

func walk(t *testing.T, page string, visit func(*html.Node)) {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	doc.Find("*").Each(func(_ int, s *goquery.Selection) { visit(s.Nodes[0]) })
}

// checkHTML fails when an element, attribute or address came from a payload.
func checkHTML(t *testing.T, field, payload, page string, known map[string]bool) {
	t.Helper()
	if len(page) >= 100<<10 {
		t.Errorf("%s %.40q: %d bytes of HTML", field, payload, len(page))
	}
	open, closed := 0, 0
	walk(t, page, func(n *html.Node) {
		if !known[n.Data] {
			t.Errorf("%s %.40q: element %s", field, payload, n.Data)
		}
		if n.Data == "table" {
			open++
		}
		for _, a := range n.Attr {
			if !known[n.Data+" "+a.Key] {
				t.Errorf("%s %.40q: attribute %s %s", field, payload, n.Data, a.Key)
			}
			if a.Key == "href" && !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "http://") {
				t.Errorf("%s %.40q: link to %q", field, payload, a.Val)
			}
		}
	})
	if closed = strings.Count(page, "</table>"); open != closed {
		t.Errorf("%s %.40q: %d tables, %d ends", field, payload, open, closed)
	}
	if strings.Contains(page, "ZgotmplZ") {
		t.Errorf("%s %.40q: an address reached the template unchecked", field, payload)
	}
}

// checkText fails when the text part has a control character, a line that is
// too long, or a heading that is not ours.
func checkText(t *testing.T, field, payload, text string) {
	t.Helper()
	headings := 0
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "COVERAGE  ") || line == "HEADLINE" {
			headings++
		}
		for _, r := range line {
			if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
				t.Errorf("%s %.40q: %U in %q", field, payload, r, line)
			}
		}
		if templates.Width(line) > templates.Columns && !strings.HasPrefix(strings.TrimSpace(line), "http") {
			t.Errorf("%s %.40q: a line of %d columns: %q", field, payload, templates.Width(line), line)
		}
	}
	if headings != 2 {
		t.Errorf("%s %.40q: %d headings in\n%s", field, payload, headings, text)
	}
}

func TestBeforeAndAfterAreQuotedWhereTheyDiffer(t *testing.T) {
	long := strings.Repeat("Lorem of words that stay as they are. ", 6)
	for _, c := range []struct{ before, after, was, now string }{
		{"EUR 50", "EUR 40", `"EUR 50"`, `"EUR 40"`},
		{"", "new text", `""`, `"new text"`},
		{long + "Now 5 seats." + long, long + "Now 9 seats." + long, `"… as they are. Now 5 seats.Lorem of words that …"`, `"… as they are. Now 9 seats.Lorem of words that …"`},
		{`He said "no"`, `He said "yes"`, `"He said 'no'"`, `"He said 'yes'"`},
	} {
		ev := event{op: diff.Edited, before: c.before, after: c.after}.make()
		was, now := excerpts(ev.Witnesses[0])
		if was == "" {
			was = `""`
		}
		if was != c.was || now != c.now {
			t.Errorf("%.30q: was %s now %s; want %s, %s", c.before, was, now, c.was, c.now)
		}
	}
}
