package sources

import (
	"net/url"
	"strings"

	"github.com/mmcdole/gofeed"
)

// tracking are query parameters that say where a reader came from and nothing
// about what she reads.
var tracking = map[string]bool{
	"fbclid": true, "gclid": true, "dclid": true, "msclkid": true, "yclid": true, "twclid": true, "igshid": true,
	"mc_cid": true, "mc_eid": true, "_hsenc": true, "_hsmi": true, "mkt_tok": true, "vero_id": true, "cmpid": true,
	"wt_mc": true, "_ga": true, "_gl": true, "gbraid": true, "wbraid": true, "oly_enc_id": true,
}

// entryLink is the address of the whole text, absolute and without tracking;
// "" when there is none on the web.
func entryLink(e *gofeed.Item, base *url.URL) string {
	for _, link := range append([]string{e.Link}, e.Links...) {
		if link := webLink(link, base); link != "" {
			return link
		}
	}
	// An id of RSS is an address unless it says otherwise.
	if guid := strings.TrimSpace(e.GUID); strings.HasPrefix(guid, "http://") || strings.HasPrefix(guid, "https://") {
		return webLink(guid, base)
	}
	return ""
}

// webLink makes a link absolute; "" for what is not on the web: mail, scripts,
// files.
func webLink(link string, base *url.URL) string {
	if link = strings.TrimSpace(link); link == "" {
		return ""
	}
	ref, err := url.Parse(link)
	if err != nil {
		return ""
	}
	abs := base.ResolveReference(ref)
	if abs.Scheme != "http" && abs.Scheme != "https" || abs.Host == "" {
		return ""
	}
	abs.User = nil // a password in a link is nobody's to store
	return withoutTracking(abs.String())
}

// withoutTracking keeps the order of the other parameters: some servers mind.
func withoutTracking(link string) string {
	head, query, has := strings.Cut(link, "?")
	if !has {
		return link
	}
	query, fragment, hasFragment := strings.Cut(query, "#")
	var kept []string
	for _, part := range strings.Split(query, "&") {
		name, _, _ := strings.Cut(strings.ToLower(part), "=")
		if part != "" && !tracking[name] && !strings.HasPrefix(name, "utm_") {
			kept = append(kept, part)
		}
	}
	if len(kept) > 0 {
		head += "?" + strings.Join(kept, "&")
	}
	if hasFragment {
		head += "#" + fragment
	}
	return head
}
