package fetch

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/http/httpguts"
	"golang.org/x/net/idna"
)

// Access is what a site wants to know before it shows a page, and the way to
// go there. It holds secrets: printed or encoded it shows only what there is
// of them.
type Access struct {
	// Hosts are "name" or "name:port", asked with what follows over https alone;
	// those of Plain also over http, which anybody on the way can read.
	Hosts, Plain []string
	Username     string // with it, Basic credentials (RFC 7617) are sent
	Password     string
	Header       http.Header
	Cookies      []*http.Cookie // without a domain they are for all hosts
	// Proxy carries the visits, nil for the policy's own way. It is asked for
	// the address that the guard judged and never for a name, so that it cannot
	// be led elsewhere by another name server.
	Proxy *url.URL
}

// given names what an access has, without any value.
func (a Access) given() []string {
	var names []string
	for name := range a.Header {
		names = append(names, "header "+name)
	}
	if a.Username != "" {
		names = append(names, "login")
	}
	if len(a.Cookies) > 0 {
		names = append(names, fmt.Sprintf("%d cookies", len(a.Cookies)))
	}
	if a.Proxy != nil {
		names = append(names, "proxy")
	}
	return names
}

// Format prints what there is, whatever the verb.
func (a Access) Format(f fmt.State, _ rune) {
	_, _ = fmt.Fprintf(f, "access(%s)", strings.Join(a.given(), ", "))
}

// MarshalJSON encodes what there is.
func (a Access) MarshalJSON() ([]byte, error) { return json.Marshal(a.given()) }

// ownHeaders are set by keywatch for every visit: they are what a visit is, or
// belong to the connection (RFC 9110, section 7.6.1).
var ownHeaders = map[string]string{
	"Host": "", "Connection": "", "Content-Length": "", "Content-Type": "", "Transfer-Encoding": "", "Te": "", "Trailer": "", "Upgrade": "", "Keep-Alive": "",
	"Accept-Encoding": "", "Range": "", "If-None-Match": "", "If-Modified-Since": "",
	"User-Agent":      "keywatch always says who it is; fetch.contact stands in it",
	"Accept-Language": "the source's language sets it",
	"Cookie":          "cookies set it",
}

// CheckHeader says what is wrong with a header that an access would send. The
// value, which may be a secret, is not repeated.
func CheckHeader(name, value string) error {
	why, own := ownHeaders[http.CanonicalHeaderKey(name)]
	switch {
	case strings.Contains(name, ":"): // "Authorization: Bearer …": a secret
		return errors.New("the name of a header ends before its colon; what follows it is the value")
	case !httpguts.ValidHeaderFieldName(name):
		return fmt.Errorf("%q is no name of a header", name)
	case own && why != "":
		return fmt.Errorf("%s is not set here: %s", name, why)
	case own || strings.HasPrefix(strings.ToLower(name), "proxy-"):
		return fmt.Errorf("%s belongs to the connection and is not set here", name)
	case !httpguts.ValidHeaderFieldValue(value):
		return fmt.Errorf("the value of %s holds what no header may", name)
	}
	return nil
}

// pass is an access as the transport uses it.
type pass struct {
	Access
	tls, plain map[string]bool // "host:port" asked over https and over http
	jar        *cookiejar.Jar
}

// newPass makes an access ready. Its errors name no secret.
func newPass(name string, a Access) (*pass, error) {
	p := &pass{Access: a, tls: map[string]bool{}, plain: map[string]bool{}}
	p.jar, _ = cookiejar.New(nil) // of no options none can be wrong
	for header, values := range a.Header {
		for _, value := range values {
			if err := CheckHeader(header, value); err != nil {
				return nil, fmt.Errorf("access %s: %w", name, err)
			}
		}
	}
	for scheme, hosts := range map[string][]string{"https": a.Hosts, "http": a.Plain} {
		for _, host := range hosts {
			u := &url.URL{Scheme: scheme, Host: host, Path: "/"}
			if scheme == "http" {
				p.plain[inASCII(u)] = true
			} else {
				p.tls[inASCII(u)] = true
			}
			p.bake(u)
		}
	}
	return p, nil
}

// bake puts the cookies that a host may have into the jar.
func (p *pass) bake(u *url.URL) {
	for _, c := range p.Cookies {
		if !c.Secure || u.Scheme == "https" {
			p.jar.SetCookies(u, []*http.Cookie{c}) // it refuses those of other domains
		}
	}
}

// covers says whether an address is one that the access is for.
func (p *pass) covers(u *url.URL) bool {
	if p == nil {
		return false
	}
	if u.Scheme == "http" {
		return p.plain[inASCII(u)]
	}
	return u.Scheme == "https" && p.tls[inASCII(u)]
}

// inASCII is "host:port" as browsers and redirects write it: a name in other
// letters has two spellings (RFC 5891).
func inASCII(u *url.URL) string {
	host, port, err := net.SplitHostPort(hostPort(u))
	if err != nil {
		return hostPort(u)
	}
	if name, err := idna.Lookup.ToASCII(host); err == nil {
		host = name
	}
	return net.JoinHostPort(host, port)
}

// cookies are those that the host of an address may have, each with its path.
func (p *pass) cookies(u *url.URL) []*http.Cookie {
	if !p.covers(u) {
		return nil
	}
	var list []*http.Cookie
	for _, c := range p.Cookies {
		own := *c
		if !strings.HasPrefix(own.Path, "/") {
			own.Path = "/"
		}
		there := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: own.Path}
		if slices.ContainsFunc(p.jar.Cookies(there), func(kept *http.Cookie) bool { return kept.Name == c.Name && kept.Value == c.Value }) {
			list = append(list, &own)
		}
	}
	return list
}

// spills says whether a browser that has the cookies would take them to an
// address that the access is not for: a browser's cookie is of a host, whatever
// the port (RFC 6265, section 8.5).
func (p *pass) spills(u *url.URL) bool {
	if p == nil || len(p.Cookies) == 0 || p.covers(u) {
		return false
	}
	host, _, _ := net.SplitHostPort(inASCII(u))
	for _, told := range []map[string]bool{p.tls, p.plain} {
		for address := range told {
			if name, _, err := net.SplitHostPort(address); err == nil && name == host {
				return true
			}
		}
	}
	return false
}

// sign adds to a request's header what the address is to be told: nothing,
// where the access is not for it.
func (p *pass) sign(h http.Header, u *url.URL) {
	if !p.covers(u) {
		return
	}
	for name, values := range p.Header {
		h[http.CanonicalHeaderKey(name)] = values
	}
	req := http.Request{Header: h}
	if p.Username != "" {
		req.SetBasicAuth(p.Username, p.Password)
	}
	for _, c := range p.jar.Cookies(u) {
		req.AddCookie(c)
	}
}
