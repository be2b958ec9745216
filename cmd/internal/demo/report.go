package demo

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"keywatch/cmd/internal/web"
	"keywatch/diff"
	"keywatch/digest"
	"keywatch/sources"
)

// report prints what was found, held back and told, and scores it.
func (w *world) report(ctx context.Context) (bool, error) {
	events, err := w.engine.Events(ctx, web.EventQuery{})
	if err != nil {
		return false, err
	}
	slices.Reverse(events) // as they happened
	t := judge(w.scenario.Planted, events)
	w.printEvents(events, t)
	if err := w.printNoise(ctx); err != nil {
		return false, err
	}
	dir, err := w.writeDigest(ctx)
	if err != nil {
		return false, err
	}
	w.printNext(dir)
	for _, p := range t.missed {
		fmt.Fprintf(w.Stdout, "missed  week %d %s %s %q\n", p.Week, p.Company, p.Tag, p.Contains)
	}
	found := len(w.scenario.Planted) - len(t.missed)
	fmt.Fprintf(w.Stdout, "planted %d found %d false %d\n", len(w.scenario.Planted), found, len(t.wrong))
	return len(t.missed) == 0 && len(t.wrong) == 0, nil
}

// tally is how a scenario went.
type tally struct {
	missed []Planted
	wrong  map[string]bool // ids of false events
}

// judge scores events against what was planted. A planted change is found by
// an event of its week and company with its tag, its words, and its account
// where one is named. An event is false when it tells of nothing planted,
// unless it is an untagged new entry of a feed or a pattern.
func judge(planted []Planted, events []web.EventView) tally {
	t := tally{wrong: map[string]bool{}}
	for _, p := range planted {
		if !slices.ContainsFunc(events, func(e web.EventView) bool { return finds(p, e) }) || p.Kinds > 0 && tellings(p, events) != 1 {
			t.missed = append(t.missed, p)
		}
	}
	for _, e := range events {
		told := slices.ContainsFunc(planted, func(p Planted) bool { return witnesses(p, e) })
		if !told && !e.Pattern && !plainEntry(e) {
			t.wrong[e.ID] = true
		}
	}
	return t
}

// tellings counts the events that tell of a planted happening: one, however
// many sources tell it.
func tellings(p Planted, events []web.EventView) int {
	n := 0
	for _, e := range events {
		if !e.Pattern && witnesses(p, e) {
			n++
		}
	}
	return n
}

// kindsOf counts the kinds of source that tell of an event.
func kindsOf(e web.EventView) int {
	kinds := map[string]bool{}
	for _, w := range e.Witnesses {
		kinds[w.Kind] = true
	}
	return len(kinds)
}

func finds(p Planted, e web.EventView) bool {
	if !witnesses(p, e) || !e.HasTag(p.Tag) || kindsOf(e) < p.Kinds {
		return false
	}
	return p.Account == "" || slices.ContainsFunc(e.Matches, func(m digest.Match) bool { return m.Account == p.Account })
}

// witnesses reports whether an event tells of a planted happening at all.
func witnesses(p Planted, e web.EventView) bool {
	from := begin.Add(time.Duration(p.Week-1) * week)
	if e.Company != p.Company || e.Confirmed.Before(from) || !e.Confirmed.Before(from.Add(week)) {
		return false
	}
	want := fold(p.Contains)
	if strings.Contains(fold(e.Line), want) {
		return true
	}
	for _, x := range e.Witnesses {
		for _, text := range []string{x.Title, x.Before, x.After, x.Section} {
			if strings.Contains(fold(text), want) {
				return true
			}
		}
	}
	return false
}

func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// plainEntry is an untagged new entry of a feed: news, but of nothing that is
// watched for.
func plainEntry(e web.EventView) bool {
	if len(e.Tags) > 0 || len(e.Witnesses) == 0 {
		return false
	}
	first := e.Witnesses[0]
	kind, ok := sources.KindByName(first.Kind)
	return ok && !kind.Complete && first.Op == diff.Added
}

