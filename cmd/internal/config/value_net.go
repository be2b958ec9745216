package config

import (
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"
)

// address is a bare e-mail address.
var address = value[string]{
	facts{want: "an e-mail address", format: "email"},
	func(s string) (string, error) {
		a, err := mail.ParseAddress(s)
		if err != nil || a.Address != s {
			return "", fmt.Errorf("%s is no e-mail address", quoted(s))
		}
		return s, nil
	},
}

// mailbox is an e-mail address that may have a name before it (RFC 5322, 3.4).
var mailbox = value[string]{
	facts{want: "an e-mail address"},
	func(s string) (string, error) {
		if s, err := line(s); err == nil {
			if _, err := mail.ParseAddress(s); err == nil {
				return s, nil
			}
		}
		return "", fmt.Errorf("%s is no e-mail address; write name@company.example or Name <name@company.example>", quoted(s))
	},
}

// webURL is an address that can be visited.
var webURL = value[string]{
	facts{want: "a URL", format: "uri"},
	func(s string) (string, error) {
		_, err := parseURL(s, "http", "https")
		return s, err
	},
}

// parseURL reads an absolute URL of one of the schemes.
func parseURL(s string, schemes ...string) (*url.URL, error) {
	u, err := url.Parse(s)
	if err != nil {
		return nil, fmt.Errorf("%s is no URL: %s", quoted(s), urlReason(err))
	}
	if !strings.Contains(s, "://") || u.Scheme == "" {
		return nil, fmt.Errorf("%s is no whole URL; write %s://…", quoted(s), schemes[len(schemes)-1])
	}
	if !slices.Contains(schemes, u.Scheme) {
		return nil, fmt.Errorf("%s has the scheme %s%s", quoted(s), printable(u.Scheme),
			suggestion(u.Scheme, schemes, "; it must be "+strings.Join(schemes, " or ")))
	}
	if u.User != nil {
		return nil, errors.New("a URL with a user name or password is not used; it would stand in mail and logs")
	}
	return u, checkHost(u.Hostname(), u.Port())
}

// urlReason is what url.Parse says, without repeating the URL.
func urlReason(err error) string {
	var e *url.Error
	if errors.As(err, &e) {
		err = e.Err
	}
	return reason(err)
}

// checkHost judges the host and port of an address. Whether the address may be
// visited is not judged here but where it is dialled (fetch.Guard).
func checkHost(host, port string) error {
	if n, err := strconv.Atoi(port); port != "" && (err != nil || n < 1 || n > 65535) {
		return fmt.Errorf("%s is no port", quoted(port))
	}
	if _, err := netip.ParseAddr(host); err == nil {
		return nil
	}
	if !hostLike(host) || len(host) > 253 {
		return fmt.Errorf("%s is no host name", quoted(host))
	}
	return nil
}

// hostLike takes letters of any script: international names are written as
// people read them. Every command reads the configuration, and the pattern that
// says the same took milliseconds to compile.
func hostLike(s string) bool {
	other := func(r rune) bool { return r != '_' && r != '-' && !unicode.In(r, unicode.L, unicode.M, unicode.N) }
	for label := range strings.SplitSeq(strings.TrimSuffix(s, "."), ".") {
		if label == "" || label[0] == '-' || label[len(label)-1] == '-' || strings.ContainsFunc(label, other) {
			return false
		}
	}
	return true
}

// domain is a host name alone.
var domain = value[string]{
	facts{want: "a domain"},
	func(s string) (string, error) {
		if u, err := url.Parse(s); err == nil && u.Host != "" {
			return "", fmt.Errorf("%s is a URL; write the domain alone: %s", quoted(s), printable(u.Hostname()))
		}
		if checkHost(s, "") != nil || !strings.Contains(s, ".") {
			return "", fmt.Errorf("%s is no domain; write company.example", quoted(s))
		}
		return strings.ToLower(strings.TrimSuffix(s, ".")), nil
	},
}

// hostname is a server: a name or an address.
var hostname = value[string]{
	facts{want: "a host name"},
	func(s string) (string, error) { return s, checkHost(s, "") },
}

// webHost is a host of the web, with a port where it is not the usual one.
var webHost = value[string]{
	facts{want: "a host"},
	func(s string) (string, error) {
		u, err := url.Parse("https://" + s)
		if err != nil || u.Host != s || strings.Contains(s, "://") {
			return "", fmt.Errorf("%s is no host; write api.company.example", quoted(s))
		}
		return strings.ToLower(s), checkHost(u.Hostname(), u.Port())
	},
}

// prefix is a range of addresses; one address is a range of one.
var prefix = value[netip.Prefix]{
	facts{want: "a range of addresses"},
	func(s string) (netip.Prefix, error) {
		if a, err := netip.ParseAddr(s); err == nil && a.Zone() == "" {
			return netip.PrefixFrom(a, a.BitLen()), nil
		}
		p, err := netip.ParsePrefix(s)
		if err != nil {
			return p, fmt.Errorf("%s is no range of addresses (CIDR); write 10.1.0.0/16", quoted(s))
		}
		if p != p.Masked() {
			return p, fmt.Errorf("%s has bits beyond its length; did you mean %s?", quoted(s), p.Masked())
		}
		return p, nil
	},
}

// contact is where the people of a site reach us: an address or a page.
var contact = value[string]{
	facts{want: "an address or URL"},
	func(s string) (string, error) {
		if _, err := address.parse(strings.TrimPrefix(s, "mailto:")); err == nil {
			return s, nil
		}
		if _, err := webURL.parse(s); err == nil {
			return s, nil
		}
		return "", fmt.Errorf("%s is neither an e-mail address nor a URL", quoted(s))
	},
}

// languages is the value of Accept-Language (RFC 9110, 12.5.4).
var languages = value[string]{
	facts{want: "a language"},
	func(s string) (string, error) {
		if _, _, err := language.ParseAcceptLanguage(s); err != nil || strings.TrimSpace(s) == "" {
			return "", fmt.Errorf("%s is no language; write en, de-CH or de, en;q=0.5", quoted(s))
		}
		return s, nil
	},
}

// country is an ISO 3166-1 code of two letters.
var country = value[string]{
	facts{want: "a country"},
	func(s string) (string, error) {
		region, err := language.ParseRegion(s)
		if err != nil || !region.IsCountry() || len(s) != 2 {
			return "", fmt.Errorf("%s is no country; write its two letters, such as DE or US", quoted(s))
		}
		return region.String(), nil
	},
}

// currencyCode is an ISO 4217 code.
var currencyCode = value[string]{
	facts{want: "a currency"},
	func(s string) (string, error) {
		unit, err := currency.ParseISO(s)
		if err != nil {
			return "", fmt.Errorf("%s is no currency; write its three letters, such as EUR or USD", quoted(s))
		}
		return unit.String(), nil
	},
}

// listen is where to take connections.
var listen = value[string]{
	facts{want: "host:port"},
	func(s string) (string, error) {
		host, port, err := net.SplitHostPort(s)
		if err != nil || port == "" {
			return "", fmt.Errorf("%s is no host:port; write 127.0.0.1:8420", quoted(s))
		}
		if host == "" {
			host = "localhost" // all addresses: only the port is left to check
		}
		return s, checkHost(host, port)
	},
}
