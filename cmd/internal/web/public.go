package web

import (
	"html/template"
	"net/http"
	"strings"
)

// Public serves what people reach from a mail without a login. All else is
// denied. RFC 8058: the one-click POST carries no cookies and gets no
// redirect; a GET changes nothing, since mail scanners fetch links.
func Public(s Service) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /u/{token}", func(w http.ResponseWriter, r *http.Request) {
		page(w, http.StatusOK, leavePage{Ask: true, Token: r.PathValue("token")})
	})
	mux.HandleFunc("POST /u/{token}", func(w http.ResponseWriter, r *http.Request) {
		address, err := s.Leave(r.Context(), r.PathValue("token"))
		if err != nil {
			page(w, http.StatusNotFound, leavePage{Words: "This link is not valid. It may have been cut by a mail program; open it from the mail once more."})
			return
		}
		page(w, http.StatusOK, leavePage{Words: "Done. " + mask(address) + " gets no more digests; what was queued is stopped."})
	})
	voteLinks(mux, s)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = w.Write([]byte("ok\n"))
	})
	return headers(mux)
}

// headers are those of every page; the policy leaves a page nothing but its
// own words and form.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

type leavePage struct {
	Ask          bool
	Token, Words string
}

var leaveTemplate = template.Must(template.New("leave").Parse(`<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>keywatch: leave</title>
<h1>keywatch</h1>
{{if .Ask}}<p>Leave this digest?</p><form method="post" action="/u/{{.Token}}"><button>Leave</button></form>{{else}}<p>{{.Words}}</p>{{end}}
</html>
`))

func page(w http.ResponseWriter, status int, p leavePage) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_ = leaveTemplate.Execute(w, p) // the peer may have gone
}

// mask shows enough of an address for its owner to know it again.
func mask(address string) string {
	name, domain, ok := strings.Cut(address, "@")
	if !ok || name == "" {
		return "The address"
	}
	return name[:1] + "…@" + domain
}
