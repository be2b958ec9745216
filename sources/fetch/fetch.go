// Package fetch is the only way out to the web: colly behind our own
// RoundTripper, with limits, robots.txt, decoding, conditional requests and
// the guard that judges every address where it is dialled.
package fetch

import (
	"context"
	"net/http"
	"time"
)

// Validators are what a server gave to ask "has it changed?" with (RFC 9110,
// section 8.8). They are saved only with the committed check.
type Validators struct {
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
	// URL is the address that gave them; they are sent to no other one. ""
	// sends them on every hop.
	URL string `json:"url,omitempty"`
}

// Request is one document to visit. Method is GET when empty.
type Request struct {
	URL         string
	Method      string
	Body        []byte
	ContentType string // of Body; application/json when empty
	Accept      string // Accept header; a sensible one when empty
	Language    string // Accept-Language header; the policy's when empty
	Country     string // where the visit comes from (ISO 3166-1), for its record; the policy's when empty
	// Access names one of the policy's, whose hosts are told what it says; ""
	// for none.
	Access     string
	Validators Validators
	// Documented says that the address is a documented endpoint for programs:
	// robots.txt is asked only when the policy wants it everywhere.
	Documented bool
	// Apart is how long the host is to be left alone after the request, where
	// its documentation asks for it; 0 leaves it to the gate.
	Apart time.Duration
	// Rendered asks for the page as scripts build it, through the client's
	// Renderer. Validators are not sent: an unchanged document says nothing
	// about what its scripts show.
	Rendered bool
}

// Response is a document that was read whole. Body is UTF-8 for text types
// and the decoded bytes for all others.
type Response struct {
	Asked       string // URL as asked
	URL         string // URL that answered, after redirects
	Moved       string // new address, when every hop was a permanent redirect (301, 308)
	Status      int
	Header      http.Header
	ContentType string // media type without parameters, lower case
	Charset     string // charset the bytes were decoded from
	Language    string // languages that were asked for (Accept-Language, RFC 9110 section 12.5.4)
	Country     string // where the visit came from, as the policy says
	Body        []byte
	Rendered    bool // Body is the page as a browser's scripts built it
	NotModified bool // 304: Body is empty and the validators hold
	Validators  Validators
	At          time.Time
	Took        time.Duration
}

// Visit is what a gate is told when a request is over.
type Visit struct {
	Took       time.Duration // from the request's first byte to the body's last
	RetryAfter time.Duration // what the server asked for by Retry-After; 0 when it did not
	CrawlDelay time.Duration // what robots.txt asks for; 0 when it does not
}

// Gate lets one request at a time pass to a host, and no faster than is
// polite. It is asked in the RoundTripper for every request: page two, a
// redirect, robots.txt. Host is "name:port" in lower case.
type Gate interface {
	Enter(ctx context.Context, host string) (leave func(Visit), err error)
}

// Fault says why a document could not be read. A fault is never a change.
type Fault string

// The faults, as the states of a source that they lead to.
const (
	FaultBlocked     Fault = "blocked"      // 401, 403, 429, robots.txt, a bot wall by its marks
	FaultBroken      Fault = "broken"       // 5xx, DNS, TLS, time-out, truncated, over a size cap
	FaultProxy       Fault = "proxy failed" // the egress proxy itself
	FaultGone        Fault = "gone"         // 404, 410
	FaultRefused     Fault = "refused"      // the guard refused the address
	FaultUnparseable Fault = "unparseable"  // the body is not what it says
)

// Error is a document that could not be read, with the cause in words.
type Error struct {
	Fault      Fault
	URL        string        // the hop that failed
	Status     int           // 0 when no answer came
	RetryAfter time.Duration // as asked for by the server
	Err        error
}

func (e *Error) Error() string { return "fetch " + e.URL + ": " + e.Err.Error() }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }
