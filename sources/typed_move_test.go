package sources

import (
	"testing"
	"time"
)

func TestMovesOfReadsWhoComesAndGoes(t *testing.T) {
	told := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		title, body, lang string
		want              Move
	}{
		{"Corvane appoints Mara Lindt as Chief Financial Officer", "She joins effective January 4, 2027.", "en", Move{Name: "Mara Lindt", Title: "Chief Financial Officer", Turn: TurnJoins, Effective: "2027-01-04", After: ""}},
		{"Mara Lindt joins Corvane as CFO", "", "en", Move{Name: "Mara Lindt", Title: "CFO", Turn: TurnJoins, Effective: "", After: ""}},
		{"Corvane Names Former Astery CFO Ines Vollmer Chief Executive Officer", "", "en", Move{Name: "Ines Vollmer", Title: "Chief Executive Officer", Turn: TurnJoins, Effective: "", After: ""}},
		{"Ostrelle CEO Jon Hale to step down at the end of March", "", "en", Move{Name: "Jon Hale", Title: "CEO", Turn: TurnLeaves, Effective: "2027-03", After: ""}},
		{"Ruth Abara, Chief Operating Officer, is leaving Quenby", "", "en", Move{Name: "Ruth Abara", Title: "Chief Operating Officer", Turn: TurnLeaves, Effective: "", After: ""}},
		{"Quenby promotes Tom Weller to Head of Product", "", "en", Move{Name: "Tom Weller", Title: "Head of Product", Turn: TurnPromoted, Effective: "", After: ""}},
		{"Leadership change", "Dr. Anna Brandt succeeds Karl Voss as Managing Director on 1 February 2027.", "en", Move{Name: "Dr. Anna Brandt", Title: "Managing Director", Turn: TurnJoins, Effective: "2027-02-01", After: "Karl Voss"}},
		{"Anna Brandt wird neue Geschäftsführerin der Corvane GmbH", "Sie übernimmt zum 1. Februar 2027.", "de", Move{Name: "Anna Brandt", Title: "Geschäftsführerin", Turn: TurnJoins, Effective: "2027-02-01", After: ""}},
		{"Corvane nomme Claire Dubois directrice financière", "", "fr", Move{Name: "Claire Dubois", Title: "directrice financière", Turn: TurnJoins, Effective: "", After: ""}},
	} {
		got := MovesOf(c.title, c.body, c.lang, told)
		if len(got) == 0 || got[0] != c.want {
			t.Errorf("MovesOf(%q):\n got %+v\nwant %+v", c.title, got, c.want)
		}
	}
}

func TestMovesOfReadsNoMoveWhereNoneIs(t *testing.T) {
	for _, title := range []string{
		"Corvane launches Freight Desk", "Celtics hire new head coach for youth team", "Why Mara Lindt likes spreadsheets",
		"Quenby joins Open Freight Alliance as Founding Member", "A talk with CEO Jon Hale", "Northern Lights Summit names Corvane Gold Partner",
		"Will Jon Hale step down as CEO?",
	} {
		if got := MovesOf(title, "", "en", time.Time{}); len(got) > 0 {
			t.Errorf("MovesOf(%q) = %+v", title, got)
		}
	}
}
