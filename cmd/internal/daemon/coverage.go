package daemon

import (
	"context"
	"fmt"
	"slices"

	"keywatch/cmd/internal/web"
	"keywatch/digest"
	"keywatch/sources"
)

// Coverage tells of each company which topics are watched by which source,
// which are blind, which are not found, and what to add.
func (e *Engine) Coverage(ctx context.Context, q web.CoverageQuery) (web.Coverage, error) {
	w := e.world.Load()
	companies, err := w.covered(q)
	if err != nil {
		return web.Coverage{}, err
	}
	statuses, err := e.store.Statuses(ctx)
	if err != nil {
		return web.Coverage{}, fmt.Errorf("read states of sources: %w", err)
	}
	found, err := e.store.Discoveries(ctx)
	if err != nil {
		return web.Coverage{}, fmt.Errorf("read discoveries: %w", err)
	}
	c := web.Coverage{Rows: digest.WatchedTopics(digest.TopicInput{
		World: w.matcher, Companies: companies, Sources: w.cfg.Sources, Statuses: statuses, At: e.Clock.Now(), Proposals: discovered(found),
	})}
	if len(c.Rows) == 0 {
		c.Words = "no company is configured but our own: add one under companies in keywatch.yaml"
	}
	return c, nil
}

// discovered is digest.Proposals: what the last good look at each company found.
type discovered map[string]sources.Discovery

func (d discovered) Proposed(company string) []sources.Candidate { return d[company].Candidates }

// covered are the companies that are asked of, in the configuration's order or
// the account's: itself, its family, its competitors.
func (w *world) covered(q web.CoverageQuery) ([]string, error) {
	if q.Company != "" && q.Account != "" {
		return nil, web.Usage("ask for --company or for --account, not for both: an account stands for its company, its family and its competitors")
	}
	if q.Account != "" {
		if _, ok := w.accounts[q.Account]; !ok {
			return nil, unknown("account", q.Account, slices.Collect(keys(w.accounts)))
		}
		return w.matcher.Kin(q.Account), nil
	}
	if q.Company != "" {
		if _, ok := w.companies[q.Company]; !ok {
			return nil, unknown("company", q.Company, slices.Collect(keys(w.companies)))
		}
		return []string{q.Company}, nil
	}
	var list []string
	for _, c := range w.cfg.Companies {
		if c.Role != sources.RoleSelf { // nobody spies on himself; --company shows it
			list = append(list, c.ID)
		}
	}
	return list, nil
}
