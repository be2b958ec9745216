package bolt

import (
	"context"
	"slices"

	"keywatch/diff/tag"
)

// KeepPatterns keeps events that are made of events. One that is known under
// its id and is made of the same stays as it is; one that grew is a revision.
func (d *DB) KeepPatterns(ctx context.Context, events []tag.Event) error {
	if len(events) == 0 {
		return nil
	}
	return d.update(ctx, "keep patterns", func(t *tx) error {
		for _, e := range events {
			var was tag.Event
			ok, err := t.getJSON(tEvents, []byte(e.ID), &was)
			if goodOr(err) != nil {
				return err
			}
			if ok && err == nil {
				if slices.Equal(was.Of, e.Of) || len(e.Of) <= len(was.Of) {
					continue
				}
				e.Revision, e.Seen = was.Revision+1, was.Seen
			}
			if err := t.putEvent(&e); err != nil {
				return err
			}
		}
		return nil
	})
}
