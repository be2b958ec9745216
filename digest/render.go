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
	if html, err = renderHTML("digest.html.tmpl", ed); err != nil {
		return "", "", "", err
	}
	return ed.Subject, text, html, nil
}

// renderBackground turns a background edition into the two parts of its mail.
func renderBackground(ed BackgroundEdition) (text, html string, err error) {
	if text, err = renderPlain("background.txt.tmpl", ed); err != nil {
		return "", "", err
	}
	html, err = renderHTML("background.html.tmpl", ed)
	return text, html, err
}

// renderText makes the text part; the budget counts its words.
func renderText(ed Edition) (string, error) { return renderPlain("digest.txt.tmpl", ed) }

func renderHTML(name string, ed any) (string, error) {
	page, err := htmltemplate.New(name).Funcs(templates.Funcs()).ParseFS(templates.FS, name, "blocks.html.tmpl")
	if err != nil {
		return "", fmt.Errorf("parse template %s: %w", name, err)
	}
	var b bytes.Buffer
	if err := page.Execute(&b, ed); err != nil {
		return "", fmt.Errorf("render template %s: %w", name, err)
	}
	return b.String(), nil
}

func renderPlain(name string, ed any) (string, error) {
	page, err := texttemplate.New(name).Funcs(templates.Funcs()).ParseFS(templates.FS, name)
	if err != nil {
		return "", fmt.Errorf("parse template %s: %w", name, err)
	}
	var b strings.Builder
	if err := page.Execute(&b, ed); err != nil {
		return "", fmt.Errorf("render template %s: %w", name, err)
	}
	return strings.TrimRight(b.String(), "\n") + "\n", nil
}
