package web

import (
	"net/http"
	"time"

	"keywatch/digest"
)

// StepView is a proposed next step with what became of it.
type StepView struct {
	digest.Step
	AccountName string    `json:"account_name,omitempty"`
	Issue       string    `json:"issue"` // that proposed it
	Number      int       `json:"number"`
	Why         string    `json:"why,omitempty"`      // why it was dropped
	Marked      time.Time `json:"marked,omitzero"`    // when it was done or dropped
	Siblings    []string  `json:"siblings,omitempty"` // ids of the same step in the issues of others
	Overdue     bool      `json:"overdue,omitempty"`  // open, and its day is over
}

// StepRequest marks steps.
type StepRequest struct {
	Steps []string `json:"steps"`
	State string   `json:"state"` // done or dropped
	Why   string   `json:"why,omitempty"`
}

// steps serves the next steps that issues proposed.
func steps(mux *http.ServeMux, s Service) {
	mux.HandleFunc("GET /api/v1/steps", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.Steps(r.Context(), r.URL.Query().Get("account"))
		answer(w, v, err)
	})
	mux.HandleFunc("POST /api/v1/steps", func(w http.ResponseWriter, r *http.Request) {
		var req StepRequest
		if err := decode(w, r, &req); err != nil {
			fail(w, err)
			return
		}
		v, err := s.MarkSteps(r.Context(), req)
		answer(w, v, err)
	})
}
