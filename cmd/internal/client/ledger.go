package client

import (
	"context"
	"net/url"
	"strconv"

	"keywatch/cmd/internal/web"
)

// Prices lists price plans: as they stand, stood at a time, or all they were.
func (c *Client) Prices(ctx context.Context, q web.PriceQuery) (web.Ledger, error) {
	ask := url.Values{"company": {q.Company}, "at": {q.At}, "history": {strconv.FormatBool(q.History)}}
	return get[web.Ledger](ctx, c, "prices?"+ask.Encode())
}
