package tag

import (
	"fmt"
	"testing"

	"keywatch/diff"
)

// BenchmarkATellingAmong50 assigns one change to a company's 50 open events.
func BenchmarkATellingAmong50(b *testing.B) {
	a := assigner()
	places := []string{"Lodz", "Porto", "Gdansk", "Turin", "Leeds", "Graz", "Metz"}
	var events []Event
	for i := range 50 {
		ch := feed(
			fmt.Sprintf("Brindlow wins contract %d with the port of %s", i+3, places[i%len(places)]),
			fmt.Sprintf("The port of %s will keep %d,500 records in the archive, for EUR %d million over four years, the two said on 3 May.", places[i%len(places)], i+2, i+5),
		)
		ch.ID = fmt.Sprintf("ch_b%d", i)
		events = append(events, a.Assign("brindlow", nil, []diff.Change{ch})...)
	}
	change := wire("Polish port signs for Brindlow's archive", "Gdansk hands 4,500 files to the Hamburg software maker in a deal worth seven million euros.")
	change.ID, change.Company = "ch_new", "brindlow"
	for b.Loop() {
		a.Assign("brindlow", events, []diff.Change{change})
	}
}
