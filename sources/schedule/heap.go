package schedule

import "time"

// place is a source's in its host's line.
type place struct {
	Entry
	index int // in the line
}

// line is the sources of one host, what is due longest first.
type line struct {
	host   string
	places byDue
	out    int       // workers that have a source of it
	at     time.Time // when to look at it: its first Due, or when the host is ready
	index  int       // in the heap of hosts; -1 while a worker is there
}

// byTime is a heap of hosts by when to look at them; at one time, who waits
// longer comes first.
type byTime []*line

func (h byTime) Len() int { return len(h) }

func (h byTime) Less(i, j int) bool {
	if c := h[i].at.Compare(h[j].at); c != 0 {
		return c < 0
	}
	return older(h[i].places[0], h[j].places[0])
}

func (h byTime) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].index, h[j].index = i, j
}

// Push and Pop are container/heap's.
func (h *byTime) Push(x any) {
	l := x.(*line)
	l.index = len(*h)
	*h = append(*h, l)
}

// Pop removes the last.
func (h *byTime) Pop() any {
	last := len(*h) - 1
	l := (*h)[last]
	(*h)[last] = nil
	*h = (*h)[:last]
	l.index = -1
	return l
}

// byDue is a heap of the sources of one host.
type byDue []*place

func (h byDue) Len() int           { return len(h) }
func (h byDue) Less(i, j int) bool { return older(h[i], h[j]) }

func (h byDue) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].index, h[j].index = i, j
}

// Push and Pop are container/heap's.
func (h *byDue) Push(x any) {
	p := x.(*place)
	p.index = len(*h)
	*h = append(*h, p)
}

// Pop removes the last.
func (h *byDue) Pop() any {
	last := len(*h) - 1
	p := (*h)[last]
	(*h)[last] = nil
	*h = (*h)[:last]
	return p
}

// older orders by due time; ids settle the rest, so that runs can be repeated.
func older(a, b *place) bool {
	if c := a.Due.Compare(b.Due); c != 0 {
		return c < 0
	}
	return a.ID < b.ID
}
