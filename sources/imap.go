package sources

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "imap", Doc: "Newsletters in a folder of a mailbox (IMAP over TLS), read as entries; nothing in it is changed", Example: "imaps://newsletters%40northwind.example@imap.northwind.example/INBOX",
		Place: PlaceNewsroom, Reader: 1, Interval: time.Hour,
		Fields: append([]Field{
			{Name: "password_env", Doc: "The environment variable that holds the mailbox's password", Type: FieldString, Example: "IMAP_PASSWORD"},
			{Name: "password_file", Doc: "The file that holds the mailbox's password, by its whole path", Type: FieldString, Example: "/etc/keywatch/imap.password"},
			{Name: "allow", Doc: "Private addresses that the mail server may have", Type: FieldStrings, Example: []string{"10.1.0.0/16"}},
		}, letterFields...),
		Discloses: "to the mail server: that the folder is read",
		Judge: func(address string) error {
			_, err := imapTarget(address)
			return err
		},
		Visit: visitIMAP,
		Parse: parseLetters,
	})
}

// Bounds of one check of a mailbox.
const (
	imapTimeout = 2 * time.Minute
	imapBytes   = 64 << 20 // in all; letters are asked for by their start
)

// imapBox is what an address imaps://USER@HOST:PORT/FOLDER names.
type imapBox struct{ user, hostport, folder string }

func imapTarget(address string) (imapBox, error) {
	u, err := url.Parse(address)
	if err != nil {
		return imapBox{}, fmt.Errorf("this is no address: %w", errors.Unwrap(err)) // not repeated: it may hold a password
	}
	if _, has := u.User.Password(); has {
		return imapBox{}, errors.New("a password in the address would stand in mail and logs; use password_env or password_file")
	}
	if u.Scheme != "imaps" || u.Hostname() == "" || u.User.Username() == "" || u.RawQuery != "" || u.Fragment != "" {
		return imapBox{}, fmt.Errorf("%s is no mailbox; write imaps://USER@HOST/FOLDER, with %%40 for an @ in the user's name", address)
	}
	port := u.Port()
	if port == "" {
		port = "993" // RFC 8314, section 7.3
	}
	folder := strings.Trim(u.Path, "/")
	if folder == "" {
		folder = "INBOX"
	}
	return imapBox{u.User.Username(), net.JoinHostPort(u.Hostname(), port), folder}, nil
}

// endpointDialer connects to a server that is no web server; *fetch.Client is one.
type endpointDialer interface {
	DialEndpoint(ctx context.Context, hostport string, allow []netip.Prefix) (net.Conn, error)
}

func visitIMAP(ctx context.Context, web Getter, src Source) ([]Document, error) {
	box, err := imapTarget(src.URL)
	if err != nil {
		return nil, err
	}
	fail := func(fault fetch.Fault, format string, args ...any) error {
		return &fetch.Error{Fault: fault, URL: src.URL, Err: fmt.Errorf(format, args...)}
	}
	password, err := imapPassword(src.Options)
	if err != nil {
		return nil, fail(fetch.FaultBlocked, "%w", err)
	}
	allow, err := imapAllow(src.Options.Strings("allow"))
	if err != nil {
		return nil, fail(fetch.FaultRefused, "%w", err)
	}
	dialer, ok := web.(endpointDialer)
	if !ok {
		return nil, fail(fetch.FaultRefused, "mailboxes are not read here")
	}
	bounded, cancel := context.WithTimeout(ctx, imapTimeout)
	defer cancel()
	conn, err := dialer.DialEndpoint(bounded, box.hostport, allow)
	if err != nil {
		return nil, err
	}
	client := imapclient.New(&boundedConn{Conn: conn, left: imapBytes}, nil)
	stop := context.AfterFunc(bounded, func() { _ = conn.Close() })
	defer stop()
	defer client.Close()
	docs, err := readIMAP(client, src, box, password)
	switch {
	case err == nil:
		_ = client.Logout().Wait() // what was read is read, whatever it answers
		return docs, nil
	case ctx.Err() != nil:
		return nil, fmt.Errorf("read mailbox: %w", context.Cause(ctx))
	case bounded.Err() != nil:
		return nil, fail(fetch.FaultBroken, "the mail server did not give all within %s", imapTimeout)
	}
	return nil, &fetch.Error{Fault: imapFault(err), URL: src.URL, Err: err}
}

