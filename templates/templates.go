// Package templates holds the embedded mail and web files and their few safe
// functions.
package templates

import "embed"

// FS holds the templates of the digest and the playbook.
//
//go:embed digest.txt.tmpl digest.html.tmpl playbook.yaml
var FS embed.FS
