package daemon

import (
	"cmp"
	"log/slog"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"keywatch/cmd/internal/config"
	"keywatch/cmd/internal/web"
	"keywatch/digest"
	"keywatch/digest/mail"
	"keywatch/sources"
	"keywatch/sources/fetch/fetchtest"
	"keywatch/sources/schedule"
	"keywatch/store"
)

// watch is an engine over invented sites under a moved clock.
type watch struct {
	*Engine
	t     *testing.T
	clock *schedule.Fake
	site  *fetchtest.Site
	cfg   config.Config
}

var maraLeads = digest.Subscription{
	ID: "mara", Email: "mara@lanternworks.example", Cadence: digest.Weekly, Zone: "UTC", At: "08:00", Weekday: time.Monday,
	Lead: true, Scope: digest.Scope{Everything: true},
}

func newWatch(t *testing.T, subs ...digest.Subscription) *watch {
	t.Helper()
	w := &watch{t: t, clock: schedule.NewFake(time.Date(2026, 11, 3, 10, 0, 0, 0, time.UTC))}
	w.site = fetchtest.NewSite(t, map[string]string{
		"brindlow.example/pricing": "<html lang=en><main><h1>Pricing</h1><div><h2>Team</h2><p>EUR 49 per seat and month</p></div></main></html>",
		"quenby.example/pricing":   "<html lang=en><main><h1>Pricing</h1><p>Ask us for an offer, we answer within a day.</p></main></html>",
	})
	w.cfg = config.Config{Zone: time.UTC, Subscriptions: subs}
	w.cfg.Mail.From = "keywatch <keywatch@lanternworks.example>"
	w.cfg.Fetch.Contact = "mailto:web@lanternworks.example"
	w.cfg.Discover.Monthly = true
	w.cfg.Store.Path = filepath.Join(t.TempDir(), "keywatch.db")
	addr := netip.MustParseAddrPort(w.site.Addr())
	w.cfg.Fetch.Allow = []config.Allow{{CIDR: netip.PrefixFrom(addr.Addr(), 32), Port: int(addr.Port())}}
	w.open()
	return w
}

func (w *watch) open() {
	w.t.Helper()
	cfg := w.cfg
	e, err := Open(&cfg, Options{
		Version: "test", Clock: w.clock, Log: slog.New(slog.DiscardHandler), NoWait: true, Scratch: true,
		Hosts: map[string]string{"brindlow.example": w.site.Addr(), "quenby.example": w.site.Addr(), "www.quenby.example": w.site.Addr()},
	})
	must(w.t, err)
	w.Engine = e
	w.t.Cleanup(func() { _ = e.Close() })
}

// add adds a company with pages to the configuration of the running watch.
func (w *watch) add(id string, pages ...string) {
	w.t.Helper()
	w.cfg.Companies = append(slices.Clone(w.cfg.Companies), sources.Company{ID: id, Name: strings.ToUpper(id[:1]) + id[1:], Domain: id + ".example", Role: sources.RoleCompetitor})
	for _, page := range pages {
		w.cfg.Sources = append(slices.Clone(w.cfg.Sources), sources.Source{
			ID: id + "-" + page, Kind: "page", Company: id, URL: "http://" + id + ".example/" + page, Place: sources.Place(page),
		})
	}
	cfg := w.cfg
	must(w.t, w.Reload(w.t.Context(), &cfg))
}

func (w *watch) visit(ids ...string) {
	w.t.Helper()
	must(w.t, w.Crawl(w.t.Context(), web.CrawlRequest{Sources: ids}, func(web.CrawlLine) {}))
}

// mails are the background mails so far, as "reader: companies", oldest first.
func (w *watch) mails() []string {
	w.t.Helper()
	must(w.t, w.Mail(w.t.Context()))
	issues, err := w.store.Issues(w.t.Context(), "", 0)
	must(w.t, err)
	var list []string
	// The clock may stand still between two: then their numbers order them.
	slices.SortStableFunc(issues, func(a, b digest.Issue) int {
		return cmp.Or(a.Composed.Compare(b.Composed), a.Number-b.Number)
	})
	for _, i := range issues {
		if i.Cadence == digest.Background {
			list = append(list, i.Subscription+": "+strings.Join(i.Companies, " "))
		}
	}
	return list
}

