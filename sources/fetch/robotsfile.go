package fetch

import (
	"net/url"
	"strconv"
	"strings"
	"time"
)

// rules are what a robots.txt says to us (RFC 9309, section 2.2). Written here
// since temoto/robotstxt drops a whole file for one bad line, does not anchor
// patterns, and lets the first of two equally long rules win instead of allow.
type rules struct {
	list     []rule
	delay    time.Duration // Crawl-delay, not of the RFC but in wide use
	sitemaps []string      // of no group (sitemaps.org/protocol.html#submit_robots)
}

type rule struct {
	allow bool
	path  string // percent-encoding made uniform; may have * and a last $
}

// group is the part of a file between one run of user-agent lines and the next.
type group struct {
	rules
	agents []string
}

// parseRobots reads the rules for a product token in lower case: those of all
// groups that name it, or those of all "*" groups. Lines that cannot be read
// are skipped.
func parseRobots(text, product string) rules {
	found := rulesFor(robotsGroups(text), product)
	found.sitemaps = sitemapsOf(text)
	return found
}

// maxSitemaps bounds the sitemaps of a file.
const maxSitemaps = 50

func sitemapsOf(text string) []string {
	var list []string
	for line := range strings.Lines(text) {
		key, value, _ := strings.Cut(line, ":")
		if value = strings.TrimSpace(value); strings.EqualFold(strings.TrimSpace(key), "sitemap") && value != "" && len(list) < maxSitemaps {
			list = append(list, value)
		}
	}
	return list
}

func rulesFor(groups []group, product string) rules {
	for _, name := range []string{product, "*"} {
		var found rules
		hit := false
		for _, g := range groups {
			for _, agent := range g.agents {
				if agent == name {
					hit = true
					found.list = append(found.list, g.list...)
					found.delay = max(found.delay, g.delay)
					break
				}
			}
		}
		if hit {
			return found
		}
	}
	return rules{}
}

func robotsGroups(text string) []group {
	var groups []group
	heading := false // the last line that counted was a user-agent line
	for line := range strings.FieldsFuncSeq(strings.TrimPrefix(text, "\ufeff"), func(r rune) bool { return r == '\n' || r == '\r' }) {
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		switch {
		case key == "user-agent" || key == "useragent":
			if !heading {
				groups = append(groups, group{})
			}
			heading = true
			last := &groups[len(groups)-1]
			last.agents = append(last.agents, agentToken(value))
		case len(groups) == 0:
			// A rule that belongs to nobody.
		case key == "allow" || key == "disallow":
			heading = false
			if value != "" { // an empty path matches nothing
				last := &groups[len(groups)-1]
				last.list = append(last.list, rule{allow: key == "allow", path: uniform(value)})
			}
		case key == "crawl-delay" || key == "crawldelay":
			heading = false
			groups[len(groups)-1].delay = crawlDelay(value)
		}
	}
	return groups
}

// agentToken keeps what a product token may consist of, so that
// "keywatch/1.0" in a file still means keywatch.
func agentToken(value string) string {
	value = strings.ToLower(value)
	if strings.HasPrefix(value, "*") {
		return "*"
	}
	end := strings.IndexFunc(value, func(r rune) bool { return (r < 'a' || r > 'z') && r != '-' && r != '_' })
	if end >= 0 {
		value = value[:end]
	}
	return value
}

// crawlDelay reads seconds; nonsense is none, more than a day is a day.
func crawlDelay(value string) time.Duration {
	seconds, err := strconv.ParseFloat(value, 64)
	if err != nil || !(seconds > 0) {
		return 0
	}
	return time.Duration(min(seconds, 86400) * float64(time.Second))
}

// allows says whether a URL may be visited: the longest matching rule decides,
// allow among equals (RFC 9309, section 2.2.2).
func (r rules) allows(u *url.URL) bool {
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if path == "/robots.txt" {
		return true
	}
	if u.RawQuery != "" || u.ForceQuery {
		path += "?" + u.RawQuery
	}
	path = uniform(path)
	best, allow := -1, true
	for _, rule := range r.list {
		// Only a rule that could win is matched; matching is what costs.
		n := len(rule.path)
		if n < best || n == best && !rule.allow || !matches(rule.path, path) {
			continue
		}
		best, allow = n, rule.allow
	}
	return allow
}

// matches takes * as any characters and a last $ as the end; it never goes
// back, so a hostile pattern costs no more than its length times the path's.
func matches(pattern, path string) bool {
	anchored := strings.HasSuffix(pattern, "$")
	parts := strings.Split(strings.TrimSuffix(pattern, "$"), "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	rest := path[len(parts[0]):]
	for i, part := range parts[1:] {
		if anchored && i == len(parts)-2 {
			return strings.HasSuffix(rest, part)
		}
		at := strings.Index(rest, part)
		if at < 0 {
			return false
		}
		rest = rest[at+len(part):]
	}
	return !anchored || rest == ""
}

// uniform spells percent-encoding one way: unreserved ASCII plain, all else in
// upper-case hex, so that %7Ejo, ~jo and %7ejo are one path.
func uniform(path string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	b.Grow(len(path))
	for i := 0; i < len(path); i++ {
		c := path[i]
		if c == '%' && i+2 < len(path) {
			if n, err := strconv.ParseUint(path[i+1:i+3], 16, 8); err == nil {
				i += 2
				if isUnreserved(byte(n)) {
					b.WriteByte(byte(n))
				} else {
					b.Write([]byte{'%', hex[n>>4], hex[n&15]})
				}
				continue
			}
		}
		if c < 0x80 {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}

func isUnreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
