package sources

import "time"

// Discovery is what looking for a company's sources came to, and since when
// each of them is known: what was proposed once is not proposed again.
type Discovery struct {
	Company    string      `json:"company"`
	Domain     string      `json:"domain"`
	At         time.Time   `json:"at"`              // of the last look, whatever came of it
	Fault      string      `json:"fault,omitempty"` // why the last look failed; the candidates are then those of the one before
	Candidates []Candidate `json:"candidates,omitempty"`
	// First is when each candidate that was ever found was found first, by its
	// address: a page that is away for a month comes back as no news.
	First map[string]time.Time `json:"first,omitempty"`
}

// maxFirst bounds what is remembered of a site that invents addresses. A look
// finds some 40 at most, so that it is reached after years.
const maxFirst = 2000

// Found is the discovery after a look that gave candidates.
func (d Discovery) Found(list []Candidate, at time.Time) Discovery {
	first := make(map[string]time.Time, len(d.First)+len(list))
	for address, since := range d.First {
		first[address] = since
	}
	for _, c := range list {
		if _, known := first[c.URL]; !known && len(first) < maxFirst {
			first[c.URL] = at
		}
	}
	d.At, d.Fault, d.Candidates, d.First = at, "", list, first
	return d
}

// Failed is the discovery after a look that failed: nothing was learnt.
func (d Discovery) Failed(err error, at time.Time) Discovery {
	d.At, d.Fault = at, cutRunes(printable(err.Error()), maxDetail)
	return d
}

// Since gives the candidates that were found first after a time, in the order
// of the candidates.
func (d Discovery) Since(t time.Time) []Candidate {
	var list []Candidate
	for _, c := range d.Candidates {
		if d.First[c.URL].After(t) {
			list = append(list, c)
		}
	}
	return list
}
