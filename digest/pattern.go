package digest

import (
	"regexp"
	"sync"
)

// lazily compiles a pattern when it is first matched: most commands compose
// nothing, and compiling them all took a sixth of every command's start.
func lazily(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
