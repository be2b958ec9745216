package sources

import "strings"

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

// Fresh leaves out of candidates what is watched already: the same kind at the
// same address, however its host, scheme and last slash are written.
func Fresh(list []Candidate, watched []Source) []Candidate {
	known := map[string]bool{}
	for _, s := range watched {
		known[watchedKey(s.Kind, s.URL)] = true
	}
	var fresh []Candidate
	for _, c := range list {
		if !known[watchedKey(c.Kind, c.URL)] {
			fresh = append(fresh, c)
		}
	}
	return fresh
}

func watchedKey(kind, address string) string {
	_, rest, _ := strings.Cut(address, "://")
	host, path, _ := strings.Cut(rest, "/")
	return kind + " " + strings.TrimPrefix(strings.ToLower(host), "www.") + "/" + strings.TrimRight(path, "/")
}
