package daemon

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"keywatch/digest"
	"keywatch/digest/mail"
	"keywatch/store"
)

// leave says how the reader of a mail leaves: by a link that works, or by mail.
func (e *Engine) leave(w *world, sub digest.Subscription) digest.Leave {
	l := digest.Leave{Mailto: mail.Bare(w.cfg.Mail.From)}
	if w.cfg.Mail.ReplyTo != "" {
		l.Mailto = mail.Bare(w.cfg.Mail.ReplyTo)
	}
	key := w.key()
	if base := w.cfg.Web.PublicURL; base != "" && w.cfg.Web.Listen != "" && len(key) > 0 {
		l.URL = strings.TrimSuffix(base, "/") + "/u/" + digest.SignToken(key, sub.ID, sub.Email)
	}
	return l
}

// freeze composes an issue with the bytes that will be sent.
func (e *Engine) freeze(w *world, in digest.Input) (digest.Issue, error) {
	to := mail.Mailbox(in.Subscription.Name, in.Subscription.Email)
	if w.cfg.Mail.RedirectTo != "" {
		to = w.cfg.Mail.RedirectTo
	}
	issue, err := digest.NewIssue(in, to)
	if err != nil {
		return issue, err
	}
	return w.sign(issue, in.Leave)
}

// sign gives an issue the bytes that will be sent, as the configuration says.
func (w *world) sign(issue digest.Issue, leave digest.Leave) (_ digest.Issue, err error) {
	if w.cfg.Mail.From == "" {
		return issue, nil // nothing can be sent; the text can be read
	}
	issue.MessageID = digest.MessageID(issue.ID, mail.Domain(w.cfg.Mail.From))
	m := w.cfg.Mail
	settings := mail.Settings{
		From: m.From, ReplyTo: m.ReplyTo, ListID: m.ListID,
		DKIM: mail.DKIM{Domain: m.DKIM.Domain, Selector: m.DKIM.Selector, KeyFile: m.DKIM.KeyFile},
	}
	issue.Message, err = mail.Compose(issue, settings, mail.Leaving{URL: leave.URL, Mailto: leave.Mailto})
	return issue, err
}

// keepIssue keeps an issue and queues its delivery, both or neither.
func (e *Engine) keepIssue(ctx context.Context, issue digest.Issue) (digest.Issue, bool, error) {
	var deliveries []digest.Delivery
	if len(issue.Message) > 0 && !issue.Skip {
		deliveries = []digest.Delivery{{Issue: issue.ID, Address: issue.To, State: digest.Queued, Created: e.Clock.Now()}}
	}
	kept, err := e.store.CommitIssue(ctx, issue, deliveries)
	if errors.Is(err, store.ErrNumber) {
		return issue, false, nil // another composer was first; the next round sees its issue
	}
	if err != nil {
		return issue, false, fmt.Errorf("keep issue %s: %w", issue.ID, err)
	}
	if kept {
		e.Log.Info("issue composed", "issue", issue.ID, "number", issue.Number, "events", len(issue.Told), "deliveries", len(deliveries))
	}
	return issue, kept, nil
}
