package tag

import (
	"testing"
	"time"
)

func TestTheNextDayThatATextNamesIsRead(t *testing.T) {
	seen := time.Date(2026, time.November, 23, 10, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"Webinar on 3 December: records in a bank":                "2026-12-03",
		"Join us in Rotterdam on 28 January":                      "2027-01-28",
		"Meet us at Careforce, January 21–22, 2027":               "2027-01-21",
		"21-22 January in Harrogate":                              "2027-01-21",
		"Ilse Harmsen wird zum 1. Dezember Vorstand":              "2026-12-01",
		"Rendez-vous le 2 décembre 2026 à Lyon":                   "2026-12-02",
		"El 15 de enero de 2027 en Bilbao":                        "2027-01-15",
		"The meeting is on 2026-12-24":                            "2026-12-24",
		"As of 12 March 2026 the office is open":                  "", // gone by
		"31 February is no day":                                   "",
		"May 2026 be a good year":                                 "",
		"First on 9 December, then on 4 December":                 "2026-12-04",
		"23 November 2026 The office in Esbjerg opens on 5 March": "2027-03-05",
	} {
		e := Event{Seen: seen, Witnesses: []Witness{{After: text}}}
		got := ""
		if at := e.Ahead(); !at.IsZero() {
			got = at.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
