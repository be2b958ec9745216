package config

import (
	"time"

	"keywatch/digest"
)

// accountDraft is an account as written. Competitors are ids and set:NAME.
type accountDraft struct {
	spot
	digest.Account
	criteria     digest.Criteria
	confidential bool
}

// accountFields are the keys of an account, those first that decide most.
func accountFields() []field[accountDraft] {
	return []field[accountDraft]{
		one(key{
			name: "id", example: "harrow", required: true, doc: "Its name in this file and in commands.",
		}, slug, func(a *accountDraft) *string { return &a.ID }),
		one(key{
			name: "company", example: "harrow-foods", required: true, doc: "The id of the company that it is.",
		}, reference, func(a *accountDraft) *string { return &a.Company }),
		one(key{
			name: "tier", example: "A", doc: "How much it matters; without it, the criteria say.",
		}, choice("tier", digest.TierA, digest.TierB, digest.TierC), func(a *accountDraft) *digest.Tier { return &a.Tier }),
		section(key{
			name: "criteria", doc: "Scored 1 (low) to 5 (high); the tier is computed from them where none is given.",
		}, criteriaFields(), func(a *accountDraft) *digest.Criteria { return &a.criteria }),
		list(key{
			name: "competitors", example: "[northwind, set:regional]",
			doc: "Who competes with you there: company ids, and set:NAME for a set. Those of the parent company's account are added.",
		}, reference, func(a *accountDraft) *[]string { return &a.Competitors }),
		list(key{
			name: "products", example: "[Lantern Plan]", doc: "What you sell there; a move that names one matters.",
		}, words, func(a *accountDraft) *[]string { return &a.Products }),
		list(key{
			name: "keywords", example: "[cold chain]", doc: "Words that matter to this account, found as whole words.",
		}, words, func(a *accountDraft) *[]string { return &a.Keywords }),
		one(key{
			name: "industry", example: "food retail", doc: "Its industry.",
		}, words, func(a *accountDraft) *string { return &a.Industry }),
		list(key{
			name: "regions", example: "[DACH]", doc: "Where it works.",
		}, words, func(a *accountDraft) *[]string { return &a.Regions }),
		list(key{
			name: "objectives", example: "[halve waste by 2028]", doc: "What it wants to reach.",
		}, words, func(a *accountDraft) *[]string { return &a.Objectives }),
		records(key{
			name: "stakeholders", doc: "Its people who matter to you.",
		}, alike(stakeholderFields()), func(a *accountDraft) *[]digest.Stakeholder { return &a.Stakeholders }),
		one(key{
			name: "renewal", example: "2027-03-31", doc: "When the contract ends; what happens near it weighs more.",
		}, date, func(a *accountDraft) *time.Time { return &a.Renewal }),
		one(key{
			name: "qbr", example: "2027-01-14", doc: "The next business review.",
		}, date, func(a *accountDraft) *time.Time { return &a.QBR }),
		one(key{
			name: "stage", example: "negotiation", doc: "The stage of the deal, in your own words.",
		}, words, func(a *accountDraft) *string { return &a.Stage }),
		records(key{
			name: "team", doc: "Your people for it; next steps are given to them by name.",
		}, alike(memberFields()), func(a *accountDraft) *[]digest.Member { return &a.Team }),
		one(key{
			name: "confidential", example: "false", fallback: "false",
			doc: "Its name is never part of a request to anybody.",
		}, truth, func(a *accountDraft) *bool { return &a.confidential }),
	}
}

// criteriaFields are the four criteria; one that is left out does not count.
func criteriaFields() []field[digest.Criteria] {
	score := whole(1, 5)
	return []field[digest.Criteria]{
		one(key{name: "revenue", example: "5", doc: "What it brings in."}, score,
			func(c *digest.Criteria) *int { return &c.Revenue }),
		one(key{name: "growth", example: "3", doc: "What it could bring in."}, score,
			func(c *digest.Criteria) *int { return &c.Growth }),
		one(key{name: "strategic_value", example: "4", doc: "What it is worth beyond its revenue."}, score,
			func(c *digest.Criteria) *int { return &c.Strategic }),
		one(key{name: "relationship_depth", example: "4", doc: "How well you know each other."}, score,
			func(c *digest.Criteria) *int { return &c.Relationship }),
	}
}

// stakeholderFields are the keys of a person on their side.
func stakeholderFields() []field[digest.Stakeholder] {
	return []field[digest.Stakeholder]{
		one(key{name: "name", example: "Ines Vollmer", required: true, doc: "The person's name."}, words,
			func(s *digest.Stakeholder) *string { return &s.Name }),
		one(key{name: "title", example: "Chief Operating Officer", doc: "What the person does there."}, words,
			func(s *digest.Stakeholder) *string { return &s.Title }),
		one(key{name: "influence", example: "champion", doc: "How the person stands to you."},
			choice("influence", "champion", "supporter", "neutral", "critic", "blocker"),
			func(s *digest.Stakeholder) *string { return &s.Influence }),
	}
}

// memberFields are the keys of a person on our side. The address is optional: a
// step can name somebody who gets no mail.
func memberFields() []field[digest.Member] {
	return []field[digest.Member]{
		one(key{name: "name", example: "Mara Lindt", required: true, doc: "The person's name."}, words,
			func(m *digest.Member) *string { return &m.Name }),
		one(key{name: "email", example: "mara@lanternworks.example", doc: "The person's address."}, address,
			func(m *digest.Member) *string { return &m.Email }),
		one(key{name: "role", example: "account manager", doc: "What the person does for the account."}, words,
			func(m *digest.Member) *string { return &m.Role }),
	}
}
