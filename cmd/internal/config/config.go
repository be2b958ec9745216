// Package config reads keywatch.yaml and conf.d/*.yaml: strictly, whole, and
// with every mistake reported at once.
package config

import (
	"net/netip"
	"net/url"
	"time"

	"keywatch/diff/tag"
	"keywatch/digest"
	"keywatch/sources"
	"keywatch/sources/fetch"
)

// Config is a whole and valid configuration.
type Config struct {
	Path          string   // keywatch.yaml
	Files         []string // all files that were read
	Zone          *time.Location
	Companies     []sources.Company
	Sources       []sources.Source
	Access        map[string]fetch.Access // by the names that sources have
	Tags          []tag.Own               // the user's own
	Accounts      []digest.Account
	Confidential  []string // ids of accounts whose names no request may disclose
	Subscriptions []digest.Subscription
	Digest        Digest
	Relevance     digest.Weights
	Mail          Mail
	Fetch         Fetch
	Render        Render
	Discover      Discover
	Web           Web
	Store         Store
	Warnings      []Problem // what works but should not stay
}

// Digest is the calendar of subscriptions that do not say otherwise; it is
// already part of Config.Subscriptions, and is kept for those made later.
type Digest struct {
	Zone      string // IANA name
	At        string // local time of sending, "08:00"
	Weekday   time.Weekday
	Cadence   digest.Cadence
	SkipEmpty bool             // no mail for an empty period
	Playbook  *digest.Playbook // the user's own; nil for the one that the program carries
}

// Mail says how mail is sent.
type Mail struct {
	Host       string // SMTP server; "" means: mail is composed and kept, not sent
	Port       int
	TLS        string // starttls (default), implicit, none (loopback only)
	Username   string
	Password   string // from the environment or a file
	From       string // RFC 5322 mailbox
	ReplyTo    string
	Allow      []netip.Prefix // private addresses that the server may have
	DKIM       DKIM
	RedirectTo string // a pilot: every issue goes to this one address
	ListID     string
}

// DKIM signs mail when KeyFile is set.
type DKIM struct{ Domain, Selector, KeyFile string }

// Fetch says how sites are visited.
type Fetch struct {
	Contact  string // URL or address in the User-Agent
	Robots   string // where robots.txt is obeyed: pages (all but documented endpoints), everywhere
	Language string // Accept-Language
	Country  string // ISO 3166-1 code of where visits come from
	Proxy    *url.URL
	CAFile   string
	Allow    []Allow // what else than public addresses on 80 and 443 may be visited
}

// RobotsEverywhere says whether robots.txt is obeyed at documented endpoints too.
func (f Fetch) RobotsEverywhere() bool { return f.Robots == robotsEverywhere }

// Render says how pages that scripts build are read; zero values are for the
// renderer to fill.
type Render struct {
	Chromium string // name or path of the browser
	Tabs     int    // pages at a time
	Timeout  time.Duration
	Memory   int // MiB
}

// Discover says how new sources of the watched companies are looked for.
type Discover struct {
	Monthly bool // the daemon looks at each company's site again every 30 days
}

// Allow lets a range of addresses be visited on a port.
type Allow struct {
	CIDR netip.Prefix
	Port int
}

// Web says where the daemon listens for people.
type Web struct {
	Listen    string // host:port; "": only the local socket
	PublicURL string // https://… under which people reach it; "": no links in mail
}

// Store says where things are kept.
type Store struct {
	Path   string // the bbolt file
	Socket string // the daemon's local socket
	Keys   string // 0600 file with the HMAC key of links, made by init
}
