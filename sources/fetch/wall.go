package fetch

import (
	"bytes"
	"net/http"
)

// Bodies up to these sizes are searched for the marks of a bot wall: challenge
// pages are small, and real pages may carry a wall's scripts. Searching every
// page whole cost more than all else of a visit.
const (
	wallSize      = 32 << 10  // of an answer that claims success
	wallErrorSize = 128 << 10 // of any other
)

// headerMark is a header that only a wall sends.
type headerMark struct{ header, value, name string }

func headerMarks() []headerMark {
	return []headerMark{
		{"Cf-Mitigated", "challenge", "Cloudflare"},
		{"X-Amzn-Waf-Action", "challenge", "AWS WAF"},
		{"X-Amzn-Waf-Action", "captcha", "AWS WAF"},
		{"X-Vercel-Mitigated", "challenge", "Vercel"},
		{"X-Vercel-Mitigated", "deny", "Vercel"},
	}
}

// bodyMark is text that stands in a wall's page and not in pages behind it:
// the scripts that walls put into real pages are not among them.
type bodyMark struct {
	all  []string
	name string
}

func bodyMarks() []bodyMark {
	return []bodyMark{
		{[]string{"_cf_chl_opt"}, "Cloudflare"},
		{[]string{"cf-error-details", "Attention Required!"}, "Cloudflare"},
		{[]string{"captcha-delivery.com", "var dd="}, "DataDome"},
		{[]string{"px-captcha", "_pxAppId"}, "PerimeterX"},
		{[]string{"Incapsula incident ID"}, "Imperva"},
		{[]string{"_Incapsula_Resource", "Request unsuccessful"}, "Imperva"},
		{[]string{"sucuri_cloudproxy_js"}, "Sucuri"},
		{[]string{"gokuProps", "awswaf"}, "AWS WAF"},
		{[]string{"<TITLE>Access Denied</TITLE>", "errors.edgesuite.net"}, "Akamai"},
		{[]string{"sec-if-cpt-container", "akamai"}, "Akamai"},
		{[]string{"KPSDK", "ips.js"}, "Kasada"},
		{[]string{"anubis_challenge"}, "Anubis"},
		{[]string{"<title>DDoS-Guard</title>"}, "DDoS-Guard"},
		{[]string{"<title>Vercel Security Checkpoint</title>"}, "Vercel"},
		{[]string{"<title>Human Verification</title>", "captcha"}, "a captcha"},
	}
}

// wall names the bot wall that an answer comes from, "" for none. Walls answer
// with 403, but also with 200, 202, 405, 429 and 503.
func wall(status int, header http.Header, body []byte) string {
	for _, m := range headerMarks() {
		if header.Get(m.header) == m.value {
			return m.name
		}
	}
	limit := wallErrorSize
	if status/100 == 2 {
		limit = wallSize
	}
	if len(body) > limit || status/100 == 3 {
		return ""
	}
	for _, m := range bodyMarks() {
		if containsAll(body, m.all) {
			return m.name
		}
	}
	return ""
}

func containsAll(body []byte, marks []string) bool {
	for _, mark := range marks {
		if !bytes.Contains(body, []byte(mark)) {
			return false
		}
	}
	return true
}
