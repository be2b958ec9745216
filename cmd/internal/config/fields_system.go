package config

import "net/netip"

// mailDraft is the way of mail as written.
type mailDraft struct {
	spot
	Mail
	password secret
}

// mailFields are the keys of sending mail.
func mailFields() []field[mailDraft] {
	fields := []field[mailDraft]{
		one(key{name: "host", example: "smtp.lanternworks.example", doc: "The SMTP server."},
			hostname, func(m *mailDraft) *string { return &m.Host }),
		one(key{name: "port", example: "587", fallback: "587; 465 with implicit, 25 with none", doc: "Its port."},
			whole(1, 65535), func(m *mailDraft) *int { return &m.Port }),
		one(key{name: "tls", example: "starttls", fallback: "starttls", doc: "How the connection is encrypted; none only to this machine."},
			choice("way", "starttls", "implicit", "none"), func(m *mailDraft) *string { return &m.TLS }),
		one(key{name: "username", off: true, example: "keywatch", doc: "Who signs in at the server."},
			words, func(m *mailDraft) *string { return &m.Username }),
	}
	fields = append(fields, secretFields("password", "The password of that user", "KEYWATCH_SMTP_PASSWORD",
		anyPassword, func(m *mailDraft) *secret { return &m.password })...)
	return append(fields,
		one(key{name: "from", example: "keywatch <keywatch@lanternworks.example>", doc: "Who the mail is from; required with a host."},
			mailbox, func(m *mailDraft) *string { return &m.From }),
		one(key{name: "reply_to", example: "mara@lanternworks.example", doc: "Where answers go."},
			mailbox, func(m *mailDraft) *string { return &m.ReplyTo }),
		list(key{name: "allow", example: "[10.20.0.0/16]", doc: "Private addresses (CIDR) that the server may have; public ones need not be listed."},
			prefix, func(m *mailDraft) *[]netip.Prefix { return &m.Allow }),
		section(key{name: "dkim", off: true, doc: "Signs mail (RFC 6376)."},
			dkimFields(), func(m *mailDraft) *DKIM { return &m.DKIM }),
		one(key{name: "redirect_to", off: true, example: "pilot@lanternworks.example", doc: "A pilot: every digest goes to this one address and names the intended one."},
			address, func(m *mailDraft) *string { return &m.RedirectTo }),
		one(key{name: "list_id", example: "keywatch.lanternworks.example", fallback: "keywatch. and the domain of from", doc: "The List-Id header (RFC 2919), for filters."},
			domain, func(m *mailDraft) *string { return &m.ListID }),
	)
}

// dkimFields are all required: half a signature is none.
func dkimFields() []field[DKIM] {
	return []field[DKIM]{
		one(key{name: "domain", example: "lanternworks.example", required: true, doc: "The domain that signs."},
			domain, func(d *DKIM) *string { return &d.Domain }),
		one(key{name: "selector", example: "kw1", required: true, doc: "The selector of its DNS record."},
			words, func(d *DKIM) *string { return &d.Selector }),
		pemFile(key{name: "key_file", example: "dkim.pem", required: true, doc: "The private key, as PEM."},
			func(d *DKIM) *string { return &d.KeyFile }),
	}
}

// fetchDraft is the way of visits as written.
type fetchDraft struct {
	spot
	Fetch
	proxy secret
}

