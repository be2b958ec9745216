//go:build !race

package fetch_test

// raced is whether the race detector watches; see raced_race_test.go.
const raced = false
