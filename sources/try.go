package sources

import (
	"context"
	"fmt"

	"keywatch/sources/fetch"
)

// Trial is what a URL would give as a source.
type Trial struct {
	Sure     float64 // how sure the kind is that it fits, 0 to 1
	Snapshot *Snapshot
}

// Try visits a URL and reads it as the kind that fits best, or as the named one.
func Try(ctx context.Context, web Getter, address, kind string) (Trial, error) {
	if kind != "" {
		if _, ok := KindByName(kind); !ok {
			return Trial{}, fmt.Errorf("unknown kind %q; 'keywatch sources kinds' lists them", kind)
		}
	}
	resp, err := web.Do(ctx, fetch.Request{URL: address})
	if err != nil {
		return Trial{}, err
	}
	doc := document(resp)
	best, sure := kind, 0.0
	for _, k := range Kinds() {
		if k.Recognise == nil || kind != "" && k.Name != kind {
			continue
		}
		if s := k.Recognise(doc); s > sure {
			best, sure = k.Name, s
		}
	}
	if best == "" {
		return Trial{}, fmt.Errorf("no kind can read %s (%s)", address, resp.ContentType)
	}
	snap, err := Reread(Source{ID: "trial", Kind: best, URL: address}, []Document{doc})
	if err != nil {
		return Trial{}, fmt.Errorf("read %s as %s: %w", address, best, err)
	}
	return Trial{Sure: sure, Snapshot: snap}, nil
}
