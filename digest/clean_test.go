package digest

import (
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func full() bool { return os.Getenv("KEYWATCH_FULL") != "" }

func TestCleanGivesOneLineOfPlainText(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"  a \t b\r\nc ", "a b c"},
		{"a\u202eb\u202c", "ab"},
		{"a\u200bb", "ab"},
		{"a\x1b[31mb", "a [31mb"},
		{"a\x00b", "a b"},
		{"e\u0301te\u0301", "e\u0301te\u0301"},
		{"Z\u0351\u0352\u0353\u0354", "Z\u0351\u0352"},
		{"one two three four", "one two three four"},
		{"one two three four five", "one two three…"},
		{strings.Repeat("x", 30), strings.Repeat("x", 17) + "…"},
		{"\xffa", "\ufffda"},
		{"", ""},
	} {
		if got := clean(c.in, 18); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, p := range payloads() {
		f.Add(p, 40)
	}
	f.Fuzz(func(t *testing.T, s string, limit int) {
		if limit < 1 || limit > 500 {
			return
		}
		got := clean(s, limit)
		if !utf8.ValidString(got) || utf8.RuneCountInString(got) > limit {
			t.Errorf("%q has %d runes, %d at most", got, utf8.RuneCountInString(got), limit)
		}
		if strings.ContainsFunc(got, func(r rune) bool {
			return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || (unicode.IsSpace(r) && r != ' ')
		}) {
			t.Errorf("%q is not plain", got)
		}
		if strings.TrimSpace(got) != got || strings.Contains(got, "  ") {
			t.Errorf("%q has loose spaces", got)
		}
	})
}

func TestOnlyPlainWebAddressesBecomeLinks(t *testing.T) {
	for raw, ok := range map[string]bool{
		"https://quenby.example/a?b=c&d=%20#e": true, "http://quenby.example": true, "HTTPS://quenby.example/": true,
		"javascript:alert(1)": false, "data:text/html,x": false, "//quenby.example": false, "/path": false, "": false, "ftp://quenby.example": false,
		"https://": false, "https://user:pass@quenby.example/": false, "https://quenby.example/ a": false, "https://quenby.example/\n": false,
		"https://quenby.example/\u202e": false, `https://quenby.example/"x`: false, "https://quenby.example/" + strings.Repeat("a", 400): false,
		"mailto:a@b.example": false, "https://quenby.example/<b>": false, "https://quenby.example/%zz": false,
	} {
		if got := evidenceURL(raw) != ""; got != ok {
			t.Errorf("%.60q: link %v, want %v", raw, got, ok)
		}
	}
}

func TestConfidenceInWords(t *testing.T) {
	for confidence, want := range map[float64]string{1: "certain", 0.85: "certain", 0.84: "likely", 0.6: "likely", 0.59: "possible", 0: "possible"} {
		if got := sureness(confidence); got != want {
			t.Errorf("%v: %s, want %s", confidence, got, want)
		}
	}
}
