package sources

import (
	"math"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// How a typed item was read, from the surest on.
const (
	byLinked    = "jsonld"
	byMicrodata = "microdata"
	byStructure = "structure"
	byText      = "text"
)

// sureEnough is how sure a reader must be; below it a piece stays a text
// change. It lies under what a card whose title no list knows gets beside
// cards with known ones, and above a capitalised line by itself.
const sureEnough = 0.6

// typedOf reads what a page shows as what it is: people, logos, jobs,
// releases, events and its hero. place is what the source says the page is,
// items are its blocks as already read, which tell what is left out or chrome.
//
// An Item has its Type, Key, Text (one line for a reader), Section, Link, At
// (a stated day) and Fields; empty fields are left out:
//
//	person   name, title
//	logo     name, href
//	job      title, team, place, posted
//	release  version, date, heading
//	event    name, date, place
//	hero     title, headline, description
//	comparison  name, rows (one a line: "SSO: yes")
//
// All have sure, 0.60 to 1.00, and by: jsonld, microdata, structure or text.
// Dates are ISO 8601, also intervals; --MM-DD where the page gives no year.
func typedOf(root *html.Node, base *url.URL, place Place, items []Item, lang string) []Item {
	p := newTypedPage(root, base, place, items, lang)
	out := &typedItems{page: p, at: map[string]int{}}
	p.readLinked(out)
	p.readMicrodata(out)
	p.readHero(out)
	p.readPeople(out)
	p.readLogos(out)
	p.readJobs(out)
	p.readReleases(out)
	p.readEvents(out)
	p.readComparisons(out)
	return out.list
}

// maxTyped bounds the items of a page.
const maxTyped = 1000

// typedItems gathers items, one for each key.
type typedItems struct {
	page *typedPage
	list []Item
	at   map[string]int // by key
}

// reading is a typed item before it is keyed.
type reading struct {
	kind, key, text string
	link, by        string
	line            int32 // where it stands, -1 for nowhere to be seen
	sure            float64
	date            typedDate
	fields          []string // name, value, name, value …
}

// add keeps a reading that is sure enough. What was read before under the
// same key stays, and takes what it did not know.
func (t *typedItems) add(r reading) {
	if r.sure < sureEnough || r.key == "" || r.text == "" || len(t.list) >= maxTyped {
		return
	}
	if r.line >= 0 && !t.page.read(int(r.line)) {
		return
	}
	key := r.kind + ":" + r.key
	if r.kind == "hero" {
		key = r.kind
	}
	if i, known := t.at[key]; known {
		t.fill(&t.list[i], r)
		return
	}
	it := Item{
		Key: key, Type: r.kind, Text: cut(r.text, maxTypedText), Link: r.link, At: r.date.at(), Region: RegionMain,
		Fields: map[string]string{"by": r.by, "sure": strconv.FormatFloat(math.Min(r.sure, 1), 'f', 2, 64)},
	}
	if r.line >= 0 {
		it.Section = t.page.section(int(r.line))
	}
	for i := 0; i+1 < len(r.fields); i += 2 {
		if value := r.fields[i+1]; value != "" {
			it.Fields[r.fields[i]] = cut(value, maxTypedText)
		}
	}
	t.at[key] = len(t.list)
	t.list = append(t.list, it)
}

// maxTypedText bounds a name, a title, a headline, in bytes.
const maxTypedText = 300

// fill takes over what the item did not know; what was surer was read first.
func (t *typedItems) fill(it *Item, r reading) {
	for i := 0; i+1 < len(r.fields); i += 2 {
		if value := r.fields[i+1]; value != "" && it.Fields[r.fields[i]] == "" {
			it.Fields[r.fields[i]] = cut(value, maxTypedText)
		}
	}
	if it.Link == "" {
		it.Link = r.link
	}
	if it.At.IsZero() {
		it.At = r.date.at()
	}
	if it.Section == "" && r.line >= 0 {
		it.Section = t.page.section(int(r.line))
	}
}

// has tells whether an item of the type was read.
func (t *typedItems) has(kind string) bool {
	for _, it := range t.list {
		if it.Type == kind {
			return true
		}
	}
	return false
}

// foldKey makes a key of a name: lower case, without accents and signs, so
// that a corrected spelling is the same thing.
func foldKey(text string) string {
	text = strings.ToLower(text)
	if strings.ContainsFunc(text, func(r rune) bool { return r >= 0x80 }) {
		text = norm.NFKD.String(text)
	}
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimRight(b.String(), "-")
}

// joined makes one line of the parts that are there.
func joined(parts ...string) string {
	var list []string
	for _, part := range parts {
		if part != "" {
			list = append(list, part)
		}
	}
	return strings.Join(list, ", ")
}

// shortText tells of a line that can be a name or title: few words, and no
// sentence.
func shortText(text string, words int) bool {
	return text != "" && len(text) <= maxTypedText/2 && strings.Count(text, " ") < words && !strings.HasSuffix(text, "!") &&
		!strings.HasSuffix(text, "?") && !strings.HasSuffix(text, ":") && (!strings.HasSuffix(text, ".") || endsShort(text))
}

// endsShort tells of a point that ends no sentence: "Astery Inc.", "Ph.D.".
func endsShort(text string) bool {
	last := text[strings.LastIndexByte(text, ' ')+1:]
	return len(last) <= 5 && opensLine(rune(last[0])) && strings.Contains(text, " ")
}
