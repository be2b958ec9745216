package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"keywatch/diff/tag"
)

// Headline is a headline with the tags that a reader gave it. Tags is nil when
// nobody judged it.
type Headline struct {
	ID    json.RawMessage `json:"id"`
	Title string          `json:"title"`
	Body  string          `json:"body"`
	Tags  []string        `json:"tags"`
}

// unscored is left out of the macro-F1 and of what counts as kept clean: that
// something was said on a stage is seldom labelled evenly.
const unscored = "media"

// ReadHeadlines reads a labelled file. Known are the names of all tags.
func ReadHeadlines(path string, known []string) ([]Headline, error) {
	return readChecked(path, func(h Headline) error {
		switch {
		case len(h.ID) == 0:
			return errors.New(`"id" is missing: every headline needs one, such as "id":1`)
		case h.Title == "" && h.Body == "":
			return errors.New(`it has neither "title" nor "body": nothing can be tagged`)
		}
		for _, t := range h.Tags {
			if !slices.Contains(known, t) {
				return fmt.Errorf("there is no tag %q; one of %s", t, strings.Join(known, ", "))
			}
		}
		return nil
	})
}

// TagAnswer is what was said of a headline.
type TagAnswer struct {
	ID   json.RawMessage `json:"id"`
	Tags []string        `json:"tags"`
}

// AnswerTags reads each headline as the digest would show it; read is tag.Read
// or a reading of it with further tags.
func AnswerTags(list []Headline, read func(tag.Text) []tag.Evidence, step func()) []TagAnswer {
	answers := make([]TagAnswer, len(list))
	for i, h := range list {
		answers[i] = TagAnswer{ID: h.ID, Tags: []string{}}
		for _, e := range read(tag.Text{Title: h.Title, Body: h.Body}) {
			answers[i].Tags = append(answers[i].Tags, e.Tag)
		}
		step()
	}
	return answers
}

// TagScore compares answers with the labels, tag by tag.
type TagScore struct {
	Tags   []TagPart
	Macro  float64   // mean F1 of the tags that occur, media left out; 0 to 1
	Clean  PairScore // "no tag" as an answer, media left out: its recall is the share kept clean
	Misses []Miss
}

// TagPart is the score of one tag.
type TagPart struct {
	Tag   string
	Score PairScore
}

// Miss is one answer that is not the label's.
type Miss struct {
	ID    string
	False bool // said and not labelled; otherwise labelled and not said
	What  string
	Text  string
}

// ScoreTags judges answers. A headline that nobody labelled is an error: its
// silence would count as a judgement.
func ScoreTags(list []Headline, answers []TagAnswer, names []string) (TagScore, error) {
	s := TagScore{}
	parts := map[string]*PairScore{}
	for _, name := range names {
		parts[name] = &PairScore{}
	}
	for i, h := range list {
		if h.Tags == nil {
			return s, fmt.Errorf(`headline %s has no "tags": write "tags":[] where none fits, or ask with --format jsonl`, h.ID)
		}
		dirty := false
		for _, name := range names {
			want, got := slices.Contains(h.Tags, name), slices.Contains(answers[i].Tags, name)
			parts[name].Add(Labelled{Material: &want}, got)
			if want != got {
				s.Misses = append(s.Misses, Miss{plainID(h.ID), got, name, h.Title})
			}
			dirty = dirty || got && name != unscored
		}
		none := len(h.Tags) == 0
		s.Clean.Add(Labelled{Material: &none}, !dirty)
	}
	scored := 0
	for _, name := range names {
		p := *parts[name]
		s.Tags = append(s.Tags, TagPart{name, p})
		if p.Right+p.Missed > 0 && name != unscored {
			s.Macro += p.F1()
			scored++
		}
	}
	s.Macro /= float64(max(1, scored))
	return s, nil
}

// plainID is an id without the quotes of JSON.
func plainID(id json.RawMessage) string {
	var text string
	if json.Unmarshal(id, &text) == nil {
		return text
	}
	return string(id)
}
