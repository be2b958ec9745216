package main

import "runtime/debug"

// How much garbage may gather before it is collected, in percent of what is in
// use. A program that starts with Go's own collects while it is still starting,
// which is a tenth of what the briefest answer costs: such an answer is over before
// its garbage takes room.
const (
	usual  = 100
	seldom = 400
)

// brief marks the verbs that are answered with little memory: the others
// collect as usual from when they begin.
const brief = "brief"

// collect sets when garbage is collected, unless the user did.
func (a *app) collect(percent int) {
	if a.getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}
