package names

import (
	"net/url"
	"strings"
)

// hostOf gives the bare host of a domain or URL, without www and port.
func hostOf(address string) string {
	address = strings.ToLower(strings.TrimSpace(address))
	if at := strings.Index(address, "://"); at >= 0 {
		u, err := url.Parse(address)
		if err != nil {
			return ""
		}
		address = u.Host
	}
	if at := strings.IndexAny(address, "/:?#"); at >= 0 {
		address = address[:at]
	}
	address = strings.TrimSuffix(address, ".")
	if !strings.Contains(address, ".") {
		return ""
	}
	return strings.TrimPrefix(address, "www.")
}

// byHost gives the entries whose domain the host is or lies under.
func (r *Resolver) byHost(host string) []int {
	for host != "" {
		if list := r.domains[host]; list != nil {
			return list
		}
		_, rest, ok := strings.Cut(host, ".")
		if !ok {
			return nil
		}
		host = rest
	}
	return nil
}

// domainsIn finds the hosts that stand in a text: in URLs, mail addresses, or bare.
func (r *Resolver) domainsIn(text string) []Mention {
	var list []Mention
	for i := strings.IndexByte(text, '.'); i >= 0; {
		start, end := i, i+1
		for start > 0 && hostByte(text[start-1]) {
			start--
		}
		for end < len(text) && hostByte(text[end]) {
			end++
		}
		host := strings.Trim(text[start:end], ".-")
		if strings.IndexByte(host, '.') > 0 {
			for _, e := range r.byHost(strings.ToLower(host)) {
				at := start + strings.Index(text[start:end], host)
				list = append(list, Mention{
					ID: r.entries[e].ID, Name: host, Start: at, End: at + len(host),
					Weight: 0.99, Evidence: "domain " + r.entries[e].Domain,
				})
			}
		}
		more := strings.IndexByte(text[end:], '.')
		if more < 0 {
			break
		}
		i = end + more
	}
	return list
}

// hostByte reports whether a byte can stand in a host: RFC 1123, section 2.1.
func hostByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.'
}
