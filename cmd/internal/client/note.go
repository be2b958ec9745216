package client

import (
	"context"
	"net/http"

	"keywatch/cmd/internal/web"
)

// Note adds what a person reports, and gives the event that it tells of.
func (c *Client) Note(ctx context.Context, r web.NoteRequest) (web.NoteView, error) {
	return call[web.NoteView](ctx, c, http.MethodPost, "notes", r)
}
