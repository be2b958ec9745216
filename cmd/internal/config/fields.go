package config

import (
	"time"

	"keywatch/sources"
)

// draft is all files together, as written: references are not followed yet.
type draft struct {
	spot
	zone          *time.Location
	companies     []companyDraft
	sources       []sourceDraft
	accesses      []accessDraft
	tags          []tagDraft
	sets          []setDraft
	accounts      []accountDraft
	subscriptions []subscriptionDraft
	digest        digestDraft
	relevance     relevanceDraft
	mail          mailDraft
	fetch         fetchDraft
	render        renderDraft
	discover      discoverDraft
	web           webDraft
	store         storeDraft
}

// setDraft is a named set of competitors.
type setDraft struct {
	spot
	name      string
	companies []string
}

// shared are the keys that conf.d may hold too: lists, which are appended.
var shared = []string{"companies", "sources", "access", "competitor_sets", "accounts", "tags", "subscriptions"}

// rootFields is the whole configuration, from the top.
func rootFields(kinds []sources.Kind) []field[draft] {
	return []field[draft]{
		one(key{
			name: "timezone", example: "Europe/Berlin", fallback: "UTC",
			doc: "The IANA time zone of dates in this file, of bare dates in questions and of digests.",
		}, zone, func(d *draft) **time.Location { return &d.zone }),
		section(key{
			name: "fetch", doc: "How sites are visited.",
		}, fetchFields(), func(d *draft) *fetchDraft { return &d.fetch }),
		section(key{
			name: "render", off: true,
			doc: "How pages that scripts build are read: with the system's Chromium (install chromium), where there is one. See a page's option render.",
		}, renderFields(), func(d *draft) *renderDraft { return &d.render }),
		section(key{
			name: "discover", doc: "How new sources are looked for, on the sites of the companies that have a domain.",
		}, discoverFields(), func(d *draft) *discoverDraft { return &d.discover }),
		records(key{
			name: "companies", more: moreCompanies,
			doc: "The organisations that are watched, and the sources of each.",
		}, alike(companyFields(kinds)), func(d *draft) *[]companyDraft { return &d.companies }),
		variants(kinds, records(key{
			name: "sources", example: "wire",
			doc: "Sources of no company of their own: a news wire, a regulator. Whom an entry is about is decided by the names in it.",
		}, perKind(kinds, looseSource(kinds)), func(d *draft) *[]sourceDraft { return &d.sources })),
		records(key{
			name: "access", off: true,
			doc: "What sites want to know before they show a page: headers, a login, cookies; and proxies of single sources. A source has one by its id.",
		}, alike(accessFields()), func(d *draft) *[]accessDraft { return &d.accesses }),
		setsField(),
		records(key{
			name: "accounts",
			doc:  "The key accounts: a company with a tier, a team and competitors of its own.",
		}, alike(accountFields()), func(d *draft) *[]accountDraft { return &d.accounts }),
		records(key{
			name: "tags",
			doc:  "Your own tags, made of phrases, beside those that are built in; the ids are used as theirs are.",
		}, alike(tagFields()), func(d *draft) *[]tagDraft { return &d.tags }),
		records(key{
			name: "subscriptions",
			doc:  "Who is mailed, how often and about what. One person gets one mail a period, however many subscriptions she has.",
		}, alike(subscriptionFields()), func(d *draft) *[]subscriptionDraft { return &d.subscriptions }),
		section(key{
			name: "digest", doc: "When digests are sent, where a subscription does not say.",
		}, digestFields(), func(d *draft) *digestDraft { return &d.digest }),
		section(key{
			name: "relevance", off: true,
			doc: "How much an event matters to an account: the points of its parts, which add up to 100 at most. From 45 an event is told in full.",
		}, relevanceFields(), func(d *draft) *relevanceDraft { return &d.relevance }),
		section(key{
			name: "mail", doc: "How mail is sent. Without a host, digests are composed and kept, not sent.",
		}, mailFields(), func(d *draft) *mailDraft { return &d.mail }),
		section(key{
			name: "web", doc: "Where people reach the daemon.",
		}, webFields(), func(d *draft) *webDraft { return &d.web }),
		section(key{
			name: "store", doc: "Where things are kept. Paths are relative to the folder of this file.",
		}, storeFields(), func(d *draft) *storeDraft { return &d.store }),
	}
}

// setsField is the one key whose own keys are names that people choose.
func setsField() field[draft] {
	k := key{
		name: "competitor_sets", shape: sets, is: reference.facts,
		doc:     "Named sets of competitors, for accounts that share them: competitors: [set:regional].",
		example: "regional: [northwind, quillbrook]",
	}
	return field[draft]{k, func(r *reader, at place, into *draft) {
		pairs, _ := r.pairs(at)
		for i := 0; i+1 < len(pairs); i += 2 {
			name := pairs[i]
			here := place{at.file, join(at.path, printable(name.Value)), name}
			if _, ok := scalar(r, here, slug); !ok || isNull(pairs[i+1]) {
				continue
			}
			here.node = pairs[i+1]
			members := scalars(r, here, reference)
			into.sets = append(into.sets, setDraft{spot{here}, name.Value, members})
		}
	}}
}
