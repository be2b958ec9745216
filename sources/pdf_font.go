package sources

import (
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// pdfFont turns the codes of shown strings into text, and knows how wide they are.
type pdfFont struct {
	wide   bool // codes of two bytes
	text   map[int]string
	widths map[int]float64 // in thousandths of the size
	width  float64         // of a code without one
}

// maxPDFCodes bounds the codes of a font: two bytes can say no more.
const maxPDFCodes = 1 << 16

// fontOf reads a font (9.5 to 9.10): what it says itself by ToUnicode counts
// before the names of its glyphs, and these before its encoding.
func (f *pdfFile) fontOf(ref any) *pdfFont {
	if _, isRef := ref.(pdfRef); isRef && f.fonts[ref] != nil {
		return f.fonts[ref]
	}
	dict := f.dict(ref)
	font := &pdfFont{text: map[int]string{}, widths: map[int]float64{}, width: 500}
	if dict["Subtype"] == pdfName("Type0") {
		font.wide = true
		font.width = 1000
		if list := f.array(dict["DescendantFonts"]); len(list) > 0 {
			f.wideWidths(font, f.dict(list[0]))
		}
	} else {
		f.simpleFont(font, dict)
	}
	if s, ok := f.resolve(dict["ToUnicode"]).(*pdfStream); ok {
		if data, err := f.unpack(s); err == nil {
			font.toUnicode(data, &f.steps)
		}
	}
	if _, isRef := ref.(pdfRef); isRef {
		f.fonts[ref] = font
	}
	return font
}

// simpleFont reads a font of one byte a code: Windows' or the Macintosh's
// characters with the differences that it states.
func (f *pdfFile) simpleFont(font *pdfFont, dict pdfDict) {
	base, encoding := charmap.Windows1252, f.resolve(dict["Encoding"])
	var differences []any
	if d, ok := encoding.(pdfDict); ok {
		encoding, differences = f.resolve(d["BaseEncoding"]), f.array(d["Differences"])
	}
	if encoding == pdfName("MacRomanEncoding") {
		base = charmap.Macintosh
	}
	for code := 32; code < 256; code++ {
		font.text[code] = string(base.DecodeByte(byte(code)))
	}
	code := 0
	for _, d := range differences {
		switch d := f.resolve(d).(type) {
		case float64:
			code = int(d)
		case pdfName:
			if code >= 0 && code < 256 {
				font.text[code] = pdfGlyphText(string(d))
			}
			code++
		}
	}
	widths := f.array(dict["Widths"])
	f.steps -= 256 + len(differences) + len(widths)
	first := int(f.number(dict["FirstChar"]))
	for i, w := range widths {
		if i < 256 {
			font.widths[first+i] = f.number(w)
		}
	}
}

// wideWidths reads the widths of a font of two bytes a code (9.7.4.3): "first
// [w w w]" and "first last w".
func (f *pdfFile) wideWidths(font *pdfFont, dict pdfDict) {
	if w := f.number(dict["DW"]); w > 0 {
		font.width = w
	}
	list := f.array(dict["W"])
	for i := 0; i+1 < len(list) && f.steps > 0; f.steps-- {
		first := int(f.number(list[i]))
		if each := f.array(list[i+1]); each != nil {
			for j, w := range each {
				font.widths[first+j] = f.number(w)
			}
			f.steps -= len(each)
			i += 2
			continue
		}
		if i+2 >= len(list) {
			return
		}
		for code := first; code <= int(f.number(list[i+1])) && code < maxPDFCodes; code++ {
			font.widths[code] = f.number(list[i+2])
			f.steps--
		}
		i += 3
	}
}

// toUnicode reads a map of codes to text (9.10.3): bfchar and bfrange. What it
// does is taken from the steps: ranges can say the same codes again and again.
func (font *pdfFont) toUnicode(data []byte, steps *int) {
	l := &pdfLexer{in: data}
	var args []any
	for *steps > 0 {
		v, err := l.next(0)
		if err != nil {
			return
		}
		word, isWord := v.(pdfWord)
		if !isWord {
			if args = append(args, v); len(args) > 3*maxPDFCodes {
				return
			}
			continue
		}
		*steps--
		switch word {
		case "endbfchar":
			*steps -= len(args)
			for i := 0; i+1 < len(args); i += 2 {
				font.text[pdfCode(args[i])] = pdfUTF16(args[i+1], 0)
			}
		case "endbfrange":
			for i := 0; i+2 < len(args); i += 3 {
				font.bfrange(pdfCode(args[i]), pdfCode(args[i+1]), args[i+2], steps)
			}
		}
		args = nil
	}
}

func (font *pdfFont) bfrange(from, to int, text any, steps *int) {
	list, isList := text.([]any)
	for code := max(from, 0); code <= to && code < maxPDFCodes && *steps > 0; code++ {
		*steps--
		switch {
		case !isList:
			font.text[code] = pdfUTF16(text, code-from)
		case code-from < len(list):
			font.text[code] = pdfUTF16(list[code-from], 0)
		}
	}
}

// pdfCode is a string as a number, -1 for none.
func pdfCode(v any) int {
	s, ok := v.(string)
	if !ok || len(s) > 2 || s == "" {
		return -1
	}
	n := 0
	for i := range len(s) {
		n = n<<8 | int(s[i])
	}
	return n
}

// pdfUTF16 is a string of UTF-16BE as text, its last unit moved on.
func pdfUTF16(v any, on int) string {
	s, _ := v.(string)
	if len(s) < 2 || len(s) > 64 {
		return ""
	}
	units := []byte(s)
	last := int(units[len(units)-2])<<8 | int(units[len(units)-1]) + on
	units[len(units)-2], units[len(units)-1] = byte(last>>8), byte(last)
	return string(decodeFeed(append([]byte("\xFE\xFF"), units...)))
}

// pdfGlyphs are the names of signs (Adobe Glyph List for New Fonts) that are not
// the sign themselves nor a letter with an accent.
var pdfGlyphs = pdfGlyphTable(`space   period . comma , colon : semicolon ; hyphen - minus − endash – emdash — underscore _ slash / backslash \ bar | parenleft ( parenright )
	bracketleft [ bracketright ] braceleft { braceright } exclam ! exclamdown ¡ question ? questiondown ¿ quotesingle ' quotedbl " quoteleft ‘ quoteright ’ quotedblleft “
	quotedblright ” quotesinglbase ‚ quotedblbase „ guillemotleft « guillemotright » guilsinglleft ‹ guilsinglright › numbersign # dollar $ cent ¢ sterling £ yen ¥ Euro €
	percent % perthousand ‰ ampersand & asterisk * plus + plusminus ± less < equal = greater > at @ asciicircum ^ asciitilde ~ grave ` + "`" + ` section § paragraph ¶ bullet • periodcentered ·
	ellipsis … copyright © registered ® trademark ™ degree ° multiply × divide ÷ mu µ onehalf ½ onequarter ¼ threequarters ¾ onesuperior ¹ twosuperior ² threesuperior ³ ordfeminine ª
	ordmasculine º zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 germandbls ß ae æ AE Æ oe œ OE Œ oslash ø Oslash Ø lslash ł Lslash Ł eth ð Eth Ð thorn þ Thorn Þ
	dotlessi ı fi fi fl fl ff ff ffi ffi ffl ffl f_i fi f_l fl f_f ff dagger † daggerdbl ‡ checkmark ✓ arrowright → nbspace   nonbreakingspace   sfthyphen -`)

func pdfGlyphTable(text string) map[string]string {
	table := map[string]string{"space": " ", "nbspace": " ", "nonbreakingspace": " "}
	words := strings.Fields(strings.NewReplacer("space   ", "", "nbspace   ", "", "nonbreakingspace   ", "").Replace(text))
	for i := 0; i+1 < len(words); i += 2 {
		table[words[i]] = words[i+1]
	}
	return table
}

// pdfAccents are the ends of names of letters, as combining signs.
var pdfAccents = map[string]string{
	"grave": "\u0300", "acute": "\u0301", "circumflex": "\u0302", "tilde": "\u0303", "macron": "\u0304", "breve": "\u0306", "dotaccent": "\u0307",
	"dieresis": "\u0308", "ring": "\u030A", "hungarumlaut": "\u030B", "caron": "\u030C", "cedilla": "\u0327", "commaaccent": "\u0327", "ogonek": "\u0328",
}

// pdfGlyphText is what a glyph's name stands for, "" for one that says nothing.
func pdfGlyphText(name string) string {
	name, _, _ = strings.Cut(name, ".") // "a.sc"
	if text := pdfGlyphs[name]; text != "" || len(name) == 1 {
		return text + strings.Repeat(name, max(0, 1-len(text)))
	}
	for _, before := range []string{"uni", "u"} {
		digits, ok := strings.CutPrefix(name, before)
		if n, err := strconv.ParseUint(digits, 16, 21); ok && err == nil && len(digits) >= 4 {
			return string(rune(n))
		}
	}
	if len(name) > 1 {
		if sign := pdfAccents[name[1:]]; sign != "" {
			return norm.NFC.String(name[:1] + sign)
		}
	}
	return ""
}
