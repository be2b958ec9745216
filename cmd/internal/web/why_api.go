package web

import "net/http"

// whys are the routes that say why: evidence, reasons, what was learnt.
func whys(mux *http.ServeMux, s Service) {
	mux.HandleFunc("GET /api/v1/show/{id}/html", func(w http.ResponseWriter, r *http.Request) { sideBySide(w, r, s) })
	mux.HandleFunc("GET /api/v1/explain/{id}", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.Explain(r.Context(), r.PathValue("id"))
		answer(w, v, err)
	})
	mux.HandleFunc("GET /api/v1/why-not", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.WhyNot(r.Context(), WhyQuery{Asked: r.URL.Query().Get("asked"), Account: r.URL.Query().Get("account")})
		answer(w, v, err)
	})
	mux.HandleFunc("POST /api/v1/sources/{id}/reset", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.ResetSource(r.Context(), r.PathValue("id"))
		answer(w, v, err)
	})
	mux.HandleFunc("POST /api/v1/compare", func(w http.ResponseWriter, r *http.Request) {
		var req CompareRequest
		if err := decodeUpTo(w, r, &req, maxAlerts); err != nil {
			fail(w, err)
			return
		}
		v, err := s.Compare(r.Context(), req)
		answer(w, v, err)
	})
}
