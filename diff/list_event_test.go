package diff

import (
	"testing"
	"time"

	"keywatch/sources"
)

// TestAnEventThatIsOverIsNotTakenOff tells a calendar that forgets what was
// from one that calls something off.
func TestAnEventThatIsOverIsNotTakenOff(t *testing.T) {
	at := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	event := func(name, date string) sources.Item {
		return sources.Item{Key: "event:" + name, Type: "event", Text: name, Fields: map[string]string{"name": name, "date": date}}
	}
	for date, removed := range map[string]bool{
		"2026-11-18": false, "2026-11-16/2026-11-19": false, "2026-11-21": true, "2026-11-18/2026-11-21": true, "": true, "--11-18": true,
	} {
		stays := event("Other", "2026-12-01")
		old := &sources.Snapshot{At: at.AddDate(0, 0, -1), Items: []sources.Item{event("Northwind Day", date), stays}}
		now := &sources.Snapshot{At: at, Items: []sources.Item{stays}}
		if got := len(compareList(old, now)) == 1; got != removed {
			t.Errorf("%q: removed %v, want %v", date, got, removed)
		}
	}
}
