package discover_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"keywatch/sources"
	"keywatch/sources/discover"
	"keywatch/sources/fetch/fetchtest"
)

// expected is a source that a site holds, as its writer says.
type expected struct {
	Kind     string `json:"kind"`
	Place    string `json:"place"`
	URL      string `json:"url"`
	Token    string `json:"token"`
	Optional bool   `json:"optional"`
}

// fakeSite is one archive: a comment with lines "domain: …" and "language: …",
// a file "expect" with a line of JSON for each source, and the answers, named
// by their URL. A body may begin with a line "HTTP 404", "HTTP 301 URL" or
// "HTTP 200 TYPE"; a name with * answers all that match, where {{n}} is a number
// that grows and {{url}} the address asked.
type fakeSite struct {
	name, domain, language string
	expect                 []expected
	exact                  map[string]string
	patterns               []pattern

	mu    sync.Mutex
	asked []string
}

type pattern struct {
	name string
	re   *regexp.Regexp
	body string
}

func readSite(t *testing.T, file string) *fakeSite {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	archive := txtar.Parse(text)
	s := &fakeSite{name: strings.TrimSuffix(filepath.Base(file), ".txtar"), exact: map[string]string{}}
	for line := range strings.Lines(string(archive.Comment)) {
		switch key, value, _ := strings.Cut(strings.TrimSpace(line), ": "); key {
		case "domain":
			s.domain = value
		case "language":
			s.language = value
		}
	}
	for _, f := range archive.Files {
		switch {
		case f.Name == "expect":
			for line := range strings.Lines(string(f.Data)) {
				var e expected
				if line = strings.TrimSpace(line); line == "" {
					continue
				}
				if err := json.Unmarshal([]byte(line), &e); err != nil {
					t.Fatalf("%s: %v in %s", file, err, line)
				}
				s.expect = append(s.expect, e)
			}
		case strings.Contains(f.Name, "*"):
			re := regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(f.Name), `\*`, ".*") + "$")
			s.patterns = append(s.patterns, pattern{f.Name, re, string(f.Data)})
		default:
			s.exact[f.Name] = string(f.Data)
		}
	}
	sort.SliceStable(s.patterns, func(i, j int) bool { return len(s.patterns[i].name) > len(s.patterns[j].name) })
	return s
}

func (s *fakeSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	address := "https://" + r.Host + r.URL.RequestURI()
	s.mu.Lock()
	s.asked = append(s.asked, address)
	n := len(s.asked)
	s.mu.Unlock()
	body, ok := s.exact[address]
	for _, p := range s.patterns {
		if !ok && p.re.MatchString(address) {
			body, ok = p.body, true
		}
	}
	if !ok {
		http.NotFound(w, r)
		return
	}
	body = strings.NewReplacer("{{n}}", fmt.Sprint(n), "{{url}}", address).Replace(body)
	kind := typeOf(r.URL.Path)
	if line, rest, _ := strings.Cut(body, "\n"); strings.HasPrefix(line, "HTTP ") {
		fields := strings.Fields(line)
		body = rest
		var status int
		fmt.Sscan(fields[1], &status)
		switch {
		case status/100 == 3 && len(fields) > 2:
			http.Redirect(w, r, fields[2], status)
			return
		case len(fields) > 2:
			kind = strings.Join(fields[2:], " ")
		}
		w.Header().Set("Content-Type", kind)
		w.WriteHeader(status)
		fmt.Fprint(w, body)
		return
	}
	w.Header().Set("Content-Type", kind)
	fmt.Fprint(w, body)
}

func typeOf(path string) string {
	for ext, kind := range map[string]string{".xml": "text/xml", ".json": "application/json", ".txt": "text/plain", ".ics": "text/calendar", ".pdf": "application/pdf"} {
		if strings.HasSuffix(path, ext) {
			return kind
		}
	}
	return "text/html; charset=utf-8"
}

// result is how a discovery of one site went.
type result struct {
	found, missed, wrong []string
	requests             int
}

