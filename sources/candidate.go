package sources

// Candidate is a source that was found for a company and that somebody may
// want to watch.
type Candidate struct {
	Kind  string `json:"kind"`
	URL   string `json:"url"`
	Place Place  `json:"place,omitempty"`
	Why   string `json:"why"`   // by what it was known, in words
	Gives string `json:"gives"` // what watching it tells
	// Worth orders candidates: 3 tells of moves at once, 2 of most, 1 of some.
	Worth int `json:"worth"`
	// Advice says what a person has to do first; such a candidate is no source
	// yet.
	Advice string `json:"advice,omitempty"`
}
