package daemon

import (
	"iter"
	"slices"
	"strings"

	"keywatch/cmd/internal/config"
	"keywatch/cmd/internal/web"
)

// unknown is the error for a name that nothing has, with the nearest that is.
func unknown(what, name string, known []string) error {
	slices.Sort(known)
	words := "no " + what + " has the id " + name
	if near := config.Nearest(name, known); near != "" {
		words += "; did you mean " + near + "?"
	} else if len(known) > 0 && len(known) <= 12 {
		words += "; there are " + strings.Join(known, ", ")
	}
	return web.Usage(words)
}

func keys[K comparable, V any](m map[K]V) iter.Seq[K] {
	return func(yield func(K) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}