func (w *world) printEvents(events []web.EventView, t tally) {
	fmt.Fprintf(w.Stdout, "%d weeks, %d companies, %d visits, %d mails\n\n", w.scenario.Weeks, len(w.scenario.Config.Companies), w.checks, w.sink.count())
	for _, e := range events {
		var tags, accounts []string
		for _, x := range e.Tags {
			tags = append(tags, x.Tag)
		}
		for _, m := range e.Matches {
			accounts = append(accounts, m.Account)
		}
		mark := " "
		if t.wrong[e.ID] {
			mark = "?"
		}
		fmt.Fprintf(w.Stdout, "%s week %d  %-14s %-22s %s", mark, 1+int(e.Confirmed.Sub(begin)/week), e.CompanyName, orDash(tags), e.Line)
		if len(accounts) > 0 {
			fmt.Fprintf(w.Stdout, "  → %s", strings.Join(accounts, ", "))
		}
		fmt.Fprintln(w.Stdout)
	}
}

func orDash(list []string) string {
	if len(list) == 0 {
		return "–"
	}
	return strings.Join(list, ",")
}

// printNoise tells what was held back, by reason.
func (w *world) printNoise(ctx context.Context) error {
	held, err := w.engine.HeldBack(ctx)
	if err != nil {
		return err
	}
	reasons := map[string]int{}
	example := map[string]diff.Noise{}
	for _, n := range held {
		reasons[n.Reason]++
		example[n.Reason] = n
	}
	fmt.Fprintf(w.Stdout, "\nheld back as noise: %d differences of %d sorts\n", len(held), len(reasons))
	names := make([]string, 0, len(reasons))
	for r := range reasons {
		names = append(names, r)
	}
	slices.SortFunc(names, func(a, b string) int { return reasons[b] - reasons[a] })
	for _, r := range names {
		n := example[r]
		fmt.Fprintf(w.Stdout, "  %4d  %-32s %s → %s\n", reasons[r], r, short(n.Before), short(n.After))
	}
	return nil
}

func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 36 {
		s = string(r[:35]) + "…"
	}
	if s == "" {
		return "–"
	}
	return "“" + s + "”"
}

// writeDigest writes the fullest of the digests that were mailed.
func (w *world) writeDigest(ctx context.Context) (string, error) {
	issues, err := w.engine.Issues(ctx, "")
	if err != nil {
		return "", err
	}
	if len(issues) == 0 {
		return "", errors.New("no digest was composed: the scenario has no subscription")
	}
	issue, err := w.engine.Issue(ctx, w.fullest(issues).ID)
	if err != nil {
		return "", err
	}
	dir := w.Out
	if dir == "" {
		if dir, err = os.MkdirTemp("", "keywatch-digest-"); err != nil {
			return "", fmt.Errorf("make folder for the digest: %w", err)
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("make folder for the digest: %w", err)
	}
	for name, text := range map[string][]byte{"digest.html": []byte(issue.HTML), "digest.txt": []byte(issue.Text), "digest.eml": issue.Message} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			return "", fmt.Errorf("write digest: %w", err)
		}
	}
	return dir, nil
}

// fullest is the issue that tells most, of the first subscription when it has
// any: that is the mail of an account manager.
func (w *world) fullest(issues []web.IssueView) web.IssueView {
	first := w.scenario.Config.Subscriptions[0].ID
	if hers := slices.DeleteFunc(slices.Clone(issues), func(i web.IssueView) bool { return i.Subscription != first }); len(hers) > 0 {
		issues = hers
	}
	return slices.MaxFunc(issues, func(a, b web.IssueView) int { return len(a.Told) - len(b.Told) })
}

func (w *world) printNext(dir string) {
	fmt.Fprintf(w.Stdout, "\nthe digest is in %s: digest.html, digest.txt, digest.eml\n\nnext:\n", dir)
	fmt.Fprintln(w.Stdout, "  keywatch init your-rival.com your-customer.com   a first configuration")
	fmt.Fprintln(w.Stdout, "  keywatch crawl                                   the first visit, which seeds")
	fmt.Fprintln(w.Stdout, "  keywatch run                                     the daemon, and the digest on Monday")
	fmt.Fprintln(w.Stdout)
}
