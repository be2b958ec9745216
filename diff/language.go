package diff

import (
	"strings"

	"keywatch/sources"
)

// switched tells that a page is shown in another language: its words differ
// and its meaning may not. "" when it is not.
func switched(old, now *sources.Snapshot) string {
	a, b := primary(old.Lang), primary(now.Lang)
	if a == "" || b == "" || a == b {
		return ""
	}
	return "the page is in another language now (" + a + " to " + b + ")"
}

// primary is the language of a tag: "en" of en-GB.
func primary(lang string) string {
	lang, _, _ = strings.Cut(strings.ToLower(lang), "-")
	lang, _, _ = strings.Cut(lang, "_")
	return lang
}
