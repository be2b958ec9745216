package diff

import (
	"fmt"

	"keywatch/sources"
)

// Pages compares two HTML documents as kind page does, and gives what a
// daemon would report once every pending difference is confirmed. The URL may
// be empty. An error says which document could not be read.
func Pages(old, now []byte, url string) ([]Change, []Noise, error) {
	src := sources.Source{ID: "page", Kind: "page", URL: url}
	was, err := sources.Reread(src, []sources.Document{{URL: url, ContentType: "text/html", Body: old}})
	if err != nil {
		return nil, nil, fmt.Errorf("read old page: %w", err)
	}
	is, err := sources.Reread(src, []sources.Document{{URL: url, ContentType: "text/html", Body: now}})
	if err != nil {
		return nil, nil, fmt.Errorf("read new page: %w", err)
	}
	c := newComparison(was, is)
	diffs := c.differences()
	if c.whole(diffs) != "" {
		if why := c.switched(); why != "" {
			return nil, []Noise{{Before: was.Lang, After: is.Lang, Reason: why}}, nil
		}
	}
	changes, noise := c.split(diffs)
	for i := range changes {
		changes[i].ID = changeID(changes[i])
	}
	return changes, noise, nil
}

// Material reports whether any of the changes is one of the content.
func Material(changes []Change) bool {
	for _, c := range changes {
		if c.Region == sources.RegionMain {
			return true
		}
	}
	return false
}
