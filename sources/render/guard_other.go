//go:build !linux

package render

// guard has no way to see the memory of processes here; the limits of the
// scripts' heaps remain.
func (b *browser) guard(Options) { <-b.ctx.Done() }
