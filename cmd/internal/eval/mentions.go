package eval

import (
	"encoding/json"
	"errors"

	"keywatch/diff/names"
)

// Mention is a text that says a name, with a reader's judgement whether the
// company of that name is meant. Target says which company that is, where the
// name alone does not.
type Mention struct {
	ID      json.RawMessage `json:"id"`
	Text    string          `json:"text"`
	Name    string          `json:"name"`
	Target  string          `json:"target"`
	Company *bool           `json:"company"`
}

// ReadMentions reads a labelled file.
func ReadMentions(path string) ([]Mention, error) {
	return readChecked(path, func(m Mention) error {
		switch {
		case len(m.ID) == 0:
			return errors.New(`"id" is missing: every mention needs one, such as "id":1`)
		case m.Text == "":
			return errors.New(`"text" is missing: the sentence that says the name`)
		case m.Name == "":
			return errors.New(`"name" is missing: the name as it stands in the text`)
		}
		return nil
	})
}

// MentionAnswer is what was said of a mention.
type MentionAnswer struct {
	ID      json.RawMessage `json:"id"`
	Company bool            `json:"company"`
}

// AnswerMentions decides of each mention whether it is the company, as the
// daemon does for one that is watched under that name.
func AnswerMentions(list []Mention, step func()) []MentionAnswer {
	answers := make([]MentionAnswer, len(list))
	for i, m := range list {
		found := names.NewResolver([]names.Entry{names.Asked(m.Name, m.Target)}).Find(m.Text)
		answers[i] = MentionAnswer{ID: m.ID, Company: len(found) > 0}
		step()
	}
	return answers
}

// ScoreMentions compares answers with the labels and lists the misses.
func ScoreMentions(list []Mention, answers []MentionAnswer) (PairScore, []Miss, error) {
	var s PairScore
	var misses []Miss
	for i, m := range list {
		if m.Company == nil {
			return s, nil, errors.New(`mention ` + plainID(m.ID) + ` has no "company": write true or false, or ask with --format jsonl`)
		}
		got := answers[i].Company
		s.Add(Labelled{Material: m.Company}, got)
		if got != *m.Company {
			misses = append(misses, Miss{plainID(m.ID), got, m.Name, m.Text})
		}
	}
	return s, misses, nil
}
