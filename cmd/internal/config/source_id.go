package config

import (
	"net/url"
	"strings"
	"unicode"

	"keywatch/sources"
)

// madeID names a source by company (or host), kind and place (or path).
func madeID(s sources.Source) string {
	u, err := url.Parse(s.URL)
	if err != nil {
		return ""
	}
	first, last := s.Company, string(s.Place)
	if first == "" {
		first = strings.TrimPrefix(u.Hostname(), "www.")
	}
	if last == "" {
		last = slugOf(u.Path + "-" + u.RawQuery)
	}
	if last == "" {
		last = "home"
	}
	id := slugOf(first) + "-" + s.Kind + "-" + last
	if len(id) > 64 {
		id = strings.Trim(id[:64], "-")
	}
	return id
}

// slugOf folds a text to lower-case letters, digits and single dashes.
func slugOf(s string) string {
	var b strings.Builder
	dash := false
	for _, c := range strings.ToLower(s) {
		if c < unicode.MaxASCII && (unicode.IsLetter(c) || unicode.IsDigit(c)) {
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(c)
			continue
		}
		dash = true
	}
	return b.String()
}
