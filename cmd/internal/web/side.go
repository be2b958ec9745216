package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"net/http"
	"sync"
	"time"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/templates"
)

// SideView is an event or change with the pages that tell it, both versions
// side by side.
type SideView struct {
	ID        string
	Company   string
	Line      string
	Withdrawn string
	Tags      []tag.Evidence
	Pages     []SidePage
}

// SidePage is two versions of one source.
type SidePage struct {
	Source, URL   string
	Changes       []ChangeDetail // of those told, the ones that stand here
	Before, After SideVersion
	Rows          []SideRow
	Missing       string // why there are no rows, "" when there are
}

// SideVersion is a source as it was read at one time.
type SideVersion struct {
	Seen time.Time // the visit
	Kept time.Time // when the bytes that are shown were read; they differ from the visit's by noise at most
	URL  string    // the address that answered
	Lang string    // as the page states it
	Size int       // bytes, as kept
}

// SideRow is one line of both versions.
type SideRow struct {
	diff.Row
	Told bool // it is one of the changes told
}

// sideTemplate is parsed when the first page is asked for.
var sideTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("side.html.tmpl").Funcs(template.FuncMap{
		"utc":     func(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 UTC") },
		"heading": func(element string) bool { return len(element) == 2 && element[0] == 'h' },
	}).ParseFS(templates.FS, "side.html.tmpl"))
})

// RenderSide writes the view as one HTML page that holds all it needs, has no
// script, and whose policy admits its own style alone.
func RenderSide(v SideView) ([]byte, error) {
	style, err := templates.FS.ReadFile("side.css")
	if err != nil {
		return nil, fmt.Errorf("read style: %w", err)
	}
	sum := sha256.Sum256(style)
	var page bytes.Buffer
	err = sideTemplate().Execute(&page, map[string]any{
		"View": v, "Style": template.CSS(style),
		"Policy": "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'",
	})
	if err != nil {
		return nil, fmt.Errorf("write page of %s: %w", v.ID, err)
	}
	return page.Bytes(), nil
}

func sideBySide(w http.ResponseWriter, r *http.Request, s Service) {
	v, err := s.SideBySide(r.Context(), r.PathValue("id"))
	if err != nil {
		fail(w, err)
		return
	}
	page, err := RenderSide(v)
	if err != nil {
		fail(w, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	_, _ = w.Write(page) // the peer may have gone
}
