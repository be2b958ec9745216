package config

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

// accesses checks the accesses and gives them to the sources that have one.
func (r *reader) accesses(d *draft) {
	accesses := unique(r, "access", d.accesses, func(a accessDraft) (string, place) { return a.id, a.key("id") })
	used := map[string][]string{} // hosts
	for _, s := range d.everySource() {
		if s.Access == "" {
			continue
		}
		accesses.must(r, s.Access, s.key("access"))
		r.accessOf(d, *s)
		if u, err := url.Parse(s.URL); err == nil {
			used[s.Access] = append(used[s.Access], u.Hostname())
		}
	}
	for _, a := range d.accesses {
		r.access(a)
		r.cookiesOf(a, append(used[a.id], a.hosts...))
		if used[a.id] == nil && a.id != "" {
			r.warn(a.place, "no source has this access")
		}
	}
}

// accessOf judges what a source does with its access.
func (r *reader) accessOf(d *draft, s sourceDraft) {
	u, err := url.Parse(s.URL)
	if err != nil || s.URL == "" {
		return // checkURL says so
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		r.problem(s.key("access"), "%s is not visited over the web; a mailbox has its login in its own options", quoted(s.URL))
		return
	}
	a, ok := d.access(s.Access)
	if !ok {
		return
	}
	if u.Scheme == "http" && a.secrets() {
		r.warn(s.key("url"), "what the access %s says goes unencrypted to http://; write https:// if the site has it", quoted(s.Access))
	}
	kind, _ := kindOf(r.kinds, s.Kind)
	if kind.First == nil || !a.secrets() {
		return
	}
	if req, err := kind.First(s.Source); err == nil {
		asked, err := url.Parse(req.URL)
		if err == nil && asked.Host != u.Host && !slices.Contains(a.hosts, asked.Host) {
			r.warn(s.key("access"), "the kind %s asks %s, which is not told; list it under the access's hosts if it is meant", s.Kind, asked.Host)
		}
	}
}

// access finds an access by its id.
func (d *draft) access(id string) (accessDraft, bool) {
	return byID(d.accesses, id, func(a accessDraft) string { return a.id })
}

// secrets says whether an access tells a host anything.
func (a accessDraft) secrets() bool {
	return a.username != "" || a.cookies.value != "" || len(a.headers) > 0
}

// secretNames are parts of the names of headers that let somebody in.
var secretNames = []string{"auth", "key", "token", "secret", "password", "session", "credential", "signature"}

// access judges one access by itself.
func (r *reader) access(a accessDraft) {
	given := func(name string) bool { return a.has(name) || a.has(name+"_env") || a.has(name+"_file") }
	switch {
	case given("password") && !a.has("username"): // it would go to nobody, without a word
		r.problem(a.place, "username is missing; the password alone says nothing")
	case a.has("username"), a.has("headers"), given("cookies"), given("proxy"):
	case a.id != "":
		r.problem(a.place, "gives nothing; it wants headers, username, cookies or proxy")
	}
	if strings.Contains(a.username, ":") {
		r.problem(a.key("username"), "holds a colon, which ends the name (RFC 7617)")
	}
	seen := map[string]bool{}
	for _, h := range a.headers {
		name := http.CanonicalHeaderKey(h.name)
		switch {
		case h.value.from == "" && h.name != "":
			r.problem(h.place, "value is missing; give value_env or value_file")
		case seen[name]:
			r.problem(h.key("name"), "this name stands here twice")
		case name == "Authorization" && a.username != "":
			r.problem(h.key("name"), "username sets Authorization already; give one of the two")
		}
		seen[name] = true
		if h.name == "" {
			continue
		}
		if err := fetch.CheckHeader(h.name, h.value.value); err != nil {
			r.problem(h.key("name"), "%s", err)
		}
		lower := strings.ToLower(h.name)
		if h.has("value") && slices.ContainsFunc(secretNames, func(part string) bool { return strings.Contains(lower, part) }) {
			r.warn(h.key("value"), "a secret stands in the file; value_env or value_file keeps it out")
		}
	}
}

// cookiesOf warns of cookies that have ended or are for other hosts: the page
// behind them would be another one.
func (r *reader) cookiesOf(a accessDraft, hosts []string) {
	cookies, err := readCookies(a.cookies.value)
	if a.cookies.value == "" || err != nil {
		return // judgeCookies says so
	}
	var ended []string
	fits := len(hosts) == 0
	for _, c := range cookies {
		fits = fits || slices.ContainsFunc(hosts, func(host string) bool {
			return c.Domain == "" || host == c.Domain || strings.HasSuffix(host, "."+c.Domain)
		})
		if !c.Expires.IsZero() && c.Expires.Before(r.now()) {
			ended = append(ended, printable(c.Name))
		}
	}
	if len(ended) > 0 {
		r.warn(a.place, "these of its cookies have ended: %s; sign in again and export them anew", strings.Join(ended, ", "))
	}
	if !fits {
		r.warn(a.place, "none of its cookies is for %s", strings.Join(sorted(hosts), " or "))
	}
}

// opened are the accesses by their ids, with the hosts of their sources.
func opened(d *draft) map[string]fetch.Access {
	hosts, plain := map[string][]string{}, map[string][]string{}
	for _, s := range d.everySource() {
		u, err := url.Parse(s.URL)
		if s.Access == "" || err != nil {
			continue
		}
		if u.Scheme == "http" {
			plain[s.Access] = append(plain[s.Access], u.Host)
		} else {
			hosts[s.Access] = append(hosts[s.Access], u.Host)
		}
	}
	all := map[string]fetch.Access{}
	for _, a := range d.accesses {
		out := fetch.Access{
			Hosts: sorted(append(hosts[a.id], a.hosts...)), Plain: sorted(plain[a.id]),
			Username: a.username, Password: a.password.value, Header: http.Header{},
		}
		for _, h := range a.headers {
			out.Header.Set(h.name, h.value.value)
		}
		if a.cookies.value != "" {
			out.Cookies, _ = readCookies(a.cookies.value) // judged when it was read
			for _, c := range out.Cookies {
				c.Expires = time.Time{} // the site says when it has ended
			}
		}
		if a.proxy.value != "" {
			out.Proxy, _ = url.Parse(a.proxy.value) // judged by checkProxy
		}
		all[a.id] = out
	}
	return all
}

// Granting is the configuration in which an access is for the host of one more
// address, as if a source had it there.
func (c *Config) Granting(access, address string) (*Config, error) {
	a, ok := c.Access[access]
	if !ok {
		names := slices.Sorted(maps.Keys(c.Access))
		return nil, fmt.Errorf("no access has the id %s%s", printable(access), suggestion(access, names, oneOf("one of", names)))
	}
	u, err := parseURL(address, "http", "https")
	if err != nil {
		return nil, err
	}
	if u.Scheme == "http" {
		a.Plain = sorted(append(slices.Clone(a.Plain), u.Host))
	} else {
		a.Hosts = sorted(append(slices.Clone(a.Hosts), u.Host))
	}
	other := *c
	other.Access = maps.Clone(c.Access)
	other.Access[access] = a
	return &other, nil
}

// sorted is a list in order, each once.
func sorted(list []string) []string {
	set := map[string]bool{}
	for _, s := range list {
		set[strings.ToLower(s)] = true
	}
	return slices.Sorted(maps.Keys(set))
}
