package config

import (
	"strings"
	"time"

	"keywatch/diff/tag"
	"keywatch/digest"
)

// digestDraft is the calendar as written.
type digestDraft struct {
	spot
	Digest
	zone *time.Location
}

// subscriptionDraft is a subscription as written.
type subscriptionDraft struct {
	spot
	digest.Subscription
	zone *time.Location
}

var (
	cadence  = choice("cadence", digest.Instant, digest.Daily, digest.Weekly, digest.Monthly)
	severity = choice("severity", tag.Low, tag.Medium, tag.High, tag.Critical)
)

// digestFields are the calendar's keys.
func digestFields() []field[digestDraft] {
	return []field[digestDraft]{
		one(key{name: "zone", example: "Europe/Berlin", fallback: "timezone", doc: "The time zone of the times below."},
			zone, func(d *digestDraft) **time.Location { return &d.zone }),
		one(key{name: "at", example: `"08:00"`, fallback: `"08:00"`, doc: "The local time of sending."},
			clock, func(d *digestDraft) *string { return &d.At }),
		one(key{name: "weekday", example: "monday", fallback: "monday", doc: "The day on which weekly digests are sent."},
			weekday, func(d *digestDraft) *time.Weekday { return &d.Weekday }),
		one(key{name: "cadence", example: "weekly", fallback: "weekly", doc: "How often; instant mails critical events at once."},
			cadence, func(d *digestDraft) *digest.Cadence { return &d.Cadence }),
		one(key{
			name: "skip_empty", example: "false", fallback: "false",
			doc: "Send nothing for a period in which nothing happened. Without it, a short mail says that it was looked.",
		}, truth, func(d *digestDraft) *bool { return &d.SkipEmpty }),
		playbookFile(key{
			name: "playbook", off: true, example: "playbook.yaml", fallback: "the one that keywatch brings",
			doc: "A playbook of your own: which next step is proposed for which reason, tag and role, by whom and by when.",
		}, func(d *digestDraft) **digest.Playbook { return &d.Playbook }),
	}
}

// subscriptionFields are whom to mail, then about what, then when.
func subscriptionFields() []field[subscriptionDraft] {
	return append([]field[subscriptionDraft]{
		one(key{name: "id", example: "mara-weekly", required: true, doc: "Its name in commands."},
			slug, func(s *subscriptionDraft) *string { return &s.ID }),
		one(key{name: "email", example: "mara@lanternworks.example", required: true, doc: "The address that is mailed."},
			address, func(s *subscriptionDraft) *string { return &s.Email }),
		one(key{name: "name", example: "Mara Lindt", doc: "Whose it is."},
			words, func(s *subscriptionDraft) *string { return &s.Name }),
		one(key{name: "cadence", example: "weekly", fallback: "digest.cadence", doc: "How often; instant mails critical events at once."},
			cadence, func(s *subscriptionDraft) *digest.Cadence { return &s.Cadence }),
		one(key{
			name: "lead", example: "true", fallback: "false",
			doc: "This is the person who runs the watch: gets background mails of new companies and proposals of new sources. Without one, who hears of everything does.",
		}, truth, func(s *subscriptionDraft) *bool { return &s.Lead }),
	}, append(scopeFields(), timeFields()...)...)
}

// scopeFields say what a subscription hears of.
func scopeFields() []field[subscriptionDraft] {
	return []field[subscriptionDraft]{
		list(key{
			name: "accounts", example: "[harrow]", fallback: "the accounts on whose team the address is",
			doc: "The accounts that it is about.",
		}, reference, func(s *subscriptionDraft) *[]string { return &s.Scope.Accounts }),
		list(key{name: "companies", example: "[northwind]", doc: "Companies that it is about, whatever the account."},
			reference, func(s *subscriptionDraft) *[]string { return &s.Scope.Companies }),
		one(key{name: "everything", example: "false", fallback: "false", doc: "All accounts and companies."},
			truth, func(s *subscriptionDraft) *bool { return &s.Scope.Everything }),
		list(key{
			name: "tags", off: true, example: "[pricing, hire]", fallback: "all",
			doc: "Only events with one of these tags: " + strings.Join(tagNames(), ", ") + ", or one of your own.",
		}, reference, func(s *subscriptionDraft) *[]string { return &s.Tags }),
		one(key{name: "min_severity", off: true, example: "medium", fallback: "low", doc: "Only events of at least this severity."},
			severity, func(s *subscriptionDraft) *tag.Severity { return &s.MinSeverity }),
	}
}

// timeFields say when it is sent.
func timeFields() []field[subscriptionDraft] {
	return []field[subscriptionDraft]{
		one(key{name: "zone", off: true, example: "America/New_York", fallback: "digest.zone", doc: "The subscriber's time zone."},
			zone, func(s *subscriptionDraft) **time.Location { return &s.zone }),
		one(key{name: "at", off: true, example: `"07:30"`, fallback: "digest.at", doc: "The local time of sending."},
			clock, func(s *subscriptionDraft) *string { return &s.At }),
		one(key{name: "weekday", off: true, example: "friday", fallback: "digest.weekday", doc: "Weekly: the day of sending."},
			weekday, func(s *subscriptionDraft) *time.Weekday { return &s.Weekday }),
		one(key{name: "skip_empty", off: true, example: "true", fallback: "digest.skip_empty", doc: "Send nothing for an empty period."},
			truth, func(s *subscriptionDraft) *bool { return &s.SkipEmpty }),
	}
}

// tagNames are the tags as they register themselves.
func tagNames() []string {
	var names []string
	for _, d := range tag.Tags() {
		names = append(names, d.Name)
	}
	return names
}
