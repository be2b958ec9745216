package main

import (
	"crypto/rand"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/txtar"

	"keywatch/sources/fetch"
)

// hostsVariable leads every host name to one loopback server, "ip:port". It is
// read here alone, not by the program.
const hostsVariable = "TEST_HOSTS"

func testHosts(to string) map[string]string {
	if to == "" {
		return nil
	}
	return map[string]string{"*": to}
}

func testAllow(to string) []fetch.AllowRule {
	at, err := netip.ParseAddrPort(to)
	if err != nil {
		return nil
	}
	return []fetch.AllowRule{{CIDR: netip.PrefixFrom(at.Addr(), at.Addr().BitLen()), Port: int(at.Port())}}
}

// serveWorld serves many hosts on loopback until the script ends, and leads
// every name there: world FILE.txtar, whose files are named by their URL, or
// world FILE.txtar WEEK, whose files are those of a scenario, weekN/HOST/PATH.
// A body may begin with lines "NEEDS HEADER: VALUE", without which the answer is
// 401, and then "HTTP STATUS".
func serveWorld(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) == 0 || len(args) > 2 {
		ts.Fatalf("usage: world FILE.txtar [WEEK]")
	}
	pages := map[string]string{}
	for _, f := range txtar.Parse([]byte(ts.ReadFile(args[0]))).Files {
		name, body := f.Name, string(f.Data)
		if len(args) == 2 {
			week, rest, _ := strings.Cut(strings.TrimPrefix(name, "week"), "/")
			if week > args[1] {
				continue
			}
			var gone bool
			if rest, gone = strings.CutSuffix(rest, ".gone"); gone {
				body = "HTTP 404\n"
			}
			name = "https://" + strings.TrimSuffix(strings.TrimSuffix(rest, "index.html"), "/")
		}
		pages[name] = body
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, ok := pages["https://"+r.Host+r.URL.RequestURI()]
		if !ok && len(args) == 2 {
			body, ok = pages["https://"+strings.TrimSuffix(r.Host+r.URL.Path, "/")]
			body = strings.NewReplacer("{{now}}", time.Now().Format(time.RFC1123), "{{nonce}}", rand.Text(), "{{counter}}", fmt.Sprint(10000+len(rand.Text()))).Replace(body)
		}
		if !ok {
			http.NotFound(w, r)
			return
		}
		for strings.HasPrefix(body, "NEEDS ") {
			need, rest, _ := strings.Cut(strings.TrimPrefix(body, "NEEDS "), "\n")
			if name, value, _ := strings.Cut(need, ": "); r.Header.Get(name) != value {
				w.WriteHeader(http.StatusUnauthorized)
				return
			}
			body = rest
		}
		switch path := r.URL.Path; {
		case strings.HasSuffix(path, ".xml"), strings.HasPrefix(body, "<?xml"):
			w.Header().Set("Content-Type", "text/xml")
		case strings.HasPrefix(body, "{"), strings.HasPrefix(body, "["):
			w.Header().Set("Content-Type", "application/json")
		default:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
		}
		if first, rest, _ := strings.Cut(body, "\n"); strings.HasPrefix(first, "HTTP ") {
			status, err := strconv.Atoi(strings.TrimPrefix(first, "HTTP "))
			if err != nil {
				panic("no status: " + first)
			}
			w.WriteHeader(status)
			body = rest
		}
		fmt.Fprint(w, body)
	}))
	ts.Defer(server.Close)
	host, port, err := net.SplitHostPort(strings.TrimPrefix(server.URL, "http://"))
	ts.Check(err)
	ts.Setenv(hostsVariable, net.JoinHostPort(host, port))
}
