package sources

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

func TestAFeedIsReadInTheCharsetOfItsBytes(t *testing.T) {
	named := func(name string) encoding.Encoding {
		enc, err := htmlindex.Get(name)
		if err != nil {
			t.Fatal(err)
		}
		return enc
	}
	for name, tc := range map[string]struct {
		enc         encoding.Encoding // nil: UTF-8
		declared    string
		title, want string
	}{
		"utf-8":                          {nil, "utf-8", "Zürich", "Zürich"},
		"utf-8 that claims latin":        {nil, "iso-8859-1", "Zürich", "Zürich"},
		"utf-8 that claims nonsense":     {nil, "bogus", "Zürich", "Zürich"},
		"latin":                          {named("iso-8859-1"), "iso-8859-1", "Zürich", "Zürich"},
		"latin undeclared":               {named("iso-8859-1"), "", "Zürich", "Zürich"},
		"latin that claims utf-8":        {named("iso-8859-1"), "utf-8", "Zürich", "Zürich"},
		"cyrillic":                       {named("koi8-r"), "koi8-r", "Лион", "Лион"},
		"korean":                         {named("euc-kr"), "euc-kr", "리옹", "리옹"},
		"japanese in seven bits":         {named("iso-2022-jp"), "iso-2022-jp", "リヨン", "リヨン"},
		"utf-16 with a mark":             {unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "utf-16", "Zürich", "Zürich"},
		"utf-16 without":                 {unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16", "Zürich", "Zürich"},
		"utf-32":                         {utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32", "Zürich", "Zürich"},
		"a mark of utf-8 over a claim":   {nil, "\uFEFFlatin1", "Zürich", "Zürich"},
		"few bad bytes in much of utf-8": {nil, "utf-8", "Zürich é ü \xff", "Zürich é ü \uFFFD"},
	} {
		t.Run(name, func(t *testing.T) {
			head := `<?xml version="1.0"?>`
			if tc.declared != "" {
				head = `<?xml version="1.0" encoding="` + tc.declared + `"?>`
			}
			if rest, marked := cutMark(tc.declared); marked {
				head = "\uFEFF" + `<?xml version="1.0" encoding="` + rest + `"?>`
			}
			body := head + `<rss><channel><item><title>` + tc.title + `</title></item></channel></rss>`
			if tc.enc != nil {
				var err error
				if body, err = tc.enc.NewEncoder().String(body); err != nil {
					t.Fatal(err)
				}
			}
			if got := readFeed(t, body).Items[0].Title; got != tc.want {
				t.Errorf("%q, want %q", got, tc.want)
			}
		})
	}
}

func cutMark(s string) (string, bool) {
	if len(s) > 3 && s[:3] == "\uFEFF" {
		return s[3:], true
	}
	return s, false
}
