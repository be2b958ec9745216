package tag

import "keywatch/sources"

// regulatoryBlock reads terms, privacy, security and trust pages.
func regulatoryBlock(b Block) (Evidence, bool) {
	if b.Where != sources.PlaceTerms || len(b.Words.List) == 0 {
		return Evidence{}, false
	}
	e := Evidence{Subtype: "rule", Confidence: 0.6, Severity: Low, Rule: "terms page: changed"}
	for _, h := range phrases().rules.find(b.Words) {
		if h.tag != "regulatory" || h.strength == Hint {
			continue
		}
		if h.subtype == "certification" || h.subtype == "breach" {
			e = Evidence{Subtype: h.subtype, Confidence: 0.88, Severity: Medium, Rule: "regulatory: " + h.rule, Evidence: b.Words.Quote(h.from, h.to)}
			if b.Gone {
				e.Severity = High
			}
			return e, true
		}
	}
	for _, w := range legalWords {
		if b.Words.Has(w) {
			e.Confidence, e.Severity, e.Rule = 0.75, Medium, "terms page: "+w
			return e, true
		}
	}
	return e, !b.heading(6)
}

// legalWords are what makes a change of terms weigh more.
var legalWords = []string{
	"liability", "liable", "arbitration", "indemnify", "indemnification", "warranty", "termination", "terminate", "jurisdiction",
	"subprocessor", "subprocessors", "processor", "processors", "gdpr", "hipaa", "retention", "retain", "consent", "personal", "uptime",
	"haftung", "kündigung", "gerichtsstand", "personenbezogene", "responsabilité", "responsabilidad",
}
