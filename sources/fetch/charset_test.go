package fetch

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
)

// as writes a text in a charset.
func as(t testing.TB, name, text string) []byte {
	t.Helper()
	enc, _ := charset.Lookup(name)
	if enc == nil {
		t.Fatalf("no charset %q", name)
	}
	out, err := encoding.ReplaceUnsupported(enc.NewEncoder()).Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// samples are texts in the languages that the charsets were made for.
var samples = map[string]string{
	"windows-1252": "Prix : 12 € – « déjà » naïve", "iso-8859-1": "Größe und Straße", "iso-8859-2": "Żółć gęślą jaźń",
	"iso-8859-5": "Новости и цены", "iso-8859-7": "Τιμές και νέα", "iso-8859-9": "Fiyatlar ve İş ığ", "iso-8859-15": "Prix 12 € œuvre",
	"windows-1250": "Příliš žluťoučký kůň", "windows-1251": "Новости и цены", "windows-1253": "Τιμές και νέα",
	"windows-1254": "Fiyatlar ve İş", "windows-1255": "מחירים", "windows-1256": "الأسعار", "windows-1257": "Kainos ir naujienos ąčę",
	"windows-1258": "Giá và tin", "koi8-r": "Новости и цены", "koi8-u": "Новини і ціни її", "ibm866": "Новости", "macintosh": "Größe é",
	"shift_jis": "価格とニュース", "euc-jp": "価格とニュース", "iso-2022-jp": "価格とニュース", "gbk": "价格和新闻联通", "gb18030": "价格和新闻",
	"big5": "價格與新聞", "euc-kr": "가격과 뉴스", "utf-8": "Größe 価格 €", "windows-874": "ราคา",
}

func TestEveryCharsetComesOutAsUTF8(t *testing.T) {
	bodies := 0
	for name, text := range samples {
		canonical := known(name)
		for how, c := range map[string]struct {
			before, after, header string
		}{
			"header":  {"<p>", "</p>", name},
			"meta":    {`<html><meta charset="` + name + `"><p>`, "</p>", ""},
			"content": {`<META http-equiv=Content-Type content='text/html; charset=` + name + `'><p>`, "", ""},
			"XML":     {`<?xml version="1.0" encoding="` + name + `"?><a>`, "</a>", ""},
		} {
			bodies++
			body := append(append([]byte(c.before), as(t, name, text)...), c.after...)
			got, said, err := toUTF8(body, c.header)
			if err != nil || !strings.Contains(string(got), text) {
				t.Errorf("%s by %s: %q as %s, %v", name, how, got, said, err)
			}
			if said != canonical && how == "header" {
				t.Errorf("%s by %s: called %s", name, how, said)
			}
		}
	}
	if bodies < 40 {
		t.Errorf("only %d bodies were tried", bodies)
	}
}

func TestWhatDecidesTheCharset(t *testing.T) {
	pad := strings.Repeat("<!-- pad -->", 200)
	for _, c := range []struct{ name, body, header, want, charset string }{
		{"BOM over header", "\xef\xbb\xbfé", "iso-8859-1", "é", "utf-8"},
		{"UTF-16 LE by BOM", "\xff\xfeé\x00"[:2] + "\xe9\x00", "utf-8", "é", "utf-16le"},
		{"UTF-16 BE by BOM", "\xfe\xff\x00\xe9", "", "é", "utf-16be"},
		{"header over meta", "<meta charset=koi8-r>\xe9", "windows-1252", "<meta charset=koi8-r>é", "windows-1252"},
		{"unknown header, meta", "<meta charset=latin1>\xe9", "nonsense", "<meta charset=latin1>é", "windows-1252"},
		{"UTF-8 by its shape, header wrong", "Größe", "iso-8859-1", "Größe", "utf-8"},
		{"UTF-8 by its shape, nothing said", pad + "Größe", "", pad + "Größe", "utf-8"},
		{"nothing said, not UTF-8", pad + "Gr\xf6\xdfe", "", pad + "Größe", "windows-1252"},
		{"two-byte charset keeps its word", "\xc1\xaa\xcd\xa8", "gbk", "联通", "gbk"},
		{"meta in a comment", "<!-- <meta charset=koi8-r> -->\xe9", "", "<!-- <meta charset=koi8-r> -->é", "windows-1252"},
		{"meta that claims UTF-16", "<meta charset=utf-16>é", "", "<meta charset=utf-16>é", "utf-8"},
		{"x-user-defined", "<meta charset=x-user-defined>\xe9", "", "<meta charset=x-user-defined>é", "windows-1252"},
		{"invalid bytes", "a\xffb", "utf-8", "a\ufffdb", "utf-8"},
		{"cut inside a rune", "a\xe2\x82", "utf-8", "a\ufffd", "utf-8"},
		{"surrogates", "a\xed\xa0\x80b", "utf-8", "a\ufffdb", "utf-8"},
		{"empty", "", "", "", "utf-8"},
		{"XML is declared anew", "<?xml version='1.0' encoding='iso-8859-1'?><a>\xe9</a>", "", "<?xml version='1.0' encoding='UTF-8'?><a>é</a>", "windows-1252"},
		{"XML over HTTP header", "<?xml version='1.0' encoding='koi8-r'?><a>\xe9</a>", "latin1", "<?xml version='1.0' encoding='UTF-8'?><a>é</a>", "windows-1252"},
	} {
		got, said, err := toUTF8([]byte(c.body), c.header)
		if err != nil || string(got) != c.want || said != c.charset {
			t.Errorf("%s: %q as %s, %v; want %q as %s", c.name, got, said, err, c.want, c.charset)
		}
	}
	if _, _, err := toUTF8([]byte("\x1b$)C"), "iso-2022-kr"); err == nil {
		t.Error("a charset that WHATWG forbids was read")
	}
}

func TestAChangeOfDecodingAloneIsNoChange(t *testing.T) {
	const page = "<html><head><title>Größe</title></head><p>Plans – 12 €</p>"
	want, _, _ := toUTF8([]byte(page), "utf-8")
	for name, c := range map[string]struct {
		body   []byte
		header string
	}{
		"no header": {[]byte(page), ""}, "wrong header": {[]byte(page), "iso-8859-1"}, "wrong Windows header": {[]byte(page), "windows-1251"},
		"with a BOM": {append([]byte("\xef\xbb\xbf"), page...), ""}, "in windows-1252": {as(t, "windows-1252", page), "windows-1252"},
		"in windows-1252, unsaid": {as(t, "windows-1252", page), ""}, "in UTF-16": {append([]byte("\xfe\xff"), as(t, "utf-16be", page)...), ""},
	} {
		if got, said, err := toUTF8(c.body, c.header); err != nil || string(got) != string(want) {
			t.Errorf("%s: %q as %s, %v", name, got, said, err)
		}
	}
}

func TestMediaTypes(t *testing.T) {
	for _, c := range []struct{ header, body, kind, label string }{
		{"text/html; charset=UTF-8", "", "text/html", "utf-8"},
		{"Application/RSS+XML", "", "application/rss+xml", ""},
		{"", "<html>", "text/html", ""},
		{"", "{}", "text/plain", ""},
		{"text/html; charset", "", "text/html", ""},
		{"text/html; charset=a; charset=b", "", "text/html", ""},
		{"nonsense", "%PDF-1.4", "application/pdf", ""},
		{`text/html;charset="iso-8859-1"`, "", "text/html", "iso-8859-1"},
	} {
		if kind, label := mediaType(c.header, []byte(c.body)); kind != c.kind || label != c.label {
			t.Errorf("%q: %q %q, want %q %q", c.header, kind, label, c.kind, c.label)
		}
	}
}

func FuzzCharset(f *testing.F) {
	f.Add([]byte("\xff\xfea"), "text/html; charset=gbk")
	f.Add([]byte("<?xml version='1.0' encoding='koi8-r'?>\xe9"), "")
	f.Add([]byte("<meta charset=iso-2022-jp>\x1b$B"), "text/html")
	f.Fuzz(func(t *testing.T, body []byte, header string) {
		_, label := mediaType(header, body)
		one, name, err := toUTF8(body, label)
		if err != nil {
			return
		}
		two, again, _ := toUTF8(body, label)
		if string(one) != string(two) || name != again {
			t.Errorf("two texts for the same bytes: %q and %q", one, two)
		}
		if !utf8.Valid(one) {
			t.Errorf("not UTF-8: %q", one)
		}
	})
}
