package daemon

import (
	"context"
	"fmt"
	"slices"

	"keywatch/cmd/internal/web"
	"keywatch/diff/tag"
	"keywatch/digest"
)

// listeners are the subscriptions with what they were told, read once for any
// number of events.
type listeners struct {
	matcher *digest.Matcher
	subs    []web.SubscriptionView
	issues  map[string][]digest.Issue // by subscription, newest first
	ballots map[string]digest.Ballot  // by subscription
}

func (e *Engine) listeners(ctx context.Context, w *world) (*listeners, error) {
	views, err := e.Subscriptions(ctx)
	if err != nil {
		return nil, err
	}
	l := &listeners{matcher: w.matcher.At(e.Clock.Now()), issues: map[string][]digest.Issue{}, ballots: map[string]digest.Ballot{}}
	for _, v := range views {
		if v.Left != "" {
			continue
		}
		l.subs = append(l.subs, v)
		issues, err := e.store.Issues(ctx, v.ID, issuesKept)
		if err != nil {
			return nil, fmt.Errorf("read former issues: %w", err)
		}
		l.issues[v.ID] = issues
	}
	votes, err := e.store.Votes(ctx)
	if err != nil {
		return nil, fmt.Errorf("read votes: %w", err)
	}
	for _, s := range l.subs {
		l.ballots[s.ID] = digest.CountVotes(votes, l.ofReader(s)...)
	}
	return l, nil
}

// hear says what each subscription that the event concerns made of it. With an
// account: of those only that hear of it.
func (l *listeners) hear(ev tag.Event, account string) []web.HearingView {
	var views []web.HearingView
	for _, s := range l.subs {
		if account != "" && !s.Scope.Everything && !slices.Contains(s.Scope.Accounts, account) {
			continue
		}
		ballot := l.ballots[s.ID]
		v := web.HearingView{
			Hearing: l.matcher.HearWeighed(s.Subscription, ev, ballot.Points),
			Votes:   ballot.Points(ev, ""), Said: ballot.Words(ev),
		}
		if !v.Scoped {
			continue
		}
		if issue, ok := l.took(s, ev); ok {
			v.Issue, v.Number, v.Composed = issue.ID, issue.Number, issue.Composed
		} else if v.Full && s.Cadence != digest.Instant {
			v.Next = s.Next
		}
		views = append(views, v)
	}
	return views
}

// ofReader are the subscriptions that make one mail with a subscription.
func (l *listeners) ofReader(s web.SubscriptionView) []string {
	var ids []string
	for _, other := range l.subs {
		if other.ID == s.ID || sameAddress(other.Email, s.Email) && other.Cadence == s.Cadence {
			ids = append(ids, other.ID)
		}
	}
	return ids
}

// took finds the first issue that took the event. Subscriptions of one person
// and cadence share the first one's.
func (l *listeners) took(s web.SubscriptionView, ev tag.Event) (digest.Issue, bool) {
	for _, other := range l.subs {
		if other.ID != s.ID && (!sameAddress(other.Email, s.Email) || other.Cadence != s.Cadence) {
			continue
		}
		issues := l.issues[other.ID]
		// The oldest first: later ones tell developments.
		for i := range slices.Backward(issues) {
			for _, t := range issues[i].Told {
				if t.Event == ev.ID {
					return issues[i], true
				}
			}
		}
	}
	return digest.Issue{}, false
}
