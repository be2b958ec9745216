package daemon

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"

	"keywatch/cmd/internal/config"
	"keywatch/digest"
	"keywatch/digest/mail"
	"keywatch/sources/fetch"
)

// MailSettings are how mail is sent under a configuration: through the
// endpoint guard, to exactly the configured server.
func MailSettings(cfg *config.Config) (mail.Settings, error) {
	m := cfg.Mail
	if m.Host == "" {
		return mail.Settings{}, errors.New("no mail server is configured: set mail.host ('keywatch config example' shows how)")
	}
	s := mail.Settings{
		Host: m.Host, Port: m.Port, TLS: mail.TLS(m.TLS), Username: m.Username, Password: m.Password,
		From: m.From, ReplyTo: m.ReplyTo, ListID: m.ListID,
		DKIM: mail.DKIM{Domain: m.DKIM.Domain, Selector: m.DKIM.Selector, KeyFile: m.DKIM.KeyFile},
	}
	guard, err := fetch.NewEndpointGuard(net.JoinHostPort(m.Host, strconv.Itoa(s.ServerPort())), m.Allow)
	if err != nil {
		return s, fmt.Errorf("read mail.host: %w", err)
	}
	guard.Key = "mail.allow"
	s.Dial = guard.DialContext
	return s, nil
}

// noMail is said where somebody is subscribed and nothing can be sent: what is
// composed meanwhile stays here.
const noMail = "no mail server is configured: what is composed is kept ('keywatch digest list') and not sent; set mail.host"

// mailless tells whether the configuration has subscribers and no mail server.
func (w *world) mailless() bool {
	return w.cfg.Mail.Host == "" && len(w.cfg.Subscriptions) > 0
}

// deliveryLease is longer than any delivery takes: one found under it is
// still being sent.
const deliveryLease = 10 * time.Minute

// maxDeliveries bounds how many messages one round sends.
const maxDeliveries = 200

// deliver sends what is due, one after the other.
func (e *Engine) deliver(ctx context.Context, cfg *config.Config) ([]digest.Delivery, error) {
	if cfg.Mail.Host == "" {
		return nil, nil
	}
	settings, err := MailSettings(cfg)
	if err != nil {
		return nil, err
	}
	sender, err := mail.NewSender(settings)
	if err != nil {
		return nil, err
	}
	var done []digest.Delivery
	for range maxDeliveries {
		// One at a time: an intent says that bytes may be on their way, and what
		// only stands in line behind a slow server can still be stopped.
		claimed, err := e.store.ClaimDeliveries(ctx, e.Clock.Now(), 1, deliveryLease)
		if err != nil {
			return done, fmt.Errorf("claim delivery: %w", err)
		}
		if len(claimed) == 0 {
			break
		}
		d, err := e.send(ctx, sender, mail.Bare(cfg.Mail.From), claimed[0])
		if err != nil {
			return done, err
		}
		done = append(done, d)
	}
	return done, nil
}

// send hands one issue to the server. The delivery's intent was kept before
// its first byte leaves; its outcome is kept after.
func (e *Engine) send(ctx context.Context, sender digest.Sender, from string, d digest.Delivery) (digest.Delivery, error) {
	issue, err := e.store.Issue(ctx, d.Issue)
	if err != nil {
		return d, fmt.Errorf("read issue %s: %w", d.Issue, err)
	}
	outcome := sender.Send(ctx, from, mail.Bare(d.Address), issue.Message)
	d = digest.After(d, outcome, e.Clock.Now())
	// The outcome is kept even when the daemon stops meanwhile.
	if err := e.store.RecordDelivery(context.WithoutCancel(ctx), d); err != nil {
		return d, fmt.Errorf("keep outcome of %s: %w", d.Issue, err)
	}
	e.Log.Info("delivery", "issue", d.Issue, "state", d.State, "stage", outcome.Stage, "detail", outcome.Detail)
	return d, nil
}
