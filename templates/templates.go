// Package templates holds the embedded mail and web files and their few safe
// functions.
package templates

import "embed"

// FS holds the templates of the digest, of the background of a new company
// (blocks.html.tmpl is what both share) and of two versions side by side, and
// the playbook.
//
//go:embed digest.txt.tmpl digest.html.tmpl background.txt.tmpl background.html.tmpl blocks.html.tmpl side.html.tmpl side.css playbook.yaml
var FS embed.FS
