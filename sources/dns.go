package sources

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"sort"
	"strings"
	"time"

	"golang.org/x/net/publicsuffix"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name:   "dns",
		Topics: []Topic{TopicPartnerships},
		Doc:    "The services that a domain's TXT records name: what a company uses and who sends its mail", Example: "dns:northwind.example",
		Complete: true, Listed: true, Place: PlaceIntegrations, Reader: 1, Interval: 24 * time.Hour,
		Discloses: "to your name server: that the domain is looked up",
		Judge: func(address string) error {
			_, err := dnsName(address)
			return err
		},
		Visit: visitDNS,
		Parse: parseDNS,
	})
}

// dnsLabels is a name of at least two labels (RFC 1123, section 2.1; names of
// services may begin with "_").
var dnsLabels = LazyPattern(`^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$`)

// dnsName is the name in an address dns:NAME (RFC 4501).
func dnsName(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", fmt.Errorf("%q is no address: %w", address, errors.Unwrap(err))
	}
	name := strings.TrimSuffix(strings.ToLower(u.Opaque), ".")
	if u.Scheme != "dns" || len(name) > 253 || !dnsLabels().MatchString(name) || u.RawQuery != "" {
		return "", fmt.Errorf("%s names no domain; write dns:northwind.example", address)
	}
	return name, nil
}

// textResolver looks TXT records up; *fetch.Client is one.
type textResolver interface {
	LookupTXT(ctx context.Context, name string) ([]string, error)
}

// visitDNS keeps of the records only what names a service. A token proves who
// owns a domain, so its value is dropped here, before anything is kept.
func visitDNS(ctx context.Context, web Getter, src Source) ([]Document, error) {
	name, err := dnsName(src.URL)
	if err != nil {
		return nil, &fetch.Error{Fault: fetch.FaultRefused, URL: src.URL, Err: err}
	}
	resolver, ok := web.(textResolver)
	if !ok {
		return nil, &fetch.Error{Fault: fetch.FaultRefused, URL: src.URL, Err: errors.New("names are not looked up here")}
	}
	records, err := resolver.LookupTXT(ctx, name)
	if err != nil {
		return nil, err
	}
	signs := map[string]bool{}
	for _, record := range records {
		for _, sign := range dnsSigns(record) {
			signs[sign] = true
		}
	}
	lines := []string{dnsHead}
	for sign := range signs {
		lines = append(lines, sign)
	}
	sort.Strings(lines[1:]) // name servers turn the order
	return []Document{{URL: src.URL, ContentType: "text/plain", Body: []byte(strings.Join(lines, "\n") + "\n")}}, nil
}

// dnsHead is the first line of what is kept of a domain's records. After it
// come lines "token NAME" and "mail DOMAIN".
const dnsHead = "keywatch dns 1"

// dnsToken is a token's name: words joined by - or _. A name with many digits
// is somebody's secret and no name.
var (
	dnsToken  = LazyPattern(`^[A-Za-z0-9][A-Za-z0-9_-]{1,48}$`)
	dnsDigits = LazyPattern(`[0-9]`)
)

// dnsSigns are what one record says without its secrets.
func dnsSigns(record string) []string {
	record = strings.TrimSpace(record)
	if low := strings.ToLower(record); strings.HasPrefix(low, "v=spf1 ") {
		return dnsSenders(low)
	}
	for _, p := range dnsPrefixes {
		if rest, ok := cutPrefixFold(record, p); ok && rest != "" {
			return []string{"token " + strings.TrimRight(strings.TrimSuffix(p, "=ms"), ":._")}
		}
	}
	name, value, ok := strings.Cut(record, "=")
	if !ok {
		if name, value, ok = strings.Cut(record, ":"); strings.Contains(value, "//") {
			return nil
		}
	}
	name, value = strings.TrimSpace(name), strings.Trim(strings.TrimSpace(value), "=")
	name, _, _ = strings.Cut(name, ".") // some write the secret into the name
	if !ok || value == "" || !dnsToken().MatchString(name) || len(dnsDigits().FindAllString(name, -1)) > 3 || !dnsNames(name) {
		return nil
	}
	return []string{"token " + strings.ToLower(name)}
}

// dnsNames tells a name from letters at random, which may end in "=": it is
// known, or says what it is for.
func dnsNames(name string) bool {
	low := strings.ToLower(name)
	_, known := dnsTokens[low]
	return known || strings.Contains(low, "verif") || strings.Contains(low, "validation")
}

func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// dnsSenders are the domains that a policy lets send mail (RFC 7208, section
// 5.2 and 6.1), without what names the customer before them.
func dnsSenders(policy string) []string {
	var list []string
	for _, term := range strings.Fields(policy) {
		host, ok := strings.CutPrefix(strings.TrimLeft(term, "+?~-"), "include:")
		if !ok {
			host, ok = strings.CutPrefix(term, "redirect=")
		}
		if i := strings.LastIndex(host, "}"); i >= 0 {
			host = host[i+1:] // a macro is filled in for each letter
		}
		domain, err := publicsuffix.EffectiveTLDPlusOne(strings.Trim(host, "."))
		if ok && err == nil && dnsLabels().MatchString(domain) {
			list = append(list, "mail "+domain)
		}
	}
	return list
}

// parseDNS gives one listing a service.
func parseDNS(_ Source, docs []Document) (Snapshot, error) {
	lines := strings.Split(strings.TrimSpace(string(docs[0].Body)), "\n")
	if lines[0] != dnsHead {
		return Snapshot{}, wrongShape(docs[0], "this is not what is kept of a domain's records")
	}
	uses := map[string][]string{}
	for _, line := range lines[1:] {
		what, name, _ := strings.Cut(line, " ")
		vendor, use := dnsTokens[name], "domain verified"
		if what == "mail" {
			vendor, use = dnsMailers[name], "sends mail"
		}
		if vendor != "" && !slices.Contains(uses[vendor], use) {
			uses[vendor] = append(uses[vendor], use)
		}
	}
	var items []Item
	for vendor, list := range uses {
		sort.Strings(list)
		items = append(items, thing("listing", foldKey(vendor), vendor, "", time.Time{}, "name", vendor, "rows", "Use: "+strings.Join(list, ", ")))
	}
	sort.Slice(items, func(i, j int) bool { return items[i].Key < items[j].Key })
	return list(items, 0), nil
}
