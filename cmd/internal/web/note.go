package web

import "net/http"

// NoteRequest is what a person reports.
type NoteRequest struct {
	Company string `json:"company"`
	Account string `json:"account,omitempty"`
	Title   string `json:"title,omitempty"` // "": the first sentence
	Text    string `json:"text"`
	By      string `json:"by"`
}

// NoteView is the event that a report became part of.
type NoteView struct {
	EventView
	Change string `json:"change"`
	Known  bool   `json:"known,omitempty"` // the same was reported before
}

// notes takes what people report.
func notes(mux *http.ServeMux, s Service) {
	mux.HandleFunc("POST /api/v1/notes", func(w http.ResponseWriter, r *http.Request) {
		var req NoteRequest
		if err := decode(w, r, &req); err != nil {
			fail(w, err)
			return
		}
		v, err := s.Note(r.Context(), req)
		answer(w, v, err)
	})
}
