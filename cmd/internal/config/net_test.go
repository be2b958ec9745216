package config

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// taken and refused are values of one sort: what each is kept as, and what is
// no such value.
func taken[V comparable](t *testing.T, sort string, v value[V], want map[string]V) {
	t.Helper()
	for text, kept := range want {
		have, err := v.parse(text)
		if err != nil || have != kept {
			t.Errorf("%s %q is %v (%v), want %v", sort, text, have, err, kept)
		}
	}
}

func refused[V any](t *testing.T, sort string, v value[V], texts ...string) {
	t.Helper()
	for _, text := range texts {
		have, err := v.parse(text)
		if err == nil {
			t.Errorf("%s %q is taken for %v", sort, text, have)
			continue
		}
		if strings.ContainsAny(err.Error(), "\n\r\x1b\x00") {
			t.Errorf("%s %q: the message breaks the line: %q", sort, text, err)
		}
	}
}

// same is the map of values that are kept as they are written.
func same(texts ...string) map[string]string {
	m := map[string]string{}
	for _, s := range texts {
		m[s] = s
	}
	return m
}

func TestAddresses(t *testing.T) {
	taken(t, "address", address, same("mara@us.example", "m.l+kw@sub.us.example", "o'neil@us.example", "root@localhost", "käthe@us.example"))
	refused(
		t, "address", address,
		"", "mara", "mara@", "@us.example", "Mara <mara@us.example>", "a@b@c", "mara@us.example,", " mara@us.example",
		"a@us.example\r\nBcc: b@us.example", "a@us.example, b@us.example", "<a@us.example>",
	)
}

func TestMailboxesMayHaveANameButNoSecondHeader(t *testing.T) {
	taken(t, "mailbox", mailbox, same("k@us.example", "keywatch <k@us.example>", `"Watch, Key" <k@us.example>`))
	refused(t, "mailbox", mailbox, "", "keywatch", "k@us.example\nBcc: x@us.example", "a@us.example, b@us.example", "<k@us.example")
}

func TestWebAddresses(t *testing.T) {
	taken(t, "URL", webURL, same(
		"https://a.example", "http://a.example/x?y=z#part", "https://a.example:8443/", "https://192.0.2.7/", "https://[2001:db8::1]/", "https://bücher.example/",
		"https://a_b.example/", "https://a.example./",
	))
	refused(
		t, "URL", webURL,
		"", "a.example", "/pricing", "//a.example/", "https://", "https:///x", "https:a.example", "ftp://a.example/", "javascript:alert(1)",
		"https://a.example:0/", "https://a.example:99999/", "https://a.example:http/", "https://u@a.example/", "https://u:p@a.example/",
		"https://a b.example/", "https://-a.example/", "https://.example/", "https://a.example/\n", "https://a.example/%4",
		"https://"+strings.Repeat("a.", 200)+"example/", "file:///etc/passwd", "https://[::1",
	)
}

func TestDomainsAreKeptInLowerCase(t *testing.T) {
	taken(t, "domain", domain, map[string]string{
		"a.example": "a.example", "WWW.A.Example": "www.a.example", "a.example.": "a.example", "bücher.example": "bücher.example",
	})
	refused(t, "domain", domain, "", "a", "https://a.example", "a.example/x", "a..example", "a.example:80", ".a.example", "a b.example")
}

func TestRangesOfAddresses(t *testing.T) {
	for text, want := range map[string]string{
		"10.0.0.0/8": "10.0.0.0/8", "192.0.2.1": "192.0.2.1/32", "fd00::/8": "fd00::/8", "::1": "::1/128", "0.0.0.0/0": "0.0.0.0/0",
	} {
		if have, err := prefix.parse(text); err != nil || have.String() != want {
			t.Errorf("%s is %s, %v", text, have, err)
		}
	}
	refused(t, "range", prefix, "", "10.0.0.0/33", "10.0.0.1/8", "10/8", "a.example", "fe80::1%eth0", "10.0.0.0-10.0.0.9", "fd00::1/8")
}

func TestContacts(t *testing.T) {
	taken(t, "contact", contact, same("mailto:web@us.example", "web@us.example", "https://us.example/bot"))
	refused(t, "contact", contact, "", "me", "mailto:", "mailto:me", "tel:123", "us.example", "ftp://us.example/", "a@us.example\nX: y")
}

func TestLanguages(t *testing.T) {
	taken(t, "language", languages, same("en", "de-CH", "de, en;q=0.5", "zh-Hant", "fr-CA,fr;q=0.8,en;q=0.5"))
	refused(t, "language", languages, "", " ", "!!", "english language", "en;q=x", "en\r\nX: y")
}

func TestListeners(t *testing.T) {
	taken(t, "listener", listen, same("127.0.0.1:8420", ":8420", "localhost:80", "[::1]:8420", "0.0.0.0:8420"))
	refused(t, "listener", listen, "", "8420", "localhost", "localhost:", "localhost:http", "localhost:70000", "a b:80", "::1:8420")
}

