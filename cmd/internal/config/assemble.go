package config

import (
	"net/mail"
	"net/url"
	"slices"
	"strings"
	"time"

	"keywatch/digest"
	"keywatch/sources"
)

// Where things are kept unless the file says otherwise, beside it.
const (
	defaultStore  = "data/keywatch.db"
	defaultSocket = "data/keywatch.sock"
	defaultKeys   = "data/keywatch.keys"
)

// assemble makes the configuration of a draft without problems.
func (r *reader) assemble(d *draft) *Config {
	c := &Config{Zone: d.zone, Fetch: d.fetch.Fetch, Render: d.render.Render, Web: d.web.Web, Store: d.store.Store}
	if c.Zone == nil {
		c.Zone = time.UTC
	}
	c.Digest = calendar(d.digest, c.Zone)
	c.Relevance = weights(d.relevance)
	for _, company := range d.companies {
		c.Companies = append(c.Companies, company.Company)
	}
	for _, s := range d.everySource() {
		if why := d.quiet(s, r.kinds); why != "" {
			r.warn(s.place, "%s", why)
			continue
		}
		if kind, ok := kindOf(r.kinds, s.Kind); ok && s.Place == sources.PlaceUnknown {
			s.Place = kind.Place // a job board is about openings, whether or not the file says so
		}
		if a, ok := d.access(s.Access); ok {
			s.Country = or(s.Country, a.country)
		}
		c.Sources = append(c.Sources, s.Source)
	}
	c.Access = opened(d)
	for _, t := range d.tags {
		c.Tags = append(c.Tags, t.Own)
	}
	c.Discover.Monthly = d.discover.Monthly || !d.discover.has("monthly")
	rivals := inherit(d)
	for _, a := range d.accounts {
		c.Accounts = append(c.Accounts, account(a, rivals, c.Zone))
		if a.confidential {
			c.Confidential = append(c.Confidential, a.ID)
		}
	}
	for _, s := range d.subscriptions {
		c.Subscriptions = append(c.Subscriptions, subscription(s, c.Digest, d.accounts))
	}
	c.Mail = sendBy(d.mail)
	c.Fetch.Proxy, _ = url.Parse(d.fetch.proxy.value) // judged by checkProxy
	if d.fetch.proxy.value == "" {
		c.Fetch.Proxy = nil
	}
	c.Fetch.Language = or(c.Fetch.Language, "en")
	c.Store.Path = r.abs(or(c.Store.Path, defaultStore))
	c.Store.Socket = r.abs(or(c.Store.Socket, defaultSocket))
	c.Store.Keys = r.abs(or(c.Store.Keys, defaultKeys))
	return c
}

// or gives the first text that is not empty.
func or(given, otherwise string) string {
	if given != "" {
		return given
	}
	return otherwise
}

// calendar fills what the file leaves open. Whether a weekday was given is asked
// of the file: Sunday's number is zero, as is that of none.
func calendar(d digestDraft, zone *time.Location) Digest {
	c := d.Digest
	c.Zone, c.At = zone.String(), or(c.At, "08:00")
	if d.zone != nil {
		c.Zone = d.zone.String()
	}
	if !d.has("weekday") {
		c.Weekday = time.Monday
	}
	if c.Cadence == "" {
		c.Cadence = digest.Weekly
	}
	return c
}

// account gives an account its tier, competitors and local dates.
func account(a accountDraft, rivals map[string][]string, zone *time.Location) digest.Account {
	out := a.Account
	if out.Tier == "" {
		out.Tier = a.criteria.Tier()
	}
	out.Competitors = slices.DeleteFunc(slices.Clone(rivals[a.ID]), func(id string) bool { return id == a.Company })
	out.Renewal, out.QBR = midnight(a.Renewal, zone), midnight(a.QBR, zone)
	return out
}

// midnight is the start of a written day in a zone.
func midnight(day time.Time, zone *time.Location) time.Time {
	if day.IsZero() {
		return day
	}
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, zone)
}

// inherit gives each account its own competitors, those of its sets, and
// those of the accounts of the companies above it, each once.
func inherit(d *draft) map[string][]string {
	parent, members := map[string]string{}, map[string][]string{}
	for _, c := range d.companies {
		parent[c.ID] = c.Parent
	}
	for _, s := range d.sets {
		members[s.name] = s.companies
	}
	ofCompany, own := map[string][]string{}, map[string][]string{}
	for _, a := range d.accounts {
		for _, id := range a.Competitors {
			if name, ok := strings.CutPrefix(id, "set:"); ok {
				own[a.ID] = append(own[a.ID], members[name]...)
				continue
			}
			own[a.ID] = append(own[a.ID], id)
		}
		ofCompany[a.Company] = append(ofCompany[a.Company], own[a.ID]...)
	}
	all := map[string][]string{}
	for _, a := range d.accounts {
		list := own[a.ID]
		for up := parent[a.Company]; up != ""; up = parent[up] {
			list = append(list, ofCompany[up]...)
		}
		for _, id := range list {
			if !slices.Contains(all[a.ID], id) {
				all[a.ID] = append(all[a.ID], id)
			}
		}
	}
	return all
}

// subscription fills what was not said from the calendar and the teams.
func subscription(s subscriptionDraft, c Digest, accounts []accountDraft) digest.Subscription {
	out := s.Subscription
	if out.Cadence == "" {
		out.Cadence = c.Cadence
	}
	out.Zone, out.At = c.Zone, or(out.At, c.At)
	if s.zone != nil {
		out.Zone = s.zone.String()
	}
	if !s.has("weekday") {
		out.Weekday = c.Weekday
	}
	if !s.has("skip_empty") {
		out.SkipEmpty = c.SkipEmpty
	}
	if !s.has("accounts") && !s.has("companies") && !out.Scope.Everything {
		out.Scope.Accounts = teams(accounts, out.Email)
	}
	return out
}

// sendBy fills the port that goes with the encryption (RFC 8314 for 465), and
// a List-Id under the sender's own domain, as RFC 2919 wants it.
func sendBy(d mailDraft) Mail {
	m := d.Mail
	m.Password, m.TLS = d.password.value, or(m.TLS, "starttls")
	if m.Port == 0 {
		m.Port = map[string]int{"starttls": 587, "implicit": 465, "none": 25}[m.TLS]
	}
	if from, err := mail.ParseAddress(m.From); err == nil && m.ListID == "" {
		m.ListID = "keywatch." + from.Address[strings.LastIndexByte(from.Address, '@')+1:]
	}
	return m
}

// CompanyByID finds a company.
func (c *Config) CompanyByID(id string) (sources.Company, bool) {
	return byID(c.Companies, id, func(x sources.Company) string { return x.ID })
}

// SourceByID finds a source.
func (c *Config) SourceByID(id string) (sources.Source, bool) {
	return byID(c.Sources, id, func(x sources.Source) string { return x.ID })
}

// AccountByID finds an account.
func (c *Config) AccountByID(id string) (digest.Account, bool) {
	return byID(c.Accounts, id, func(x digest.Account) string { return x.ID })
}

func byID[T any](list []T, id string, of func(T) string) (T, bool) {
	for _, x := range list {
		if of(x) == id {
			return x, true
		}
	}
	var none T
	return none, false
}

// Host is the host that a source is visited at, "name:port" in lower case, as
// a fetch.Gate names it; "" when the URL has none.
func Host(src sources.Source) string {
	u, err := url.Parse(src.URL)
	if err != nil || u.Hostname() == "" {
		return ""
	}
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return strings.ToLower(u.Hostname()) + ":" + port
}
