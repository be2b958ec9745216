package bolt

import (
	"context"

	"keywatch/diff"
)

// ForgetLearnt drops what was learnt of the places of a source. The entries
// seen of a window stay: without them the old ones would be told as new.
func (d *DB) ForgetLearnt(ctx context.Context, source string) (diff.Memory, error) {
	var old diff.Memory
	err := d.update(ctx, "forget what was learnt of "+source, func(t *tx) error {
		ok, err := t.getJSON(tMemory, []byte(source), &old)
		if goodOr(err) != nil || err == nil && !ok {
			return err
		}
		return t.putJSON(tMemory, []byte(source), diff.Memory{Seen: old.Seen})
	})
	if err != nil {
		return old, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.visits, source)
	return old, nil
}
