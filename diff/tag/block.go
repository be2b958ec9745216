package tag

import (
	"strings"

	"keywatch/diff"
	"keywatch/sources"
)

// Block is a piece of a page that changed.
type Block struct {
	Text
	Where sources.Place // of the page or, where the page is none, of the section
	Said  string        // what stands there now or, when it is gone, what stood there
	Words Words         // of Said
	Gone  bool
}

// newBlock looks at a change of a page.
func newBlock(t Text) Block {
	b := Block{Text: t, Where: sources.Place(t.Place), Said: Clean(t.Body), Gone: t.Op == diff.Removed}
	if b.Said == "" {
		b.Said = Clean(t.Before)
	}
	b.Words = Split(b.Said, blockWords)
	switch b.Where {
	case sources.PlaceUnknown, sources.PlaceHome, sources.PlaceProduct:
		if p := placeOfSection(t.Section); p != sources.PlaceUnknown {
			b.Where = p
		}
	}
	return b
}

// blockWords is how many words of a block are read.
const blockWords = 80

// placeOfSection tells from the headings above a block what a part of a page
// is: a home page has its customers, plans and news too. The nearest heading
// counts, but below one of prices the others name plans ("Team", "Partner").
func placeOfSection(section string) sources.Place {
	where := sources.PlaceUnknown
	parts := strings.Split(section, " > ")
	for i := len(parts) - 1; i >= 0; i-- {
		p := placeOfHeading(parts[i])
		if p == sources.PlacePricing {
			return p
		}
		if where == sources.PlaceUnknown {
			where = p
		}
	}
	return where
}

func placeOfHeading(heading string) sources.Place {
	low := strings.ToLower(heading)
	if strings.Contains(low, "trusted by") || strings.Contains(low, "who use us") {
		return sources.PlaceCustomers
	}
	words := Split(low, 0).List
	if len(words) > 6 {
		return sources.PlaceUnknown // a sentence, not a label
	}
	for _, w := range words {
		if p := placeOfPart(w.Low); p != sources.PlaceUnknown && p != sources.PlaceProduct {
			return p
		}
	}
	return sources.PlaceUnknown
}

// short reports whether the block has at most n words.
func (b Block) short(n int) bool { return len(b.Words.List) > 0 && len(b.Words.List) <= n }

// label reports whether the block stands out as a heading, list entry, cell,
// link or picture; an unknown element may.
func (b Block) label() bool {
	switch b.Element {
	case "p", "blockquote", "div", "span":
		return false
	}
	return true
}

// heading reports whether the block is a heading of the first n levels.
func (b Block) heading(n int) bool {
	return len(b.Element) == 2 && b.Element[0] == 'h' && b.Element[1] >= '1' && int(b.Element[1]-'0') <= n
}

// newsLike reports whether the block can be a headline of the company's news.
func (b Block) newsLike() bool {
	switch b.Where {
	case sources.PlaceNewsroom, sources.PlaceBlog:
		return len(b.Words.List) >= 3 && !b.Gone
	}
	return false
}

// readBlock reads a piece of a page: what it is about follows from where it
// stands, and strong phrases count as they do in news.
func readBlock(t Text) []Evidence {
	b := newBlock(t)
	if b.newsLike() {
		t.Title, t.Body = b.Said, ""
		return readHeadline(t)
	}
	var list []Evidence
	done := map[string]bool{}
	for _, d := range Tags() {
		if d.Block == nil {
			continue
		}
		if e, ok := d.Block(b); ok {
			e.Tag, done[d.Name] = d.Name, true
			if e.Evidence == "" {
				e.Evidence = b.Words.Quote(0, min(len(b.Words.List), quoted)-1)
			}
			list = append(list, e)
		}
	}
	if len(list) > 0 {
		return list // the place has spoken: what else its words remind of is not news
	}
	return b.phrases()
}

// phrases reads a block whose place says nothing, by strong phrases alone: the
// weights were learnt from headlines and do not know page texts.
func (b Block) phrases() []Evidence {
	if len(b.Words.List) < 4 {
		return nil
	}
	t := b.Text
	t.Title, t.Body = b.Words.Quote(0, len(b.Words.List)-1), ""
	r := newReading(t)
	var list []Evidence
	for _, d := range Tags() {
		f, ok := r.best(d.Name)
		if sure := r.ruled(d.Name) * pageTrust; ok && f.strength >= Strong && sure >= shown && d.Name != "media" {
			list = append(list, r.evidence(d, t, sure))
		}
	}
	return list
}

// pageTrust lowers what a phrase on a page says against one in a headline:
// pages repeat old news and describe more than they report.
const pageTrust = 0.7
