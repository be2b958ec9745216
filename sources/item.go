package sources

import "time"

// Region says where on a page an item stands.
type Region string

// The regions. Chrome is navigation, header, footer and the like.
const (
	RegionMain   Region = "main"
	RegionChrome Region = "chrome"
)

// Item is one keyed piece of what a source shows: a text block, an entry, a
// job, a price plan, a person, a logo.
type Item struct {
	Key     string            `json:"key"`               // stable within the source; for a block, its text's hash and ordinal
	Type    string            `json:"type"`              // block, entry, …
	Text    string            `json:"text"`              // what a reader sees, white space folded
	Title   string            `json:"title,omitempty"`   // entries: headline
	Link    string            `json:"link,omitempty"`    // entries: address of the whole text, absolute
	At      time.Time         `json:"at,omitzero"`       // entries: published, as stated, UTC
	Section string            `json:"section,omitempty"` // heading path, parts joined by " > "
	Region  Region            `json:"region,omitempty"`
	Tag     string            `json:"tag,omitempty"`   // blocks: the element (h1 … h6, p, li, td, button, …)
	Marks   string            `json:"marks,omitempty"` // blocks: what the reader learnt of its ancestors, words separated by spaces
	Fields  map[string]string `json:"fields,omitempty"`
}
