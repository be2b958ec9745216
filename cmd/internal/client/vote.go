package client

import (
	"context"
	"net/http"
	"net/url"

	"keywatch/cmd/internal/web"
)

// Vote keeps what a reader says of an event.
func (c *Client) Vote(ctx context.Context, r web.VoteRequest) (web.VoteView, error) {
	return call[web.VoteView](ctx, c, http.MethodPost, "votes", r)
}

// JudgeVotes holds the votes against what would be told now.
func (c *Client) JudgeVotes(ctx context.Context, since string) (web.VoteScore, error) {
	return get[web.VoteScore](ctx, c, "votes/score?"+url.Values{"since": {since}}.Encode())
}
