// Package client speaks the API for the command line: over the daemon's local
// socket when it runs, and over the store in this process when it does not.
// The user never sees the difference.
package client

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"

	"keywatch/cmd/internal/web"
	"keywatch/digest"
)

// Client asks a service over its API.
type Client struct {
	http  *http.Client
	close func() error
	// Live says that a daemon answers.
	Live bool
}

// host is never resolved: both transports know where to go.
const host = "http://keywatch"

// Close ends the connection, or closes the store.
func (c *Client) Close() error { return c.close() }

func (c *Client) do(ctx context.Context, method, path string, body any) (*http.Response, error) {
	var text io.Reader
	if body != nil {
		encoded, err := json.Marshal(body)
		if err != nil {
			return nil, fmt.Errorf("encode request: %w", err)
		}
		text = bytes.NewReader(encoded)
	}
	req, err := http.NewRequestWithContext(ctx, method, host+"/api/v1/"+path, text)
	if err != nil {
		return nil, fmt.Errorf("make request: %w", err)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, fmt.Errorf("ask the daemon: %w", err)
	}
	if resp.StatusCode == http.StatusOK {
		return resp, nil
	}
	defer resp.Body.Close()
	known := &web.Error{}
	if err := json.NewDecoder(resp.Body).Decode(known); err != nil || known.Words == "" {
		return nil, fmt.Errorf("the daemon answered %s", resp.Status)
	}
	return nil, known
}

func get[T any](ctx context.Context, c *Client, path string) (T, error) {
	return call[T](ctx, c, http.MethodGet, path, nil)
}

func call[T any](ctx context.Context, c *Client, method, path string, body any) (T, error) {
	var v T
	resp, err := c.do(ctx, method, path, body)
	if err != nil {
		return v, err
	}
	defer resp.Body.Close()
	if body, ok := resp.Body.(handed); ok {
		if v, ok = body.value.(T); !ok {
			return v, fmt.Errorf("read the answer: it is a %T", body.value)
		}
		return v, nil
	}
	if err := json.NewDecoder(resp.Body).Decode(&v); err != nil {
		return v, fmt.Errorf("read the daemon's answer: %w", err)
	}
	return v, nil
}

// Status tells how the watch is.
func (c *Client) Status(ctx context.Context) (web.Status, error) {
	return get[web.Status](ctx, c, "status")
}

// Sources lists all sources.
func (c *Client) Sources(ctx context.Context) ([]web.SourceView, error) {
	return get[[]web.SourceView](ctx, c, "sources")
}

// Source shows one source.
func (c *Client) Source(ctx context.Context, id string) (web.SourceDetail, error) {
	return get[web.SourceDetail](ctx, c, "sources/"+url.PathEscape(id))
}

// Events lists events, newest first.
func (c *Client) Events(ctx context.Context, q web.EventQuery) ([]web.EventView, error) {
	return get[[]web.EventView](ctx, c, "events?"+q.Values().Encode())
}

// Changes lists changes, newest first.
func (c *Client) Changes(ctx context.Context, q web.EventQuery) ([]web.ChangeView, error) {
	return get[[]web.ChangeView](ctx, c, "changes?"+q.Values().Encode())
}

// Show gives an event or change with its evidence.
func (c *Client) Show(ctx context.Context, id string) (web.Detail, error) {
	return get[web.Detail](ctx, c, "show/"+url.PathEscape(id))
}

// Accounts lists the key accounts.
func (c *Client) Accounts(ctx context.Context) ([]web.AccountView, error) {
	return get[[]web.AccountView](ctx, c, "accounts")
}

// Account shows one key account.
func (c *Client) Account(ctx context.Context, id string) (web.AccountView, error) {
	return get[web.AccountView](ctx, c, "accounts/"+url.PathEscape(id))
}

// Subscriptions lists all subscriptions.
func (c *Client) Subscriptions(ctx context.Context) ([]web.SubscriptionView, error) {
	return get[[]web.SubscriptionView](ctx, c, "subscriptions")
}

// Subscribe opts an address in.
func (c *Client) Subscribe(ctx context.Context, s digest.Subscription) (digest.Subscription, error) {
	return call[digest.Subscription](ctx, c, http.MethodPost, "subscriptions", s)
}

// Unsubscribe opts an address out.
func (c *Client) Unsubscribe(ctx context.Context, o digest.OptOut) error {
	_, err := call[struct{}](ctx, c, http.MethodPost, "opt-outs", o)
	return err
}

// Issues lists issues, newest first.
func (c *Client) Issues(ctx context.Context, subscription string) ([]web.IssueView, error) {
	return get[[]web.IssueView](ctx, c, "issues?subscription="+url.QueryEscape(subscription))
}

// Issue gives one issue with its bytes.
func (c *Client) Issue(ctx context.Context, id string) (web.IssueView, error) {
	return get[web.IssueView](ctx, c, "issues/"+(&url.URL{Path: id}).EscapedPath())
}

// Preview composes an issue without keeping it.
func (c *Client) Preview(ctx context.Context, r web.DigestRequest) (web.IssueView, error) {
	return call[web.IssueView](ctx, c, http.MethodPost, "issues/preview", r)
}

// SendDigest composes what is due, keeps it and delivers it.
func (c *Client) SendDigest(ctx context.Context, r web.DigestRequest) ([]web.IssueView, error) {
	return call[[]web.IssueView](ctx, c, http.MethodPost, "issues/send", r)
}

// CheckStore reads every record of the store.
func (c *Client) CheckStore(ctx context.Context) (json.RawMessage, error) {
	return call[json.RawMessage](ctx, c, http.MethodPost, "store/check", nil)
}

// Crawl makes one pass and tells of each check as it ends.
func (c *Client) Crawl(ctx context.Context, r web.CrawlRequest, each func(web.CrawlLine)) error {
	resp, err := c.do(ctx, http.MethodPost, "crawl", r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	lines := bufio.NewScanner(resp.Body)
	for lines.Scan() {
		var line web.CrawlLine
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return fmt.Errorf("read the daemon's answer: %w", err)
		}
		if line.Error != "" {
			return errors.New(line.Error)
		}
		each(line)
	}
	return lines.Err()
}

// Backup writes a copy of the store.
func (c *Client) Backup(ctx context.Context, w io.Writer) error {
	resp, err := c.do(ctx, http.MethodPost, "backup", nil)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if _, err := io.Copy(w, resp.Body); err != nil {
		return fmt.Errorf("copy the store: %w", err)
	}
	if words := resp.Trailer.Get("Keywatch-Error"); words != "" {
		return errors.New(words)
	}
	return nil
}
