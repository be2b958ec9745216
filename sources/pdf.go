package sources

import (
	"bytes"
	"net/url"
	"path"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// The libraries that read PDF in Go trust a file's tables: with the best kept of
// them, three hundred bytes that lead in a circle end the process by a full
// stack, which nothing can catch. So these files read what text needs, within bounds.
func init() {
	register(Kind{
		Name: "pdf", Doc: "A PDF of terms or prices, read as its paragraphs", Example: "https://www.northwind.example/legal/price-list.pdf",
		Complete: true, Reader: 1, Interval: 24 * time.Hour,
		Recognise: recognisePDF,
		Claim:     claimPDF,
		Parse:     parsePDF,
	})
}

func recognisePDF(doc Document) float64 {
	if bytes.HasPrefix(doc.Body, []byte("%PDF-")) {
		return 0.95
	}
	return 0
}

// pdfWords are what the names of files of terms and prices have in them.
var pdfWords = strings.Fields("price pricing preis tarif prix precio terms agb cgv cgu condition bedingung avv dpa subprocessor sub-processor sla service-level")

// claimPDF takes files whose name says that they are terms or prices, and no
// brochures.
func claimPDF(u *url.URL) string {
	name := strings.ToLower(path.Base(u.Path))
	if path.Ext(name) != ".pdf" || u.Host == "" {
		return ""
	}
	for _, w := range pdfWords {
		if strings.Contains(name, w) {
			clean := *u
			clean.Fragment = ""
			return clean.String()
		}
	}
	return ""
}

// parsePDF reads a file's text as a page's: blocks under their headings, and
// the prices in them as plans. A file of pictures has no text, which is no empty one.
func parsePDF(_ Source, docs []Document) (snap Snapshot, err error) {
	doc := docs[0]
	defer func() { // fuzzed, but fed by anybody
		if r := recover(); r != nil {
			snap, err = Snapshot{}, wrongShape(doc, "the reader of PDF failed: %v", r)
		}
	}()
	body := bytes.TrimRight(doc.Body, "\x00 \r\n\t")
	switch {
	case !bytes.HasPrefix(body, []byte("%PDF-")):
		return Snapshot{}, wrongShape(doc, "this is no PDF")
	case !bytes.Contains(body[max(0, len(body)-1024):], []byte("%%EOF")):
		return Snapshot{}, wrongShape(doc, "the PDF ends in the middle, after %d bytes", len(doc.Body))
	}
	file, err := openPDF(body)
	if err != nil {
		return Snapshot{}, wrongShape(doc, "the PDF cannot be read: %w", err)
	}
	pages, err := file.pages()
	if err != nil {
		return Snapshot{}, wrongShape(doc, "the PDF cannot be read: %w", err)
	}
	var drawn [][]pdfLine
	for _, page := range pages {
		pieces, err := file.draw(page)
		if err != nil {
			return Snapshot{}, wrongShape(doc, "the PDF cannot be read: %w", err)
		}
		drawn = append(drawn, pdfLines(pieces))
	}
	switch {
	case file.steps <= 0:
		return Snapshot{}, wrongShape(doc, "the PDF draws more than is read")
	case file.shown == 0 && file.painted:
		return Snapshot{}, wrongShape(doc, "the PDF has pictures and no text; it may be a scan")
	case file.shown == 0:
		return Snapshot{}, ErrEmpty
	case file.unknown*10 > file.shown:
		return Snapshot{}, wrongShape(doc, "the PDF's fonts do not say which letters they show (%d of %d)", file.unknown, file.shown)
	}
	blocks := pdfBlocks(drawn)
	snap = Snapshot{Items: keyed(blocks), Read: len(blocks)}
	snap.Items = append(snap.Items, pdfPlans(drawn, doc.URL)...)
	return snap, nil
}

// pdfPlans reads the prices of a file as those of a page: its lines with gaps
// are the rows of a table.
func pdfPlans(drawn [][]pdfLine, address string) []Item {
	var b strings.Builder
	b.WriteString("<body>")
	inTable := false
	for _, lines := range drawn {
		for _, l := range lines {
			if row := len(l.cells) > 1; row != inTable {
				b.WriteString(map[bool]string{true: "<table>", false: "</table>"}[row])
				inTable = row
			}
			if !inTable {
				b.WriteString("<p>" + html.EscapeString(l.text()) + "</p>")
				continue
			}
			b.WriteString("<tr>")
			for _, c := range l.cells {
				b.WriteString("<td>" + html.EscapeString(c.text) + "</td>")
			}
			b.WriteString("</tr>")
		}
	}
	root, err := html.Parse(strings.NewReader(b.String()))
	base, errURL := url.Parse(address)
	if err != nil || errURL != nil {
		return nil
	}
	return planItems(plansOf(root, base, ""))
}
