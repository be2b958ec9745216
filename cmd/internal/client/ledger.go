package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"

	"keywatch/cmd/internal/web"
)

// Prices lists price plans: as they stand, stood at a time, or all they were.
func (c *Client) Prices(ctx context.Context, q web.PriceQuery) (web.Ledger, error) {
	ask := url.Values{"company": {q.Company}, "at": {q.At}, "history": {strconv.FormatBool(q.History)}}
	return get[web.Ledger](ctx, c, "prices?"+ask.Encode())
}

// Replay runs stored history again and tells of each source as it ends.
func (c *Client) Replay(ctx context.Context, q web.ReplayQuery, each func(web.ReplayLine)) error {
	ask := url.Values{"since": {q.Since}, "source": q.Sources}
	resp, err := c.do(ctx, http.MethodGet, "replay?"+ask.Encode(), nil)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	// Not line by line: all that a source ever told may be longer than a
	// scanner's line.
	for lines := json.NewDecoder(resp.Body); ; {
		var line web.ReplayLine
		switch err := lines.Decode(&line); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("read the daemon's answer: %w", err)
		case line.Error != "":
			return errors.New(line.Error)
		}
		each(line)
	}
}
