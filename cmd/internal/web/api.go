package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"keywatch/digest"
)

// API serves a service under /api/v1. It has no identities: it is for the
// local socket (mode 0600) and for the process itself.
func API(s Service) http.Handler {
	mux := http.NewServeMux()
	reads(mux, s)
	whys(mux, s)
	ledgers(mux, s)
	coverages(mux, s)
	writes(mux, s)
	steps(mux, s)
	notes(mux, s)
	votes(mux, s)
	return mux
}

func reads(mux *http.ServeMux, s Service) {
	mux.HandleFunc("GET /api/v1/status", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.Status(r.Context())
		answer(w, v, err)
	})
	mux.HandleFunc("GET /api/v1/sources", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.Sources(r.Context())
		answer(w, v, err)
	})
	mux.HandleFunc("GET /api/v1/sources/{id}", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.Source(r.Context(), r.PathValue("id"))
		answer(w, v, err)
	})
	mux.HandleFunc("GET /api/v1/events", func(w http.ResponseWriter, r *http.Request) {
		q, err := ParseQuery(r.URL.Query())
		if err != nil {
			fail(w, err)
			return
		}
		v, err := s.Events(r.Context(), q)
		hand(w, v, err)
	})
	mux.HandleFunc("GET /api/v1/changes", func(w http.ResponseWriter, r *http.Request) {
		q, err := ParseQuery(r.URL.Query())
		if err != nil {
			fail(w, err)
			return
		}
		v, err := s.RawChanges(r.Context(), q)
		hand(w, v, err)
	})
	mux.HandleFunc("GET /api/v1/show/{id}", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.Detail(r.Context(), r.PathValue("id"))
		answer(w, v, err)
	})
	mux.HandleFunc("GET /api/v1/accounts", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.Accounts(r.Context())
		answer(w, v, err)
	})
	mux.HandleFunc("GET /api/v1/accounts/{id}", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.Account(r.Context(), r.PathValue("id"))
		answer(w, v, err)
	})
	mux.HandleFunc("GET /api/v1/subscriptions", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.Subscriptions(r.Context())
		answer(w, v, err)
	})
	mux.HandleFunc("GET /api/v1/issues", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.Issues(r.Context(), r.URL.Query().Get("subscription"))
		answer(w, v, err)
	})
	mux.HandleFunc("GET /api/v1/issues/{id...}", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.Issue(r.Context(), r.PathValue("id"))
		answer(w, v, err)
	})
}

func writes(mux *http.ServeMux, s Service) {
	mux.HandleFunc("POST /api/v1/subscriptions", func(w http.ResponseWriter, r *http.Request) {
		var sub digest.Subscription
		if err := decode(w, r, &sub); err != nil {
			fail(w, err)
			return
		}
		v, err := s.Subscribe(r.Context(), sub)
		answer(w, v, err)
	})
	mux.HandleFunc("POST /api/v1/opt-outs", func(w http.ResponseWriter, r *http.Request) {
		var out digest.OptOut
		if err := decode(w, r, &out); err != nil {
			fail(w, err)
			return
		}
		answer(w, struct{}{}, s.Unsubscribe(r.Context(), out))
	})
	mux.HandleFunc("POST /api/v1/issues/preview", func(w http.ResponseWriter, r *http.Request) {
		var req DigestRequest
		if err := decode(w, r, &req); err != nil {
			fail(w, err)
			return
		}
		v, err := s.Preview(r.Context(), req)
		answer(w, v, err)
	})
	mux.HandleFunc("POST /api/v1/issues/send", func(w http.ResponseWriter, r *http.Request) {
		var req DigestRequest
		if err := decode(w, r, &req); err != nil {
			fail(w, err)
			return
		}
		v, err := s.SendDigest(r.Context(), req)
		answer(w, v, err)
	})
	mux.HandleFunc("POST /api/v1/crawl", func(w http.ResponseWriter, r *http.Request) { crawl(w, r, s) })
	mux.HandleFunc("POST /api/v1/store/check", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.CheckStore(r.Context())
		answer(w, v, err)
	})
	mux.HandleFunc("POST /api/v1/backup", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/octet-stream")
		w.Header().Set("Trailer", "Keywatch-Error")
		if err := s.Backup(r.Context(), w); err != nil {
			w.Header().Set("Keywatch-Error", oneLine(err.Error()))
		}
	})
}

// crawl streams a line of JSON as each check ends.
func crawl(w http.ResponseWriter, r *http.Request, s Service) {
	var req CrawlRequest
	if err := decode(w, r, &req); err != nil {
		fail(w, err)
		return
	}
	streamed(w, func(each func(any)) error {
		return s.Crawl(r.Context(), req, func(l CrawlLine) { each(l) })
	}, func(words string) any { return CrawlLine{Error: words} })
}

// Values writes a query as URL parameters.
func (q EventQuery) Values() url.Values {
	v := url.Values{}
	for name, text := range map[string]string{
		"since": q.Since, "until": q.Until, "company": q.Company, "account": q.Account,
		"kind": q.Kind, "min_severity": q.MinSeverity, "text": q.Text, "tag": strings.Join(q.Tags, ","),
	} {
		if text != "" {
			v.Set(name, text)
		}
	}
	if q.Limit > 0 {
		v.Set("limit", strconv.Itoa(q.Limit))
	}
	return v
}

// ParseQuery reads what Values wrote.
func ParseQuery(v url.Values) (EventQuery, error) {
	q := EventQuery{
		Since: v.Get("since"), Until: v.Get("until"), Company: v.Get("company"), Account: v.Get("account"),
		Kind: v.Get("kind"), MinSeverity: v.Get("min_severity"), Text: v.Get("text"),
	}
	if tags := v.Get("tag"); tags != "" {
		q.Tags = strings.Split(tags, ",")
	}
	if limit := v.Get("limit"); limit != "" {
		n, err := strconv.Atoi(limit)
		if err != nil || n < 0 {
			return q, Usage("limit is not a whole number: " + limit)
		}
		q.Limit = n
	}
	return q, nil
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
