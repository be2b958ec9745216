package sources_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/sources"
)

// pdfOf makes a PDF of objects; the first is the catalogue. A table of them is
// left out: broken ones are why it is not read.
func pdfOf(objects ...string) string {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	b.WriteString("trailer\n<</Root 1 0 R>>\n%%EOF\n")
	return b.String()
}

func pdfStream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

func deflate(data string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	fmt.Fprint(z, data)
	_ = z.Close()
	return b.String()
}

// pdfPages makes a PDF of pages of operators in Helvetica.
func pdfPages(pages ...string) string {
	var kids strings.Builder
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"}
	for _, ops := range pages {
		n := len(objects)
		fmt.Fprintf(&kids, "%d 0 R ", n+1)
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", n+2), pdfStream("/Filter/FlateDecode", deflate(ops)))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]/Resources<</Font<</F1 3 0 R>>>>>>", len(pages), kids.String())
	return pdfOf(objects...)
}

func readPDF(body string) (*sources.Snapshot, error) {
	return sources.Reread(sources.Source{ID: "case", Kind: "pdf", URL: "https://x.example/terms.pdf"}, []sources.Document{{URL: "https://x.example/terms.pdf", Body: []byte(body)}})
}

func blocksOf(t *testing.T, body string) []string {
	t.Helper()
	snap, err := readPDF(body)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, it := range snap.Items {
		out = append(out, strings.TrimSpace(it.Type+" "+it.Tag+" ["+it.Section+"] "+it.Text))
	}
	return out
}

func TestAPDFIsReadAsItsParagraphs(t *testing.T) {
	foot := func(n int) string {
		return fmt.Sprintf("BT /F1 8 Tf 50 20 Td (Northwind GmbH) Tj ET BT /F1 8 Tf 300 20 Td (Page %d of 3) Tj ET", n)
	}
	body := pdfPages(
		"BT /F1 18 Tf 50 780 Td (Terms \\(2026\\)) Tj /F1 10 Tf 12 TL 0 -30 Td (Either party may termi-) Tj T* (nate with \\22360 days\\224 of notice) Tj T* [(and re)-20(fund)-300(what was)] TJ ET "+foot(1),
		"BT /F1 10 Tf 50 780 Td (paid for.) Tj 0 -30 Td (1. Fees are due in) Tj 0 -12 Td (advance.) Tj 0 -12 Td (2. Taxes are extra.) Tj ET "+foot(2),
		"q 2 0 0 2 0 0 cm BT /F1 5 Tf 1 0 0 1 25 390 Tm (Caf\\351, 5 \\200) ' ET Q "+foot(3),
	)
	want := []string{
		"block h2 [] Terms (2026)",
		"block p [Terms (2026)] Either party may terminate with “60 days” of notice and refund what was paid for.",
		"block p [Terms (2026)] 1. Fees are due in advance.",
		"block p [Terms (2026)] 2. Taxes are extra.",
		"block p [Terms (2026)] Café, 5 €",
	}
	if diff := cmp.Diff(want, blocksOf(t, body)); diff != "" {
		t.Error(diff)
	}
}

func TestAPDFsPricesAreReadAsPlans(t *testing.T) {
	var b strings.Builder
	b.WriteString("BT /F1 10 Tf 50 700 Td (Plan) Tj 200 0 Td (Price per user per month) Tj ET ")
	for i, p := range []string{"Starter", "Team", "Business"} {
		fmt.Fprintf(&b, "BT /F1 10 Tf 50 %d Td (%s) Tj 200 0 Td (EUR %d.00) Tj ET ", 680-20*i, p, 9+20*i)
	}
	var plans []string
	for _, line := range blocksOf(t, pdfPages(b.String())) {
		if strings.HasPrefix(line, "plan") {
			plans = append(plans, line)
		}
	}
	want := []string{"plan  [] Starter EUR 9.00 per seat and month", "plan  [] Team EUR 29.00 per seat and month", "plan  [] Business EUR 49.00 per seat and month"}
	if diff := cmp.Diff(want, plans); diff != "" {
		t.Error(diff)
	}
}

