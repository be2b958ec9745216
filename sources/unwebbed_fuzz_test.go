package sources

import (
	"strings"
	"testing"
)

// FuzzUnwebbed holds the readers of what is no web page: no bytes make them
// panic, or give an item without key, type or text.
func FuzzUnwebbed(f *testing.F) {
	f.Add([]byte("From: a@b.example\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-16\r\n\r\n<p>a\r\n--b--"))
	f.Add([]byte("url;title;text;time\nhttps://a.example;\"A\n\";b;2026-11-02\n"))
	f.Add([]byte("v=spf1 include:%{i}.a.example include: redirect= -all"))
	f.Add([]byte(dnsHead + "\ntoken google-site-verification\nmail google.com\n"))
	f.Fuzz(func(t *testing.T, body []byte) {
		docs := []Document{{URL: "maildir:///m#1", Body: body}}
		for _, kind := range []string{"maildir", "csv", "dns"} {
			k, _ := KindByName(kind)
			snap, err := k.Parse(Source{Kind: kind}, docs)
			if err != nil {
				continue
			}
			for _, it := range snap.Items {
				if it.Key == "" || it.Type == "" || it.Text == "" {
					t.Errorf("%s: %+v", kind, it)
				}
			}
		}
		for _, sign := range dnsSigns(string(body)) {
			what, name, ok := strings.Cut(sign, " ")
			if !ok || name == "" || what != "token" && what != "mail" || strings.ContainsAny(name, " \n=") {
				t.Errorf("%q is kept as %q", body, sign)
			}
		}
	})
}
