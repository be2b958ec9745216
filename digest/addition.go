package digest

import (
	"cmp"
	"slices"
	"strings"

	"keywatch/sources"
)

// Addition is what would have to be added so that a topic is watched.
type Addition struct {
	Words    string             `json:"words"`
	Found    *sources.Candidate `json:"found,omitempty"`    // by discovery; the rest is empty then
	Places   []sources.Place    `json:"places,omitempty"`   // of pages that are made for it
	Kinds    []string           `json:"kinds,omitempty"`    // where no place is
	Discover string             `json:"discover,omitempty"` // the domain to look at
}

// maxNamed is how many places or kinds are named for one topic; addressRunes
// cuts no address that a person would copy.
const (
	maxNamed     = 3
	addressRunes = 400
)

// addition says what to add for a topic: what discovery found, or else in
// words. A topic that is blind has its source: nothing but another one helps.
func addition(row TopicRow, company sources.Company, found []sources.Candidate) *Addition {
	if c, ok := candidateFor(row, found); ok {
		return &Addition{Words: proposalWords(c), Found: &c}
	}
	if row.State == TopicBlind {
		return &Addition{Words: "see keywatch sources show " + row.Sources[0].ID}
	}
	add := &Addition{Places: sources.PlacesFor(row.Topic), Discover: company.Domain}
	add.Places = add.Places[:min(len(add.Places), maxNamed)]
	if len(add.Places) == 0 {
		kinds := sources.KindsFor(row.Topic)
		add.Kinds, add.Discover = kinds[:min(len(kinds), maxNamed)], ""
		if len(kinds) == 0 && row.State == TopicMentioned {
			return nil // a feed of the trade press would only mention it, too
		}
	}
	add.Words = add.words()
	return add
}

// candidateFor is the candidate that is worth most to a topic; one that a
// person has to do something for first comes last.
func candidateFor(row TopicRow, found []sources.Candidate) (sources.Candidate, bool) {
	fits := slices.DeleteFunc(slices.Clone(found), func(c sources.Candidate) bool {
		made, mentions := sources.Source{Kind: c.Kind, URL: c.URL, Place: c.Place, Company: row.Company}.Tells()
		// What only mentions a topic that is mentioned or blind adds nothing.
		return !slices.Contains(made, row.Topic) && !(row.State == TopicNotFound && slices.Contains(mentions, row.Topic))
	})
	if len(fits) == 0 {
		return sources.Candidate{}, false
	}
	slices.SortStableFunc(fits, func(a, b sources.Candidate) int {
		return cmp.Or(cmp.Compare(min(len(a.Advice), 1), min(len(b.Advice), 1)), cmp.Compare(b.Worth, a.Worth))
	})
	return fits[0], true
}

// proposalWords is a candidate as a person adds it; its texts are of the web.
func proposalWords(c sources.Candidate) string {
	words := clean(c.URL, addressRunes) + ", kind " + clean(c.Kind, nameRunes)
	if c.Place != sources.PlaceUnknown {
		words += ", place " + clean(string(c.Place), nameRunes)
	}
	if why := clean(cmp.Or(c.Advice, c.Why), whyRunes); why != "" {
		words += " (" + why + ")"
	}
	return words
}

// words is what to add where discovery found nothing: "a page of place pricing,
// or keywatch discover acme.example".
func (a Addition) words() string {
	words := "a feed of the trade press, without a company"
	switch {
	case len(a.Places) > 0:
		var names []string
		for _, p := range a.Places {
			names = append(names, string(p))
		}
		words = "a page of place " + either(names)
	case len(a.Kinds) > 0:
		words = "a source of kind " + either(a.Kinds)
	}
	if a.Discover != "" {
		words += ", or keywatch discover " + a.Discover
	}
	return words
}

// either joins names by "or".
func either(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}