func TestAPDFsFontsAreUnderstood(t *testing.T) {
	cmap := "1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <0050> <0002> <00660069> endbfchar 1 beginbfrange <0010> <0012> <4EF7> endbfrange 1 beginbfrange <0020> <0021> [<0061> <00E9>] endbfrange"
	fonts := "<</F1 5 0 R/F2 7 0 R>>"
	body := pdfOf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Contents[4 0 R]/Resources<</Font"+fonts+"/XObject<</X 8 0 R>>>>>>",
		pdfStream("", "BT /F1 10 Tf 50 700 Td [<000100200021>-300<0010>] TJ ET BT /F2 10 Tf 50 660 Td (A\\001\\002B) Tj ET /X Do"),
		"<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</DW 600/W[1 [500 400] 16 18 1000]>>]/ToUnicode 6 0 R>>", pdfStream("", cmap),
		"<</Type/Font/Subtype/Type1/Encoding<</BaseEncoding/MacRomanEncoding/Differences[1/Scaron/uni20AC 65/Eacute]>>/FirstChar 65/Widths[600 600]>>",
		pdfStream("/Type/XObject/Subtype/Form/Matrix[1 0 0 1 0 -40]/Resources<</Font"+fonts+">>", "BT /F2 10 Tf 50 660 Td (B\\216) Tj ET /X Do"))
	want := []string{"block p [] Paé 价", "block p [] ÉŠ€B", "block p [] Bé"}
	if diff := cmp.Diff(want, blocksOf(t, body)); diff != "" {
		t.Error(diff)
	}
}

func TestAPDFOfPackedObjectsIsRead(t *testing.T) {
	packed := "<</Type/Catalog/Pages 2 0 R>> <</Type/Pages/Kids[3 0 R]/Count 1>> <</Type/Page/Contents 4 0 R/Resources<</Font<</F1 6 0 R>>>>>> <</Type/Font/Subtype/TrueType>>"
	index := ""
	for i, n := range []int{1, 2, 3, 6} {
		index += fmt.Sprintf("%d %d ", n, []int{0, 29, 65, 138}[i])
	}
	// The filter "Up" of PNG before each row of four bytes, as xref streams have it.
	rows, before := "", [4]byte{}
	plain := index + packed
	plain += strings.Repeat(" ", (4-len(plain)%4)%4)
	for i := 0; i < len(plain); i += 4 {
		rows += "\x02"
		for j := range 4 {
			rows += string([]byte{plain[i+j] - before[j]})
			before[j] = plain[i+j]
		}
	}
	body := "%PDF-1.7\n4 0 obj\n" + pdfStream("/Filter[/ASCIIHexDecode]", fmt.Sprintf("%x>", "BT /F1 9 Tf 9 9 Td (Packed) Tj ET")) + "\nendobj\n" +
		"5 0 obj\n" + pdfStream(fmt.Sprintf("/Type/ObjStm/N 4/First %d/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>", len(index)), deflate(rows)) + "\nendobj\n" +
		"7 0 obj\n" + pdfStream("/Type/XRef/Root 1 0 R", "x") + "\nendobj\nstartxref\n0\n%%EOF"
	if diff := cmp.Diff([]string{"block p [] Packed"}, blocksOf(t, body)); diff != "" {
		t.Error(diff)
	}
}

func TestAPDFThatCannotBeReadIsNotEmpty(t *testing.T) {
	text := pdfPages("BT /F1 9 Tf 9 9 Td (Text) Tj ET")
	page := "<</Type/Page/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>/Font<</F1 5 0 R>>>>>>"
	doc := func(content, five string) string {
		return pdfOf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>", page, pdfStream("", content), five)
	}
	for words, body := range map[string]string{
		"no PDF":                "<!doctype html><html></html>",
		"ends in the middle":    text[:len(text)/2],
		"encrypted":             strings.Replace(text, "/Root", "/Encrypt 9 0 R/Root", 1),
		"no pages":              pdfOf("<</Type/Catalog>>"),
		"page is missing":       pdfOf("<</Type/Catalog/Pages 2 0 R>>", "<</Kids[7 0 R]>>"),
		"may be a scan":         doc("/I Do", pdfStream("/Subtype/Image", "x")),
		"do not say which":      doc("BT /F1 9 Tf <00010002> Tj ET", "<</Subtype/Type0>>"),
		"filter LZWDecode":      strings.Replace(text, "/FlateDecode", "/LZWDecode", 1),
		"text of a page is mis": strings.Replace(text, "/Contents 5", "/Contents 9", 1),
	} {
		if _, err := readPDF(body); sources.StateOf(err) != sources.StateUnparseable || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v", words, err)
		}
	}
}

