package mail

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/textproto"
	"strconv"
	"time"

	gomail "github.com/wneessen/go-mail"
	"github.com/wneessen/go-mail/smtp"

	"keywatch/digest"
)

// Sender hands frozen messages to the server of its settings, one connection
// a message. It is a digest.Sender.
type Sender struct{ settings Settings }

// NewSender makes a sender. Plain connections are for this machine only: a
// password or a digest must not cross a network in the clear.
func NewSender(s Settings) (*Sender, error) {
	if s.Host == "" {
		return nil, errors.New("no mail server: set mail.host")
	}
	if s.TLS == None && !loopback(s.Host) {
		return nil, fmt.Errorf("mail.tls is none, but %s is not this machine: use starttls or implicit", s.Host)
	}
	return &Sender{settings: s}, nil
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Send hands one message to the server. The outcome is told by the stage that
// was reached, never by an error's own flags: what fails before the final dot
// was not delivered; what fails while the answer to it is awaited may have
// been; what fails after it does not count.
func (s *Sender) Send(ctx context.Context, from, to string, message []byte) digest.Outcome {
	client, stage, err := s.dial(ctx)
	if err != nil {
		return outcome(stage, err)
	}
	defer client.Close()
	stop := context.AfterFunc(ctx, func() { client.Close() })
	defer stop()
	stage, err = s.hand(client, from, to, message)
	if err != nil {
		return outcome(stage, err)
	}
	// A lost QUIT changes nothing: the server has taken the message.
	_ = client.Quit()
	return digest.Outcome{State: digest.Sent, Stage: stage, Code: 250, Detail: "accepted by " + s.settings.Host}
}

// hand runs one transaction and tells the stage that it reached.
func (s *Sender) hand(client *smtp.Client, from, to string, message []byte) (string, error) {
	wait := s.settings.timeout()
	if err := errors.Join(client.UpdateDeadline(wait), client.Mail("<"+from+">")); err != nil {
		return "mail", err
	}
	if err := errors.Join(client.UpdateDeadline(wait), client.Rcpt("<"+to+">")); err != nil {
		return "rcpt", err
	}
	if err := client.UpdateDeadline(wait); err != nil {
		return "data", err
	}
	body, err := client.Data()
	if err != nil {
		return "data", err
	}
	if _, err := bytes.NewReader(message).WriteTo(body); err != nil {
		return "data", err
	}
	if err := client.UpdateDeadline(wait); err != nil {
		return "data", err
	}
	// Close writes the final dot and reads the answer. From here on a lost
	// connection leaves open whether the message was taken.
	return "answer", body.Close()
}

// dial connects, greets, starts TLS and authenticates.
func (s *Sender) dial(ctx context.Context) (*smtp.Client, string, error) {
	client, reached, err := s.client()
	if err != nil {
		return nil, "dial", err
	}
	connected, err := client.DialToSMTPClientWithContext(ctx)
	if err != nil {
		if conn := reached.conn; conn != nil {
			conn.Close()
		}
		return nil, reached.stage(err), err
	}
	return connected, "auth", nil
}

// progress notes how far dialling came, since the library's error does not say.
type progress struct{ conn net.Conn }

func (p *progress) stage(err error) string {
	var cert *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	switch {
	case p.conn == nil:
		return "dial"
	case errors.As(err, &cert), errors.As(err, &record), isStartTLS(err):
		return "tls"
	case isAuth(err):
		return "auth"
	}
	return "greeting"
}

func (s *Sender) client() (*gomail.Client, *progress, error) {
	set, reached := s.settings, &progress{}
	secure := &tls.Config{ServerName: set.Host, RootCAs: set.CAs, MinVersion: tls.VersionTLS12}
	dial := func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := set.Dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		reached.conn = conn
		if set.TLS != Implicit {
			return conn, nil
		}
		encrypted := tls.Client(conn, secure)
		return encrypted, encrypted.HandshakeContext(ctx)
	}
	options := []gomail.Option{
		gomail.WithPort(set.ServerPort()), gomail.WithTimeout(set.timeout()),
		gomail.WithTLSConfig(secure), gomail.WithDialContextFunc(dial), gomail.WithoutNoop(),
	}
	switch set.TLS {
	case None:
		options = append(options, gomail.WithTLSPolicy(gomail.NoTLS))
	case Implicit:
		// The connection is encrypted already; no STARTTLS is offered inside.
		options = append(options, gomail.WithTLSPolicy(gomail.TLSOpportunistic))
	default:
		options = append(options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	}
	if set.Username != "" {
		kind := gomail.SMTPAuthAutoDiscover
		if set.TLS == None {
			kind = gomail.SMTPAuthPlainNoEnc
		}
		options = append(options, gomail.WithSMTPAuth(kind), gomail.WithUsername(set.Username), gomail.WithPassword(set.Password))
	}
	client, err := gomail.NewClient(set.Host, options...)
	if err != nil {
		return nil, nil, fmt.Errorf("set up mail client: %w", err)
	}
	return client, reached, nil
}

// outcome tells what an error at a stage means (RFC 5321 section 4.2.1: 4yz
// may pass later, 5yz will not).
func outcome(stage string, err error) digest.Outcome {
	o := digest.Outcome{Stage: stage, State: digest.Retry, Detail: err.Error()}
	var reply *textproto.Error
	if errors.As(err, &reply) {
		o.Code, o.Detail = reply.Code, strconv.Itoa(reply.Code)+" "+reply.Msg
		switch {
		case reply.Code >= 500 && stage == "auth":
			// A wrong password is the operator's to mend: the message waits.
			o.State = digest.Retry
		case reply.Code >= 500:
			o.State = digest.Failed
		}
		return o
	}
	if stage == "answer" {
		o.State, o.Detail = digest.Unknown, "the server's answer was lost: "+err.Error()
	}
	return o
}

// deadline is the time that one delivery may take at all.
func deadline(s Settings) time.Duration { return 5 * s.timeout() }
