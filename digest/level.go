package digest

import "fmt"

// Grade is how strong pressure or opportunity is in words.
type Grade string

// The grades.
const (
	GradeHigh   Grade = "high"
	GradeMedium Grade = "medium"
	GradeLow    Grade = "low"
)

// Level is an account's pressure and opportunity in one period: what its own
// events come to, never a prediction.
type Level struct {
	Account          string `json:"account"`
	Pressure         int    `json:"pressure"`    // 0 to 100
	Opportunity      int    `json:"opportunity"` // 0 to 100
	PressureCause    string `json:"pressure_cause,omitempty"`
	OpportunityCause string `json:"opportunity_cause,omitempty"`
}

// The scores from which a level is high and medium. A rival's critical move
// in a tier A account is high alone; ordinary news of one is medium.
const (
	highFrom   = 75
	mediumFrom = 50
	eachMore   = 4 // every further event of the same sort adds this
)

// GradeOf puts a score into words.
func GradeOf(score int) Grade {
	switch {
	case score >= highFrom:
		return GradeHigh
	case score >= mediumFrom:
		return GradeMedium
	}
	return GradeLow
}

// levelOf sums up an account's candidates: the strongest of each sort gives
// the score and the cause, the others add a little.
func levelOf(account string, list []candidate) Level {
	level := Level{Account: account}
	for _, c := range list {
		if c.match.Relevance < fullFrom {
			continue
		}
		score, cause := &level.Opportunity, &level.OpportunityCause
		if c.match.Risk {
			score, cause = &level.Pressure, &level.PressureCause
		}
		if *cause == "" { // candidates come by relevance, the strongest first
			*score, *cause = c.match.Relevance, clean(c.event.Line, lineRunes)
			continue
		}
		*score = min(100, *score+eachMore)
	}
	return level
}

// shown is the side of a level that heads the account's section.
func (l Level) shown() (word string, score int) {
	if l.Pressure >= l.Opportunity {
		return "pressure", l.Pressure
	}
	return "opportunity", l.Opportunity
}

// trend compares the side shown with the previous issue's; "" when equal.
func (l Level) trend(before []Issue) string {
	word, score := l.shown()
	for _, issue := range before {
		if len(issue.Levels) == 0 {
			continue
		}
		for _, old := range issue.Levels {
			if old.Account != l.Account {
				continue
			}
			was := old.Pressure
			if word == "opportunity" {
				was = old.Opportunity
			}
			if GradeOf(was) == GradeOf(score) {
				return ""
			}
			return fmt.Sprintf("was %s", GradeOf(was))
		}
		return "new"
	}
	return ""
}
