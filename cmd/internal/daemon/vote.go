package daemon

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"keywatch/cmd/internal/web"
	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/digest"
	"keywatch/store"
)

// Vote keeps what a reader says of an event. A vote without a subscription
// counts for all; a reset takes back what the subscription said of the event,
// or without one what anybody said.
func (e *Engine) Vote(ctx context.Context, r web.VoteRequest) (web.VoteView, error) {
	if values := append(digest.VoteValues(), digest.VoteReset); !slices.Contains(values, r.Value) {
		return web.VoteView{}, unknown("vote", r.Value, digest.VoteValues())
	}
	if r.Subscription != "" {
		subs, err := e.Subscriptions(ctx)
		if err != nil {
			return web.VoteView{}, err
		}
		var known []string
		for _, s := range subs {
			known = append(known, s.ID)
		}
		if !slices.Contains(known, r.Subscription) {
			return web.VoteView{}, unknown("subscription", r.Subscription, known)
		}
	}
	ev, err := e.voted(ctx, r.Event)
	if err != nil {
		return web.VoteView{}, err
	}
	return e.record(ctx, ev, digest.Vote{Subscription: r.Subscription, Value: r.Value, How: "command line"}, true)
}

// voted finds the event that a vote is about, by its id or a change's.
func (e *Engine) voted(ctx context.Context, id string) (tag.Event, error) {
	if strings.HasPrefix(id, "ch_") {
		c, err := e.store.Change(ctx, id)
		if err != nil {
			return tag.Event{}, missing("change", id, err)
		}
		return e.eventOf(ctx, c)
	}
	ev, err := e.store.Event(ctx, id)
	if err != nil {
		return ev, missing("event", id, err)
	}
	return ev, nil
}

// record keeps a vote, unless the same voter's last one on the event is the
// same, and says what the votes of its subscription come to.
func (e *Engine) record(ctx context.Context, ev tag.Event, v digest.Vote, keep bool) (web.VoteView, error) {
	w := e.world.Load()
	v = v.About(ev)
	v.At = e.Clock.Now().UTC()
	votes, err := e.store.Votes(ctx)
	if err != nil {
		return web.VoteView{}, fmt.Errorf("read votes: %w", err)
	}
	same := slices.ContainsFunc(digest.LastVotes(votes), func(old digest.Vote) bool {
		return old.Event == v.Event && old.Subscription == v.Subscription && old.Value == v.Value
	})
	if keep && !same {
		if err := e.store.AddVote(ctx, v); err != nil {
			return web.VoteView{}, fmt.Errorf("keep vote: %w", err)
		}
		votes = append(votes, v)
		e.Log.Info("vote kept", "event", v.Event, "value", v.Value, "subscription", v.Subscription, "how", v.How)
	}
	ballot := digest.CountVotes(votes, v.Subscription)
	view := web.VoteView{Vote: v, Line: ev.Line, Points: ballot.Points(ev, ""), Said: ballot.Words(ev)}
	if name := w.companyName(ev.Company); name != "" && !strings.Contains(ev.Line, name) {
		view.Line = name + ": " + ev.Line
	}
	return view, nil
}

// VoteByLink takes a signed token of a link in a mail; it records only when
// asked to, and says in any case what the link is about.
func (e *Engine) VoteByLink(ctx context.Context, token string, record bool) (web.VoteView, error) {
	v, err := digest.VerifyVote(e.world.Load().key(), token)
	if err != nil {
		return web.VoteView{}, err
	}
	ev, err := e.store.Event(ctx, v.Event)
	if err != nil {
		return web.VoteView{}, missing("event", v.Event, err)
	}
	v.How = "link in a mail"
	return e.record(ctx, ev, v, record)
}

// voteLink makes the links by which the reader of a mail votes, nil where no
// page of ours can be reached.
func (e *Engine) voteLink(w *world, sub digest.Subscription) func(event, value string) string {
	key := w.key()
	base := w.cfg.Web.PublicURL
	if base == "" || w.cfg.Web.Listen == "" || len(key) == 0 {
		return nil
	}
	return func(event, value string) string {
		return strings.TrimSuffix(base, "/") + "/v/" + digest.SignVote(key, sub.ID, event, value)
	}
}

// weigh counts the votes of a reader.
func (e *Engine) weigh(ctx context.Context, sub digest.Subscription) (digest.Weigh, error) {
	votes, err := e.store.Votes(ctx)
	if err != nil {
		return nil, fmt.Errorf("read votes: %w", err)
	}
	return digest.CountVotes(votes, append([]string{sub.ID}, sub.Members...)...).Points, nil
}

// JudgeVotes holds the votes against what the present rules would tell, votes
// themselves left out: a rule is not better for being told the answer.
func (e *Engine) JudgeVotes(ctx context.Context, since string) (web.VoteScore, error) {
	w := e.world.Load()
	score := web.VoteScore{Votes: []web.JudgedVote{}}
	from, err := when(since, e.Clock.Now(), w.cfg.Zone)
	if err != nil {
		return score, err
	}
	votes, err := e.store.Votes(ctx)
	if err != nil {
		return score, fmt.Errorf("read votes: %w", err)
	}
	subs, err := e.subscriptions(ctx, w)
	if err != nil {
		return score, err
	}
	for _, v := range digest.LastVotes(votes) {
		if v.At.Before(from) {
			continue
		}
		ev, err := e.store.Event(ctx, v.Event)
		if errors.Is(err, store.ErrNotFound) {
			score.Lost++
			continue
		}
		if err != nil {
			return score, fmt.Errorf("read event %s: %w", v.Event, err)
		}
		judged, err := e.judgeVote(ctx, w, subs, v, ev)
		if err != nil {
			return score, err
		}
		score.Add(judged)
	}
	return score, nil
}

// judgeVote says whether an event would be told to the voter now, with the tag
// that it was voted on with.
func (e *Engine) judgeVote(ctx context.Context, w *world, subs []digest.Subscription, v digest.Vote, ev tag.Event) (web.JudgedVote, error) {
	j := web.JudgedVote{Vote: v, Line: ev.Line, Why: "nobody who voted is subscribed any more"}
	matcher := w.matcher.At(ev.Confirmed)
	for _, s := range subs {
		if v.Subscription != "" && s.ID != v.Subscription {
			continue
		}
		h := matcher.Hear(s, ev)
		if j.Why = h.Why; h.Full {
			j.Told = true
			break
		}
	}
	if j.Told && v.Tag != "" {
		tagged, err := e.stillTagged(ctx, w, ev, v.Tag)
		if err != nil {
			return j, err
		}
		if !tagged {
			j.Told, j.Why = false, "it is not read as "+v.Tag+" any more"
		}
	}
	return j, nil
}

// stillTagged reports whether the changes of an event, taken together as they
// were, have a tag under the present rules.
func (e *Engine) stillTagged(ctx context.Context, w *world, ev tag.Event, name string) (bool, error) {
	var changes []diff.Change
	for _, witness := range ev.Witnesses {
		c, err := e.store.Change(ctx, witness.Change)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return false, fmt.Errorf("read change %s: %w", witness.Change, err)
		}
		changes = append(changes, c)
	}
	again := w.assigner().Assign(ev.Company, nil, changes)
	return slices.ContainsFunc(again, func(x tag.Event) bool { return x.HasTag(name) }), nil
}
