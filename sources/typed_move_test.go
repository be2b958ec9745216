package sources

import (
	"testing"
	"time"
)

func TestMoveOfReadsWhoComesAndGoes(t *testing.T) {
	told := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		title, body, lang string
		want              Move
	}{
		{"Corvane appoints Mara Lindt as Chief Financial Officer", "She joins effective January 4, 2027.", "en", Move{"Mara Lindt", "Chief Financial Officer", TurnJoins, "2027-01-04", ""}},
		{"Mara Lindt joins Corvane as CFO", "", "en", Move{"Mara Lindt", "CFO", TurnJoins, "", ""}},
		{"Corvane Names Former Astery CFO Ines Vollmer Chief Executive Officer", "", "en", Move{"Ines Vollmer", "Chief Executive Officer", TurnJoins, "", ""}},
		{"Ostrelle CEO Jon Hale to step down at the end of March", "", "en", Move{"Jon Hale", "CEO", TurnLeaves, "2027-03", ""}},
		{"Ruth Abara, Chief Operating Officer, is leaving Quenby", "", "en", Move{"Ruth Abara", "Chief Operating Officer", TurnLeaves, "", ""}},
		{"Quenby promotes Tom Weller to Head of Product", "", "en", Move{"Tom Weller", "Head of Product", TurnPromoted, "", ""}},
		{"Leadership change", "Dr. Anna Brandt succeeds Karl Voss as Managing Director on 1 February 2027.", "en", Move{"Dr. Anna Brandt", "Managing Director", TurnJoins, "2027-02-01", "Karl Voss"}},
		{"Anna Brandt wird neue Geschäftsführerin der Corvane GmbH", "Sie übernimmt zum 1. Februar 2027.", "de", Move{"Anna Brandt", "Geschäftsführerin", TurnJoins, "2027-02-01", ""}},
		{"Corvane nomme Claire Dubois directrice financière", "", "fr", Move{"Claire Dubois", "directrice financière", TurnJoins, "", ""}},
	} {
		got, ok := MoveOf(c.title, c.body, c.lang, told)
		if !ok || got != c.want {
			t.Errorf("MoveOf(%q):\n got %+v %v\nwant %+v", c.title, got, ok, c.want)
		}
	}
}

func TestMoveOfReadsNoMoveWhereNoneIs(t *testing.T) {
	for _, title := range []string{
		"Corvane launches Freight Desk", "Celtics hire new head coach for youth team", "Why Mara Lindt likes spreadsheets",
		"Quenby joins Open Freight Alliance as Founding Member", "A talk with CEO Jon Hale", "Northern Lights Summit names Corvane Gold Partner",
		"Will Jon Hale step down as CEO?",
	} {
		if got, ok := MoveOf(title, "", "en", time.Time{}); ok {
			t.Errorf("MoveOf(%q) = %+v", title, got)
		}
	}
}
