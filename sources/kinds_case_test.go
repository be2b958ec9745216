package sources_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"keywatch/sources"
	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

// kindCase is one kind's file of answers, testdata/kinds/KIND.txtar:
//
//	the comment's lines "url: …" and "option NAME: VALUE" make the source;
//	"CASE/URL" is what the service answers to exactly that URL. A body may begin
//	with lines "HTTP NAME: VALUE" (headers) or "HTTP 404" (status). The same
//	name several times is answered in that order, the last one for ever;
//	"CASE.want" is the items as "type | key | title or text | link", then
//	"read N of M"; for a case that cannot be read one line "error: WORDS".
type kindCase struct {
	source  sources.Source
	answers map[string]map[string][]string // by case and URL
	want    map[string]string
}

func readKindCase(t *testing.T, name string) kindCase {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "kinds", name+".txtar"))
	if err != nil {
		t.Fatalf("kind %s has no file of answers: %v", name, err)
	}
	archive := txtar.Parse(text)
	c := kindCase{source: sources.Source{ID: "case", Kind: name, Company: "northwind"}, answers: map[string]map[string][]string{}, want: map[string]string{}}
	for line := range strings.Lines(string(archive.Comment)) {
		field, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch option, isOption := strings.CutPrefix(field, "option "); {
		case field == "url":
			c.source.URL = value
		case isOption:
			if c.source.Options == nil {
				c.source.Options = sources.Options{}
			}
			c.source.Options[option] = value
			if n, err := strconv.Atoi(value); err == nil {
				c.source.Options[option] = n
			}
		}
	}
	for _, f := range archive.Files {
		if of, ok := strings.CutSuffix(f.Name, ".want"); ok {
			c.want[of] = string(f.Data)
			continue
		}
		of, url, _ := strings.Cut(f.Name, "/")
		if c.answers[of] == nil {
			c.answers[of] = map[string][]string{}
		}
		c.answers[of][url] = append(c.answers[of][url], string(f.Data))
	}
	return c
}

// service plays the hosts of one case. mangle may answer instead.
type service struct {
	answers map[string][]string
	mangle  func(w http.ResponseWriter, r *http.Request, body string) bool

	mu    sync.Mutex
	asked map[string]int
	seen  []string
}

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/robots.txt" {
		http.NotFound(w, r)
		return
	}
	url := "https://" + r.Host + r.URL.RequestURI()
	s.mu.Lock()
	list := s.answers[url]
	n := s.asked[url]
	s.asked[url]++
	s.seen = append(s.seen, r.Method+" "+url)
	s.mu.Unlock()
	if len(list) == 0 {
		if s.mangle != nil && s.mangle(w, r, "") {
			return
		}
		http.NotFound(w, r)
		return
	}
	body := list[min(n, len(list)-1)]
	if s.mangle != nil && s.mangle(w, r, body) {
		return
	}
	answerWith(w, r.URL.Path, body)
}

func answerWith(w http.ResponseWriter, path, body string) {
	status := http.StatusOK
	for {
		line, rest, _ := strings.Cut(body, "\n")
		said, ok := strings.CutPrefix(line, "HTTP ")
		if !ok {
			break
		}
		body = rest
		if name, value, isHeader := strings.Cut(said, ": "); isHeader {
			w.Header().Set(name, value)
		} else if _, err := fmt.Sscan(said, &status); err != nil {
			panic("no status: " + line)
		}
	}
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", typeOf(path, body))
	}
	w.WriteHeader(status)
	fmt.Fprint(w, body)
}

// typeOf is what a service would call its answer.
func typeOf(path, body string) string {
	switch trimmed := strings.TrimSpace(body); {
	case strings.HasPrefix(trimmed, "{"), strings.HasPrefix(trimmed, "["):
		return "application/json; charset=utf-8"
	case strings.HasPrefix(trimmed, "<?xml"):
		return "application/xml; charset=utf-8"
	case strings.HasPrefix(strings.ToLower(trimmed), "<!doctype html"), strings.HasPrefix(trimmed, "<html"):
		return "text/html; charset=utf-8"
	}
	return http.DetectContentType([]byte(path + body))
}

// visit reads the case's source from the service.
func (c kindCase) visit(t *testing.T, s *service) (*sources.Snapshot, error) {
	t.Helper()
	s.asked = map[string]int{}
	server := httptest.NewServer(s)
	defer server.Close()
	policy := fetchtest.Policy(server.Listener.Addr().String())
	policy.HostsPlain = true
	return sources.Read(t.Context(), fetchtest.Client(t, policy, nil, nil), c.source, fetch.Validators{})
}

// shown writes a snapshot as the files of answers do.
func shownItems(snap *sources.Snapshot) string {
	var b bytes.Buffer
	for _, it := range snap.Items {
		text := it.Title
		if text == "" {
			text = it.Text
		}
		fmt.Fprintf(&b, "%s | %s | %s | %s\n", it.Type, it.Key, text, it.Link)
	}
	fmt.Fprintf(&b, "read %d of %d\n", snap.Read, snap.Of)
	return b.String()
}
