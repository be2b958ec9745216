package web

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"keywatch/digest"
)

// voting is a service that knows one link and counts what is recorded by it.
type voting struct {
	Service
	recorded int
}

func (v *voting) VoteByLink(_ context.Context, token string, record bool) (VoteView, error) {
	if token != "good" {
		return VoteView{}, errors.New("the token is not valid")
	}
	if record {
		v.recorded++
	}
	return VoteView{Vote: digest.Vote{Value: digest.VoteUseful}, Line: "<script>alert(1)</script>"}, nil
}

// Mail scanners follow the links of a mail before anybody reads it.
func TestOnlyAPostVotes(t *testing.T) {
	s := &voting{}
	pages := Public(s)
	for _, c := range []struct {
		method, path string
		status       int
		says         string
		recorded     int
	}{
		{http.MethodGet, "/v/good", http.StatusOK, `<form method="post" action="/v/good"><button>useful</button>`, 0},
		{http.MethodHead, "/v/good", http.StatusOK, "", 0},
		{http.MethodPut, "/v/good", http.StatusMethodNotAllowed, "", 0},
		{http.MethodGet, "/v/bad", http.StatusNotFound, "This link is not valid", 0},
		{http.MethodPost, "/v/bad", http.StatusNotFound, "This link is not valid", 0},
		{http.MethodPost, "/v/good", http.StatusOK, "Noted: useful", 1},
	} {
		w := httptest.NewRecorder()
		pages.ServeHTTP(w, httptest.NewRequest(c.method, c.path, nil))
		body := w.Body.String()
		if w.Code != c.status || !strings.Contains(body, c.says) || s.recorded != c.recorded {
			t.Errorf("%s %s: %d, %d recorded\n%s", c.method, c.path, w.Code, s.recorded, body)
		}
		if strings.Contains(body, "<script") {
			t.Errorf("%s %s: the line is not escaped", c.method, c.path)
		}
		if w.Code == http.StatusOK && !strings.Contains(w.Header().Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s %s has no policy", c.method, c.path)
		}
	}
}
