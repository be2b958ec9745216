package web

import (
	"html/template"
	"net/http"

	"keywatch/digest"
)

// VoteRequest is what a reader says of an event.
type VoteRequest struct {
	Event        string `json:"event"` // or a change of it
	Value        string `json:"value"` // one of digest.VoteValues, or reset
	Subscription string `json:"subscription,omitempty"`
}

// VoteView is a vote that was kept, and what it comes to.
type VoteView struct {
	digest.Vote
	Line   string  `json:"line"`   // the event's
	Points float64 `json:"points"` // that votes add to events of its sort now
	Said   string  `json:"said"`   // "2 useful, 1 mute"
}

// JudgedVote is a vote held against what would be told now.
type JudgedVote struct {
	digest.Vote
	Line    string `json:"line"`
	Told    bool   `json:"told"`    // it would be told in full, with the tag that it was told with
	Verdict string `json:"verdict"` // right, wrong, missed, left
	Why     string `json:"why,omitempty"`
}

// VoteScore is how the present rules do against votes.
type VoteScore struct {
	Votes     []JudgedVote `json:"votes"`
	Told      int          `json:"told"`   // of the voted on, would be told now
	Useful    int          `json:"useful"` // of them, those that a reader found useful
	Missed    int          `json:"missed"` // found useful, and would not be told now
	Precision float64      `json:"precision"`
	Lost      int          `json:"lost,omitempty"` // votes on events that are not kept any more
}

// The verdicts on a vote.
const (
	VerdictRight  = "right"  // useful, and told
	VerdictWrong  = "wrong"  // told, and not useful
	VerdictMissed = "missed" // useful, and not told
	VerdictLeft   = "left"   // not useful, and not told
)

// Add counts a vote, and gives it its verdict.
func (s *VoteScore) Add(v JudgedVote) {
	switch useful := v.Value == digest.VoteUseful; {
	case v.Told && useful:
		v.Verdict = VerdictRight
		s.Told++
		s.Useful++
	case v.Told:
		v.Verdict = VerdictWrong
		s.Told++
	case useful:
		v.Verdict = VerdictMissed
		s.Missed++
	default:
		v.Verdict = VerdictLeft
	}
	s.Votes = append(s.Votes, v)
	if s.Told > 0 {
		s.Precision = float64(s.Useful) / float64(s.Told)
	}
}

// votes takes what readers say of events.
func votes(mux *http.ServeMux, s Service) {
	mux.HandleFunc("POST /api/v1/votes", func(w http.ResponseWriter, r *http.Request) {
		var req VoteRequest
		if err := decode(w, r, &req); err != nil {
			fail(w, err)
			return
		}
		v, err := s.Vote(r.Context(), req)
		answer(w, v, err)
	})
	mux.HandleFunc("GET /api/v1/votes/score", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.JudgeVotes(r.Context(), r.URL.Query().Get("since"))
		answer(w, v, err)
	})
}

// voteLinks serves the links in a digest. As for leaving, a GET records
// nothing: mail scanners follow links, and must not vote.
func voteLinks(mux *http.ServeMux, s Service) {
	serve := func(record bool) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			token := r.PathValue("token")
			v, err := s.VoteByLink(r.Context(), token, record)
			p := votePage{Token: token, Line: v.Line, Value: v.Value, Done: record}
			status := http.StatusOK
			if err != nil {
				p, status = votePage{Bad: true}, http.StatusNotFound
			}
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.WriteHeader(status)
			_ = voteTemplate.Execute(w, p) // the peer may have gone
		}
	}
	mux.HandleFunc("GET /v/{token}", serve(false))
	mux.HandleFunc("POST /v/{token}", serve(true))
}

type votePage struct {
	Token, Line, Value string
	Done, Bad          bool
}

var voteTemplate = template.Must(template.New("vote").Parse(`<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>keywatch: vote</title>
<h1>keywatch</h1>
{{if .Bad}}<p>This link is not valid. It may have been cut by a mail program, or what it is about is not kept any more.</p>
{{else}}<p dir="auto">{{.Line}}</p>
{{if .Done}}<p>Noted: {{.Value}}. It counts from your next digest on.</p>{{else}}<form method="post" action="/v/{{.Token}}"><button>{{.Value}}</button></form>{{end}}{{end}}
</html>
`))
