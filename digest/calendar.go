package digest

import (
	"fmt"
	"strings"
	"time"
)

// cutBefore is how long before sending a period ends: time for a pass over
// overdue sources and for confirming what is pending.
const cutBefore = time.Hour

// defaultAt is the local time of sending where a subscription names none.
const defaultAt = "08:00"

// PeriodAt is the period that runs at a time, or whose issue is about to be
// sent: the one with the earliest sending after now. The periods of a
// subscription follow each other without a gap; each ends one hour before
// sending. For instant mail it is empty.
func PeriodAt(sub Subscription, now time.Time) Period {
	if sub.Cadence == Instant {
		return Period{}
	}
	c := calendarOf(sub)
	return c.period(c.next(now))
}

// Due gives the period whose issue must be sent now: the last one whose time
// of sending has come, unless one of the issues is its issue already or the
// address was not subscribed by then. It gives one period at most: after an
// outage one late issue takes everything since the last one, because an issue
// takes what was not yet told. Issues are the subscription's latest. Created
// should be when the subscription was first known; where it is zero and no
// issue was made yet, only the last day's period is due, so that a first start
// does not send an old week.
func Due(sub Subscription, issues []Issue, now time.Time) []Period {
	if sub.Cadence == Instant {
		return nil
	}
	c := calendarOf(sub)
	last := c.period(c.next(now) - 1)
	if !last.Send.After(sub.Created) {
		return nil
	}
	first := true
	for _, issue := range issues {
		if !sub.owns(issue) {
			continue
		}
		first = false
		// A clock that was set back must not send an old period again.
		if issue.Period.Key == last.Key || issue.Period.Send.After(last.Send) {
			return nil
		}
	}
	if first && sub.Created.IsZero() && now.Sub(last.Send) > 24*time.Hour {
		return nil
	}
	return []Period{last}
}

// owns reports whether an issue was made for the subscription or for one that
// was merged into it.
func (s Subscription) owns(issue Issue) bool {
	if issue.Cadence != "" && issue.Cadence != s.Cadence {
		return false
	}
	if issue.Subscription == s.ID {
		return true
	}
	for _, id := range s.Members {
		if issue.Subscription == id {
			return true
		}
	}
	return issue.Cadence != "" && issue.Intended != "" && sameAddress(issue.Intended, s.Email)
}

// IssueID names the issue of a subscription and period: the key by which it
// is made once.
func IssueID(sub Subscription, p Period) string {
	return sub.ID + "/" + string(sub.Cadence) + "/" + p.Key
}

// calendar numbers a subscription's times of sending. Slots are days, weeks
// or months counted from a fixed day, so that no state is needed.
type calendar struct {
	cadence      Cadence
	zone         *time.Location
	weekday      time.Weekday
	hour, minute int
}

func calendarOf(sub Subscription) calendar {
	c := calendar{cadence: sub.Cadence, zone: zoneOf(sub), weekday: sub.Weekday}
	c.hour, c.minute = clockOf(sub.At)
	return c
}

// zoneOf is the subscriber's zone; UTC where none or a bad one is given (the
// configuration refuses bad ones before).
func zoneOf(sub Subscription) *time.Location {
	if zone, err := time.LoadLocation(sub.Zone); err == nil {
		return zone
	}
	return time.UTC
}

// clockOf reads the local time of sending. A bad one falls back to the default:
// the configuration refuses it before, and an old record must not stop a mail.
func clockOf(at string) (hour, minute int) {
	if strings.TrimSpace(at) == "" {
		at = defaultAt
	}
	t, err := time.Parse("15:04", strings.TrimSpace(at))
	if err != nil {
		t, _ = time.Parse("15:04", defaultAt)
	}
	return t.Hour(), t.Minute()
}

// slot is the number of the day, week or month in which a local time lies.
func (c calendar) slot(local time.Time) int {
	y, m, d := local.Date()
	switch c.cadence {
	case Daily:
		return dayNumber(y, m, d)
	case Monthly:
		return y*12 + int(m) - 1
	}
	return floorDiv(dayNumber(y, m, d)-firstSunday-int(c.weekday), 7)
}

// date is the local date of sending in a slot.
func (c calendar) date(n int) (int, time.Month, int) {
	switch c.cadence {
	case Daily:
		return time.Unix(int64(n)*86400, 0).UTC().Date()
	case Monthly:
		return floorDiv(n, 12), time.Month(n-floorDiv(n, 12)*12) + 1, 1
	}
	return time.Unix(int64(n*7+firstSunday+int(c.weekday))*86400, 0).UTC().Date()
}

// next is the slot of the first sending after a time.
func (c calendar) next(now time.Time) int {
	n := c.slot(now.In(c.zone))
	for !c.send(n).After(now) {
		n++
	}
	for c.send(n - 1).After(now) {
		n--
	}
	return n
}

// send is the instant of sending in a slot.
func (c calendar) send(n int) time.Time {
	y, m, d := c.date(n)
	return localTime(c.zone, y, m, d, c.hour, c.minute)
}

// period is named by the date on which the one before was sent, not by its cut:
// a changed hour of sending then keeps the key, and nothing goes out twice.
func (c calendar) period(n int) Period {
	send, before := c.send(n), c.send(n-1)
	y, m, d := c.date(n - 1)
	return Period{
		Key:   fmt.Sprintf("%04d-%02d-%02d", y, m, d),
		Start: before.Add(-cutBefore).UTC(),
		End:   send.Add(-cutBefore).UTC(),
		Send:  send.UTC(),
	}
}

// firstSunday is the number of 4 January 1970.
const firstSunday = 3

// dayNumber counts days from 1 January 1970 in the civil calendar.
func dayNumber(y int, m time.Month, d int) int {
	return floorDiv(int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()), 86400)
}

// floorDiv divides towards minus infinity, so that days before 1970 have slots too.
func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}
