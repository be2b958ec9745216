package bolt

import (
	"context"
	"io"
)

// Backup writes a consistent copy of the store while it is in use.
func (d *DB) Backup(ctx context.Context, w io.Writer) error {
	return d.view(ctx, "back up", func(t *tx) error {
		_, err := t.WriteTo(&ctxWriter{ctx: ctx, w: w})
		return err
	})
}

// ctxWriter stops a long copy when it is no longer wanted.
type ctxWriter struct {
	ctx context.Context
	w   io.Writer
}

func (c *ctxWriter) Write(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.w.Write(p)
}
