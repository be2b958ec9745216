package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

// progressFloor is what must arrive within each stall time-out, so that a
// byte now and then does not count as progress.
const progressFloor = 1 << 10

// Causes of a visit that was cut off.
var (
	errTotal = errors.New("total time-out")
	errStall = errors.New("stalled")
)

// watch calls a request off when it takes too long in all or makes no
// progress. Two timers cost less than http.Client's Timeout, and waiting for
// the gate costs nothing of them.
type watch struct {
	cancel context.CancelCauseFunc
	total  *time.Timer
	stall  *time.Timer
	period time.Duration
	fresh  int // bytes since the stall timer was set
}

func startWatch(ctx context.Context, total, stall time.Duration) (context.Context, *watch) {
	ctx, cancel := context.WithCancelCause(ctx)
	w := &watch{cancel: cancel, period: stall}
	w.total = time.AfterFunc(max(total, 0), func() { cancel(errTotal) })
	return ctx, w
}

// progress is told of bytes that arrived; the first call starts the watch.
func (w *watch) progress(n int) {
	if w.stall == nil {
		w.stall = time.AfterFunc(w.period, func() { w.cancel(errStall) })
		return
	}
	if w.fresh += n; w.fresh >= progressFloor {
		w.fresh = 0
		w.stall.Reset(w.period)
	}
}

func (w *watch) stop() {
	w.total.Stop()
	if w.stall != nil {
		w.stall.Stop()
	}
	w.cancel(context.Canceled)
}

// read takes the body into the worker's buffer. A good answer over the limit
// is an error: half a page would look like a removal. Of an error page or a
// redirect only so much is read as is looked at.
func (t *transport) read(resp *http.Response, v *visit, w *watch) ([]byte, error) {
	limit, whole := t.policy.WireLimit, resp.StatusCode/100 == 2
	if !whole {
		limit = min(limit, maxErrorBody)
	}
	if whole && resp.ContentLength > int64(limit) {
		return nil, fmt.Errorf("the body has %d bytes, more than the limit of %d: %w", resp.ContentLength, limit, errTooLong)
	}
	// One byte more than the limit is room enough to see that it was passed.
	w.progress(0)
	buf := v.wire[:0]
	if want := int(min(max(resp.ContentLength, 0), int64(limit))) + 1; cap(buf) < want {
		buf = make([]byte, 0, max(want, 32<<10))
	}
	for {
		if len(buf) == cap(buf) {
			grown := make([]byte, len(buf), min(2*cap(buf), limit+1))
			copy(grown, buf)
			buf = grown
		}
		n, err := resp.Body.Read(buf[len(buf):min(cap(buf), limit+1)])
		buf = buf[:len(buf)+n]
		v.wire = buf
		w.progress(n)
		switch {
		case len(buf) > limit && whole:
			return nil, fmt.Errorf("the body has more than the limit of %d bytes: %w", limit, errTooLong)
		case err == io.EOF || len(buf) > limit:
			return buf[:min(len(buf), limit)], nil
		// An error page that breaks off is still an error page.
		case err != nil && !whole:
			return buf, nil // the status says enough
		case errors.Is(err, io.ErrUnexpectedEOF) && resp.ContentLength > 0:
			return nil, fmt.Errorf("the body ends after %d of %d bytes: %w", len(buf), resp.ContentLength, errCut)
		case errors.Is(err, io.ErrUnexpectedEOF):
			return nil, fmt.Errorf("the body ends early, after %d bytes: %w", len(buf), errCut)
		case err != nil:
			return nil, fmt.Errorf("read the body after %d bytes: %w", len(buf), err)
		}
	}
}
