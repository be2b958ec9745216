package fetch

import (
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"time"
)

// AllowRule lets a range of addresses be visited on a port. Port 0 means the
// ports of the web, 80 and 443.
type AllowRule struct {
	CIDR netip.Prefix
	Port int
}

// Policy says how the web is visited. Zero limits and times take the values of
// DefaultPolicy.
type Policy struct {
	UserAgent string // product/version (+contact); its product is what robots.txt is read for
	Language  string // Accept-Language of requests that name none
	Country   string // ISO 3166-1 code of the country that visits come from, "" when it is not known
	Accept    string // Accept of requests that name none

	WireLimit    int // bytes of a body as sent; one more is an error
	DecodedLimit int // bytes of a body after decoding; one more is an error

	HeaderTimeout time.Duration // for each of: connect, TLS, the answer's header
	TotalTimeout  time.Duration // a whole visit with its redirects, without waiting for the gate
	StallTimeout  time.Duration // the longest time for the next KiB of a body
	MaxRedirects  int           // -1: none are followed

	Proxy      *url.URL       // the only proxy; variables of the environment are ignored
	ProxyAllow []netip.Prefix // private addresses that the proxy may have, beside those of Allow with its port
	CAs        *x509.CertPool // nil: the system's
	// Access are the ways into sites that want to know who comes, by the names
	// that requests call them by.
	Access map[string]Access

	Allow []AllowRule // what else than public addresses on 80 and 443 may be visited

	// Hosts sends a name in lower case (or name:port, or * for all others) to
	// another address, "ip:port", like a hosts file; the guard judges that
	// address. For demos and tests.
	Hosts map[string]string
	// HostsPlain asks those hosts without TLS, whatever an address says: a demo
	// has no certificates for the services that it plays.
	HostsPlain bool
	Resolver   *net.Resolver // nil: the system's

	EnforceRobots    bool
	RobotsEverywhere bool // robots.txt is asked for documented endpoints, too
}

// DefaultPolicy is how keywatch visits: limits from THREATS (10 s for headers,
// 60 s in all), sizes that the largest real pages and feeds stay under.
// Contact is a URL or mail address that a site's owner can turn to.
func DefaultPolicy(version, contact string) Policy {
	agent := "keywatch/" + version
	if contact != "" {
		agent += " (+" + contact + ")"
	}
	return Policy{
		UserAgent:     agent,
		Language:      "en",
		Accept:        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
		WireLimit:     10 << 20,
		DecodedLimit:  24 << 20,
		HeaderTimeout: 10 * time.Second,
		TotalTimeout:  60 * time.Second,
		StallTimeout:  15 * time.Second,
		MaxRedirects:  5,
		EnforceRobots: true,
	}
}

// filled gives the policy with its zero values replaced.
func (p Policy) filled() Policy {
	std := DefaultPolicy("0", "")
	fill(&p.UserAgent, std.UserAgent)
	fill(&p.Language, std.Language)
	fill(&p.Accept, std.Accept)
	fill(&p.WireLimit, std.WireLimit)
	fill(&p.DecodedLimit, std.DecodedLimit)
	fill(&p.HeaderTimeout, std.HeaderTimeout)
	fill(&p.TotalTimeout, std.TotalTimeout)
	fill(&p.StallTimeout, std.StallTimeout)
	fill(&p.MaxRedirects, std.MaxRedirects)
	p.MaxRedirects = max(p.MaxRedirects, 0)
	return p
}

func fill[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

// check finds what no visit could be made with.
func (p Policy) check() error {
	if strings.ContainsAny(p.UserAgent+p.Language+p.Accept, "\r\n\x00") {
		return errors.New("fetch: user agent, language and accept must be one line each")
	}
	return nil
}

// checkProxy finds what no proxy could be reached with.
func checkProxy(proxy *url.URL) error {
	if proxy.Scheme != "http" && proxy.Scheme != "https" {
		return fmt.Errorf("scheme %q is not supported; use http:// or https://", proxy.Scheme)
	}
	if proxy.Hostname() == "" {
		return fmt.Errorf("%q has no host", proxy.Redacted())
	}
	return nil
}

// from is the country that a visit comes from.
func (p Policy) from(req Request) string {
	if req.Country != "" {
		return req.Country
	}
	return p.Country
}

// product is the token that robots.txt groups are matched with (RFC 9309,
// section 2.2.1).
func (p Policy) product() string {
	name, _, _ := strings.Cut(p.UserAgent, "/")
	name, _, _ = strings.Cut(name, " ")
	return strings.ToLower(name)
}
