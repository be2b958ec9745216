package sources

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxMarkup bounds the markup of one entry that is looked at, in bytes: far
// more than gives maxText runes.
const maxMarkup = 64 << 10

// plain is the text of markup with white space folded, at most n runes. Feeds
// escape once, twice or not at all, so what still looks like markup is read again.
func plain(markup string, n int) string {
	text := stripTags(markup)
	if strings.Contains(text, "</") || strings.Contains(text, "/>") {
		text = stripTags(text)
	}
	return cutRunes(text, n)
}

// stripTags is the text between tags; without any sign of markup it is as it was.
func stripTags(markup string) string {
	markup = cut(markup, maxMarkup)
	if !strings.ContainsAny(markup, "<&") {
		return printable(markup)
	}
	z := html.NewTokenizer(strings.NewReader(bareAmpersands(markup)))
	var out strings.Builder
	silentTag := ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			return printable(out.String())
		case html.TextToken:
			if silentTag == "" {
				out.Write(z.Text())
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			tok := z.Token()
			if !joins[tok.DataAtom] {
				out.WriteByte(' ')
			}
			silentTag = hush(silentTag, tok)
		}
	}
}

// bareAmpersands escapes each & that opens no whole reference: HTML would read
// the "&copy" of "?a=1&copy=2" as a sign.
func bareAmpersands(text string) string {
	if !strings.Contains(text, "&") {
		return text
	}
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(text, "&")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		out.WriteByte('&')
		if value, _ := reference([]byte("&" + rest[:min(len(rest), 40)])); value == "&" && !strings.HasPrefix(rest, "amp;") {
			out.WriteString("amp;")
		}
		text = rest
	}
}

// joins are elements inside a word or sentence; all others keep words apart.
var joins = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.I: true, atom.Em: true, atom.Strong: true, atom.Span: true, atom.U: true, atom.S: true,
	atom.Sup: true, atom.Sub: true, atom.Small: true, atom.Code: true, atom.Mark: true, atom.Font: true, atom.Abbr: true, atom.Wbr: true,
}

// hush gives the element whose text nobody sees, while inside one.
func hush(inside string, tok html.Token) string {
	if inside != "" {
		if tok.Type == html.EndTagToken && tok.Data == inside {
			return ""
		}
		return inside
	}
	if tok.Type == html.StartTagToken && (tok.DataAtom == atom.Script || tok.DataAtom == atom.Style || tok.DataAtom == atom.Template) {
		return tok.Data
	}
	return ""
}

// printable folds white space and drops what cannot be seen.
func printable(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == '\u200b', r == '\ufeff', r == '\u00ad':
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// cutRunes cuts at the last space before n runes.
func cutRunes(text string, n int) string {
	if len(text) <= n || utf8.RuneCountInString(text) <= n {
		return text
	}
	at, count := 0, 0
	for i := range text {
		if count == n-1 {
			at = i
			break
		}
		count++
	}
	text = text[:at]
	if i := strings.LastIndexByte(text, ' '); i > len(text)*3/4 {
		text = text[:i]
	}
	return text + "…"
}

// joinText is a headline and what follows it as one text.
func joinText(title, rest string) string {
	switch {
	case rest == "" || rest == title:
		return title
	case title == "" || strings.HasPrefix(rest, title):
		return rest
	case strings.ContainsAny(title[len(title)-1:], ".!?:…"):
		return cutRunes(title+" "+rest, maxText)
	}
	return cutRunes(title+". "+rest, maxText)
}
