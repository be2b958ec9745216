package main

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// missing ends a test whose real part (a server, a browser) cannot be had. It
// is skipped, but where KEYWATCH_REQUIRE names the part it fails: what was
// installed to be tested must not be passed over in silence.
func missing(t *testing.T, part, why string) {
	t.Helper()
	if slices.Contains(strings.Split(os.Getenv("KEYWATCH_REQUIRE"), ","), part) {
		t.Fatalf("%s is required: %s", part, why)
	}
	t.Skipf("without %s: %s", part, why)
}
