package bolt

import (
	"math"
	"time"
)

// nanos is a time as nanoseconds since 1970 UTC. Times beyond what int64
// holds (1678 to 2262) become its ends, the zero time the lowest.
func nanos(at time.Time) int64 {
	switch y := at.Year(); {
	case y < 1678:
		return math.MinInt64
	case y > 2261:
		return math.MaxInt64
	}
	return at.UnixNano()
}

// rising is a time as eight bytes' worth that sort oldest first.
func rising(at time.Time) uint64 { return uint64(nanos(at)) ^ 1<<63 }

// falling sorts newest first.
func falling(at time.Time) uint64 { return ^rising(at) }

// order is the place of a row in every answer: newest first, then by id.
func order(at time.Time, id string) []byte { return append(big(falling(at)), id...) }

// orderLen is how many bytes of an order key are the time.
const orderLen = 8
