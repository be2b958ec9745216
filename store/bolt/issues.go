package bolt

import (
	"bytes"
	"context"
	"fmt"
	"strconv"

	"keywatch/digest"
	"keywatch/store"
)

// issueBytes is the long part of an issue, apart so that lists stay light.
type issueBytes struct {
	Text    string `json:"text"`
	HTML    string `json:"html"`
	Message []byte `json:"message"`
}

func issueCard(i *digest.Issue) *card {
	return &card{id: i.ID, at: i.Composed, terms: []term{
		{field: fAll}, {field: fCompany, value: i.Subscription},
	}}
}

// CommitIssue keeps a composed issue and queues its deliveries; see
// store.Store. An issue with the number 0 is given the next one; any other
// number must be the next, since the frozen bytes show it: ErrNumber.
func (d *DB) CommitIssue(ctx context.Context, issue digest.Issue, deliveries []digest.Delivery) (bool, error) {
	kept := false
	err := d.update(ctx, "commit issue "+issue.ID, func(t *tx) error {
		kept = false
		if t.in(tIssues).Get([]byte(issue.ID)) != nil {
			return nil
		}
		next, err := t.nextNumber(issue.Subscription)
		if err != nil {
			return err
		}
		i := issue
		if i.Number == 0 {
			i.Number = next
		}
		if i.Number != next {
			return fmt.Errorf("%w: it has %d and %d is due", store.ErrNumber, i.Number, next)
		}
		if err := t.putIssue(i); err != nil {
			return err
		}
		for _, delivery := range deliveries {
			if err := t.queue(i, delivery); err != nil {
				return err
			}
		}
		kept = true
		return nil
	})
	return kept && err == nil, err
}

func (t *tx) putIssue(i digest.Issue) error {
	id := []byte(i.ID)
	if err := t.putJSON(tIssueBytes, id, issueBytes{i.Text, i.HTML, i.Message}); err != nil {
		return err
	}
	card := issueCard(&i)
	for key := range card.rows() {
		if err := t.putRaw(tIssueIx, []byte(key), present); err != nil {
			return err
		}
	}
	if err := t.putPlain(tNumbers, []byte(i.Subscription), []byte(strconv.Itoa(i.Number))); err != nil {
		return err
	}
	for _, told := range i.Told {
		if err := t.tell(i.Subscription, told); err != nil {
			return err
		}
	}
	if err := t.tellCompanies(&i); err != nil {
		return err
	}
	i.Text, i.HTML, i.Message = "", "", nil
	return t.putJSON(tIssues, id, i)
}

// tell notes the highest revision of an event that a subscription was told.
func (t *tx) tell(subscription string, told digest.Told) error {
	key := joined(subscription, told.Event)
	var was int
	if _, err := t.getJSON(tTold, key, &was); goodOr(err) != nil {
		return err
	}
	return t.putJSON(tTold, key, max(was, told.Revision))
}

func (t *tx) nextNumber(subscription string) (int, error) {
	last, err := t.get(tNumbers, []byte(subscription))
	if err != nil || last == nil {
		return 1, err
	}
	n, err := strconv.Atoi(string(last))
	return n + 1, err
}

// NextNumber is the number that a subscription's next issue has. Another
// issue may take it before CommitIssue, which then says ErrNumber.
func (d *DB) NextNumber(ctx context.Context, subscription string) (int, error) {
	var next int
	err := d.view(ctx, "read number of "+subscription, func(t *tx) (err error) {
		next, err = t.nextNumber(subscription)
		return err
	})
	return next, err
}

// Issue gives an issue by id; ErrNotFound.
func (d *DB) Issue(ctx context.Context, id string) (digest.Issue, error) {
	var i digest.Issue
	err := d.view(ctx, "read issue "+id, func(t *tx) error {
		if err := found(t.getJSON(tIssues, []byte(id), &i)); err != nil {
			return err
		}
		var long issueBytes
		if err := found(t.getJSON(tIssueBytes, []byte(id), &long)); err != nil {
			return err
		}
		i.Text, i.HTML, i.Message = long.Text, long.HTML, long.Message
		return nil
	})
	return i, err
}

// Issues lists issues, newest first, without their bytes.
func (d *DB) Issues(ctx context.Context, subscription string, limit int) ([]digest.Issue, error) {
	var all []digest.Issue
	err := d.view(ctx, "list issues", func(t *tx) error {
		p := prefix(fAll, "")
		if subscription != "" {
			p = prefix(fCompany, subscription)
		}
		c := t.in(tIssueIx).Cursor()
		for k, _ := c.Seek(p); bytes.HasPrefix(k, p) && (limit <= 0 || len(all) < limit); k, _ = c.Next() {
			id := k[min(len(k), len(p)+orderLen):]
			var i digest.Issue
			ok, err := t.getJSON(tIssues, id, &i)
			if goodOr(err) != nil {
				return err
			}
			if ok && err == nil {
				all = append(all, i)
			} else {
				t.lost(tIssues, string(id), err != nil)
			}
		}
		return nil
	})
	return all, err
}

// Told gives the highest revision of each event told to a subscription. What
// was told of an event that was merged away counts as the first revision of
// the one that it lives on in: the rest of it is a development.
func (d *DB) Told(ctx context.Context, subscription string) (map[string]int, error) {
	told := map[string]int{}
	err := d.view(ctx, "list what was told to "+subscription, func(t *tx) error {
		p := joined(subscription, "")
		err := t.each(tTold, p, func(key, payload []byte) (bool, error) {
			var revision int
			err := t.decode(tTold, key, payload, &revision)
			if err == nil {
				told[string(key[len(p):])] = revision
			}
			return true, err
		})
		if err != nil {
			return err
		}
		var older []string
		for id := range told {
			if t.in(tAliases).Get([]byte(id)) == nil {
				continue
			}
			if e, ok, err := t.event(id); ok && err == nil {
				older = append(older, e.ID)
			}
		}
		for _, id := range older {
			told[id] = max(told[id], 1)
		}
		return nil
	})
	return told, err
}
