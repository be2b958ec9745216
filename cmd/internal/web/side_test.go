package web

import (
	"crypto/sha256"
	"encoding/base64"
	"html"
	"regexp"
	"strings"
	"testing"
	"time"

	"keywatch/diff"
	"keywatch/diff/tag"
)

// hostile is text that would be markup, a script or a style if it were let.
const hostile = `</div><script>alert(1)</script><img src=x onerror=alert(1)><style>*{}</style>"'` + "`"

func hostileSide() SideView {
	c := diff.Change{
		ID: "ch_1", Source: hostile, Op: diff.Edited, Section: hostile, Before: hostile + " old", After: hostile + " new",
		URL: "javascript:alert(1)", Seen: time.Date(2026, 11, 3, 10, 0, 0, 0, time.UTC),
	}
	row := diff.Row{Op: diff.Edited, Before: c.Before, After: c.After, Section: hostile, Element: "h1", Noise: hostile, Marks: diff.Marks(c.Before, c.After)}
	version := SideVersion{Seen: c.Seen, Kept: c.Seen, URL: hostile, Lang: hostile}
	return SideView{
		ID: "ev_1", Company: hostile, Line: hostile, Withdrawn: hostile, Tags: []tag.Evidence{{Tag: "pricing", Subtype: hostile, Evidence: hostile}},
		Pages: []SidePage{
			{
				Source: hostile, URL: hostile, Changes: []ChangeDetail{{Change: c, Marks: row.Marks}}, Before: version, After: version,
				Rows: []SideRow{{Row: row, Told: true}, {Row: diff.Row{Before: hostile, After: hostile}}},
			},
			{Missing: hostile},
		},
	}
}

func TestSideBySideEscapesWhatPagesSay(t *testing.T) {
	page, err := RenderSide(hostileSide())
	if err != nil {
		t.Fatal(err)
	}
	text := string(page)
	for _, bad := range []string{"<script", "<img", "<style>*", `href="javascript:`, " onerror=alert(1)>"} {
		if strings.Contains(strings.ToLower(text), bad) {
			t.Errorf("the page has %s:\n%s", bad, text)
		}
	}
	if !strings.Contains(text, "<del>old</del>") || !strings.Contains(text, "<ins>new</ins>") {
		t.Errorf("the words that differ are not marked:\n%s", text)
	}
}

// The policy admits the page's own style, and nothing else.
func TestSideBySideHoldsItsOwnPolicy(t *testing.T) {
	page, err := RenderSide(hostileSide())
	if err != nil {
		t.Fatal(err)
	}
	style := regexp.MustCompile(`(?s)<style>(.*?)</style>`).FindSubmatch(page)
	policy := regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindSubmatch(page)
	if style == nil || policy == nil {
		t.Fatalf("no style or no policy:\n%s", page)
	}
	sum := sha256.Sum256(style[1])
	want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	if got := html.UnescapeString(string(policy[1])); got != want {
		t.Errorf("policy %s, want %s", got, want)
	}
	if strings.Contains(string(page), " style=") {
		t.Error("a style attribute is not admitted by the policy")
	}
}
