package web

import (
	"encoding/json"
	"net/http"
	"time"

	"keywatch/diff"
)

// ReplayQuery is what `keywatch replay` asks. Since is as the user wrote it.
type ReplayQuery struct {
	Since   string
	Sources []string // none: all
}

// Retelling is what a replay says of one change.
type Retelling string

// The retellings.
const (
	AsTold     Retelling = "as told"
	ToldNow    Retelling = "would be told now"
	ToldNoMore Retelling = "would not be told now"
)

// ReplayRow is one change, as it was told or would be.
type ReplayRow struct {
	Source  string    `json:"source"`
	At      time.Time `json:"at"` // confirmed, then or in the replay
	Verdict Retelling `json:"verdict"`
	Op      diff.Op   `json:"op"`
	Section string    `json:"section,omitempty"`
	Title   string    `json:"title,omitempty"` // entries: the headline
	Before  string    `json:"before,omitempty"`
	After   string    `json:"after,omitempty"`
	Reason  string    `json:"reason,omitempty"` // what holds it back now, or held it back then
	Change  string    `json:"change,omitempty"` // id, when it was told
}

// ReplayLine is one source's replay as it ends.
type ReplayLine struct {
	Source   string      `json:"source,omitempty"`
	Rows     []ReplayRow `json:"rows,omitempty"` // newest first
	Versions int         `json:"versions"`       // kept versions that were read again
	Unread   int         `json:"unread"`         // kept versions that cannot be read now
	Done     int         `json:"done"`
	Total    int         `json:"total"`
	Error    string      `json:"error,omitempty"`
}

// replay streams a line of JSON as each source ends.
func replay(w http.ResponseWriter, r *http.Request, s Service) {
	ask := r.URL.Query()
	streamed(w, func(each func(any)) error {
		return s.Replay(r.Context(), ReplayQuery{Since: ask.Get("since"), Sources: ask["source"]}, func(l ReplayLine) { each(l) })
	}, func(words string) any { return ReplayLine{Error: words} })
}

// streamed writes what work gives line by line. An error before the first line
// is an answer of its own, one after it the last line.
func streamed(w http.ResponseWriter, work func(each func(any)) error, failed func(words string) any) {
	w.Header().Set("Content-Type", "application/jsonl")
	lines := json.NewEncoder(w)
	flush := http.NewResponseController(w)
	started := false
	err := work(func(line any) {
		started = true
		_ = lines.Encode(line) // the work ends with its context, not with its watcher
		_ = flush.Flush()
	})
	switch {
	case err == nil:
	case started:
		_ = lines.Encode(failed(err.Error()))
	default:
		fail(w, err)
	}
}
