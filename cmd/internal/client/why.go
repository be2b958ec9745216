package client

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"

	"keywatch/cmd/internal/web"
)

// ResetSource forgets what was learnt of a source's places.
func (c *Client) ResetSource(ctx context.Context, id string) (web.ResetView, error) {
	return call[web.ResetView](ctx, c, http.MethodPost, "sources/"+url.PathEscape(id)+"/reset", nil)
}

// SideBySide writes the page that shows an event's or change's evidence.
func (c *Client) SideBySide(ctx context.Context, id string, w io.Writer) error {
	resp, err := c.do(ctx, http.MethodGet, "show/"+url.PathEscape(id)+"/html", nil)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if _, err := io.Copy(w, resp.Body); err != nil {
		return fmt.Errorf("copy the page: %w", err)
	}
	return nil
}

// Explain says why an event or change was reported.
func (c *Client) Explain(ctx context.Context, id string) (web.Explanation, error) {
	return get[web.Explanation](ctx, c, "explain/"+url.PathEscape(id))
}

// WhyNot says whether a text or address was seen, and what held it back.
func (c *Client) WhyNot(ctx context.Context, q web.WhyQuery) (web.WhyNot, error) {
	return get[web.WhyNot](ctx, c, "why-not?"+url.Values{"asked": {q.Asked}, "account": {q.Account}}.Encode())
}

// Compare says of another tool's alerts what is known of each, and what that
// tool missed.
func (c *Client) Compare(ctx context.Context, r web.CompareRequest) (web.Comparison, error) {
	return call[web.Comparison](ctx, c, http.MethodPost, "compare", r)
}
