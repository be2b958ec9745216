package client

import (
	"context"
	"net/http"
	"net/url"

	"keywatch/cmd/internal/web"
)

// Steps lists the next steps that issues proposed; "" is of every account.
func (c *Client) Steps(ctx context.Context, account string) ([]web.StepView, error) {
	return get[[]web.StepView](ctx, c, "steps?"+url.Values{"account": {account}}.Encode())
}

// MarkSteps keeps that steps were done or dropped, and gives them as they are
// now.
func (c *Client) MarkSteps(ctx context.Context, r web.StepRequest) ([]web.StepView, error) {
	return call[[]web.StepView](ctx, c, http.MethodPost, "steps", r)
}
