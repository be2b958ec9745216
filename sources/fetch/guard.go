package fetch

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// RefusedError says that the guard refused an address, why, and what would
// allow it.
type RefusedError struct {
	Addr   string // the address that would have been dialled
	Reason string
	Key    string // the configuration key that could allow it; "": none can
}

func (e *RefusedError) Error() string {
	words := "the address " + e.Addr + " is refused: " + e.Reason
	if e.Key != "" {
		words += "; if it is meant to be reached, list it in " + e.Key
	}
	return words
}

// Guard is the dialer that every outgoing connection uses. It judges the
// address that is dialled, after names were resolved, so that neither a
// redirect nor a name server can turn a visit inward. Safe for concurrent use.
type Guard struct {
	// Key is the configuration key named in refusals.
	Key string
	// Timeout bounds connecting; Resolver resolves names, nil being the
	// system's. Both are set before the first use.
	Timeout  time.Duration
	Resolver *net.Resolver

	endpoint string // class endpoint: the only host:port; "": class web
	rules    []AllowRule
	prefixes []netip.Prefix
}

// NewWebGuard is the guard for whatever an address on the web or in a page can
// name: public addresses on ports 80 and 443, and what the rules allow.
func NewWebGuard(allow []AllowRule) *Guard {
	return &Guard{Key: "fetch.allow", Timeout: 10 * time.Second, rules: allow}
}

// NewEndpointGuard is the guard for one configured server, "host:port" (SMTP,
// IMAP, DNS, webhook, model, proxy): nothing else is dialled, and a private or
// loopback address only when allow has it. Set Key to the configuration key of
// that allow.
func NewEndpointGuard(hostport string, allow []netip.Prefix) (*Guard, error) {
	host, port, err := net.SplitHostPort(hostport)
	if err != nil {
		return nil, fmt.Errorf("guard endpoint %q: %w", hostport, err)
	}
	if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 || host == "" {
		return nil, fmt.Errorf("guard endpoint %q: host and port are needed", hostport)
	}
	return &Guard{Key: "the allow of " + hostport, Timeout: 10 * time.Second, endpoint: canonical(host, port), prefixes: allow}, nil
}

// canonical makes two spellings of one host and port equal.
func canonical(host, port string) string {
	return net.JoinHostPort(strings.TrimSuffix(strings.ToLower(host), "."), port)
}

// DialContext connects like net.Dialer; a refusal is a *RefusedError inside
// the error. It fits http.Transport and go-mail.
func (g *Guard) DialContext(ctx context.Context, network, addr string) (net.Conn, error) {
	if g.endpoint != "" {
		host, port, err := net.SplitHostPort(addr)
		if err != nil {
			return nil, fmt.Errorf("dial %q: %w", addr, err)
		}
		if canonical(host, port) != g.endpoint {
			return nil, &RefusedError{Addr: addr, Reason: "only " + g.endpoint + " is configured here"}
		}
	}
	// Control and not a check of the name: names may change their address
	// between a check and the dial.
	dialer := net.Dialer{Timeout: g.Timeout, Resolver: g.Resolver, Control: g.control}
	return dialer.DialContext(ctx, network, addr)
}

// control runs between socket and connect: the address is the one connected
// to. What cannot be read is refused.
func (g *Guard) control(network, address string, _ syscall.RawConn) error {
	switch network {
	case "tcp4", "tcp6":
	case "udp4", "udp6":
		if g.endpoint == "" {
			return &RefusedError{Addr: address, Reason: "the web is visited over TCP only"}
		}
	default:
		return &RefusedError{Addr: address, Reason: "network " + network + " is not used"}
	}
	addr, err := netip.ParseAddrPort(address)
	if err != nil {
		return &RefusedError{Addr: address, Reason: "it cannot be read as an address"}
	}
	return g.Judge(addr)
}

// Judge says whether an address may be dialled; a refusal is a *RefusedError.
func (g *Guard) Judge(addr netip.AddrPort) error {
	ip := addr.Addr()
	refuse := func(reason string) error {
		return &RefusedError{Addr: addr.String(), Reason: reason, Key: g.Key}
	}
	if !ip.IsValid() || ip.Zone() != "" {
		// A zone names an interface of this machine; nothing can allow it.
		return &RefusedError{Addr: addr.String(), Reason: "it is bound to an interface of this machine"}
	}
	if ip.Is4In6() {
		ip = ip.Unmap()
	}
	if g.allowed(ip, int(addr.Port())) {
		return nil
	}
	if reason := special(ip); reason != "" {
		return refuse(reason)
	}
	if g.endpoint == "" && addr.Port() != 80 && addr.Port() != 443 {
		return refuse("only ports 80 and 443 are visited")
	}
	return nil
}

func (g *Guard) allowed(ip netip.Addr, port int) bool {
	for _, p := range g.prefixes {
		if p.Contains(ip) {
			return true
		}
	}
	for _, r := range g.rules {
		fits := r.Port == port || r.Port == 0 && (port == 80 || port == 443)
		if fits && r.CIDR.Contains(ip) {
			return true
		}
	}
	return false
}

// resolve judges every address of a host that somebody else will dial for us
// (a proxy), and gives them: all must pass, since we do not choose which is taken.
func (g *Guard) resolve(ctx context.Context, host string, port uint16) ([]netip.Addr, error) {
	resolver := g.Resolver
	if resolver == nil {
		resolver = net.DefaultResolver
	}
	ips, err := resolver.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return nil, fmt.Errorf("judge %s before asking the proxy for it: %w", host, err)
	}
	for _, ip := range ips {
		if err := g.Judge(netip.AddrPortFrom(ip, port)); err != nil {
			return nil, err
		}
	}
	if len(ips) == 0 {
		return nil, &RefusedError{Addr: host, Reason: "it has no address"}
	}
	return ips, nil
}
