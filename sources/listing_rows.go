package sources

import "strings"

// listingRows writes what is said of a thing as rows, one "label: value" a line,
// from label, value, label, value …; what has no value has no row.
func listingRows(pairs ...string) string {
	var rows []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if value := plain(pairs[i+1], maxTitle); value != "" {
			rows = append(rows, pairs[i]+": "+value)
		}
	}
	return strings.Join(rows, "\n")
}
