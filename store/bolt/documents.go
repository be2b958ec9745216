package bolt

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"time"

	"keywatch/sources"
	"keywatch/store"
)

// keepDocuments writes the bytes that were read, unless they are what was
// kept last.
func (t *tx) keepDocuments(source string, s *sources.Snapshot) error {
	if len(s.Documents) == 0 {
		return nil
	}
	var parts []part
	var plain []byte
	for _, doc := range s.Documents {
		parts = append(parts, part{URL: doc.URL, ContentType: doc.ContentType, Size: len(doc.Body), Total: doc.Total, Rendered: doc.Rendered})
		plain = append(plain, doc.Body...)
	}
	return t.keepVersion(tDocuments, source, s.At, parts, plain)
}

// Versions lists the kept states of a source, newest first. Damaged ones are
// set aside and left out.
func (d *DB) Versions(ctx context.Context, source string) ([]store.Version, error) {
	var all []store.Version
	err := d.view(ctx, "list versions of "+source, func(t *tx) error {
		return t.each(tDocuments, joined(source, ""), func(key, payload []byte) (bool, error) {
			v, err := t.parseVersion(tDocuments, key, payload)
			if err == nil {
				all = append(all, store.Version{Source: source, At: v.head.At, Bytes: v.head.Size})
			}
			return true, err
		})
	})
	slices.Reverse(all)
	return all, err
}

// Documents gives a source's documents as they were at a time: the newest
// version not after it; ErrNotFound.
func (d *DB) Documents(ctx context.Context, source string, at time.Time) ([]sources.Document, error) {
	var docs []sources.Document
	err := d.view(ctx, fmt.Sprintf("read documents of %s at %s", source, at.UTC().Format(time.RFC3339)), func(t *tx) error {
		docs = nil
		key, sealed := t.versionBefore(tDocuments, source, rising(at))
		if key == nil {
			return store.ErrNotFound
		}
		payload, err := t.open(tDocuments, key, sealed)
		if err != nil {
			return err
		}
		v, err := t.parseVersion(tDocuments, key, payload)
		if err != nil {
			return err
		}
		plain, err := t.unpack(tDocuments, v)
		if err != nil {
			return err
		}
		docs, err = split(v.head.Parts, plain)
		return err
	})
	return docs, err
}

// split cuts a version into its documents.
func split(parts []part, plain []byte) ([]sources.Document, error) {
	docs := make([]sources.Document, 0, len(parts))
	for _, p := range parts {
		if p.Size < 0 || p.Size > len(plain) {
			return nil, fmt.Errorf("%w: document %s is longer than its version", store.ErrDamaged, p.URL)
		}
		docs = append(docs, sources.Document{URL: p.URL, ContentType: p.ContentType, Body: bytes.Clone(plain[:p.Size]), Total: p.Total, Rendered: p.Rendered})
		plain = plain[p.Size:]
	}
	return docs, nil
}
