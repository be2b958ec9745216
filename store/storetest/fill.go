package storetest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"keywatch/diff"
	"keywatch/store"
)

const (
	fillBatch     = 500 // changes of one commit
	fillCompanies = 40
	fillSources   = 5 // of a company
)

// Fill puts n invented changes with an event each into a store, the same at
// every call: 40 companies ("company-00" …) with 5 sources each, ten minutes
// between two changes. A change in 20 names another company, one in 1,000 has
// the word "zanzibar".
func Fill(ctx context.Context, s store.Store, n int) error {
	r := rand.New(rand.NewPCG(2026, 11))
	var batch []store.Check
	for i := range n {
		batch = append(batch, invented(r, i))
		if len(batch) == fillBatch || i == n-1 {
			if err := s.CommitChecks(ctx, batch, Assign); err != nil {
				return fmt.Errorf("fill store: %w", err)
			}
			batch = nil
		}
	}
	return nil
}

func invented(r *rand.Rand, i int) store.Check {
	company := fmt.Sprintf("company-%02d", r.IntN(fillCompanies))
	source := fmt.Sprintf("%s-%d", company, r.IntN(fillSources))
	at := start.AddDate(-2, 0, 0).Add(time.Duration(i) * 10 * time.Minute)
	c := change(1_000_000+i, company, source, at, sentence(r, i))
	c.Before, c.Title = sentence(r, -1), sentence(r, -1)
	c.Kind = []string{"page", "feed"}[r.IntN(2)]
	noise := diff.Noise{Before: fmt.Sprint(i, " views"), After: fmt.Sprint(i+1, " views"), Reason: "counter"}
	check := withChanges(source, at, c)
	check.Noise = []diff.Noise{noise}
	return check
}

func sentence(r *rand.Rand, i int) string {
	words := strings.Fields("price hire outage plan team enterprise monthly launch customer cloud security report office region partner " +
		"integration dashboard support annual discount release version platform engineer manager director market growth the a of for with and")
	var b strings.Builder
	for range 12 + r.IntN(20) {
		// Squared, so that some words are common and some are rare.
		x := r.Float64()
		fmt.Fprintf(&b, "%s ", words[len(words)-1-int(x*x*float64(len(words)))])
	}
	fmt.Fprintf(&b, "number %d", r.IntN(100_000))
	if i >= 0 && i%20 == 0 {
		fmt.Fprintf(&b, " with company-%02d", r.IntN(fillCompanies))
	}
	if i >= 0 && i%1000 == 0 {
		b.WriteString(" zanzibar")
	}
	return b.String()
}
