//go:build race

package digest

// slowed is by how much the race detector slows a run at most (the Go
// documentation gives 2 to 20 times): limits of time are stretched by it.
const slowed = 20
