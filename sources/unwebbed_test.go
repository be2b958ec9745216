package sources_test

import (
	"context"
	"net"
	"net/netip"
	"strings"
	"testing"

	"keywatch/sources"
	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

// notWeb is a client whose visits of the web all fail: what is read with it is
// read without HTTP.
func notWeb(t *testing.T, set func(*fetch.Policy)) *fetch.Client {
	t.Helper()
	policy := fetchtest.Policy("127.0.0.1:1")
	if set != nil {
		set(&policy)
	}
	return fetchtest.Client(t, policy, nil, nil)
}

func readUnwebbed(t *testing.T, web sources.Getter, kind, address string, options sources.Options) (*sources.Snapshot, error) {
	t.Helper()
	return sources.Read(t.Context(), web, sources.Source{ID: "case", Kind: kind, URL: address, Options: options}, fetch.Validators{})
}

// isRead holds a snapshot against its items, written as in the files of answers.
func isRead(t *testing.T, of string, snap *sources.Snapshot, err error, want string) {
	t.Helper()
	if err != nil {
		t.Errorf("%s: %v", of, err)
		return
	}
	if got := shownItems(snap); got != want {
		t.Errorf("%s: got\n%swant\n%s", of, got, want)
	}
	if snap.At.IsZero() {
		t.Errorf("%s: the snapshot has no time", of)
	}
}

// isFault holds an error against the state that it leads to.
func isFault(t *testing.T, of string, err error, state sources.State, words string) {
	t.Helper()
	if err == nil || sources.StateOf(err) != state || !strings.Contains(err.Error(), words) {
		t.Errorf("%s: state %s, %v; want %s with %q", of, sources.StateOf(err), err, state, words)
	}
}

// TestAddressesOfNoWebAreJudged holds what the configuration refuses.
func TestAddressesOfNoWebAreJudged(t *testing.T) {
	for kind, cases := range map[string]map[string]bool{
		"csv": {
			"file:///var/lib/n.csv": true, "https://northwind.example/n.csv": true, "file://n.csv": false, "file:n.csv": false,
			"ftp://northwind.example/n.csv": false, "https://u:p@northwind.example/n.csv": false, "file:///n.csv?x=1": false,
		},
		"maildir": {"maildir:///var/mail/n": true, "maildir://host.example/var": false, "/var/mail": false, "file:///var/mail": false},
		"imap": {
			"imaps://n@imap.northwind.example": true, "imaps://n%40northwind.example@imap.northwind.example:1993/News/Rivals": true,
			"imaps://n:secret@imap.northwind.example/INBOX": false, "imaps://imap.northwind.example/INBOX": false, "imap://n@imap.northwind.example": false,
		},
		"dns": {
			"dns:northwind.example": true, "dns:_dmarc.northwind.example.": true, "dns://northwind.example": false, "dns:northwind": false,
			"dns:": false, "dns:a..example": false, "dns:-a.example": false,
		},
	} {
		k, _ := sources.KindByName(kind)
		if k.Judge(k.Example) != nil {
			t.Errorf("%s refuses its own example", kind)
		}
		for address, ok := range cases {
			err := k.Judge(address)
			if (err == nil) != ok {
				t.Errorf("%s %s: %v", kind, address, err)
			}
			if err != nil && strings.Contains(err.Error(), "secret") {
				t.Errorf("%s repeats a password: %v", kind, err)
			}
		}
	}
}

// plainGetter can visit the web alone.
type plainGetter struct{}

func (plainGetter) Do(context.Context, fetch.Request) (*fetch.Response, error) { panic("visited") }

var _ interface {
	DialEndpoint(context.Context, string, []netip.Prefix) (net.Conn, error)
	LookupTXT(context.Context, string) ([]string, error)
} = (*fetch.Client)(nil)

func TestAGetterOfTheWebAloneReadsNoMailbox(t *testing.T) {
	t.Setenv("MAILBOX", "x")
	_, err := readUnwebbed(t, plainGetter{}, "imap", "imaps://n@imap.northwind.example", sources.Options{"password_env": "MAILBOX"})
	isFault(t, "imap", err, sources.StateRefused, "not read here")
	_, err = readUnwebbed(t, plainGetter{}, "dns", "dns:northwind.example", nil)
	isFault(t, "dns", err, sources.StateRefused, "not looked up here")
}
