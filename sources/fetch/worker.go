package fetch

import (
	"context"
	"net/url"
	"time"

	"github.com/gocolly/colly/v2"
)

// keptBuffer is how large a worker's buffers may stay between visits.
const keptBuffer = 1 << 20

// worker is one clone of the base collector with its buffers; one visit at a
// time uses it.
type worker struct {
	collector *colly.Collector
	wire      []byte // the last body as sent
	decoders  decoders
}

func (c *Client) newWorker() *worker {
	return &worker{collector: c.base.Clone(), decoders: decoders{limit: c.policy.DecodedLimit}}
}

// trim gives back what one large document made a worker hold.
func (w *worker) trim() {
	if cap(w.wire) > keptBuffer {
		w.wire = nil
	}
	w.decoders.trim()
}

// visit is one call of Do on its way through colly and our RoundTripper.
type visit struct {
	*worker
	req       Request
	left      time.Duration // of the total time-out
	asked     int           // requests for the document, redirects included
	permanent bool          // every redirect so far was a permanent one
	url       *url.URL      // of the last answer
	got       *answer       // the last answer
}

type visitKey struct{}

func visitOf(ctx context.Context) *visit {
	v, _ := ctx.Value(visitKey{}).(*visit)
	return v
}
