package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strings"
	"time"
)

// Now is the client's clock.
func (c *Client) Now() time.Time { return c.now() }

// DialEndpoint connects over TLS to one configured server that is no web
// server, "host:port": a mailbox. It is a connection of the guard's class
// endpoint: a private address is dialled only when allow has it. The
// certificate is held against those that visits trust. An *Error says why
// there is no connection.
func (c *Client) DialEndpoint(ctx context.Context, hostport string, allow []netip.Prefix) (net.Conn, error) {
	fail := func(fault Fault, err error) (net.Conn, error) {
		return nil, &Error{Fault: fault, URL: hostport, Err: err}
	}
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		return fail(FaultRefused, err)
	}
	target := c.transport.located(hostport)
	guard, err := NewEndpointGuard(target, allow)
	if err != nil {
		return fail(FaultRefused, err)
	}
	guard.Key = "the source's allow"
	guard.Timeout, guard.Resolver = c.policy.HeaderTimeout, c.policy.Resolver
	conn, err := guard.DialContext(ctx, "tcp", target)
	var refused *RefusedError
	switch {
	case errors.As(err, &refused):
		return fail(FaultRefused, refused)
	case err != nil && ctx.Err() != nil:
		return nil, fmt.Errorf("dial %s: %w", hostport, context.Cause(ctx))
	case err != nil:
		return fail(FaultBroken, inWords(err, host))
	}
	secure := tls.Client(conn, &tls.Config{RootCAs: c.policy.CAs, ServerName: host, MinVersion: tls.VersionTLS12})
	shake, cancel := context.WithTimeout(ctx, c.policy.HeaderTimeout)
	defer cancel()
	if err := secure.HandshakeContext(shake); err != nil {
		_ = conn.Close()
		if ctx.Err() != nil {
			return nil, fmt.Errorf("dial %s: %w", hostport, context.Cause(ctx))
		}
		return fail(FaultBroken, inWords(err, host))
	}
	return secure, nil
}

// LookupTXT gives the TXT records of a name (RFC 1035, section 3.3.14), none
// where the name exists without any. An *Error says that the name does not
// exist or that the name server could not say.
func (c *Client) LookupTXT(ctx context.Context, name string) ([]string, error) {
	resolver := c.policy.Resolver
	if resolver == nil {
		resolver = net.DefaultResolver
	}
	bounded, cancel := context.WithTimeout(ctx, c.policy.TotalTimeout)
	defer cancel()
	full := strings.TrimSuffix(name, ".") + "." // no search list of this machine
	records, err := resolver.LookupTXT(bounded, full)
	var dns *net.DNSError
	if errors.As(err, &dns) && dns.IsNotFound {
		// The resolver says the same of a name that does not exist and of one
		// without such records; whoever has name servers exists.
		if ns, nsErr := resolver.LookupNS(bounded, full); nsErr == nil && len(ns) > 0 {
			return nil, nil
		}
	}
	if err == nil {
		return records, nil
	}
	if ctx.Err() != nil {
		return nil, fmt.Errorf("look up %s: %w", name, context.Cause(ctx))
	}
	// The resolver's words name the server of this machine; what it means is said.
	return nil, &Error{Fault: FaultBroken, URL: "dns:" + name, Err: inWords(err, name)}
}
