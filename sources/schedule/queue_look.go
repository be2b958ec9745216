package schedule

import "time"

// Len is how many sources wait in the queue, without those that workers have.
func (q *Queue) Len() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.places) + len(q.later)
}

// Out is how many sources workers have.
func (q *Queue) Out() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.out)
}

// Peek is when there is something to do next without any Done; false when
// nothing waits but what is behind a host that is being visited.
func (q *Queue) Peek() (time.Time, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.heap) == 0 {
		return time.Time{}, false
	}
	return q.heap[0].at, true
}

// List gives the sources in the queue, in no order.
func (q *Queue) List() []Entry {
	q.mu.Lock()
	defer q.mu.Unlock()
	list := make([]Entry, 0, len(q.places))
	for _, p := range q.places {
		list = append(list, p.Entry)
	}
	for _, e := range q.later {
		list = append(list, e)
	}
	return list
}
