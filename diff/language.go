package diff

import (
	"strings"

	"github.com/abadojack/whatlanggo"

	"keywatch/sources"
)

// Bounds of the text that a language is told from, in bytes: short texts
// mislead, long ones cost time.
const (
	langLeast = 300
	langMost  = 4000
)

// switched tells that a page is shown in another language: its words differ
// and its meaning may not. The page has to state both languages, and its text
// must not gainsay them. "" when it is not so.
func (c *comparison) switched() string {
	a, b := primary(c.oldSnap.Lang), primary(c.nowSnap.Lang)
	if a == "" || b == "" || a == b {
		return ""
	}
	was, is := spoken(c.oldSnap), spoken(c.nowSnap)
	if was != "" && was == is {
		return ""
	}
	return "the page is in another language now (" + a + " to " + b + ")"
}

// spoken is the language of the content, "" when it is too short to tell.
func spoken(s *sources.Snapshot) string {
	var b strings.Builder
	for _, it := range s.Items {
		if it.Region != sources.RegionChrome && b.Len() < langMost {
			b.WriteString(it.Text)
			b.WriteByte('\n')
		}
	}
	if b.Len() < langLeast {
		return ""
	}
	info := whatlanggo.Detect(b.String())
	if !info.IsReliable() {
		return ""
	}
	return info.Lang.Iso6391()
}

// primary is the language of a tag: "en" of en-GB.
func primary(lang string) string {
	lang, _, _ = strings.Cut(strings.ToLower(lang), "-")
	lang, _, _ = strings.Cut(lang, "_")
	return lang
}
