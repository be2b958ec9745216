package config

// accessDraft is an access as written.
type accessDraft struct {
	spot
	id, username, country string
	hosts                 []string
	password, cookies     secret
	proxy                 secret
	headers               []headerDraft
}

// headerDraft is one header of an access as written.
type headerDraft struct {
	spot
	name  string
	value secret
}

// accessFields are the keys of an access. Its secrets stand in the environment
// or in files; they are never printed, logged, stored or given to a page.
func accessFields() []field[accessDraft] {
	fields := []field[accessDraft]{
		one(key{
			name: "id", example: "northwind-portal", required: true, doc: "Its name in this file: sources have it as their access.",
		}, slug, func(a *accessDraft) *string { return &a.id }),
		list(key{
			name: "hosts", example: "[api.northwind.example]", fallback: "the hosts of those sources alone",
			doc: "Hosts that are told it beside those of the sources that have it, over https alone: a kind's own endpoint, such as api.github.com. No other host is told, wherever a page leads.",
		}, webHost, func(a *accessDraft) *[]string { return &a.hosts }),
		records(key{
			name: "headers", doc: "Headers of every visit.",
		}, alike(headerFields()), func(a *accessDraft) *[]headerDraft { return &a.headers }),
		one(key{
			name: "username", off: true, example: "lanternworks", doc: "Who signs in (HTTP Basic, RFC 7617).",
		}, words, func(a *accessDraft) *string { return &a.username }),
	}
	fields = append(fields, secretFields("password", "The password of that user", "NORTHWIND_PASSWORD",
		anyPassword, func(a *accessDraft) *secret { return &a.password })...)
	fields = append(fields, secretFields("cookies", "Cookies, as name=value; name=value or as the cookies.txt that browsers' add-ons write", "NORTHWIND_COOKIES",
		judgeCookies, func(a *accessDraft) *secret { return &a.cookies })...)
	fields = append(fields, secretFields("proxy", "A proxy for these visits alone, which must let CONNECT pass", "NORTHWIND_PROXY",
		checkProxy, func(a *accessDraft) *secret { return &a.proxy })...)
	return append(fields, one(key{
		name: "country", off: true, example: "US", fallback: "fetch.country",
		doc: "The country that these visits come from, where the proxy stands elsewhere.",
	}, country, func(a *accessDraft) *string { return &a.country }))
}

func headerFields() []field[headerDraft] {
	fields := []field[headerDraft]{
		one(key{name: "name", example: "X-Visitor", required: true, doc: "The header's name; User-Agent, Cookie and what belongs to the connection are set elsewhere."},
			words, func(h *headerDraft) *string { return &h.name }),
	}
	values := secretFields("value", "What it says", "NORTHWIND_KEY", noSecret, func(h *headerDraft) *secret { return &h.value })
	values[0].off, values[0].example, values[0].doc = false, "lanternworks", "What it says; what is secret, by one of the next two."
	return append(fields, values...)
}

// noSecret is for values of which only the name can say whether they are secret.
func noSecret(string) (bool, error) { return false, nil }
