package discover

import (
	"net/url"
	"path"
	"strings"

	"keywatch/sources"
)

// carried are query parameters that say from where somebody came or who he
// is, and nothing of what is shown.
var carried = sources.LazyPattern(`(?i)^(utm_.*|gclid|fbclid|mc_[a-z]+|msclkid|ref|referrer|source|hsa_.*|_ga|_gl|sid|sessionid|session_id|phpsessid|jsessionid|cfid|cftoken|token|variant|hsctatracking|hslang|_pos|_sid|_ss)$`)

// sessionPath is a session in the path, as Java servers put it there.
var sessionPath = sources.LazyPattern(`(?i);jsessionid=[^/?#&]*`)

// tidy makes one address of those that show the same: no fragment, no
// campaign, no session.
func tidy(u *url.URL) *url.URL {
	t := *u
	t.Fragment, t.RawFragment, t.User = "", "", nil
	t.Scheme, t.Host = strings.ToLower(t.Scheme), strings.ToLower(t.Host)
	t.Path = sessionPath().ReplaceAllString(t.Path, "")
	t.RawPath = ""
	if t.Path == "" {
		t.Path = "/"
	}
	if t.RawQuery != "" {
		t.RawQuery = sessionPath().ReplaceAllString(t.RawQuery, "")
		q := t.Query()
		for name := range q {
			if carried().MatchString(name) {
				q.Del(name)
			}
		}
		t.RawQuery = q.Encode()
	}
	return &t
}

// numbered are the parameters by which old systems tell their pages apart.
var numbered = sources.LazyPattern(`(?i)^(id|page_?id|content_?id|doc_?id|article_?id|node|nid|cid|pid|mid|item_?id|menu_?id|id_(rubrique|article|page|seccion)|seite|rubrique|seccion|section|content|site|view|page)=[a-z0-9_-]{1,32}$`)

// paged are pages of a list.
var paged = sources.LazyPattern(`(?i)^(page|seite|view)=[0-9]+$`)

// byNumber tells of an address that names its page by one parameter.
func byNumber(u *url.URL) bool {
	return numbered().MatchString(u.RawQuery) && !paged().MatchString(u.RawQuery)
}

// same is the key under which twins of an address are one: with and without
// www, a slash at the end, capitals, index files.
func same(u *url.URL) string {
	p := strings.ToLower(strings.TrimSuffix(u.Path, "/"))
	switch path.Base(p) {
	case "index.html", "index.htm", "index.php", "default.aspx", "index.asp", "default.asp":
		p = path.Dir(p)
	}
	key := strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(p, "/")
	if u.RawQuery != "" {
		key += "?" + u.RawQuery
	}
	return key
}

// segments are the parts of a path in lower case, without the extension of
// the last one.
func segments(u *url.URL) []string {
	parts := strings.FieldsFunc(strings.ToLower(u.Path), func(r rune) bool { return r == '/' })
	if n := len(parts); n > 0 {
		switch ext := path.Ext(parts[n-1]); ext {
		case ".html", ".htm", ".php", ".aspx", ".asp", ".jsp", ".shtml", ".cfm":
			parts[n-1] = strings.TrimSuffix(parts[n-1], ext)
		}
		switch parts[n-1] {
		case "index", "default":
			parts = parts[:n-1]
		}
	}
	return parts
}

// filed are endings of what is no page.
var filed = sources.LazyPattern(`(?i)\.(png|jpe?g|gif|svg|webp|avif|ico|css|js|mjs|woff2?|ttf|zip|gz|tgz|exe|dmg|msi|mp[34]|mov|webm|docx?|xlsx?|pptx?|pdf|txt|json)$`)

// subHost is what stands before the site's domain: "docs" of docs.acme.example,
// "" for the site itself and www.
func subHost(u *url.URL, site string) string {
	sub := strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(u.Hostname()), site), ".")
	if sub == "www" {
		return ""
	}
	return strings.TrimPrefix(sub, "www.")
}
