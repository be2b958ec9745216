package digest

import (
	"bytes"
	"fmt"
	htmltemplate "html/template"
	"strings"
	texttemplate "text/template"

	"keywatch/templates"
)

// Render turns an edition into a subject and the two parts of its mail. The
// HTML is escaped by html/template; nothing is trusted past it.
func Render(ed Edition) (subject, text, html string, err error) {
	text, err = renderText(ed)
	if err != nil {
		return "", "", "", err
	}
	page, err := htmltemplate.New("digest.html.tmpl").Funcs(templates.Funcs()).ParseFS(templates.FS, "digest.html.tmpl")
	if err != nil {
		return "", "", "", fmt.Errorf("parse the digest's HTML template: %w", err)
	}
	var b bytes.Buffer
	if err := page.Execute(&b, ed); err != nil {
		return "", "", "", fmt.Errorf("render the digest's HTML: %w", err)
	}
	return ed.Subject, text, b.String(), nil
}

// renderText makes the text part; the budget counts its words.
func renderText(ed Edition) (string, error) {
	page, err := texttemplate.New("digest.txt.tmpl").Funcs(templates.Funcs()).ParseFS(templates.FS, "digest.txt.tmpl")
	if err != nil {
		return "", fmt.Errorf("parse the digest's text template: %w", err)
	}
	var b strings.Builder
	if err := page.Execute(&b, ed); err != nil {
		return "", fmt.Errorf("render the digest's text: %w", err)
	}
	return strings.TrimRight(b.String(), "\n") + "\n", nil
}
