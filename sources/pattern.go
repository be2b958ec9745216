package sources

import (
	"regexp"
	"sync"
)

// LazyPattern makes a pattern when it is first asked for: every command waits
// for what is made before, and most match nothing.
func LazyPattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
