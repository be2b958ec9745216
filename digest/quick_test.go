package digest

import (
	"fmt"
	"testing"
	"time"

	"keywatch/diff/tag"
	"keywatch/sources"
)

// quickEvents are a thousand events as a week brings them: of rivals, of
// accounts, and of wires that name one or the other.
func quickEvents() []tag.Event {
	var events []tag.Event
	for i := range 1000 {
		e := event{id: fmt.Sprint(i), line: fmt.Sprintf("Plan %d changes", i), tag: []string{"pricing", "launch", "hire", ""}[i%4]}
		switch {
		case i%20 == 0:
			e.tag, e.after = "regulatory", "A rule for food processing in Germany asks for records that nobody has kept so far."
		case i%10 == 0:
			e.company = fmt.Sprintf("local-%d", i%rivals)
		case i%2 == 0:
			e.company, e.after = fmt.Sprintf("account-%d", i*7), fmt.Sprintf("Kundholm%d Works names Ada Berg as Chief Information Officer from May. She joins from Rivalend Systems.", i*7)
		case i%10 < 6:
			e.after = fmt.Sprintf("The press writes of Kundholm%d Works and of Ortwell%d Software, at length and with figures such as 40 million.", i*3, i%rivals)
		default:
			e.after = fmt.Sprintf("The press writes of Kundholm%d Works at length, and of nobody else that matters to anybody.", i*3)
		}
		events = append(events, e.make())
	}
	return events
}

// rivals are what ten thousand accounts have besides the twelve big ones.
const rivals = 120

func TestAWeekIsMatchedQuicklyAgainstManyAccounts(t *testing.T) {
	companies, accounts := bigWorld(10_000)
	for i := range rivals {
		companies = append(companies, sources.Company{ID: fmt.Sprintf("local-%d", i), Name: fmt.Sprintf("Ortwell%d Software", i), Role: sources.RoleCompetitor})
	}
	for i := range accounts {
		// One rival of all, and two of the region's.
		accounts[i].Competitors = []string{fmt.Sprintf("rival-%d", i%12), fmt.Sprintf("local-%d", i%rivals), fmt.Sprintf("local-%d", (i+7)%rivals)}
		accounts[i].Industry, accounts[i].Regions = []string{"food processing", "rail freight", "hospitals", "airlines"}[i%4], []string{"DACH", "UK", "France"}[i%3:i%3+1]
	}
	m := NewMatcher(companies, accounts, monday)
	events, took := quickEvents(), time.Hour
	for range 3 { // the quickest counts: the machine may be busy with others
		start, found := time.Now(), 0
		for _, ev := range events {
			found += len(m.Match(ev))
		}
		took = min(took, time.Since(start))
		t.Logf("%d matches in %s", found, time.Since(start))
	}
	if took > slowed*2*time.Second {
		t.Errorf("took %s", took)
	}
}
