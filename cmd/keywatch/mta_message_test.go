package main

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"net/textproto"
	"slices"
	"strings"
	"testing"
	"time"

	"keywatch/cmd/internal/web"
)

// checkDigest holds what arrived to what was kept: the same bytes under the
// server's trace (RFC 5321 section 4.4), which any reader can parse.
func checkDigest(t *testing.T, arrived []byte, kept web.IssueView) {
	t.Helper()
	if len(kept.Message) == 0 || !bytes.HasSuffix(arrived, kept.Message) {
		t.Errorf("not the kept bytes arrived:\n%s\nbut\n%s", kept.Message, arrived)
	}
	for line := range bytes.SplitSeq(arrived, []byte("\r\n")) {
		// RFC 5322 section 2.1.1; a bare CR or LF may not be in a line at all.
		if len(line) > 998 || bytes.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d bytes is no line of a mail: %.80q", len(line), line)
		}
	}
	message, err := mail.ReadMessage(bytes.NewReader(arrived))
	if err != nil {
		t.Fatalf("read the message: %v", err)
	}
	checkHeader(t, message.Header, kept)
	for kind, body := range alternatives(t, message) {
		for _, want := range []string{"Brindlow", "Corvane Énergie", "EUR 40"} {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not say %q:\n%s", kind, want, body)
			}
		}
	}
}

func checkHeader(t *testing.T, header mail.Header, kept web.IssueView) {
	t.Helper()
	for name, want := range map[string]string{
		"Message-ID":            "<" + kept.MessageID + ">",
		"List-Id":               "keywatch digest <keywatch.tarnwick.example>",
		"Auto-Submitted":        "auto-generated",
		"List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
		"MIME-Version":          "1.0",
	} {
		if got := header[textproto.CanonicalMIMEHeaderKey(name)]; len(got) != 1 || got[0] != want {
			t.Errorf("%s is %q, not %q", name, got, want)
		}
	}
	leave := header.Get("List-Unsubscribe")
	if !strings.Contains(leave, "<https://keywatch.tarnwick.example/u/") || !strings.Contains(leave, "<mailto:keywatch@tarnwick.example?") {
		t.Errorf("List-Unsubscribe is %q, not a link and an address", leave)
	}
	if at, err := header.Date(); err != nil || !at.Equal(kept.Composed.Truncate(time.Second)) {
		t.Errorf("Date is %s (%v), not %s", at, err, kept.Composed)
	}
	to, err := header.AddressList("To")
	if err != nil || len(to) != 1 || to[0].Address != "maren@tarnwick.example" || to[0].Name != "Maren Voß" {
		t.Errorf("To is %v (%v), not Maren Voß", to, err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(header.Get("Subject"))
	if err != nil || subject != kept.Subject {
		t.Errorf("Subject is %q (%v), not %q", subject, err, kept.Subject)
	}
}

// alternatives are the decoded texts of a message by their type; there must
// be a plain one, and an HTML one after it, as the better (RFC 2046 section
// 5.1.4).
func alternatives(t *testing.T, message *mail.Message) map[string]string {
	t.Helper()
	kind, params, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("the message is %s (%v), not multipart/alternative", kind, err)
	}
	bodies, order := map[string]string{}, []string{}
	parts := multipart.NewReader(message.Body, params["boundary"])
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("read a part: %v", err)
		}
		kind, params, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
		if err != nil || !strings.EqualFold(params["charset"], "utf-8") {
			t.Errorf("a part is %s in %q (%v)", kind, params["charset"], err)
		}
		body, err := io.ReadAll(part)
		if err != nil {
			t.Fatalf("read part %s: %v", kind, err)
		}
		bodies[kind], order = string(body), append(order, kind)
	}
	if !slices.Equal(order, []string{"text/plain", "text/html"}) {
		t.Errorf("the parts are %v", order)
	}
	return bodies
}
