package main

import (
	"fmt"
	"io"
	"sync"
)

// progress is a line that counts what is done of long work, on a terminal only.
type progress struct {
	out   io.Writer
	tty   bool
	what  string
	total int

	mu   sync.Mutex
	done int
}

// progress begins a count of what is done of total.
func (a *app) progress(what string, total int) *progress {
	return &progress{out: a.err, tty: isTTY(a.err), what: what, total: total}
}

// step counts one more; it may be called by several at a time.
func (p *progress) step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.done++; p.tty {
		fmt.Fprintf(p.out, "\r\x1b[K%d of %d %s", p.done, p.total, p.what)
	}
}

// end takes the line away.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.tty && p.done > 0 {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}