// pdfBombs are files that a naive reader dies of.
func pdfBombs(n int) map[string]string {
	deep := strings.Repeat("[", n)
	bomb := deflate(strings.Repeat("0 ", 40*n))
	page := func(contents, rest string) string {
		return pdfOf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Resources<</Font<</F1 6 0 R>>/XObject<</X 5 0 R/Y 7 0 R>>>>>>", "<</Type/Page/Contents "+contents+">>", pdfStream("", rest),
			pdfStream("/Subtype/Form", strings.Repeat("/X Do /Y Do ", 1000)), "<</Subtype/Type0/DescendantFonts[<</W["+strings.Repeat("0 65535 1 ", n)+"]>>]/ToUnicode 8 0 R>>",
			pdfStream("/Subtype/Form", strings.Repeat("/Y Do /X Do ", 1000)), pdfStream("", strings.Repeat("1 beginbfrange <0000> <FFFF> <0041> endbfrange ", n)))
	}
	return map[string]string{
		"deep arrays":            pdfOf(deep),
		"deep dictionaries":      pdfOf(strings.Repeat("<</A", n)),
		"deep content":           page("4 0 R", deep),
		"a stream in itself":     "%PDF-1.5\n1 0 obj\n" + pdfStream("/Type/ObjStm/N 1/First 4", "1 0 1 0 R") + "\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF",
		"pages in a circle":      pdfOf("<</Pages 2 0 R>>", "<</Kids[2 0 R 1 0 R 2 0 R]>>"),
		"references in a circle": pdfOf("<</Pages 2 0 R>>", "3 0 R", "2 0 R"),
		"packed":                 page("[9 0 R "+strings.Repeat("9 0 R ", n)+"]", "") + "\n9 0 obj\n" + pdfStream("/Filter/FlateDecode", bomb) + "\nendobj\n%%EOF",
		"packed twice":           page("9 0 R", "") + "\n9 0 obj\n" + pdfStream("/Filter[/FlateDecode/FlateDecode]", deflate(deflate(strings.Repeat("\x00", 500*n)))) + "\nendobj\n%%EOF",
		"forms in forms":         page("4 0 R", "/X Do"),
		"fonts of ranges":        page("4 0 R", strings.Repeat("BT /F1 9 Tf (ab) Tj ET ", n)),
		"pictures without end":   page("4 0 R", strings.Repeat("BI ", n)),
		"one object many times":  pdfOf("<</Pages 2 0 R>>", pdfStream(fmt.Sprintf("/Type/ObjStm/N %d/First %d", n, 4*n), strings.Repeat("1 0 ", n)+"["+strings.Repeat("1 ", n)+"]")),
		"columns without bound":  page("9 0 R", "") + "\n9 0 obj\n" + pdfStream("/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 1e18/Colors 1e18>>", bomb) + "\nendobj\n%%EOF",
		"huge numbers":           pdfOf("<</Pages 99999999999999999999 0 R/A -1 0 R>>", pdfStream("/Type/ObjStm/N 1e300/First -1e300", "1")),
		"many heads":             pdfOf(strings.Repeat("1 0 obj ", n)),
		"strings without end":    pdfOf(strings.Repeat("(", n) + strings.Repeat("<", n)),
	}
}

// TestPDFBombsAreInert bounds what reading a hostile file costs.
func TestPDFBombsAreInert(t *testing.T) {
	for name, body := range pdfBombs(100_000) {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			begun := time.Now()
			_, err := readPDF(body)
			took := time.Since(begun)
			runtime.ReadMemStats(&after)
			mb := (after.TotalAlloc - before.TotalAlloc) >> 20
			t.Logf("%d kB: %v, %d MB, %v", len(body)>>10, took, mb, err)
			if err == nil || mb > 800 || took > sources.Slowed*5*time.Second {
				t.Errorf("cost %d MB and %v: %v", mb, took, err)
			}
		})
	}
}

// FuzzPDF holds that no bytes make the reader panic or give items without keys.
func FuzzPDF(f *testing.F) {
	for name, body := range pdfBombs(3) {
		if name != "forms in forms" && name != "fonts of ranges" { // as slow as the bounds let them be
			f.Add([]byte(body))
		}
	}
	f.Add([]byte(pdfPages("BT /F1 9 Tf 9 9 Td [(Te)-200(xt)] TJ T* (a) ' 1 2 (b) \" ET")))
	f.Fuzz(func(t *testing.T, body []byte) {
		snap, err := readPDF(string(body))
		if err != nil {
			if strings.Contains(err.Error(), "reader of PDF failed") {
				t.Error(err)
			}
			return
		}
		for _, it := range snap.Items {
			if it.Key == "" || it.Type == "" {
				t.Errorf("an item lacks key or type: %+v", it)
			}
		}
	})
}
