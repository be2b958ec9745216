package config

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"keywatch/sources"
)

// placeholder is the contact of a first file; Load warns while it stands.
const placeholder = "mailto:you@company.example"

// site is a company of a first file.
type site struct {
	id, name, domain string
	pages, feeds     []string
}

var feedName = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(^|[/._-])(feeds?|rss|atom)([/._-]|$)|\.(xml|rdf)$`)
})

// Initial is a first keywatch.yaml: a company for each domain with its front
// page. A URL instead of a domain adds that page, or feed by its name, to the
// company of its domain. Contact stands in every visit; "" leaves a placeholder
// that is warned of. An error says what is no domain, or no contact.
func Initial(domains []string, to string) (string, error) {
	if to == "" {
		to = placeholder
	} else if _, err := contact.parse(to); err != nil {
		return "", err
	}
	var list []*site
	seen := map[string]bool{}
	for _, arg := range domains {
		host, address, err := target(arg)
		if err != nil {
			return "", err
		}
		if seen[address] {
			continue
		}
		seen[address] = true
		s := siteOf(&list, host)
		if u, err := url.Parse(address); err == nil && feedName().MatchString(u.Path) {
			s.feeds = append(s.feeds, address)
		} else {
			s.pages = append(s.pages, address)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, initialHead, quotedYAML(to))
	if len(list) == 0 {
		b.WriteString(initialNone)
	}
	for _, s := range list {
		fmt.Fprintf(&b, "  - id: %s\n    name: %s\n    domain: %s\n    role: competitor # or account, partner, regulator, self\n    sources:\n", plainYAML(s.id), quotedYAML(s.name), s.domain)
		paths := map[string]bool{}
		for _, address := range s.pages {
			fmt.Fprintf(&b, "      - {kind: page, %surl: %q}\n", s.apart(paths, "page", address), address)
		}
		for _, address := range s.feeds {
			fmt.Fprintf(&b, "      - {kind: feed, %surl: %q}\n", s.apart(paths, "feed", address), address)
		}
	}
	b.WriteString(initialTail)
	return b.String(), nil
}

// target is the host and the address of an argument.
func target(arg string) (host, address string, err error) {
	if !strings.Contains(arg, "://") {
		d, err := domain.parse(arg)
		return d, "https://" + d + "/", err
	}
	u, err := parseURL(arg, "http", "https")
	if err != nil {
		return "", "", err
	}
	return strings.ToLower(u.Hostname()), arg, nil
}

// siteOf finds or makes the company of a host.
func siteOf(list *[]*site, host string) *site {
	owner := sources.SiteOf(host)
	for _, s := range *list {
		if s.domain == owner {
			return s
		}
	}
	label, _, _ := strings.Cut(owner, ".")
	id := or(slugOf(label), slugOf(owner))
	for _, s := range *list {
		if s.id == id {
			id = slugOf(owner)
		}
	}
	s := &site{id: or(id, fmt.Sprintf("company-%d", len(*list)+1)), name: capital(label), domain: owner}
	*list = append(*list, s)
	return s
}

// apart is an id for a source that would have another's: ids are made of paths,
// and two hosts of a company may have the same.
func (s *site) apart(paths map[string]bool, kind, address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	path := kind + slugOf(u.Path)
	if !paths[path] {
		paths[path] = true
		return ""
	}
	return "id: " + slugOf(s.id+"-"+kind+"-"+u.Host+u.Path+u.RawQuery) + ", "
}

// capital makes a name of a domain's label.
func capital(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	if size == 0 {
		return word
	}
	return string(unicode.ToUpper(first)) + word[size:]
}

// plainYAML is an id as it stands in a file, in quotes where YAML would read
// another type: 360.example is a company too, and so is on.example.
func plainYAML(id string) string {
	var got any
	if err := yaml.Unmarshal([]byte(id), &got); err != nil || got != any(id) {
		return quotedYAML(id)
	}
	switch id {
	case "y", "n", "yes", "no", "on", "off": // YAML 1.1, which other tools read
		return quotedYAML(id)
	}
	return id
}

const initialHead = `# keywatch.yaml. All keys with their meaning: keywatch config example
# Check it after every edit: keywatch config check

timezone: UTC # dates and times of sending, such as Europe/Berlin

fetch:
  # Where the people of a visited site reach you; it stands in every visit.
  contact: %s

# Who is watched. A source is read by its kind (keywatch sources kinds);
# pricing, newsroom, careers and changelog pages and feeds say most.
companies:
`

const initialNone = `# - id: brindlow
#   name: Brindlow
#   domain: brindlow.example
#   role: competitor
#   sources:
#     - {kind: page, url: "https://www.brindlow.example/pricing", place: pricing}
#     - {kind: feed, url: "https://www.brindlow.example/blog/feed.xml"}
`

const initialTail = `
# Your key accounts: a company above with role account, and what matters there.
# accounts:
#   - id: harrow
#     company: harrow-foods
#     tier: A
#     competitors: [brindlow]
#     team: [{name: Mara Lindt, email: mara@company.example, role: account manager}]

# Who gets the digest, about which accounts.
# subscriptions:
#   - {id: mara, email: mara@company.example, cadence: weekly, accounts: [harrow]}

# The mail server; then: keywatch mail test ADDRESS
# mail:
#   host: smtp.company.example
#   username: keywatch
#   password_env: KEYWATCH_SMTP_PASSWORD
#   from: keywatch <keywatch@company.example>
`
