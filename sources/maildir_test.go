package sources_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"keywatch/sources"
)

// letters are newsletters as they come: encoded headers, several parts, none
// of the headers that should be there.
var letters = map[string]string{
	"cur/1800000001.a.host:2,S": "From: =?utf-8?q?Northwind_N=C3=A4chrichten?= <News@mail.northwind.example>\r\nSubject: =?iso-8859-1?Q?Gr=F6=DFer?= in Porto\r\nMessage-ID: <1@northwind.example>\r\nDate: Mon, 16 Nov 2026 09:00:00 +0100\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=out\r\n\r\npreamble\r\n--out\r\nContent-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\nContent-Type: text/plain\r\n\r\nhttps://t.example/u/4711 only links\r\n" +
		"--in\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><head><style>p{color:red}</style></head><body><p>We op=\r\nened in <b>Porto</b>. Gr=FC=DFe</p><a href=3D\"https://t.example/u/4711\">unsubscribe</a></body></html>\r\n--in--\r\n" +
		"--out\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nsecret attachment\r\n--out--\r\n",
	"new/1800000002.b.host":      "From: news@northwind.example\r\nSubject: Plain\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nDate: Tue, 17 Nov 2026 09:00:00 GMT\r\n\r\nV2UgcmFpc2UgcHJpY2VzLiA8aHR0cHM6Ly90LmV4YW1wbGUvdS80NzExPg==\r\n",
	"new/1800000003.c.host":      "From: friend@northwind.example.evil.example\r\nSubject: Private\r\nMessage-ID: <3@evil.example>\r\n\r\nhello\r\n",
	"cur/1800000004.d.host:2,ST": "From: news@northwind.example\r\nSubject: Trashed\r\nMessage-ID: <4@northwind.example>\r\n\r\nhello\r\n",
	"cur/1800000005.e.host:2,":   "From: news@northwind.example\r\nSubject: Again\r\nMessage-ID: <1@northwind.example>\r\nDate: Sun, 15 Nov 2026 09:00:00 GMT\r\n\r\nhello\r\n",
}

// maildir writes a mail folder; each letter came a minute after the one before.
func maildir(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for _, sub := range []string{"cur", "new", "tmp"} {
		if err := os.Mkdir(filepath.Join(dir, sub), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Date(2026, 11, 17, 0, int(name[13]), 0, 0, time.UTC)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestAMailFolderGivesTheSevenAnswers holds the kind maildir to what kinds of
// the web are held to.
func TestAMailFolderGivesTheSevenAnswers(t *testing.T) {
	web := notWeb(t, nil)
	from := sources.Options{"from": []string{"Northwind.example"}}
	dir := maildir(t, letters)
	if err := os.Symlink("/etc/hostname", filepath.Join(dir, "new", "link")); err != nil {
		t.Fatal(err)
	}
	snap, err := readUnwebbed(t, web, "maildir", "maildir://"+dir, from)
	if err != nil {
		t.Fatal(err)
	}
	isRead(t, "healthy", snap, err, "entry | "+snap.Items[0].Key+" | Plain | \nentry | 1@northwind.example | Größer in Porto | \nread 2 of 0\n")
	if got := snap.Items[1]; got.Text != "Größer in Porto. We opened in Porto. Grüße unsubscribe" || !got.At.Equal(time.Date(2026, 11, 16, 8, 0, 0, 0, time.UTC)) ||
		got.Fields["publisher"] != "Northwind Nächrichten" || got.Fields["publisher_site"] != "mail.northwind.example" {
		t.Errorf("%+v", got)
	}
	if got := snap.Items[0].Text; got != "Plain. We raise prices." {
		t.Errorf("%q", got)
	}
	for _, doc := range snap.Documents {
		if strings.Contains(string(doc.Body), "Private") {
			t.Error("a letter of somebody else is kept")
		}
	}

	snap, err = readUnwebbed(t, web, "maildir", "maildir://"+maildir(t, nil), from)
	isRead(t, "empty", snap, err, "read 0 of 0\n")
	snap, err = readUnwebbed(t, web, "maildir", "maildir://"+maildir(t, map[string]string{
		"new/1800000001.broken": "no letter\r\n", "new/1800000002.cut": letters["cur/1800000001.a.host:2,S"][:700],
	}), nil)
	isRead(t, "truncated and damaged", snap, err, "entry | 1@northwind.example | Größer in Porto | \nread 1 of 2\n")
	if len(snap.Skipped) != 1 || !strings.Contains(snap.Skipped[0], "1800000001.broken") {
		t.Errorf("told: %v", snap.Skipped)
	}

	_, err = readUnwebbed(t, web, "maildir", "maildir://"+maildir(t, map[string]string{"new/1800000001.broken": "no letter\r\n"}), nil)
	isFault(t, "wrong", err, sources.StateUnparseable, "no letter can be read")
	_, err = readUnwebbed(t, web, "maildir", "maildir://"+t.TempDir(), nil)
	isFault(t, "no maildir", err, sources.StateBroken, "no folder cur")
	_, err = readUnwebbed(t, web, "maildir", "maildir://"+dir+"/missing", nil)
	isFault(t, "gone", err, sources.StateGone, "does not exist")
	_, err = readUnwebbed(t, web, "maildir", "maildir://host.example"+dir, nil)
	isFault(t, "refused", err, sources.StateRefused, "path of this machine")
}