// fetchFields are the keys of visits. The contact is required, but not by the
// table: a caller may bring its own (see Options).
func fetchFields() []field[fetchDraft] {
	fields := []field[fetchDraft]{
		one(key{
			name: "contact", example: "mailto:web@lanternworks.example",
			doc: "Where the people of a visited site reach you: an address or a page. It stands in every visit. Required.",
		}, contact, func(f *fetchDraft) *string { return &f.Contact }),
		one(key{name: "language", example: "en", fallback: "en", doc: "The language that sites are asked for (Accept-Language)."},
			languages, func(f *fetchDraft) *string { return &f.Language }),
		one(key{
			name: "country", off: true, example: "DE",
			doc: "The country that visits come from, your own or the proxy's. It is kept with all that is seen; when it changes, every source is seeded anew, since sites speak to each country in its own way.",
		}, country, func(f *fetchDraft) *string { return &f.Country }),
	}
	fields = append(fields, one(key{
		name: "robots", off: true, example: robotsEverywhere, fallback: robotsPages,
		doc: "Where robots.txt is obeyed: on all pages, which always is so, or also at the documented endpoints of services, which are made for programs; keywatch sources kinds says which those are.",
	}, choice("extent", robotsPages, robotsEverywhere), func(f *fetchDraft) *string { return &f.Robots }))
	fields = append(fields, secretFields("proxy", "A proxy for all visits", "KEYWATCH_PROXY",
		checkProxy, func(f *fetchDraft) *secret { return &f.proxy })...)
	return append(fields,
		pemFile(key{name: "ca_file", off: true, example: "proxy-ca.pem", doc: "Certificates to trust besides the system's, as PEM."},
			func(f *fetchDraft) *string { return &f.CAFile }),
		records(key{name: "allow", doc: "What may be visited besides public addresses on ports 80 and 443, such as an intranet."},
			alike(allowFields()), func(f *fetchDraft) *[]Allow { return &f.Allow }),
	)
}

// Where robots.txt is obeyed.
const (
	robotsPages      = "pages"
	robotsEverywhere = "everywhere"
)

// discoverDraft is the looking for sources as written.
type discoverDraft struct {
	spot
	Discover
}

// discoverFields are the keys of looking for sources.
func discoverFields() []field[discoverDraft] {
	return []field[discoverDraft]{
		one(key{
			name: "monthly", example: "true", fallback: "true",
			doc: "The daemon looks for new sources every 30 days and proposes them in the lead's weekly digest. It never adds one by itself.",
		}, truth, func(d *discoverDraft) *bool { return &d.Monthly }),
	}
}

// allowFields name both a range and a port: to let a page point at every port
// of an intranet would be more than anybody means.
func allowFields() []field[Allow] {
	return []field[Allow]{
		one(key{name: "cidr", example: "10.30.0.0/24", required: true, doc: "The range of addresses."},
			prefix, func(a *Allow) *netip.Prefix { return &a.CIDR }),
		one(key{name: "port", example: "8080", required: true, doc: "The port."},
			whole(1, 65535), func(a *Allow) *int { return &a.Port }),
	}
}

// webDraft is where people reach the daemon, as written.
type webDraft struct {
	spot
	Web
}

// webFields are the keys of the daemon's own pages.
func webFields() []field[webDraft] {
	return []field[webDraft]{
		one(key{name: "listen", example: "127.0.0.1:8420", fallback: "only the local socket", doc: "The host:port that the daemon listens on."},
			listen, func(w *webDraft) *string { return &w.Listen }),
		one(key{
			name: "public_url", example: "https://keywatch.lanternworks.example", fallback: "no links in mail",
			doc: "The https:// address under which people reach it; with it, mail has links and one-click unsubscribing.",
		}, publicURL, func(w *webDraft) *string { return &w.PublicURL }),
	}
}

// storeDraft is where things are kept, as written.
type storeDraft struct {
	spot
	Store
}

// storeFields are the keys of what is kept.
func storeFields() []field[storeDraft] {
	return []field[storeDraft]{
		one(key{name: "path", example: defaultStore, fallback: defaultStore, doc: "The file that holds everything."},
			filePath, func(s *storeDraft) *string { return &s.Path }),
		one(key{name: "socket", example: defaultSocket, fallback: defaultSocket, doc: "The daemon's socket for the other commands."},
			filePath, func(s *storeDraft) *string { return &s.Socket }),
		one(key{name: "keys", example: defaultKeys, fallback: defaultKeys, doc: "The secret key of links in mail; made by keywatch init."},
			filePath, func(s *storeDraft) *string { return &s.Keys }),
	}
}
