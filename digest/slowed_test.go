//go:build !race

package digest

// slowed stretches limits of time; see slowed_race_test.go.
const slowed = 1
