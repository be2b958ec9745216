package schedule

import (
	"net"
	"net/url"
	"slices"
	"strings"
	"time"
)

// HostOf is the host of an address as gates know it, "name:port" in lower
// case. What is no address of the web is its own host. Where the two differ,
// as for names that are not ASCII, a worker waits at the gate instead.
func HostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return strings.ToLower(address)
	}
	port := u.Port()
	if port == "" {
		if port = "443"; u.Scheme == "http" {
			port = "80"
		}
	}
	return net.JoinHostPort(strings.TrimSuffix(strings.ToLower(u.Hostname()), "."), port)
}

// Entry is a source in the queue.
type Entry struct {
	ID   string
	Host string // as HostOf names it
	Due  time.Time
}

// Spread moves the starts of what is overdue, so that a daemon that was off for
// a week does not visit everything in its first second: one start every gap,
// host after host, what waited longest first. The rest keeps its time.
func Spread(list []Entry, now time.Time, gap time.Duration) []Entry {
	list = slices.Clone(list)
	late := map[string][]int{} // indexes by host
	slices.SortStableFunc(list, func(a, b Entry) int { return a.Due.Compare(b.Due) })
	var hosts []string
	for i, e := range list {
		if e.Due.After(now) {
			break
		}
		if late[e.Host] == nil {
			hosts = append(hosts, e.Host)
		}
		late[e.Host] = append(late[e.Host], i)
	}
	start := now
	for len(hosts) > 0 {
		rest := hosts[:0]
		for _, host := range hosts {
			list[late[host][0]].Due = start
			start = start.Add(gap)
			if late[host] = late[host][1:]; len(late[host]) > 0 {
				rest = append(rest, host)
			}
		}
		hosts = rest
	}
	return list
}
