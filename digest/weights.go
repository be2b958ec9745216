package digest

import "maps"

// Weights are the points of the parts of a relevance. A relevance is their sum,
// at least 0 and at most 100.
type Weights struct {
	Tiers      map[string]float64 // by tier
	Reasons    map[string]float64 // by reason
	Tags       map[string]float64 // by tag
	Subtypes   map[string]float64 // by sub-type, folded; others add nothing
	Severities map[string]float64 // by severity
	Confidence float64            // when certain; less for what is less sure
	Freshness  float64            // within a week; 3/5 of it within two
	Renewal    float64            // within 30 days; 4/5 of it within 90
	Stage      float64            // while the deal is at one of the stages
	Stages     []string           // words of such a stage, as found in the account's stage
}

// DefaultWeights are chosen so that no single part decides alone, and that a
// critical move of a rival in a tier A account before its renewal comes out
// above 90. The reasons are strongest first.
func DefaultWeights() Weights {
	return Weights{
		Tiers: map[string]float64{"A": 20, "B": 12, "C": 6},
		Reasons: map[string]float64{
			ReasonStakeholderOut: 31, ReasonNamed: 30, ReasonNamesRival: 30, ReasonNamesUs: 29, ReasonStakeholder: 29, ReasonNewLeader: 28,
			ReasonAccountChanged: 28, ReasonCompetitor: 22, ReasonProduct: 14, ReasonKeyword: 10, ReasonIndustry: 6, ReasonRegion: 4,
			ReasonPassing: 0,
		},
		Tags: map[string]float64{
			"pricing": 12, "customer": 12, "funding": 10, "hire": 10, "regulatory": 10,
			"partnership": 9, "launch": 9, "expansion": 9, "positioning": 5, "event": 5, "media": 4,
		},
		Subtypes: map[string]float64{
			"down": 3, "acquired by": 3, "lost": 3, "lay-off": 2, "executive out": 2, "executive in": 2, "breach": 2, "closing": 2,
			"bankruptcy": 3, "end of life": 2,
		},
		Severities: map[string]float64{"low": 0, "medium": 5, "high": 10, "critical": 15},
		Confidence: 8, Freshness: 5, Renewal: 10, Stage: 3,
		Stages: []string{
			"renewal", "negotiation", "proposal", "evaluation", "pilot", "trial", "tender", "closing", "expansion",
			"verhandlung", "angebot", "verlängerung", "négociation", "trattativa",
		},
	}
}

// shifts are how much the configured points of the reasons differ from the
// defaults: a reason has several degrees, which move together.
func (w Weights) shifts() map[string]float64 {
	all := DefaultWeights().Reasons
	shift := make(map[string]float64, len(all))
	for reason, points := range all {
		if given, ok := w.Reasons[reason]; ok {
			shift[reason] = given - points
		}
	}
	return shift
}

// subtypes are the points by folded sub-type.
func (w Weights) subtypes() map[string]float64 {
	folded := make(map[string]float64, len(w.Subtypes))
	for name, points := range maps.All(w.Subtypes) {
		folded[foldSubtype(name)] = points
	}
	return folded
}
