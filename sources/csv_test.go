package sources_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"keywatch/sources"
	"keywatch/sources/fetch/fetchtest"
)

// TestATableGivesTheSevenAnswers holds the kind csv, from a file, to what kinds
// of the web are held to.
func TestATableGivesTheSevenAnswers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "n.csv")
	read := func(body string) (*sources.Snapshot, error) {
		if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		return readUnwebbed(t, notWeb(t, nil), "csv", "file://"+path, nil)
	}
	snap, err := read("\ufeffTitle; URL ;ignored;text;Time\r\nNorthwind opens in Porto;https://gazette.example/a?utm_source=x;1;\"A second; \"\"big\"\" office\";2026-11-16T08:00:00+01:00\r\n" +
		"Größer;;;;2026-11-15\r\nGrößer;;;;2026-11-15\r\n;;;Nur Text;\r\n")
	isRead(t, "healthy", snap, err, "entry | https://gazette.example/a | Northwind opens in Porto | https://gazette.example/a\n"+
		"entry | "+snap.Items[1].Key+" | Größer | \nentry | "+snap.Items[2].Key+" | Nur Text | \nread 3 of 0\n")
	if at := snap.Items[0].At; !at.Equal(time.Date(2026, 11, 16, 7, 0, 0, 0, time.UTC)) || snap.Items[0].Text != `Northwind opens in Porto. A second; "big" office` {
		t.Errorf("%v, %s", at, snap.Items[0].Text)
	}

	snap, err = read("url,time,title,text\nhttps://a.example/1,,One,\nhttps://a.example/2,soon,Two,\nnot a link,,Three,\nhttps://a.example/4,,,\nhttps://a.example/5,,Fi\"ve,\nhttps://a.example/6,,Six\nhttps://a.example/7,,Seven,\n")
	isRead(t, "bad rows", snap, err, "entry | https://a.example/1 | One | https://a.example/1\nentry | https://a.example/7 | Seven | https://a.example/7\nread 2 of 7\n")
	told := strings.Join(snap.Skipped, "\n")
	for _, want := range []string{`line 3: "soon" is no time`, `line 4: "not a link" is no address`, "line 5: it has neither", `line 6: bare "`, "line 7: wrong number of fields"} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is not told: %s", want, told)
		}
	}
	status := sources.Status{}.After(sources.Outcome{Snapshot: snap, Differs: true}, snap.At)
	if status.State != sources.StateHealthy || !strings.Contains(status.Detail, "read 2 of 7; left out: line 3") {
		t.Errorf("%s: %s", status.State, status.Detail)
	}

	snap, err = read("title,text\n")
	isRead(t, "empty", snap, err, "read 0 of 0\n")
	for of, body := range map[string]string{
		"wrong": "name,price\nTeam,12\n", "nothing": "", "page": "<!doctype html><title>x</title>", "all bad": "title,time\nA,soon\n", "cut off": "title,te",
	} {
		_, err = read(body)
		isFault(t, of, err, sources.StateUnparseable, "")
	}

	web := notWeb(t, nil)
	_, err = readUnwebbed(t, web, "csv", "file://"+path+".missing", nil)
	isFault(t, "gone", err, sources.StateGone, "does not exist")
	_, err = readUnwebbed(t, web, "csv", "file://"+t.TempDir(), nil)
	isFault(t, "folder", err, sources.StateBroken, "no file")
	_, err = readUnwebbed(t, web, "csv", "file://elsewhere.example/n.csv", nil)
	isFault(t, "refused", err, sources.StateRefused, "path of this machine")
}

func TestATableOfTheWebIsReadToo(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/n.csv": "title\nNorthwind opens\n", "/page": "<!doctype html><p>Sign in</p>"})
	address := "http://www.northwind.example"
	snap, err := readUnwebbed(t, site.Client(t, nil), "csv", address+"/n.csv", nil)
	if err != nil || len(snap.Items) != 1 || snap.Items[0].Title != "Northwind opens" {
		t.Fatalf("%v, %v", snap, err)
	}
	_, err = readUnwebbed(t, site.Client(t, nil), "csv", address+"/page", nil)
	isFault(t, "marketing", err, sources.StateUnparseable, "a web page came")
	site.Status("/n.csv", http.StatusTooManyRequests)
	_, err = readUnwebbed(t, site.Client(t, nil), "csv", address+"/n.csv", nil)
	isFault(t, "rate-limited", err, sources.StateBlocked, "")
}
