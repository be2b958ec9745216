package schedule

import "time"

// slowDelay is the crawl delay above which a host is worth a word: 120 of its
// pages take an hour (StormCrawler leaves such hosts out altogether).
const slowDelay = 30 * time.Second

// Ready is when the host may be visited next, seen from now; not after now when
// it may at once. The time is the caller's: another look at the clock would be
// later, and no host ever ready.
func (g *HostGate) Ready(name string, now time.Time) time.Time {
	g.mu.Lock()
	defer g.mu.Unlock()
	h := g.hosts[name]
	if h == nil {
		return now
	}
	return now.Add(max(0, h.wait(now)))
}

// Slow lists the hosts whose robots.txt asks for more than half a minute
// between visits. It is kept to, and somebody should know.
func (g *HostGate) Slow() map[string]time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	slow := map[string]time.Duration{}
	for name, h := range g.hosts {
		if h.crawl > slowDelay {
			slow[name] = h.crawl
		}
	}
	return slow
}

// Hosts is how many hosts the gate remembers.
func (g *HostGate) Hosts() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.hosts)
}
