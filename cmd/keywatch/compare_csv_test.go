package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/cmd/internal/web"
)

func alertsOf(t testing.TB, text string) ([]web.Alert, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "alerts.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return readAlerts(path, berlin)
}

func TestAlertsAreReadAsOtherToolsWriteThem(t *testing.T) {
	at := time.Date(2026, 11, 3, 13, 5, 0, 0, time.UTC)
	for _, c := range []struct{ name, text, want string }{
		{"plain", "url,time,text\nhttps://a.example/,2026-11-03T13:05:00Z,it is new\n", "it is new"},
		{"other names and order", "Id;Title;Detected at;Watch URL\n1;it is new;2026-11-03 14:05;https://a.example/\n", "it is new"},
		{"tabs and a byte order mark", "\ufeffLINK\tDATE\tHEADLINE\nhttps://a.example/\t2026-11-03 14:05:00\tit is new\n", "it is new"},
		{"without text", "url,time\r\nhttps://a.example/,2026-11-03T14:05:00+01:00\r\n", ""},
		{"quoted over lines", "url,time,text\nhttps://a.example/,\"2026-11-03 14:05\",\"it\nis, new\"\n", "it\nis, new"},
		{"a mail's time", "url,time\nhttps://a.example/,\"Tue, 03 Nov 2026 14:05:00 +0100\"\n", ""},
		{"an american time", "url,time\nhttps://a.example/,\"Nov 3, 2026 2:05 PM\"\n", ""},
	} {
		got, err := alertsOf(t, c.text)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if d := cmp.Diff([]web.Alert{{Line: 2, URL: "https://a.example/", At: at, Text: c.want}}, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestAFileOfSomethingElseIsToldBriefly(t *testing.T) {
	_, err := alertsOf(t, "url,time\n"+strings.Repeat("x,y\n", 5000))
	if err == nil || strings.Count(err.Error(), "\n") > maxMistakes || !strings.HasSuffix(err.Error(), "and more") {
		t.Errorf("10,000 mistakes are told as %v", err)
	}
}

func FuzzReadAlerts(f *testing.F) {
	f.Add("url,time,text\nhttps://a.example/,2026-11-03,x\n")
	f.Add("link;date\n\"a\nb\";1\n;;;\n")
	f.Add("url,time\n\"")
	f.Fuzz(func(t *testing.T, text string) {
		alerts, err := alertsOf(t, text)
		if err != nil {
			return
		}
		for _, a := range alerts {
			if a.At.IsZero() || a.URL == "" || a.Line < 2 {
				t.Errorf("a bad row was taken: %+v", a)
			}
		}
	})
}
