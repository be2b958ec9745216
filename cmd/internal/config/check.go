package config

import (
	"runtime"
	"strings"

	"go.yaml.in/yaml/v4"

	"keywatch/digest"
)

// check follows all that points from one part of the files to another.
func (r *reader) check(d *draft) {
	companies := unique(r, "companies", d.companies, func(c companyDraft) (string, place) { return c.ID, c.key("id") })
	accounts := unique(r, "accounts", d.accounts, func(a accountDraft) (string, place) { return a.ID, a.key("id") })
	unique(r, "subscriptions", d.subscriptions, func(s subscriptionDraft) (string, place) { return s.ID, s.key("id") })
	named := unique(r, "competitor_sets", d.sets, func(s setDraft) (string, place) { return s.name, s.place })
	r.parents(d.companies, companies)
	for _, s := range d.sets {
		companies.each(r, s.place)
	}
	for _, a := range d.accounts {
		r.account(a, companies, named)
	}
	r.sources(d, companies)
	r.accesses(d)
	tags := r.tags(d)
	for _, s := range d.subscriptions {
		r.subscription(s, d.accounts, accounts, companies)
		tags.each(r, s.key("tags"))
	}
	for i, a := range d.fetch.Allow {
		if a.CIDR.IsValid() && a.CIDR.Bits() == 0 {
			r.warn(d.fetch.key("allow").item(i).key("cidr"), "lets a page send visits to every address inside your network")
		}
	}
	r.mail(d.mail)
	if d.fetch.Contact == "" && !d.fetch.has("contact") {
		at := d.fetch.place
		if at.file == "" {
			at = place{d.spot.file, "fetch", d.spot.node}
		}
		r.problem(at, "contact is missing; sites must see whom to ask: contact: mailto:you@company.example")
	}
	r.socket(d)
}

// known are ids of one sort and where each stands.
type known struct {
	sort  string
	names []string
	at    map[string]place
	quiet bool // some were not read because of a mistake that is reported already
	few   bool // so few that a message can list them
}

// singular is what messages call one of a list.
var singular = map[string]string{
	"companies": "company", "accounts": "account", "subscriptions": "subscription", "competitor_sets": "set", "tags": "tag", "access": "access",
}

// unique collects the ids of one list and reports those given twice, with
// both places.
func unique[T any](r *reader, list string, all []T, id func(T) (string, place)) known {
	k := known{sort: singular[list], at: map[string]place{}, quiet: r.lost[list]}
	for _, one := range all {
		name, at := id(one)
		if name == "" && at.node.Kind == yaml.ScalarNode {
			k.at[at.node.Value] = at // no id, and reported; what points to it is right
		}
		if name == "" {
			continue
		}
		if first, twice := k.at[name]; twice {
			r.problem(at, "the %s %s stands already at %s", k.sort, quoted(name), first)
			continue
		}
		k.at[name] = at
		k.names = append(k.names, name)
	}
	return k
}

// must reports a reference to nothing.
func (k known) must(r *reader, id string, at place) bool {
	if _, ok := k.at[id]; ok || k.quiet {
		return ok
	}
	none := ""
	switch {
	case len(k.names) == 0:
		none = "; there is none at all"
	case k.few:
		none = oneOf("one of", k.names)
	}
	r.problem(at, "there is no %s %s%s", k.sort, quoted(id), suggestion(id, k.names, none))
	return false
}

// each checks a list of references as it is written.
func (k known) each(r *reader, list place) {
	for i, id := range list.written() {
		if id != "" {
			k.must(r, id, list.item(i))
		}
	}
}

// parents checks that parents are there and that nobody is his own ancestor.
func (r *reader) parents(list []companyDraft, companies known) {
	parent := map[string]string{}
	for _, c := range list {
		if c.Parent != "" && companies.must(r, c.Parent, c.key("parent")) {
			parent[c.ID] = c.Parent
		}
	}
	done := map[string]bool{}
	for _, c := range list {
		path := []string{c.ID}
		for at := parent[c.ID]; at != "" && !done[at]; at = parent[at] {
			path = append(path, at)
			if at == c.ID {
				r.problem(c.key("parent"), "the parents go in a circle: %s", printable(strings.Join(path, " > ")))
				break
			}
			if len(path) > len(list) {
				break // a circle further up, reported there
			}
		}
		for _, id := range path {
			done[id] = true
		}
	}
}

// account checks what a key account points to. The tier is wanted one way or
// the other: relevance begins with it.
func (r *reader) account(a accountDraft, companies, named known) {
	if a.Company != "" {
		companies.must(r, a.Company, a.key("company"))
	}
	if !a.has("tier") && !a.has("criteria") {
		r.problem(a.place, "tier is missing; A, B or C, or criteria from which it is computed")
	}
	if a.has("criteria") && !a.has("tier") && a.criteria == (digest.Criteria{}) {
		r.problem(a.key("criteria"), "gives none of revenue, growth, strategic_value, relationship_depth")
	}
	list := a.key("competitors")
	for i, id := range list.written() {
		at := list.item(i)
		if name, ok := strings.CutPrefix(id, "set:"); ok {
			named.must(r, name, at)
			continue
		}
		if id != "" && companies.must(r, id, at) && id == a.Company {
			r.problem(at, "an account does not compete with itself")
		}
	}
}

// subscription checks what a subscription is about. One about nothing would be
// a mail that never comes, and nobody would notice.
func (r *reader) subscription(s subscriptionDraft, list []accountDraft, accounts, companies known) {
	accounts.each(r, s.key("accounts"))
	companies.each(r, s.key("companies"))
	all := s.has("everything") && s.key("everything").node.Value != "false"
	if !s.has("accounts") && !s.has("companies") && !all && len(teams(list, s.Email)) == 0 {
		r.problem(s.place, "it is about nothing; give accounts, companies or everything: true")
	}
}

// teams are the accounts on whose team an address is.
func teams(list []accountDraft, email string) []string {
	var ids []string
	for _, a := range list {
		for _, m := range a.Team {
			if m.Email != "" && strings.EqualFold(m.Email, email) {
				ids = append(ids, a.ID)
				break
			}
		}
	}
	return ids
}

// mail checks what the keys of mail need of each other. A password must never
// leave the machine in the clear, so neither does mail.
func (r *reader) mail(m mailDraft) {
	if m.Host != "" && !m.has("from") {
		r.problem(m.place, "from is missing; a server takes no mail without it")
	}
	if m.TLS == "none" && m.Host != "" && !local(m.Host) {
		r.problem(m.key("tls"), "mail to another machine is encrypted; none is for localhost only")
	}
	if m.Username != "" && m.password.from == "" {
		r.problem(m.key("username"), "has no password; give password_env or password_file")
	}
	if m.Username == "" && m.password.from != "" && !m.has("username") {
		r.problem(m.place, "username is missing; there is a password for it")
	}
}

// socket checks the length that the system allows: the path stands in a fixed
// field (sun_path: 108 bytes on Linux, 104 on BSD and macOS, with the zero).
func (r *reader) socket(d *draft) {
	most := 103
	if runtime.GOOS == "linux" {
		most = 107
	}
	path := d.store.Socket
	if path == "" {
		path = defaultSocket
	}
	if n := len(r.abs(path)); n > most {
		at := d.store.key("socket")
		if at.file == "" {
			at = place{d.spot.file, "store.socket", d.spot.node}
		}
		r.problem(at, "the whole path of the socket has %d bytes and the system allows %d; give a shorter one, such as /run/keywatch.sock", n, most)
	}
}
