package config

import (
	"net/url"
	"strings"

	"keywatch/sources"
)

// closedSites forbid or block crawling (their terms of use and robots.txt, seen
// November 2026); each has another way.
var closedSites = map[string]string{"linkedin.com": "LinkedIn", "x.com": "X", "twitter.com": "X", "g2.com": "G2"}

// checkOpen refuses sites that forbid to be read by programs.
func checkOpen(r *reader, src sourceDraft) {
	u, err := url.Parse(src.URL)
	if err != nil {
		return
	}
	host := strings.ToLower(u.Hostname())
	for site, name := range closedSites {
		if host == site || strings.HasSuffix(host, "."+site) {
			r.problem(src.key("url"), "%s forbids crawling, so keywatch does not read it; subscribe to its newsletter and watch the mailbox (kind maildir or imap), export rows as csv, or report what you see with 'keywatch note'", name)
		}
	}
}

// quiet says of a source why it is off, "" where it is on: a kind that tells a
// third party whom it asks about is off for confidential accounts.
func (d *draft) quiet(s *sourceDraft, kinds []sources.Kind) string {
	kind, ok := kindOf(kinds, s.Kind)
	if !ok || kind.Discloses == "" || s.Company == "" {
		return ""
	}
	for _, a := range d.accounts {
		if a.confidential && a.Company == s.Company {
			return "this source is off, since the account " + quoted(a.ID) + " is confidential and the kind would tell " + kind.Discloses
		}
	}
	return ""
}
