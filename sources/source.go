package sources

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"time"

	"keywatch/sources/fetch"
)

// Options are a source's own settings, checked against its kind's Fields when
// the configuration is read. Values are string, bool, int or []string.
type Options map[string]any

// Strings returns the option as a list; one string is a list of one.
func (o Options) Strings(name string) []string {
	switch v := o[name].(type) {
	case []string:
		return v
	case string:
		return []string{v}
	}
	return nil
}

// String returns the option as a string, "" when it is not set.
func (o Options) String(name string) string {
	s, _ := o[name].(string)
	return s
}

// Int returns the option as a number, 0 when it is not set.
func (o Options) Int(name string) int {
	n, _ := o[name].(int)
	return n
}

// Hash names the options in a snapshot: two snapshots with different hashes
// are not compared. No options have the hash "".
func (o Options) Hash() string {
	// How a page is visited stands in the snapshot that came of it.
	if _, has := o[renderField.Name]; has {
		o = maps.Clone(o)
		delete(o, renderField.Name)
	}
	if len(o) == 0 {
		return ""
	}
	// encoding/json sorts map keys, so equal options have equal bytes; the
	// values' types cannot fail to encode.
	text, _ := json.Marshal(o)
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}

// Source is one thing watched: a URL with a kind, of one company or of none
// (a wire, a regulator).
type Source struct {
	ID       string        `json:"id"`
	Kind     string        `json:"kind"`
	URL      string        `json:"url"`
	Company  string        `json:"company,omitempty"`
	Place    Place         `json:"place,omitempty"`    // what the page is: pricing, careers, newsroom …
	Interval time.Duration `json:"interval,omitempty"` // 0: the kind's own
	Options  Options       `json:"options,omitempty"`
	Language string        `json:"language,omitempty"` // that it is asked for (Accept-Language); "" for that of all visits
	Country  string        `json:"country,omitempty"`  // ISO 3166-1 code of where it is visited from; "" for that of all visits
	Access   string        `json:"access,omitempty"`   // name of what its site wants to know (fetch.Policy.Access)
	Currency string        `json:"currency,omitempty"` // ISO 4217 code that its prices are watched in; "" for the one that it showed first
}

// Every is the time between two checks of the source.
func (s Source) Every() time.Duration {
	if s.Interval > 0 {
		return s.Interval
	}
	if k, ok := KindByName(s.Kind); ok && k.Interval > 0 {
		return k.Interval
	}
	return 24 * time.Hour
}

// ask fills in what all requests of the source have in common.
func (s Source) ask(req fetch.Request) fetch.Request {
	if req.Language == "" {
		req.Language = s.Language
	}
	req.Country, req.Access = s.Country, s.Access
	return req
}

// settings name in a snapshot how the source is read: its options, and the
// access, without which a page may be another. A new password under the same
// name is no new setting.
func (s Source) settings() string {
	if s.Access == "" {
		return s.Options.Hash()
	}
	return s.Options.Hash() + accessMark + s.Access
}

// accessMark stands before the access in a snapshot's settings.
const accessMark = "@"
