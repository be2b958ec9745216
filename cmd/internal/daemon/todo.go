package daemon

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"keywatch/cmd/internal/config"
	"keywatch/cmd/internal/web"
	"keywatch/digest"
)

// Steps lists the next steps that issues proposed: the open ones first, by
// their day, then the others, the newest first. What several issues proposed
// alike is one step.
func (e *Engine) Steps(ctx context.Context, account string) ([]web.StepView, error) {
	w := e.world.Load()
	if account != "" {
		if _, ok := w.accounts[account]; !ok {
			return nil, unknown("account", account, slices.Collect(keys(w.accounts)))
		}
	}
	all, err := e.proposed(ctx, w)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(v web.StepView) bool { return account != "" && v.Account != account }), nil
}

// proposed reads the steps out of all issues.
func (e *Engine) proposed(ctx context.Context, w *world) ([]web.StepView, error) {
	issues, err := e.store.Issues(ctx, "", 0)
	if err != nil {
		return nil, fmt.Errorf("read issues: %w", err)
	}
	marks, err := e.stepMarks(ctx)
	if err != nil {
		return nil, err
	}
	views := []web.StepView{}
	at := map[stepKey]int{}
	for _, issue := range issues {
		for _, s := range issue.Steps {
			key := keyOf(s)
			if i, known := at[key]; known {
				if views[i].ID != s.ID && !slices.Contains(views[i].Siblings, s.ID) {
					views[i].Siblings = append(views[i].Siblings, s.ID)
				}
				continue
			}
			at[key] = len(views)
			v := web.StepView{Step: becoming(s, marks), Issue: issue.ID, Number: issue.Number, AccountName: s.Account}
			if a, ok := w.accounts[s.Account]; ok {
				v.AccountName = w.companyName(a.Company)
			}
			v.Why, v.Marked = marks[key].Why, marks[key].At
			v.Overdue = v.State == digest.StepOpen && v.Due.AddDate(0, 0, 1).Before(e.Clock.Now())
			views = append(views, v)
		}
	}
	slices.SortStableFunc(views, func(a, b web.StepView) int {
		if ao, bo := a.State == digest.StepOpen, b.State == digest.StepOpen; ao != bo {
			if ao {
				return -1
			}
			return 1
		} else if ao {
			return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.ID, b.ID))
		}
		return cmp.Or(b.Due.Compare(a.Due), cmp.Compare(a.ID, b.ID))
	})
	return views, nil
}

// stepKey is what makes two steps one thing to do.
type stepKey struct{ account, event, play string }

func keyOf(s digest.Step) stepKey { return stepKey{s.Account, s.Event, s.Play} }

// stepMarks gives the last mark of each step.
func (e *Engine) stepMarks(ctx context.Context) (map[stepKey]digest.StepMark, error) {
	list, err := e.store.StepMarks(ctx)
	if err != nil {
		return nil, fmt.Errorf("read what became of steps: %w", err)
	}
	marks := map[stepKey]digest.StepMark{}
	for _, m := range list {
		key := stepKey{m.Account, m.Event, m.Play}
		if m.At.After(marks[key].At) {
			marks[key] = m
		}
	}
	return marks, nil
}

// becoming gives a step the state that it was marked with.
func becoming(s digest.Step, marks map[stepKey]digest.StepMark) digest.Step {
	if m, ok := marks[keyOf(s)]; ok {
		s.State = m.State
	}
	if s.State == "" {
		s.State = digest.StepOpen
	}
	return s
}

// MarkSteps keeps that steps were done or dropped, all or none, each in every
// issue that proposed it. Who marks twice changes nothing but the reason.
func (e *Engine) MarkSteps(ctx context.Context, r web.StepRequest) ([]web.StepView, error) {
	if r.State != digest.StepDone && r.State != digest.StepDropped {
		return nil, unknown("state", r.State, []string{digest.StepDone, digest.StepDropped})
	}
	w := e.world.Load()
	all, err := e.proposed(ctx, w)
	if err != nil {
		return nil, err
	}
	var marks []digest.StepMark
	chosen := []string{}
	for _, id := range r.Steps {
		i := slices.IndexFunc(all, func(v web.StepView) bool { return v.ID == id || slices.Contains(v.Siblings, id) })
		if i < 0 {
			return nil, noStep(id, all)
		}
		v := all[i]
		chosen = append(chosen, v.ID)
		if v.State == r.State && (r.Why == "" || r.Why == v.Why) {
			continue
		}
		marks = append(marks, digest.StepMark{
			Step: v.ID, Account: v.Account, Event: v.Event, Play: v.Play, State: r.State, Why: r.Why, At: e.Clock.Now().UTC(),
		})
	}
	if len(marks) > 0 {
		if err := e.store.MarkSteps(ctx, marks); err != nil {
			return nil, fmt.Errorf("keep what became of steps: %w", err)
		}
		if all, err = e.proposed(ctx, w); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(all, func(v web.StepView) bool { return !slices.Contains(chosen, v.ID) }), nil
}

// noStep says that nothing has an id, and which was probably meant.
func noStep(id string, all []web.StepView) error {
	var known []string
	for _, v := range all {
		known = append(append(known, v.ID), v.Siblings...)
	}
	words := "no step has the id " + id
	if near := config.Nearest(id, known); near != "" {
		words += "; did you mean " + near + "?"
	} else {
		words += "; 'keywatch steps' lists ids"
	}
	return web.NotFound(words)
}

// withMarks gives former issues' steps the states that they were marked with.
func (e *Engine) withMarks(ctx context.Context, issues []digest.Issue) ([]digest.Issue, error) {
	marks, err := e.stepMarks(ctx)
	if err != nil {
		return nil, err
	}
	for _, issue := range issues {
		for i, s := range issue.Steps {
			issue.Steps[i] = becoming(s, marks)
		}
	}
	return issues, nil
}
