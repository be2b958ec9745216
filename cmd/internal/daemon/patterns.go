package daemon

import (
	"context"
	"fmt"
	"time"

	"keywatch/diff/tag"
	"keywatch/store"
)

// findPatterns keeps what events come to together, as far as they are known at
// a time. It runs before an issue is composed: a pattern is told like an event.
func (e *Engine) findPatterns(ctx context.Context, w *world, at time.Time) error {
	events, err := e.store.Events(ctx, store.Query{Since: at.Add(-tag.PatternSpan), Until: at})
	if err != nil {
		return fmt.Errorf("read events for patterns: %w", err)
	}
	found := tag.Patterns(tag.History{Events: events, Companies: w.cfg.Companies, Now: at})
	if err := e.store.KeepPatterns(ctx, found); err != nil {
		return fmt.Errorf("keep patterns: %w", err)
	}
	return nil
}
