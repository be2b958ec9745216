package sources

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html/charset"
)

// The bounds of newsletters: a letter's text stands at its start, and what a
// mailbox holds beyond the newest is no news.
const (
	maxLetter      = 512 << 10 // bytes that are read and kept of one
	maxLetters     = 50        // read at one check
	maxLetterHeads = 500       // looked at for their senders
	maxLetterParts = 50
	maxLetterDepth = 6
)

// letterFields are the options that kinds of mailboxes share.
var letterFields = []Field{
	{Name: "from", Doc: "Addresses or domains of which letters are read; all letters when not set. A sender's address can be forged: let your mail server sort out what fails its checks", Type: FieldStrings, Example: []string{"news@northwind.example", "northwind.example"}},
}

// letter is a message of a mailbox (RFC 5322) as an entry needs it.
type letter struct {
	id, subject string
	name, from  string // the sender, as called and by address
	at          time.Time
	text        string
}

// addressIn finds an address where a sender's line is not as it should be.
var addressIn = LazyPattern(`[^\s<>"(),;:]+@[^\s<>"(),;:]+`)

var letterWords = &mime.WordDecoder{CharsetReader: charset.NewReaderLabel}

// readSender gives who a line From names.
func readSender(line string) (name, address string) {
	parser := mail.AddressParser{WordDecoder: letterWords}
	if list, err := parser.ParseList(line); err == nil && len(list) > 0 {
		return list[0].Name, strings.ToLower(list[0].Address)
	}
	return "", strings.ToLower(addressIn().FindString(line))
}

// letterFrom tells whether a sender is one of those that are wanted, by address
// or by its domain or one under it.
func letterFrom(address string, wanted []string) bool {
	address = strings.ToLower(address)
	_, domain, _ := strings.Cut(address, "@")
	return len(wanted) == 0 || slices.ContainsFunc(wanted, func(w string) bool {
		w = strings.ToLower(strings.TrimSpace(w))
		if strings.Contains(strings.TrimPrefix(w, "@"), "@") {
			return address == w
		}
		w = strings.TrimPrefix(w, "@")
		return w != "" && (domain == w || strings.HasSuffix(domain, "."+w))
	})
}

// readLetter reads a message, which may be cut off after its start.
func readLetter(raw []byte) (letter, error) {
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return letter{}, fmt.Errorf("read message: %w", err)
	}
	l := letter{id: strings.Trim(strings.TrimSpace(m.Header.Get("Message-Id")), "<>")}
	l.name, l.from = readSender(m.Header.Get("From"))
	subject, err := letterWords.DecodeHeader(m.Header.Get("Subject"))
	if err != nil {
		subject = m.Header.Get("Subject") // an unknown charset: as it stands
	}
	l.subject = plain(strings.ToValidUTF8(subject, "\uFFFD"), maxTitle)
	if at, err := m.Header.Date(); err == nil {
		l.at = at.UTC()
	}
	var b letterBody
	b.read(textproto.MIMEHeader(m.Header), m.Body, 0)
	l.text = b.text()
	switch {
	case l.from == "":
		return l, errors.New("it has no sender")
	case l.item().Text == "":
		return l, errors.New("it has neither subject nor text")
	}
	if l.id == "" || len(l.id) > maxKey {
		l.id = hash(l.id + "\x00" + l.from + "\x00" + l.subject + "\x00" + m.Header.Get("Date"))
	}
	return l, nil
}

// item is the letter as an entry. It has no link: those in a letter are made
// for one reader.
func (l letter) item() Item {
	_, domain, _ := strings.Cut(l.from, "@")
	title := l.subject
	if title == "" {
		title = cutRunes(l.text, 100)
	}
	return published(entryOf(l.id, title, l.text, "", l.at), l.name, "https://"+domain)
}

// letterBody gathers the texts of a letter's parts.
type letterBody struct {
	html, plain string
	parts       int
}

