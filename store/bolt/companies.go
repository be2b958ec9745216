package bolt

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"keywatch/digest"
	"keywatch/sources"
	"keywatch/store"
)

// addCompanies brings schema 3 to 4: what is kept of companies has tables of
// its own.
func addCompanies(t *tx) error {
	for _, name := range []table{tCompanies, tDiscovery} {
		if _, err := t.CreateBucketIfNotExists([]byte(name)); err != nil {
			return fmt.Errorf("create table %s: %w", name, err)
		}
	}
	return nil
}

// KeepKnown keeps since when companies are known; see store.Store.
func (d *DB) KeepKnown(ctx context.Context, list []store.Known) error {
	return d.update(ctx, "keep which companies are known", func(t *tx) error {
		for _, k := range list {
			if k.Company == "" {
				return errors.New("a record names no company")
			}
			var was store.Known
			known, err := t.getJSON(tCompanies, []byte(k.Company), &was)
			if goodOr(err) != nil {
				return err
			}
			if known && err == nil {
				was.Settled = k.Settled
				k = was
			}
			if err := t.putJSON(tCompanies, []byte(k.Company), k); err != nil {
				return err
			}
		}
		return nil
	})
}

// KnownCompanies gives the companies that were ever known, by id.
func (d *DB) KnownCompanies(ctx context.Context) (map[string]store.Known, error) {
	list, err := listJSON[store.Known](ctx, d, "list known companies", tCompanies)
	known := make(map[string]store.Known, len(list))
	for _, k := range list {
		known[k.Company] = k
	}
	return known, err
}

// tellCompanies notes that a subscription's background mail has the companies,
// with the issue itself: a crash between the two would send it again.
func (t *tx) tellCompanies(i *digest.Issue) error {
	for _, id := range i.Companies {
		k := store.Known{Company: id, Since: i.Composed}
		if _, err := t.getJSON(tCompanies, []byte(id), &k); goodOr(err) != nil {
			return err
		}
		if slices.Contains(k.Told, i.Subscription) {
			continue
		}
		k.Told = append(k.Told, i.Subscription)
		if err := t.putJSON(tCompanies, []byte(id), k); err != nil {
			return err
		}
	}
	return nil
}

// KeepDiscovery keeps what a discovery of a company came to, in the place of
// the one before.
func (d *DB) KeepDiscovery(ctx context.Context, found sources.Discovery) error {
	return d.update(ctx, "keep discovery of "+found.Company, func(t *tx) error {
		if found.Company == "" {
			return errors.New("a discovery names no company")
		}
		return t.putJSON(tDiscovery, []byte(found.Company), found)
	})
}

// Discoveries gives the last discovery of each company that has one, by id.
func (d *DB) Discoveries(ctx context.Context) (map[string]sources.Discovery, error) {
	list, err := listJSON[sources.Discovery](ctx, d, "list discoveries", tDiscovery)
	found := make(map[string]sources.Discovery, len(list))
	for _, f := range list {
		found[f.Company] = f
	}
	return found, err
}
