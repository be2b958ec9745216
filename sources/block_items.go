package sources

import (
	"strings"
	"unicode"
)

// items decides the regions and gives the blocks that are shown.
func (w *walker) items() []Item {
	shown, all := 0, 0
	for _, b := range w.blocks {
		all += len(b.text)
		if b.flags&flagHidden == 0 {
			shown += len(b.text)
		}
	}
	// A page that hides most of itself waits for a script, or stands behind
	// a dialog that marks the rest aria-hidden.
	keepHidden := shown*2 < all
	if keepHidden {
		w.unhide()
		shown = all
	}
	w.findConsent(shown)
	w.findFooter(shown)
	top := max(w.aboveHeadline(shown), w.bareTop())
	out := make([]Item, 0, len(w.blocks)+2)
	for i, b := range w.blocks {
		if b.flags&flagHidden != 0 && !keepHidden {
			continue
		}
		out = append(out, w.item(b, w.region(b, shown, i < top)))
	}
	return out
}

// region tells why a block is not content, "" for content. What the options
// include is content, but for what lies over the page.
func (w *walker) region(b block, shown int, top bool) string {
	why := w.chrome(b, shown)
	if len(w.opts.include) > 0 && why != "consent" && why != "chat" {
		return ""
	}
	if why == "" && top && b.flags&flagMain == 0 {
		return "top"
	}
	return why
}

// maxTop is the share of the page's text that may stand above its headline,
// beside what is chrome anyway, and still be a bar of links or an announcement.
const maxTop = 0.4

// aboveHeadline counts the blocks above the page's first content h1; none when
// it has no such headline, or when what stands above it is content: much text,
// a heading of its own, or an amount.
func (w *walker) aboveHeadline(shown int) int {
	above := 0
	for i, b := range w.blocks {
		if b.flags&flagHidden != 0 || w.chrome(b, shown) != "" {
			continue
		}
		if b.tag == "h1" {
			return i
		}
		above += len(b.text)
		if headingLevel(b.tag) > 0 || strings.ContainsFunc(b.text, amountSign) || float64(above) > maxTop*float64(shown) {
			return 0
		}
	}
	return 0
}

// maxBare is how many bytes a text may have that stands bare at the top.
const maxBare = 160

// bareTop counts the blocks of bare text in front of a page's first element:
// what a template or a document's head left there is a title and no content.
func (w *walker) bareTop() int {
	for i, b := range w.blocks {
		if b.flags&flagPlain == 0 || headingLevel(b.tag) > 0 || len(b.text) > maxBare {
			if i < len(w.blocks)/2 {
				return i
			}
			return 0
		}
	}
	return 0
}

func amountSign(r rune) bool { return unicode.Is(unicode.Sc, r) }

func (w *walker) unhide() {
	for i, b := range w.blocks {
		if b.flags&flagHidden != 0 {
			w.blocks[i].flags &^= flagHidden
			w.weigh(w.blocks[i])
		}
	}
}

func (w *walker) item(b block, why string) Item {
	it := Item{Type: "block", Text: b.text, Tag: b.tag, Section: b.section, Region: RegionMain}
	var marks []string
	if why != "" {
		it.Region = RegionChrome
		marks = append(marks, why)
	}
	for _, m := range []struct {
		is   bool
		word string
	}{
		{b.flags&flagMain != 0, "main"},
		{b.flags&flagLabel != 0, "label"},
		{b.flags&flagList != 0, "list"},
		{b.flags&flagTable != 0, "table"},
		{b.link*10 >= len(b.text)*9 && b.link > 0, "link"},
	} {
		if m.is {
			marks = append(marks, m.word)
		}
	}
	it.Marks = strings.Join(marks, " ")
	if b.href != "" {
		it.Fields = map[string]string{"href": b.href}
	}
	return it
}
