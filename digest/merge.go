package digest

import (
	"slices"
	"strings"

	"keywatch/diff/tag"
)

// Rule is one of the subscriptions that were merged: what it hears of, and
// its own floors.
type Rule struct {
	Scope       Scope        `json:"scope"`
	Tags        []string     `json:"tags,omitempty"`
	MinSeverity tag.Severity `json:"min_severity,omitempty"`
}

// Merge makes one subscription of all with the same address and cadence, so
// that a person gets one mail a period. The first of them gives id, name,
// zone and time; scopes and floors are joined, and each rule keeps its own
// (Rules). The merged one is skipped when empty only if all wish it, and was
// created when the first of them was.
func Merge(subs []Subscription) []Subscription {
	merged := make([]Subscription, 0, len(subs))
	at := map[string]int{}
	for _, s := range subs {
		key := foldAddress(s.Email) + "\x00" + string(s.Cadence)
		i, known := at[key]
		if !known {
			at[key] = len(merged)
			merged = append(merged, copySubscription(s))
			continue
		}
		join(&merged[i], s)
	}
	return merged
}

// copySubscription copies the lists, so that merging leaves its input alone.
func copySubscription(s Subscription) Subscription {
	s.Scope.Accounts = slices.Clone(s.Scope.Accounts)
	s.Scope.Companies = slices.Clone(s.Scope.Companies)
	s.Tags = slices.Clone(s.Tags)
	s.Rules, s.Members = slices.Clone(s.Rules), slices.Clone(s.Members)
	return s
}

// join widens a subscription by another of the same person and cadence.
func join(into *Subscription, s Subscription) {
	into.Rules = append(into.rules(), s.rules()...)
	if len(into.Members) == 0 {
		into.Members = []string{into.ID}
	}
	if len(s.Members) > 0 {
		into.Members = append(into.Members, s.Members...)
	} else {
		into.Members = append(into.Members, s.ID)
	}
	into.Scope.Accounts = union(into.Scope.Accounts, s.Scope.Accounts)
	into.Scope.Companies = union(into.Scope.Companies, s.Scope.Companies)
	into.Scope.Everything = into.Scope.Everything || s.Scope.Everything
	// No tags mean all tags.
	if len(into.Tags) == 0 || len(s.Tags) == 0 {
		into.Tags = nil
	} else {
		into.Tags = union(into.Tags, s.Tags)
	}
	if s.MinSeverity.Rank() < into.MinSeverity.Rank() {
		into.MinSeverity = s.MinSeverity
	}
	if into.Name == "" {
		into.Name = s.Name
	}
	into.Lead = into.Lead || s.Lead
	into.SkipEmpty = into.SkipEmpty && s.SkipEmpty
	if s.Created.Before(into.Created) {
		into.Created = s.Created
	}
}

// rules are the subscription's rules; it is its own when nothing was merged.
func (s Subscription) rules() []Rule {
	if len(s.Rules) > 0 {
		return s.Rules
	}
	return []Rule{{Scope: s.Scope, Tags: s.Tags, MinSeverity: s.MinSeverity}}
}

// hears reports whether an event passes the rule's floors.
func (r Rule) hears(ev tag.Event) bool {
	if ev.Severity.Rank() < r.MinSeverity.Rank() {
		return false
	}
	if len(r.Tags) == 0 {
		return true
	}
	return slices.ContainsFunc(r.Tags, ev.HasTag)
}

// ofAccount reports whether the rule hears of an account.
func (r Rule) ofAccount(id string) bool {
	return r.Scope.Everything || slices.Contains(r.Scope.Accounts, id)
}

// ofCompany reports whether the rule hears of a company, for itself.
func (r Rule) ofCompany(ev tag.Event) bool {
	if r.Scope.Everything || slices.Contains(r.Scope.Companies, ev.Company) {
		return true
	}
	return slices.ContainsFunc(ev.Companies, func(c string) bool { return slices.Contains(r.Scope.Companies, c) })
}

func union(a, b []string) []string {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

// foldAddress folds an address for comparing: the same letters in another
// case are the same person in practice, though RFC 5321 leaves it to the host.
func foldAddress(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// sameAddress reports whether two addresses are one person's.
func sameAddress(a, b string) bool { return foldAddress(a) == foldAddress(b) }
