package web

import (
	"net/http"

	"keywatch/digest"
)

// CoverageQuery is what `keywatch coverage` asks: of one company, of a key
// account with its family and competitors, or of all companies but our own.
type CoverageQuery struct {
	Company string
	Account string
}

// Coverage is the answer: every topic of every company asked of, by company.
type Coverage struct {
	Rows  []digest.TopicRow `json:"rows"`
	Words string            `json:"words,omitempty"` // why there are no rows
}

// coverages serves what is watched of companies and what is not.
func coverages(mux *http.ServeMux, s Service) {
	mux.HandleFunc("GET /api/v1/coverage", func(w http.ResponseWriter, r *http.Request) {
		ask := r.URL.Query()
		v, err := s.Coverage(r.Context(), CoverageQuery{Company: ask.Get("company"), Account: ask.Get("account")})
		answer(w, v, err)
	})
}
