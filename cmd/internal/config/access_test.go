package config

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/sources/fetch"
)

func TestCookiesAreReadFromAHeaderOrAFile(t *testing.T) {
	end := time.Unix(1900000000, 0)
	for text, want := range map[string][]*http.Cookie{
		"a=b":                   {{Name: "a", Value: "b"}},
		" session=x1; lang=de ": {{Name: "session", Value: "x1"}, {Name: "lang", Value: "de"}},
		"# Netscape HTTP Cookie File\n\n#HttpOnly_.a.example\tTRUE\t/\tTRUE\t1900000000\tsession\tx\r\nb.example\tFALSE\t/in\tFALSE\t0\tlang\tde": {
			{Name: "session", Value: "x", Domain: "a.example", Path: "/", Secure: true, Expires: end},
			{Name: "lang", Value: "de", Domain: "b.example", Path: "/in"},
		},
	} {
		have, err := readCookies(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		for _, c := range have {
			c.Quoted = false
		}
		if d := cmp.Diff(want, have); d != "" {
			t.Errorf("%q: (-want +have)\n%s", text, d)
		}
	}
	for _, text := range []string{
		"", "hush", "hush hush=1", "a=hush\x00", "# only\ta\tcomment", "a.example\tTRUE\t/\tTRUE\tsoon\tsession\thush", "a.example\tTRUE\t/\thush",
		"a.example\tTRUE\t/\tTRUE\t0\thu sh\thush", "a.example\tTRUE\t/\tTRUE\t0\tname\thu\"sh;",
	} {
		have, err := readCookies(text)
		if err == nil || strings.Contains(err.Error(), "hush") {
			t.Errorf("%q: %v, %v", text, have, err)
		}
	}
}

const withAccess = contactOnly + `
access:
- id: portal
  hosts: [API.a.example:8443]
  headers: [{name: x-key, value_env: KEY}]
  username: kw
  password_file: password
  cookies_env: COOKIES
  proxy_env: PROXY
  country: US
companies:
- id: a
  name: A
  role: competitor
  sources:
  - {id: one, kind: page, url: "https://Portal.a.example/x", access: portal}
  - {id: two, kind: page, url: "http://intra.a.example:8080/x", access: portal, country: CH}
  - {id: three, kind: page, url: "https://www.a.example/x"}
`

func TestAnAccessIsForTheHostsOfItsSources(t *testing.T) {
	path := folder(t, map[string]string{"keywatch.yaml": withAccess, "password": "hush-file\n"})
	env := map[string]string{"KEY": "hush-key", "COOKIES": "s=hush-cookie", "PROXY": "http://u:hush-proxy@proxy.example:3128"}
	getenv := func(name string) string { return env[name] }
	c, err := load(path, getenv, testKinds)
	if err != nil {
		t.Fatal(err)
	}
	want := fetch.Access{
		Hosts: []string{"api.a.example:8443", "portal.a.example"}, Plain: []string{"intra.a.example:8080"},
		Username: "kw", Password: "hush-file", Header: http.Header{"X-Key": {"hush-key"}}, Cookies: []*http.Cookie{{Name: "s", Value: "hush-cookie"}},
		Proxy: &url.URL{Scheme: "http", Host: "proxy.example:3128", User: url.UserPassword("u", "hush-proxy")},
	}
	equal := cmp.Comparer(func(a, b url.URL) bool { return a.String() == b.String() })
	if d := cmp.Diff(want, c.Access["portal"], equal); d != "" {
		t.Errorf("(-want +have)\n%s", d)
	}
	from := map[string]string{}
	for _, s := range c.Sources {
		from[s.ID] = s.Access + " " + s.Country
	}
	if d := cmp.Diff(map[string]string{"one": "portal US", "two": "portal CH", "three": " "}, from); d != "" {
		t.Error(d)
	}
	granted, err := c.Granting("portal", "https://new.a.example/x")
	if err != nil || !cmp.Equal(granted.Access["portal"].Hosts, []string{"api.a.example:8443", "new.a.example", "portal.a.example"}) {
		t.Errorf("granted %v, %v", granted, err)
	}
	if len(c.Access["portal"].Hosts) != 2 {
		t.Error("granting changed what was given")
	}
	if all := fmt.Sprintf("%v %+v %#v", c.Access, c, c.Warnings); strings.Contains(all, "hush") {
		t.Errorf("a secret is printed: %s", all)
	}

	env["KEY"] = "hush-new"
	now, err := load(path, getenv, testKinds)
	if err != nil {
		t.Fatal(err)
	}
	without, err := load(folder(t, map[string]string{"keywatch.yaml": contactOnly}), getenv, testKinds)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"access portal changed"}, Diff(c, now)); d != "" {
		t.Error(d)
	}
	for _, lines := range [][]string{Diff(without, c), Diff(c, without)} {
		if all := strings.Join(lines, "\n"); !strings.Contains(all, "access portal added") && !strings.Contains(all, "access portal removed") || strings.Contains(all, "hush") {
			t.Errorf("a reload says %s", all)
		}
	}
	if same := Diff(c, c); len(same) > 0 {
		t.Errorf("nothing changed: %v", same)
	}
}