func (w *watch) want(step string, mails ...string) {
	w.t.Helper()
	if got := w.mails(); !slices.Equal(got, mails) {
		w.t.Errorf("%s: %q, want %q", step, got, mails)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestANewCompanyIsToldOnceItsSourcesWereVisited(t *testing.T) {
	w := newWatch(t, maraLeads)
	w.add("brindlow", "pricing", "nowhere")
	w.want("before any visit")
	w.visit("brindlow-pricing")
	w.want("before the last of its sources was visited")
	w.visit("brindlow-nowhere")
	w.want("visited, healthy or not", "mara: brindlow")
	w.clock.Advance(time.Hour)
	w.want("an hour later", "mara: brindlow")
	deliveries, err := w.store.Deliveries(t.Context(), 0)
	must(t, err)
	if len(deliveries) != 1 || deliveries[0].State != digest.Queued || mail.Bare(deliveries[0].Address) != "mara@lanternworks.example" {
		t.Fatalf("deliveries %+v, want one that is queued for the lead", deliveries)
	}
	issue, err := w.store.Issue(t.Context(), deliveries[0].Issue)
	must(t, err)
	for _, words := range []string{"not news", "Team EUR 49.00 per seat and month", "not read", "1 of 2 sources read"} {
		if !strings.Contains(issue.Text, words) {
			t.Errorf("%q is missing in\n%s", words, issue.Text)
		}
	}
	if issue.MessageID == "" || !strings.Contains(string(issue.Message), strings.Trim(issue.MessageID, "<>")) {
		t.Errorf("the bytes that are sent were not frozen with the id %s", issue.MessageID)
	}
}

func TestACompanyWaitsForItsSourcesButNotForLong(t *testing.T) {
	w := newWatch(t, maraLeads)
	w.add("brindlow", "pricing", "never")
	must(t, w.Mail(t.Context()))
	w.visit("brindlow-pricing")
	w.clock.Advance(backgroundWait - time.Minute)
	w.want("before three quarters of an hour")
	w.clock.Advance(time.Minute)
	w.want("after it", "mara: brindlow")
}

func TestNothingReadIsToldOnlyWhenAllWasTried(t *testing.T) {
	w := newWatch(t, maraLeads)
	w.add("brindlow", "gone", "away")
	must(t, w.Mail(t.Context()))
	w.visit("brindlow-gone")
	w.clock.Advance(2 * time.Hour)
	w.want("one failed, one was not tried")
	w.visit("brindlow-away")
	w.want("both failed", "mara: brindlow")
}

func TestCompaniesAddedTogetherAreOneMail(t *testing.T) {
	w := newWatch(t, maraLeads)
	w.cfg.Companies = []sources.Company{{ID: "brindlow", Name: "Brindlow"}}
	w.cfg.Sources = []sources.Source{{ID: "brindlow-pricing", Kind: "page", Company: "brindlow", URL: "http://brindlow.example/pricing"}}
	w.add("quenby", "pricing")
	must(t, w.Mail(t.Context()))
	w.visit("brindlow-pricing")
	w.want("one of two is ready")
	w.visit("quenby-pricing")
	w.want("both are", "mara: brindlow quenby")
	w.add("ostrelle", "pricing")
	w.visit("ostrelle-pricing")
	w.want("a third that came later", "mara: brindlow quenby", "mara: ostrelle")
}

func TestBackgroundIsSentOnceAcrossACrash(t *testing.T) {
	w := newWatch(t, maraLeads)
	w.add("brindlow", "pricing")
	w.visit("brindlow-pricing")
	// The issue was kept, and the machine died before the company was closed.
	issue, err := w.background(t.Context(), w.world.Load(), maraLeads, []string{"brindlow"}, nil)
	must(t, err)
	_, kept, err := w.keepIssue(t.Context(), issue)
	must(t, err)
	if !kept {
		t.Fatal("the issue was not kept")
	}
	w.add("quenby", "pricing") // so that the next mail is another issue
	w.visit("quenby-pricing")
	w.want("after the crash", "mara: brindlow", "mara: quenby")
	known, err := w.store.KnownCompanies(t.Context())
	must(t, err)
	if known["brindlow"].Settled.IsZero() {
		t.Error("the company is not closed")
	}
}

func TestAnOldWatchIsNotIntroduced(t *testing.T) {
	w := newWatch(t, maraLeads)
	w.add("brindlow", "pricing")
	// As an older release left it: a status, and nothing known of companies.
	src := w.world.Load().sources["brindlow-pricing"]
	must(t, w.store.CommitChecks(t.Context(), []store.Check{{Company: "brindlow", Status: sources.Status{
		Source: src.ID, State: sources.StateHealthy, First: w.clock.Now().Add(-oldWatch - time.Minute), Checked: w.clock.Now(), Read: w.clock.Now(),
	}}}, w.assign))
	w.want("after the upgrade")
	w.add("quenby", "pricing")
	w.visit("quenby-pricing")
	w.want("a company that is new", "mara: quenby")
}

func TestACompanyWaitsForSomebodyToHearOfIt(t *testing.T) {
	w := newWatch(t)
	w.add("brindlow", "pricing")
	w.visit("brindlow-pricing")
	w.want("nobody is there")
	w.clock.Advance(24 * time.Hour)
	w.cfg.Subscriptions = []digest.Subscription{maraLeads}
	w.add("quenby", "pricing")
	w.want("somebody came", "mara: brindlow")
	w.clock.Advance(time.Minute)
	w.visit("quenby-pricing")
	other := maraLeads
	other.ID, other.Email = "bo", "bo@lanternworks.example"
	w.cfg.Subscriptions = []digest.Subscription{other}
	w.add("ostrelle")
	w.want("another leads now: who was told stays told", "mara: brindlow", "bo: quenby")
}

func TestNobodyIsIntroducedToACompanyOfLastMonth(t *testing.T) {
	w := newWatch(t)
	w.add("brindlow", "pricing")
	w.visit("brindlow-pricing")
	w.clock.Advance(backgroundLasts)
	w.want("nobody was there for a month")
	w.cfg.Subscriptions = []digest.Subscription{maraLeads}
	w.add("quenby")
	w.want("somebody came too late")
}

func TestBackgroundGoesToTheOneAddressOfAPilotAndStopsForWhoLeaves(t *testing.T) {
	w := newWatch(t, maraLeads)
	w.cfg.Mail.RedirectTo = "pilot@lanternworks.example"
	w.add("brindlow", "pricing")
	w.visit("brindlow-pricing")
	w.want("visited", "mara: brindlow")
	deliveries, err := w.store.Deliveries(t.Context(), 0)
	must(t, err)
	if len(deliveries) != 1 || deliveries[0].Address != "pilot@lanternworks.example" {
		t.Errorf("deliveries %+v, want one to the pilot", deliveries)
	}
	must(t, w.Unsubscribe(t.Context(), digest.OptOut{Email: maraLeads.Email, How: "test"}))
	deliveries, err = w.store.Deliveries(t.Context(), 0)
	must(t, err)
	if deliveries[0].State != digest.Stopped {
		t.Errorf("the delivery is %s after the reader left", deliveries[0].State)
	}
	w.add("quenby", "pricing")
	w.visit("quenby-pricing")
	w.want("nobody is left", "mara: brindlow")
}

func TestBackgroundIsNoIssueOfAPeriod(t *testing.T) {
	w := newWatch(t, maraLeads)
	w.add("brindlow", "pricing")
	w.visit("brindlow-pricing")
	w.want("visited", "mara: brindlow")
	// On Monday both are due at once: neither takes the other's place.
	w.clock.Set(time.Date(2026, 11, 9, 8, 1, 0, 0, time.UTC))
	w.add("quenby", "pricing")
	w.visit("quenby-pricing")
	w.want("visited on the day of the digest", "mara: brindlow", "mara: quenby")
	issues, err := w.store.Issues(t.Context(), "mara", 0)
	must(t, err)
	if len(issues) != 3 || !slices.ContainsFunc(issues, func(i digest.Issue) bool { return i.Cadence == digest.Weekly }) {
		t.Errorf("%d issues, want the weekly one beside two of background", len(issues))
	}
}
