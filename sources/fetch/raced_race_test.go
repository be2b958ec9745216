//go:build race

package fetch_test

// raced is whether the race detector watches: it keeps several bytes for each
// byte of the program's own (the Go documentation gives 5 to 10), so that what
// memory grows by says nothing of the program.
const raced = true
