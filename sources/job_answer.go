package sources

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
)

// openings makes the snapshot of the openings that a service listed. of is how
// many it says it has, 0 where it does not say. A list of which no entry has a
// title has another shape than it had: it is not empty.
func openings(doc Document, jobs []job, of int) (Snapshot, error) {
	at := map[string]int{}
	var kept []job
	for _, j := range jobs {
		j.title = plain(j.title, maxTitle)
		if j.title == "" {
			continue
		}
		j.key()
		if i, twice := at[j.id]; twice {
			// One opening for several towns is listed once for each by some.
			if kept[i].title == j.title && kept[i].place != j.place {
				kept[i].place = jobPlaces(append(strings.Split(kept[i].place, placeBreak), j.place)...)
			}
			continue
		}
		at[j.id] = len(kept)
		kept = append(kept, j)
	}
	if len(jobs) > 0 && len(kept) == 0 {
		return Snapshot{}, wrongShape(doc, "none of the %d openings has a title", len(jobs))
	}
	var items []Item
	for _, j := range kept {
		items = append(items, j.item())
	}
	// What is listed twice was read all the same.
	if of <= len(jobs) {
		of = 0
	}
	return list(items, of), nil
}

// key gives an opening without an id that of its address, else of what it
// says, and forgets a day that no advert can have.
func (j *job) key() {
	if j.id == "" && j.link != "" {
		j.id = linkKey(withoutTracking(j.link))
	}
	if j.id == "" {
		j.id = foldKey(joined(j.title, j.place))
	}
	if j.id == "" || len(j.id) > maxKey {
		j.id = hash(j.id + j.title)
	}
	if y := j.posted.Year(); y < 1990 || y > 2200 {
		j.posted = time.Time{}
	}
}

// placeBreak stands between the places of one opening; within one stand commas.
const placeBreak = "; "

// jobPlaces writes the places of an opening, the first one first and the others
// sorted: services list them in no order that stays.
func jobPlaces(list ...string) string {
	var kept []string
	seen := map[string]bool{}
	for _, place := range list {
		place = plain(place, maxTitle)
		if low := strings.ToLower(place); place != "" && !seen[low] {
			seen[low] = true
			kept = append(kept, place)
		}
	}
	if len(kept) > 2 {
		slices.Sort(kept[1:])
	}
	return strings.Join(kept, placeBreak)
}

// townOf joins the parts of one place, each once: "Singapore" is a town and a
// country.
func townOf(parts ...string) string {
	var kept []string
	for _, part := range parts {
		if part = fold(part); part != "" && !slices.Contains(kept, part) {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, ", ")
}

// orRemote adds to a place what the service says in a member of its own, unless
// the place says it.
func orRemote(place string) string {
	if strings.Contains(strings.ToLower(place), "remote") {
		return place
	}
	return jobPlaces("Remote", place)
}

// jobID is an id that is a number in some answers and a string in others.
type jobID string

// UnmarshalJSON takes strings and numbers; null is no id.
func (id *jobID) UnmarshalJSON(text []byte) error {
	var s string
	if json.Unmarshal(text, &s) == nil {
		*id = jobID(strings.TrimSpace(s)) // of null ""
		return nil
	}
	var n json.Number
	if err := json.Unmarshal(text, &n); err != nil {
		return fmt.Errorf("read id %s: %w", text, err)
	}
	*id = jobID(n)
	return nil
}

// claimedSite is the address that a kind claims of a source's own, without a
// slash at its end.
func claimedSite(address string, claim func(*url.URL) string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", fmt.Errorf("read address %q: %w", address, err)
	}
	claimed := strings.TrimSuffix(claim(u), "/")
	if claimed == "" {
		return "", fmt.Errorf("%s is no address of this kind; 'keywatch sources kinds' shows an example", address)
	}
	return claimed, nil
}

// careersSite is claimedSite for services that also answer on a company's own
// domain, which only who configures the source can know.
func careersSite(address, domain string, claim func(*url.URL) string) (string, error) {
	u, err := url.Parse(address)
	if err == nil && u.Host != "" && !strings.HasSuffix("."+strings.ToLower(u.Hostname()), "."+domain) {
		return "https://" + strings.ToLower(u.Host), nil
	}
	return claimedSite(address, claim)
}

// pathName escapes the part of a path that names a company; "" for what names
// none: placeholders of scripts, and steps between folders.
func pathName(part string) string {
	if part == "." || part == ".." || len(part) > 100 || strings.ContainsAny(part, "{}<>$\"\\:;*[]|") {
		return ""
	}
	return url.PathEscape(part)
}

// jobNameAt is the part of a path at a place, escaped, "" where there is none.
func jobNameAt(parts []string, i int) string {
	if i < 0 || i >= len(parts) {
		return ""
	}
	return pathName(parts[i])
}
