package config

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/digest"
	"keywatch/sources"
)

// testKinds stand for the registry, so that messages and examples do not
// depend on which kinds are built in. The last is one that nobody knows.
var testKinds = []sources.Kind{
	{Name: "feed", Doc: "Entries", Example: "https://www.northwind.example/feed.xml", Interval: time.Hour},
	{
		Name: "page", Doc: "A page", Example: "https://www.northwind.example/pricing", Complete: true,
		Fields: []sources.Field{
			{Name: "include", Doc: "What is read", Type: sources.FieldSelectors, Example: []string{"main > section"}},
			{Name: "exclude", Doc: "What is not", Type: sources.FieldSelectors, Example: ".banner"},
			{Name: "ignore", Doc: "Texts", Type: sources.FieldPatterns, Example: []string{`\d+ views`}},
		},
	},
	{
		Name: "postbox", Doc: "A dummy of every sort of option", Example: "imaps://mail.northwind.example/inbox",
		Fields: []sources.Field{
			{Name: "folder", Doc: "A folder", Type: sources.FieldString, Example: "INBOX"},
			{Name: "senders", Doc: "Senders", Type: sources.FieldStrings, Example: []string{"news@northwind.example"}},
			{Name: "unread", Doc: "Unread only", Type: sources.FieldBool, Example: true},
			{Name: "depth", Doc: "How many", Type: sources.FieldInt, Example: 50},
		},
	},
}

func noEnv(string) string { return "" }

// readText reads a configuration from memory with the kinds of the tests.
func readText(t testing.TB, text string) (*Config, error) {
	t.Helper()
	return loadBytes("kw.yaml", []byte(text), "/etc/keywatch", noEnv, Options{Contact: "mailto:a@us.example"}, testKinds)
}

// must reads a configuration that is right.
func must(t testing.TB, text string) *Config {
	t.Helper()
	c, err := readText(t, text)
	if err != nil {
		t.Fatalf("a valid text was refused:\n%v", err)
	}
	return c
}

// problemsOf gives what is wrong, one a line.
func problemsOf(t testing.TB, err error) []string {
	t.Helper()
	var all *Errors
	if !errors.As(err, &all) {
		t.Fatalf("want *Errors, have %T: %v", err, err)
	}
	return strings.Split(all.Error(), "\n")
}

const world = `
timezone: Europe/Berlin
companies:
  - id: northwind
    name: Northwind AG
    aliases: [NW]
    domain: northwind.example
    role: competitor
    sources:
      - {kind: page, url: https://www.northwind.example/pricing, place: pricing, exclude: .banner, interval: 6h}
      - {kind: page, url: "https://www.northwind.example/"}
      - {id: nw-news, kind: feed, url: https://www.northwind.example/feed.xml}
  - {id: fabrik, name: Fabrik, role: competitor}
  - {id: holding, name: Holding, role: account}
  - {id: daughter, name: Daughter, role: account, parent: holding}
competitor_sets:
  small: [fabrik, northwind]
sources:
  - {kind: feed, url: https://wire.example/all.xml}
accounts:
  - {id: top, company: holding, tier: B, competitors: [northwind], team: [{name: Mara, email: mara@us.example}]}
  - id: sub
    company: daughter
    criteria: {revenue: 5, growth: 5, strategic_value: 5, relationship_depth: 5}
    competitors: [set:small]
    renewal: 2027-03-28
    confidential: true
subscriptions:
  - {id: mara, email: mara@us.example}
  - {id: all, email: boss@us.example, cadence: daily, everything: true, zone: America/New_York, at: "7:30", weekday: friday, tags: [pricing], min_severity: high}
digest: {at: "06:15", weekday: tuesday}
`

func TestAWholeConfigurationIsRead(t *testing.T) {
	c := must(t, world)
	want := []sources.Source{
		{
			ID: "northwind-page-pricing", Kind: "page", URL: "https://www.northwind.example/pricing", Company: "northwind",
			Place: "pricing", Interval: 6 * time.Hour, Options: sources.Options{"exclude": []string{".banner"}},
		},
		{ID: "northwind-page-home", Kind: "page", URL: "https://www.northwind.example/", Company: "northwind"},
		{ID: "nw-news", Kind: "feed", URL: "https://www.northwind.example/feed.xml", Company: "northwind"},
		{ID: "wire-example-feed-all-xml", Kind: "feed", URL: "https://wire.example/all.xml"},
	}
	if d := cmp.Diff(want, c.Sources); d != "" {
		t.Error("sources (-want +have):\n" + d)
	}
	if d := cmp.Diff(sources.Company{ID: "daughter", Name: "Daughter", Role: "account", Parent: "holding"}, c.Companies[3]); d != "" {
		t.Error("company (-want +have):\n" + d)
	}
}

