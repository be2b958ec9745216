package sources

import (
	"context"
	"errors"
	"fmt"
	"net/url"

	"keywatch/sources/fetch"
)

// Trial is what a URL would give as a source.
type Trial struct {
	Sure     float64 // how sure the kind is that it fits, 0 to 1
	Snapshot *Snapshot
}

// ErrKind is that of a name that no kind has.
var ErrKind = errors.New("unknown kind")

// Try visits a URL and reads it as the kind that fits best, or as the named one.
func Try(ctx context.Context, web Getter, address, kind string) (Trial, error) {
	if kind != "" {
		if _, ok := KindByName(kind); !ok {
			return Trial{}, fmt.Errorf("%w %q; 'keywatch sources kinds' lists them", ErrKind, kind)
		}
	}
	// A service's address is known by itself; its documents are elsewhere.
	if claimed, ok := claimedAs(address, kind); ok {
		return readAs(ctx, web, claimed, 1)
	}
	if k, _ := KindByName(kind); k.Visit != nil || k.First != nil {
		return readAs(ctx, web, Claimed{kind, address}, 1)
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

// claimedAs is the source that an address stands for by itself, of the wanted
// kind if one is wanted.
func claimedAs(address, kind string) (Claimed, bool) {
	u, err := url.Parse(address)
	if err != nil {
		return Claimed{}, false
	}
	if k, ok := KindByName(kind); ok && k.Claim != nil {
		claimed := k.Claim(u)
		return Claimed{kind, claimed}, claimed != ""
	}
	if kind != "" {
		return Claimed{}, false
	}
	return ClaimOf(u)
}

func readAs(ctx context.Context, web Getter, c Claimed, sure float64) (Trial, error) {
	snap, err := Read(ctx, web, Source{ID: "trial", Kind: c.Kind, URL: c.Address}, fetch.Validators{})
	if err != nil {
		return Trial{}, fmt.Errorf("read %s as %s: %w", c.Address, c.Kind, err)
	}
	return Trial{Sure: sure, Snapshot: snap}, nil
}
