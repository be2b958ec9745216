package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/mail"
	"strings"
	"time"
	"unicode"

	gomail "github.com/wneessen/go-mail"

	"keywatch/digest"
)

// Leaving says how a reader leaves.
type Leaving struct {
	URL    string // https, answers the one-click POST of RFC 8058; "" for none
	Mailto string // address that takes "unsubscribe" mails; "" for none
}

// maxHeader bounds a header's value in runes: what is longer is no subject.
const maxHeader = 200

// Compose writes an issue's message, signed when a key is given. The same
// issue gives the same bytes but for the signature's own randomness.
func Compose(issue digest.Issue, s Settings, leave Leaving) ([]byte, error) {
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent(), gomail.WithBoundary(boundary(issue)), gomail.WithEncoding(gomail.EncodingQP))
	if err := address(m, issue, s); err != nil {
		return nil, err
	}
	m.Subject(oneLine(issue.Subject))
	m.SetDateWithValue(issue.Composed.UTC())
	m.SetMessageIDWithValue(strings.Trim(issue.MessageID, "<>"))
	m.SetGenHeader("List-Id", "keywatch digest <"+s.listID()+">")
	// RFC 3834: no out-of-office answers, please.
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	if err := listUnsubscribe(m, leave); err != nil {
		return nil, err
	}
	m.SetBodyString(gomail.TypeTextPlain, issue.Text)
	m.AddAlternativeString(gomail.TypeTextHTML, issue.HTML)
	var out bytes.Buffer
	if _, err := m.WriteTo(&out); err != nil {
		return nil, fmt.Errorf("compose message %s: %w", issue.ID, err)
	}
	signer, err := s.signer(func() time.Time { return issue.Composed })
	if err != nil {
		return nil, err
	}
	if signer == nil {
		return out.Bytes(), nil
	}
	return sign(out.Bytes(), signer)
}

func address(m *gomail.Msg, issue digest.Issue, s Settings) error {
	from, err := mail.ParseAddress(s.From)
	if err != nil {
		return fmt.Errorf("read mail.from %q: %w", s.From, err)
	}
	m.FromMailAddress(from)
	to, err := mail.ParseAddress(issue.To)
	if err != nil {
		return fmt.Errorf("read address %q: %w", issue.To, err)
	}
	m.ToMailAddress(to)
	if s.ReplyTo != "" {
		if err := m.ReplyTo(s.ReplyTo); err != nil {
			return fmt.Errorf("read mail.reply_to %q: %w", s.ReplyTo, err)
		}
	}
	return nil
}

// listUnsubscribe sets RFC 2369's header, and with an https URL RFC 8058's too.
func listUnsubscribe(m *gomail.Msg, leave Leaving) error {
	var mailto []string
	if leave.Mailto != "" {
		mailto = append(mailto, "mailto:"+leave.Mailto+"?subject=unsubscribe")
	}
	switch {
	case strings.HasPrefix(leave.URL, "https://"):
		if err := m.SetListUnsubscribeOneClick(leave.URL, mailto...); err != nil {
			return fmt.Errorf("set List-Unsubscribe: %w", err)
		}
	case len(mailto) > 0:
		m.SetListUnsubscribe(mailto...)
	}
	return nil
}

func (s Settings) listID() string {
	if s.ListID != "" {
		return strings.Trim(s.ListID, "<>")
	}
	return "keywatch." + Domain(s.From)
}

// boundary is fixed by the issue, so that its bytes are too.
func boundary(issue digest.Issue) string {
	sum := sha256.Sum256([]byte(issue.MessageID))
	return "keywatch-" + hex.EncodeToString(sum[:12])
}

// oneLine makes a header's value of text from the web: no control character
// passes, and no more than maxHeader runes.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return ' '
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > maxHeader {
		s = string(r[:maxHeader-1]) + "…"
	}
	return s
}