// imapRefusal is a command that the server said no to.
type imapRefusal struct {
	fault fetch.Fault
	err   error
}

func (e *imapRefusal) Error() string { return e.err.Error() }
func (e *imapRefusal) Unwrap() error { return e.err }

// refusedIMAP gives the fault that a server's NO means; whatever else goes
// wrong is a broken connection.
func refusedIMAP(err error, fault fetch.Fault, words string) error {
	var no *imap.Error
	if errors.As(err, &no) {
		if no.Code == imap.ResponseCodeUnavailable || no.Code == imap.ResponseCodeInUse || no.Code == imap.ResponseCodeServerBug {
			fault = fetch.FaultBroken
		}
		return &imapRefusal{fault, fmt.Errorf("%s: %w", words, err)}
	}
	return fmt.Errorf("the connection to the mail server broke: %w", err)
}

func imapFault(err error) fetch.Fault {
	var no *imapRefusal
	if errors.As(err, &no) {
		return no.fault
	}
	return fetch.FaultBroken
}

// readIMAP opens the folder read-only and gives the newest letters of the
// senders that are wanted. Nothing is marked as read (BODY.PEEK).
func readIMAP(client *imapclient.Client, src Source, box imapBox, password string) ([]Document, error) {
	if err := client.WaitGreeting(); err != nil {
		return nil, fmt.Errorf("wait for the mail server's greeting: %w", err)
	}
	if err := client.Login(box.user, password).Wait(); err != nil {
		return nil, refusedIMAP(err, fetch.FaultBlocked, "the mail server refuses the user or the password")
	}
	folder, err := client.Select(box.folder, &imap.SelectOptions{ReadOnly: true}).Wait()
	if err != nil {
		return nil, refusedIMAP(err, fetch.FaultGone, "the mail server has no folder "+box.folder)
	}
	if folder.NumMessages == 0 {
		return nil, nil
	}
	first := uint32(1)
	if folder.NumMessages > maxLetterHeads {
		first = folder.NumMessages - maxLetterHeads + 1
	}
	var newest imap.SeqSet
	newest.AddRange(first, folder.NumMessages)
	heads, err := client.Fetch(newest, &imap.FetchOptions{UID: true, Envelope: true}).Collect()
	if err != nil {
		return nil, refusedIMAP(err, fetch.FaultBroken, "the mail server does not show its letters")
	}
	wanted := imapWanted(heads, src.Options.Strings("from"))
	if len(wanted) == 0 {
		return nil, nil
	}
	start := &imap.FetchItemBodySection{Peek: true, Partial: &imap.SectionPartial{Size: maxLetter}}
	letters, err := client.Fetch(imap.UIDSetNum(wanted...), &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{start}}).Collect()
	if err != nil {
		return nil, refusedIMAP(err, fetch.FaultBroken, "the mail server does not give its letters")
	}
	var docs []Document
	for _, l := range letters {
		for _, part := range l.BodySection {
			docs = append(docs, letterDocument(src.URL, strconv.FormatUint(uint64(l.UID), 10), part.Bytes))
		}
	}
	return docs, nil
}

// imapWanted are the newest letters of the senders that are wanted.
func imapWanted(heads []*imapclient.FetchMessageBuffer, from []string) []imap.UID {
	var list []imap.UID
	for i := len(heads) - 1; i >= 0 && len(list) < maxLetters; i-- {
		if heads[i].Envelope == nil || heads[i].UID == 0 {
			continue
		}
		sender := ""
		if by := heads[i].Envelope.From; len(by) > 0 {
			sender = by[0].Addr()
		}
		if letterFrom(sender, from) {
			list = append(list, heads[i].UID)
		}
	}
	return list
}
