//go:build tools

// Package tools pins the linters that .ci/run uses; they are not part of
// keywatch's own module graph.
package tools

import (
	_ "honnef.co/go/tools/cmd/staticcheck"
	_ "mvdan.cc/gofumpt"
)
