package bolt

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"keywatch/diff"
	"keywatch/store"
)

// CommitChecks keeps checks, their changes and the events these tell of in
// one transaction, and frees the sources' leases. A change that is kept
// already is passed over, so the same checks may be committed again.
func (d *DB) CommitChecks(ctx context.Context, checks []store.Check, assign store.Assign) error {
	err := d.update(ctx, "commit checks", func(t *tx) error {
		fresh := map[string][]diff.Change{}
		seen := map[string]bool{}
		for i := range checks {
			if err := t.keepCheck(&checks[i]); err != nil {
				return fmt.Errorf("source %s: %w", checks[i].Status.Source, err)
			}
			for _, c := range checks[i].Changes {
				if c.ID == "" {
					return fmt.Errorf("source %s: a change has no id", c.Source)
				}
				if !seen[c.ID] && t.in(tChanges).Get([]byte(c.ID)) == nil {
					fresh[c.Company] = append(fresh[c.Company], c)
				}
				seen[c.ID] = true
			}
		}
		// Sorted, so that the same checks give the same events.
		for _, company := range slices.Sorted(maps.Keys(fresh)) {
			if err := t.keepChanges(company, fresh[company], assign); err != nil {
				return fmt.Errorf("changes of company %q: %w", company, err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, c := range checks {
		delete(d.visits, c.Status.Source)
	}
	return nil
}

// keepCheck writes all of a check but its changes.
func (t *tx) keepCheck(c *store.Check) error {
	source := []byte(c.Status.Source)
	if len(source) == 0 {
		return errors.New("the check names no source")
	}
	if err := t.putStatus(c.Status); err != nil {
		return err
	}
	if c.Snapshot != nil {
		if err := t.keepSnapshot(c.Status.Source, c.Snapshot); err != nil {
			return fmt.Errorf("keep snapshot: %w", err)
		}
	}
	if c.Latest != nil {
		if err := t.keepDocuments(c.Status.Source, c.Latest); err != nil {
			return fmt.Errorf("keep documents: %w", err)
		}
	}
	if err := t.keepNoise(c); err != nil {
		return fmt.Errorf("keep noise: %w", err)
	}
	if c.Keep {
		return nil
	}
	if c.Memory != nil {
		if err := t.putJSON(tMemory, source, c.Memory); err != nil {
			return err
		}
	}
	if c.Pending == nil {
		return t.del(tPending, source)
	}
	return t.putJSON(tPending, source, c.Pending)
}
