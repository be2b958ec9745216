package sources

import (
	"fmt"
	"time"

	"keywatch/sources/fetch"
)

// Visit and Gate are fetch's, so that schedule can be a gate without knowing
// the way to the web.
type (
	Visit = fetch.Visit
	Gate  = fetch.Gate
)

// Held is the error for a host that asked to be left alone longer than a
// request should wait: a source behind it is blocked, not broken.
func Held(host string, wait time.Duration) error {
	return &fetch.Error{
		Fault: fetch.FaultBlocked, URL: host, RetryAfter: wait,
		Err: fmt.Errorf("the host asked to be left alone for %s", wait.Round(time.Second)),
	}
}
