package sources

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// Claimed is a source that a link leads to.
type Claimed struct {
	Kind, Address string
}

// ClaimOf finds the kind that knows a link as found on a company's page.
func ClaimOf(link *url.URL) (Claimed, bool) {
	for _, k := range Kinds() {
		if k.Claim == nil {
			continue
		}
		if address := k.Claim(link); address != "" {
			return Claimed{k.Name, address}, true
		}
	}
	return Claimed{}, false
}

// FaceOf finds the kinds whose public face a page is.
func FaceOf(doc Document) []Claimed {
	var list []Claimed
	for _, k := range Kinds() {
		if k.Face == nil {
			continue
		}
		if address := k.Face(doc); address != "" {
			list = append(list, Claimed{k.Name, address})
		}
	}
	return list
}

// SiteOf is the registrable domain of a host (publicsuffix.org): blog.acme.example
// is of the site acme.example; the host itself where it has none.
func SiteOf(host string) string {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	site, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return host
	}
	return site
}

// pathParts are the parts of a path between slashes, none empty.
func pathParts(u *url.URL) []string {
	return strings.FieldsFunc(u.Path, func(r rune) bool { return r == '/' })
}

// lastPart gives the name by which a service knows a company: the last part of
// the address that the kind claims.
func lastPart(address string, claim func(*url.URL) string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", fmt.Errorf("read address %q: %w", address, err)
	}
	claimed := claim(u)
	if claimed == "" {
		return "", fmt.Errorf("%s is no address of this kind; 'keywatch sources kinds' shows an example", address)
	}
	parts := strings.Split(strings.TrimRight(claimed, "/"), "/")
	return parts[len(parts)-1], nil
}

// hostToken gives the first label of a host under a service's domain:
// northwind of northwind.recruitee.com, "" for www and other hosts.
func hostToken(u *url.URL, domain string) string {
	token, ok := strings.CutSuffix(strings.ToLower(u.Hostname()), "."+domain)
	if !ok || token == "" || token == "www" || token == "api" || token == "app" || strings.Contains(token, ".") {
		return ""
	}
	return token
}

// recogniseKeys is sure of a document whose start holds all of some words.
func recogniseKeys(words ...string) func(Document) float64 {
	return func(doc Document) float64 {
		head := doc.Body[:min(len(doc.Body), 64<<10)]
		for _, w := range words {
			if !bytes.Contains(head, []byte(w)) {
				return 0
			}
		}
		return 0.9
	}
}
