package fetch

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longestRetry bounds what a server may ask for; longer waits are taken for
// mistakes.
const longestRetry = 30 * 24 * time.Hour

// retryAfter reads a Retry-After header (RFC 9110, section 10.2.3): seconds or
// an HTTP date; 0 when there is none or it cannot be read.
func retryAfter(value string, now time.Time) time.Duration {
	value = strings.TrimSpace(value)
	if value == "" {
		return 0
	}
	if seconds, err := strconv.ParseInt(value, 10, 64); err == nil {
		if seconds > int64(longestRetry/time.Second) {
			return longestRetry
		}
		return max(0, time.Duration(seconds)*time.Second)
	}
	at, err := http.ParseTime(value)
	if err != nil {
		return 0
	}
	return min(max(0, at.Sub(now)), longestRetry)
}
