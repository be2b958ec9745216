package client

import (
	"context"
	"net/url"

	"keywatch/cmd/internal/web"
)

// Coverage tells which topics of which companies are watched, blind or not found.
func (c *Client) Coverage(ctx context.Context, q web.CoverageQuery) (web.Coverage, error) {
	return get[web.Coverage](ctx, c, "coverage?"+url.Values{"company": {q.Company}, "account": {q.Account}}.Encode())
}
