package mail_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"keywatch/digest"
	"keywatch/digest/mail"
	"keywatch/digest/mail/mailtest"
)

// TestASignatureVerifiesHoweverLongItsTags: a tag longer than a line was
// broken in its midst, and no receiver could verify any message.
func TestASignatureVerifiesHoweverLongItsTags(t *testing.T) {
	long := strings.Repeat("quite-a-long-label.", 6) + "tarnwick.example"
	issue := digest.Issue{
		ID: "maren/weekly/2026-11-02", To: "Maren Voß <maren@tarnwick.example>", MessageID: "1.digest@tarnwick.example",
		Composed: time.Date(2026, 11, 9, 7, 0, 0, 0, time.UTC),
		Subject:  "Brindlow: Team -20 %: EUR 50 → EUR 40", Text: ".\n was EUR 50  \n\n", HTML: "<p>was EUR 50</p>",
	}
	leave := mail.Leaving{URL: "https://keywatch.tarnwick.example/u/token", Mailto: "keywatch@tarnwick.example"}
	for name, c := range map[string]struct {
		domain, selector, replyTo string
		leave                     mail.Leaving
	}{
		"all fields":    {"tarnwick.example", "kw", "lead@tarnwick.example", leave},
		"few fields":    {"tarnwick.example", "kw", "", mail.Leaving{}},
		"a long domain": {long, "kw", "", leave},
		"long names":    {long, strings.Repeat("selector-", 6) + "1", "", leave},
	} {
		for _, key := range mailtest.Keys(t, c.domain, c.selector) {
			t.Run(name+" "+key.Kind, func(t *testing.T) {
				file := filepath.Join(t.TempDir(), "dkim.pem")
				if err := os.WriteFile(file, key.PEM, 0o600); err != nil {
					t.Fatal(err)
				}
				message, err := mail.Compose(issue, mail.Settings{
					From: "keywatch <keywatch@tarnwick.example>", ReplyTo: c.replyTo,
					DKIM: mail.DKIM{Domain: c.domain, Selector: c.selector, KeyFile: file},
				}, c.leave)
				if err != nil {
					t.Fatal(err)
				}
				key.Check(t, message)
				for line := range bytes.SplitSeq(message, []byte("\r\n")) {
					if len(line) > 998 { // RFC 5322 section 2.1.1
						t.Errorf("a line has %d bytes", len(line))
					}
				}
			})
		}
	}
}