// read takes the first text of each sort, wherever it stands among the parts.
func (b *letterBody) read(head textproto.MIMEHeader, body io.Reader, depth int) {
	kind, params, err := mime.ParseMediaType(head.Get("Content-Type"))
	if err != nil && kind == "" {
		kind = "text/plain" // RFC 2045, section 5.2
	}
	if where, _, _ := mime.ParseMediaType(head.Get("Content-Disposition")); where == "attachment" {
		return
	}
	body = unencoded(head.Get("Content-Transfer-Encoding"), body)
	switch {
	case strings.HasPrefix(kind, "multipart/"):
		if params["boundary"] == "" || depth >= maxLetterDepth {
			return
		}
		parts := multipart.NewReader(body, params["boundary"])
		for b.parts < maxLetterParts {
			part, err := parts.NextRawPart()
			if err != nil {
				return // the end, or where the letter was cut off
			}
			b.parts++
			b.read(part.Header, part, depth+1)
		}
	case kind == "text/html" && b.html == "":
		b.html = letterText(body, params["charset"])
	case kind == "text/plain" && b.plain == "":
		b.plain = letterText(body, params["charset"])
	}
}

// unencoded undoes a transfer encoding (RFC 2045, section 6).
func unencoded(encoding string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	}
	return body
}

// letterText reads a text in its charset. One that breaks off is as long as it is.
func letterText(body io.Reader, label string) string {
	raw, _ := io.ReadAll(io.LimitReader(body, maxLetter))
	if label != "" {
		if r, err := charset.NewReaderLabel(label, bytes.NewReader(raw)); err == nil {
			if text, err := io.ReadAll(io.LimitReader(r, 2*maxLetter)); err == nil {
				raw = text
			}
		}
	}
	return strings.ToValidUTF8(string(raw), "\uFFFD")
}

// plainLink is an address in a text without markup: often one reader's own.
var plainLink = LazyPattern(`[<(\[]?https?://[^\s<>()\[\]]+[>)\]]?`)

// text is what a reader sees: the letter as HTML before its plain twin, which
// is often a list of addresses.
func (b *letterBody) text() string {
	markup := b.html
	if i := strings.Index(strings.ToLower(markup), "<body"); i > 0 && i < len(markup) {
		markup = markup[i:] // the styles before can be longer than what is looked at
	}
	if text := plain(markup, maxText); text != "" {
		return plainLink().ReplaceAllString(text, "")
	}
	return cutRunes(printable(plainLink().ReplaceAllString(b.plain, "")), maxText)
}

// parseLetters reads the letters of a mailbox, the newest first. One that
// cannot be read is told and does not stop the rest.
func parseLetters(src Source, docs []Document) (Snapshot, error) {
	var letters []letter
	var skipped []string
	for _, doc := range docs {
		l, err := readLetter(doc.Body)
		switch {
		case err != nil:
			u, _ := url.Parse(doc.URL)
			skipped = append(skipped, fmt.Sprintf("letter %s: %v", u.Fragment, err))
		case letterFrom(l.from, src.Options.Strings("from")):
			letters = append(letters, l)
		}
	}
	if len(docs) > 0 && len(skipped) == len(docs) {
		return Snapshot{}, wrongShape(docs[0], "no letter can be read; %s", skipped[0])
	}
	slices.SortStableFunc(letters, func(a, b letter) int { return b.at.Compare(a.at) })
	var items []Item
	for _, l := range letters {
		items = append(items, l.item())
	}
	snap := list(items, 0)
	if snap.Skipped = skipped; len(skipped) > 0 {
		snap.Of = snap.Read + len(skipped)
	}
	return snap, nil
}

// letterDocument is a letter as it is kept: its start, under the name that its
// mailbox knows it by.
func letterDocument(address, name string, raw []byte) Document {
	return Document{URL: address + "#" + url.PathEscape(name), ContentType: "message/rfc822", Body: raw[:min(len(raw), maxLetter)]}
}