func TestPublicAddresses(t *testing.T) {
	taken(t, "public URL", publicURL, map[string]string{
		"https://kw.us.example": "https://kw.us.example", "https://us.example/kw/": "https://us.example/kw",
		"http://localhost:8420/": "http://localhost:8420", "http://127.0.0.1:8420": "http://127.0.0.1:8420", "http://[::1]:8420": "http://[::1]:8420",
	})
	refused(t, "public URL", publicURL, "", "kw.us.example", "http://kw.us.example", "http://10.0.0.1", "https://kw.us.example/?x", "https://kw.us.example/#x", "https://u:p@kw.us.example")
}

func TestProxiesNeverShowTheirPassword(t *testing.T) {
	for text, hides := range map[string]bool{
		"http://p.example:3128": false, "https://p.example": false, "http://u:p@p.example": true, "http://u@p.example": true,
	} {
		if have, err := checkProxy(text); err != nil || have != hides {
			t.Errorf("%s hides a secret: %v (%v), want %v", text, have, err, hides)
		}
	}
	for _, text := range []string{"", "p.example:3128", "socks5://u:hush@p.example", "http://u:hush@", "http://u:hush@p.example:x", "http://u:hush@p.example:99999", "http://u:hush@a b"} {
		_, err := checkProxy(text)
		if err == nil || strings.Contains(err.Error(), "hush") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestOnlyThisMachineIsLocal(t *testing.T) {
	for host, want := range map[string]bool{
		"localhost": true, "127.0.0.1": true, "127.9.9.9": true, "::1": true,
		"localhost.example": false, "10.0.0.1": false, "0.0.0.0": false, "": false, "example": false,
	} {
		if local(host) != want {
			t.Errorf("%q is local: %v", host, !want)
		}
	}
}

func TestIDs(t *testing.T) {
	taken(t, "id", slug, same("a", "northwind", "Northwind-2", "a.b_c", "2024", strings.Repeat("x", 64)))
	refused(t, "id", slug, "", " ", "-a", ".a", "a b", "a/b", "set:a", "ä", "a\n", strings.Repeat("x", 65))
}

func TestTextsAreOneLine(t *testing.T) {
	taken(t, "text", words, map[string]string{"A": "A", " A b ": "A b", "Ærø & Söhne": "Ærø & Söhne", "日本": "日本"})
	refused(t, "text", words, "", "  ", "a\nb", "a\x00", "a\x1b[31m", "a\tb", "\xff")
}

func TestZonesAreOfTheIANADatabase(t *testing.T) {
	for _, name := range usualZones {
		if _, err := zone.parse(name); err != nil {
			t.Errorf("a zone that is suggested is unknown: %v", err)
		}
	}
	refused(t, "zone", zone, "", "Local", "CEST+2", "Europe", "../UTC", "Europe/Berlin ", "/etc/passwd")
}

func TestDatesAreDays(t *testing.T) {
	for _, text := range []string{"2027-03-31", "2028-02-29", "1999-12-31"} {
		if have, err := date.parse(text); err != nil || have.Format("2006-01-02") != text {
			t.Errorf("%s is %s, %v", text, have, err)
		}
	}
	refused(t, "date", date, "", "2027-02-29", "2027-3-1", "31.3.2027", "2027-03-31T00:00:00Z", "tomorrow", "20270331")
}

func TestNumbersHaveBounds(t *testing.T) {
	five := whole(1, 5)
	taken(t, "number", five, map[string]int{"1": 1, "5": 5, "0x3": 3, "0o4": 4})
	refused(t, "number", five, "", "0", "6", "-1", "x", "1.5", "99999999999999999999")
}

func TestSelectorsAndPatternsAreCompiled(t *testing.T) {
	taken(t, "selector", selector, same("main", ".a > #b, nav", "[data-x='1']", "p:nth-child(2)", "div:has(p)"))
	refused(t, "selector", selector, "", "a[[", ">", "p:frobnicate", "..a")
	taken(t, "pattern", re2, same(`\d+ views`, "(?i)cookie", "^$", "a|b"))
	refused(t, "pattern", re2, "(", "(?=a)", `(a)\1`, "[z-a]", "a{2000}", "*")
}

func TestHostsAreWhatThePatternSays(t *testing.T) {
	pattern := regexp.MustCompile(`^[\pL\pM\pN_]([\pL\pM\pN_-]*[\pL\pM\pN_])?(\.[\pL\pM\pN_]([\pL\pM\pN_-]*[\pL\pM\pN_])?)*\.?$`)
	pieces := []string{"a", "B", "7", "-", ".", "_", "ü", "u\u0308", "例", "²", " ", "\n", "\xff", "/", "\ufffd", "\u0308"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 100_000 {
		var b strings.Builder
		for range r.IntN(7) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		if s := b.String(); hostLike(s) != pattern.MatchString(s) {
			t.Fatalf("%q is a host: %v, and the pattern says otherwise", s, hostLike(s))
		}
	}
}