func TestAccountsInheritCompetitorsAndTiers(t *testing.T) {
	c := must(t, world)
	sub, ok := c.AccountByID("sub")
	if !ok || sub.Tier != digest.TierA {
		t.Errorf("the tier of all fives is %q, want A", sub.Tier)
	}
	if d := cmp.Diff([]string{"fabrik", "northwind"}, sub.Competitors); d != "" {
		t.Error("competitors (-want +have):\n" + d)
	}
	if got := sub.Renewal.Format(time.RFC3339); got != "2027-03-28T00:00:00+01:00" {
		t.Errorf("renewal is %s, want midnight in Berlin", got)
	}
	if d := cmp.Diff([]string{"sub"}, c.Confidential); d != "" {
		t.Error("confidential (-want +have):\n" + d)
	}
}

func TestTheAccountOfTheParentLendsItsCompetitors(t *testing.T) {
	c := must(t, strings.Replace(world, "competitors: [set:small]", "competitors: [fabrik]", 1))
	sub, _ := c.AccountByID("sub")
	if d := cmp.Diff([]string{"fabrik", "northwind"}, sub.Competitors); d != "" {
		t.Error("competitors (-want +have):\n" + d)
	}
}

func TestSubscriptionsTakeTheCalendarAndTheTeamsAccounts(t *testing.T) {
	c := must(t, world)
	want := []digest.Subscription{
		{
			ID: "mara", Email: "mara@us.example", Cadence: digest.Weekly, Scope: digest.Scope{Accounts: []string{"top"}},
			Zone: "Europe/Berlin", At: "06:15", Weekday: time.Tuesday,
		},
		{
			ID: "all", Email: "boss@us.example", Cadence: digest.Daily, Scope: digest.Scope{Everything: true},
			Zone: "America/New_York", At: "07:30", Weekday: time.Friday, Tags: []string{"pricing"}, MinSeverity: "high",
		},
	}
	if d := cmp.Diff(want, c.Subscriptions); d != "" {
		t.Error("subscriptions (-want +have):\n" + d)
	}
}

func TestWhoLeadsAndMonthlyLooksAreSaid(t *testing.T) {
	const text = `fetch: {contact: "mailto:a@us.example"}
subscriptions:
  - {id: mara, email: mara@us.example, everything: true, lead: true}
  - {id: bo, email: bo@us.example, everything: true}
`
	c := must(t, text)
	if !c.Subscriptions[0].Lead || c.Subscriptions[1].Lead {
		t.Errorf("subscriptions %+v, want mara to lead alone", c.Subscriptions)
	}
	if !c.Discover.Monthly || !must(t, text+"discover: {}").Discover.Monthly || !must(t, text+"discover: {monthly: true}").Discover.Monthly {
		t.Error("new sources are looked for unless that is turned off")
	}
	if must(t, text+"discover: {monthly: false}").Discover.Monthly {
		t.Error("it was turned off")
	}
}

func TestDefaultsStandBesideTheFile(t *testing.T) {
	c := must(t, "")
	want := Store{"/etc/keywatch/data/keywatch.db", "/etc/keywatch/data/keywatch.sock", "/etc/keywatch/data/keywatch.keys"}
	if c.Store != want {
		t.Errorf("store is %+v", c.Store)
	}
	if c.Zone != time.UTC || c.Fetch.Language != "en" || c.Fetch.Contact != "mailto:a@us.example" || c.Fetch.Proxy != nil {
		t.Errorf("defaults are %v %+v", c.Zone, c.Fetch)
	}
	if c.Digest != (Digest{Zone: "UTC", At: "08:00", Weekday: time.Monday, Cadence: digest.Weekly}) {
		t.Errorf("calendar is %+v", c.Digest)
	}
}

// folder writes files and gives the path of the first.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "keywatch.yaml")
}