func discoverSite(t *testing.T, s *fakeSite) result {
	t.Helper()
	server := httptest.NewServer(s)
	defer server.Close()
	policy := fetchtest.Policy(server.Listener.Addr().String())
	policy.HostsPlain = true
	report, err := discover.Find(t.Context(), fetchtest.Client(t, policy, nil, nil), s.domain, nil)
	if err != nil {
		t.Errorf("%s: %v", s.name, err)
	}
	r := result{requests: len(s.asked)}
	used := make([]bool, len(report.Candidates))
	for _, e := range s.expect {
		hit := false
		for i, c := range report.Candidates {
			if e.is(c) {
				used[i], hit = true, true
			}
		}
		words := fmt.Sprintf("%s %s %s%s", e.Kind, e.Place, e.URL, e.Token)
		switch {
		case hit && !e.Optional:
			r.found = append(r.found, words)
		case !hit && !e.Optional:
			r.missed = append(r.missed, words)
		}
	}
	for i, c := range report.Candidates {
		if !used[i] {
			r.wrong = append(r.wrong, fmt.Sprintf("%s %s %s (%s)", c.Kind, c.Place, c.URL, c.Why))
		}
	}
	return r
}

// is tells whether a candidate is what was expected. What a page is counts with
// its kind; of a feed the address is enough.
func (e expected) is(c sources.Candidate) bool {
	if kind, _ := strings.CutSuffix(c.Kind, "org"); kind != e.Kind {
		return false
	}
	if e.Token != "" {
		// The language in a careers site's address may be there or not.
		plain := strings.NewReplacer("/en-us/", "/", "/de-de/", "/")
		token := plain.Replace(strings.ToLower(strings.TrimSuffix(e.Token, "/")))
		return strings.Contains(plain.Replace(strings.ToLower(c.URL)+"/"), strings.TrimPrefix(strings.TrimPrefix(token, "https://"), "http://"))
	}
	return address(c.URL) == address(e.URL) && (e.Kind != "page" || string(c.Place) == e.Place)
}

func address(text string) string {
	u, err := url.Parse(text)
	if err != nil {
		return text
	}
	return strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(u.Path, "/") + "?" + u.RawQuery
}

// TestSites discovers every fake site: what a good colleague would propose is
// found, little else is, and no site is asked more than 60 times.
func TestSites(t *testing.T) {
	files, err := filepath.Glob("testdata/sites/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no sites", err)
	}
	var found, missed, wrong int
	for _, file := range files {
		s := readSite(t, file)
		r := discoverSite(t, s)
		found, missed, wrong = found+len(r.found), missed+len(r.missed), wrong+len(r.wrong)
		if r.requests > 60 {
			t.Errorf("%s: %d requests", s.name, r.requests)
		}
		t.Logf("%-18s %s found %d missed %d wrong %d, %d requests", s.name, s.language, len(r.found), len(r.missed), len(r.wrong), r.requests)
		for _, m := range r.missed {
			t.Logf("   missed %s", m)
		}
		for _, w := range r.wrong {
			t.Logf("   wrong  %s", w)
		}
	}
	recall, precision := float64(found)/float64(found+missed), 1-float64(wrong)/float64(found+wrong)
	t.Logf("%d sites: found %d of %d (%.3f), wrong %d (%.3f)", len(files), found, found+missed, recall, wrong, 1-precision)
	if recall < 0.95 || precision < 0.95 {
		t.Errorf("found %.3f, wrong %.3f", recall, 1-precision)
	}
}

// TestGroupsOfCodeAreFoundByTheirOwner: a link in passing is the company's only
// if the group, or the one that it is in, has the company's name.
func TestGroupsOfCodeAreFoundByTheirOwner(t *testing.T) {
	s := &fakeSite{name: "groups", domain: "northwind.test", exact: map[string]string{"https://northwind.test/": `<!doctype html><html lang="en"><title>Northwind</title><main><h1>Northwind routes parcels</h1>
<p>Our tools are <a href="https://gitlab.com/groups/northwind/platform">open</a>, made with those of <a href="https://gitlab.com/groups/harbour/northwind">friends</a>
and of <a href="https://gitlab.com/harbour">others</a>.</p></main></html>`}}
	s.expect = []expected{{Kind: "gitlab", Token: "https://gitlab.com/groups/northwind/platform"}}
	r := discoverSite(t, s)
	if len(r.found) != 1 || strings.Contains(strings.Join(r.wrong, " "), "gitlab") {
		t.Errorf("found %v, missed %v, wrong %v", r.found, r.missed, r.wrong)
	}
}
