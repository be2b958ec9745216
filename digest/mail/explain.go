package mail

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/mail"
	"strings"
	"time"

	"keywatch/digest"
)

// isStartTLS and isAuth know the library's errors that have no type.
func isStartTLS(err error) bool {
	return strings.Contains(err.Error(), "STARTTLS") || strings.Contains(err.Error(), "tls: ")
}

func isAuth(err error) bool { return strings.Contains(err.Error(), "AUTH") }

// Test sends one short message through the settings and says in words what
// came of it, and what to do.
func Test(ctx context.Context, s Settings, to string, now time.Time) (string, error) {
	sender, err := NewSender(s)
	if err != nil {
		return "", err
	}
	issue := digest.Issue{
		ID: "test", To: to, Composed: now, Subject: "keywatch: mail works",
		MessageID: fmt.Sprintf("<test.%d@%s>", now.UnixNano(), Domain(s.From)),
		Text:      "This message proves that keywatch can send mail. Nothing else is in it.\n",
		HTML:      "<p>This message proves that keywatch can send mail. Nothing else is in it.</p>",
	}
	message, err := Compose(issue, s, Leaving{})
	if err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(ctx, deadline(s))
	defer cancel()
	o := sender.Send(ctx, Bare(s.From), Bare(to), message)
	if o.State == digest.Sent {
		return fmt.Sprintf("%s took the message for %s. If it does not arrive, look into the spam folder: a DKIM key (mail.dkim) helps.", s.Host, to), nil
	}
	return "", errors.New(Explain(s, o))
}

// Explain says in words what went wrong and how to mend it.
func Explain(s Settings, o digest.Outcome) string {
	server := net.JoinHostPort(s.Host, fmt.Sprint(s.ServerPort()))
	advice := ""
	switch o.Stage {
	case "dial":
		advice = dialAdvice(o.Detail)
	case "tls":
		advice = "The connection could not be protected. Is mail.tls right for this port (starttls: 587, implicit: 465), and is the server's certificate for this very name?"
	case "auth":
		advice = "The server did not accept user and password. Check mail.username and the password's environment variable or file; many providers want an app password."
	case "greeting":
		advice = "The server did not greet as an SMTP server does. Is the port right? Port 465 wants mail.tls implicit."
	case "mail":
		advice = "The server refuses the sender. mail.from must be an address that this server may send for."
	case "rcpt":
		advice = "The server refuses the recipient, or does not relay for us. Check the address; a relay may want a user and password."
	case "data":
		advice = "The server refuses the message itself."
	case "answer":
		advice = "The message may or may not have arrived; a digest would be sent again with the same Message-ID."
	}
	return fmt.Sprintf("mail through %s failed at %s: %s\n%s", server, o.Stage, o.Detail, advice)
}

func dialAdvice(detail string) string {
	switch {
	case strings.Contains(detail, "no such host"):
		return "The name has no address. Check mail.host."
	case strings.Contains(detail, "refused the address"), strings.Contains(detail, "mail.allow"):
		return "A private address must be listed under mail.allow."
	case strings.Contains(detail, "connection refused"):
		return "Nothing listens there. Check mail.host and mail.port."
	case strings.Contains(detail, "timeout"), strings.Contains(detail, "deadline"):
		return "No answer came. A firewall may close the port; many networks close 25."
	}
	return "The server could not be reached."
}

// Bare is the address alone of an RFC 5322 mailbox.
func Bare(mailbox string) string {
	if i := strings.LastIndexByte(mailbox, '<'); i >= 0 {
		mailbox = strings.TrimSuffix(strings.TrimSpace(mailbox[i+1:]), ">")
	}
	return strings.TrimSpace(mailbox)
}

// Mailbox is an RFC 5322 mailbox of a name and an address.
func Mailbox(name, email string) string {
	return (&mail.Address{Name: oneLine(name), Address: Bare(email)}).String()
}
