package sources

import (
	"time"

	"keywatch/sources/fetch"
)

// Document is a body as it was read, kept so that a newer reader can read it
// again and so that evidence can be shown.
type Document struct {
	URL         string `json:"url"`
	ContentType string `json:"content_type,omitempty"`
	Body        []byte `json:"-"`
	Rendered    bool   `json:"-"` // a browser's scripts built it
	Total       int    `json:"-"` // how many things there are in all, where the answer's header says so
}

// Snapshot is the ordered items that a source showed at one time.
type Snapshot struct {
	Source  string    `json:"source"`
	At      time.Time `json:"at"`
	URL     string    `json:"url"`            // the URL that made it: the source's, as configured
	Final   string    `json:"final"`          // the URL that answered
	Kind    string    `json:"kind"`           // name of the kind that read it
	Reader  int       `json:"reader"`         // version of the kind's reader
	Options string    `json:"options"`        // hash of the source's options, and whether a browser built it
	Lang    string    `json:"lang,omitempty"` // as the document states it
	// Asked is the languages that the visit asked for: a page that speaks to
	// each visitor in his own is seen from somewhere.
	Asked    string `json:"asked,omitempty"`
	Country  string `json:"country,omitempty"` // ISO 3166-1 code of where the visit came from, "" when it is not known
	Title    string `json:"title,omitempty"`
	Items    []Item `json:"items"`
	Read, Of int    // "N of M": items read, and how many the source says it has (0: it does not say)

	// Skipped says, in words and with its place, what could not be read of the
	// document while the rest could: "line 7: …".
	Skipped []string `json:"-"`

	Documents  []Document       `json:"-"`
	Validators fetch.Validators `json:"-"`
	Bare       bool             `json:"-"` // hardly any text but scripts, and no browser built it
	Moved      string           `json:"-"` // new permanent address, when the server said so
}

// Comparable reports whether two snapshots were made alike: the same reader,
// options and URL, asked for in the same languages and from the same country as
// far as is known. If not,
// a difference between them says nothing.
func (s *Snapshot) Comparable(other *Snapshot) bool {
	return s.Kind == other.Kind && s.Reader == other.Reader && s.Options == other.Options && s.URL == other.URL && s.askedAlike(other)
}

func (s *Snapshot) askedAlike(other *Snapshot) bool {
	alike := func(a, b string) bool { return a == "" || b == "" || a == b }
	return alike(s.Asked, other.Asked) && alike(s.Country, other.Country)
}

// With is the snapshot with other items.
func (s *Snapshot) With(items []Item) *Snapshot {
	other := *s
	other.Items = items
	return &other
}