// Mistakes that put a secret where something else was meant.
func TestMistakesRepeatNoSecret(t *testing.T) {
	const before = contactOnly + "access:\n- id: portal\n  username: u\n"
	values := []string{
		"4477001", "44770.01", "[hush]", "{a: hush}", "!hush", "!hush x", "!!int hush", "!!binary hush", "!<hush> x", "*hush", "&hush *hush", "|hush", ">hush", "%hush", "@hush",
		`"hu\qsh"`, `"hush`, "hush: hush", "hush\n hush: x", "- hush", "hush\x07", "\xffhush", `"hush\n"`, "[hush", "{hush",
	}
	for _, form := range []string{
		"  password: %s\n", "  password: %[1]s\n  password: %[1]s\n", "  cookies: %s\n", "  proxy: %s\n", "  password_env: %s\n", "  headers: %s\n",
		"  headers:\n  - {name: X-Key, value: %s}\n", "  headers:\n  - name: X-Key\n    value: %s\n", "  headers:\n  - name: X-Key\n    value_env: %s\n",
	} {
		for _, value := range values {
			repeats(t, fmt.Sprintf(before+form, value))
		}
	}
	for _, form := range []string{
		"headers: 'X-Key: hush'", "headers: [{name: 'X-Key: hush', value: x}]", "headers: [{name: 'X: hush', value: x}, {name: 'X: hush', value: x}]",
		"password_env: hush", "headers: [{name: X-Key, value_env: Bearer hush}]", "proxy: 'http://kw:44770/hush@proxy.example'", "proxy: 'http://hush!?x@proxy.example'",
	} {
		if c := repeats(t, before+"  "+form+"\n"); c != nil {
			t.Errorf("%s is taken", form)
		}
	}
	for _, proxy := range []string{"http://kw:1/hush@p.example", "http://hush?x@p.example", "http://kw:1#hush@p.example", "https://p.example/hush"} {
		if c := repeats(t, before+"  proxy: '"+proxy+"'\n"); c != nil {
			t.Errorf("%s is taken as the proxy %s", proxy, c.Access["portal"].Proxy.Host)
		}
	}
}

// repeats fails when what is said of a text has its secret in it.
func repeats(t *testing.T, text string) *Config {
	t.Helper()
	c, err := readText(t, text)
	said := fmt.Sprint(err)
	if c != nil {
		said = fmt.Sprint(c.Warnings)
	}
	if strings.Contains(said, "hush") || strings.Contains(said, "4477") {
		t.Errorf("%q: %s", text[len(contactOnly):], said)
	}
	return c
}

func TestRobotsMayBeObeyedEverywhere(t *testing.T) {
	for text, want := range map[string]bool{"": false, ", robots: pages": false, ", robots: everywhere": true} {
		c, err := readText(t, "fetch: {contact: mailto:web@us.example"+text+"}\n")
		if err != nil || c.Fetch.RobotsEverywhere() != want {
			t.Errorf("%q: %v, %v", text, c, err)
		}
	}
}
