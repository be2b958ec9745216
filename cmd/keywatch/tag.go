package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"keywatch/diff/tag"
)

// headline is one line of stdin; unknown keys are ignored.
type headline struct {
	ID    json.RawMessage `json:"id"`
	Title string          `json:"title"`
	Body  string          `json:"body"`
	Kind  string          `json:"kind"`
	Told  time.Time       `json:"told"` // RFC 3339; no days are read without it
	URL   string          `json:"url"`
}

// tagged is the answer to a headline.
type tagged struct {
	ID   json.RawMessage `json:"id"`
	Tags []tagView       `json:"tags"`
}

// tagView is a tag as the command line shows it.
type tagView struct {
	Tag        string       `json:"tag"`
	Subtype    string       `json:"subtype,omitempty"`
	Confidence float64      `json:"confidence"`
	Severity   tag.Severity `json:"severity"`
	Evidence   string       `json:"evidence"`
	Details    []tag.Detail `json:"details,omitempty"`
}

// maxLine bounds a line of input in bytes.
const maxLine = 16 << 20

func newTag(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "tag",
		Short: "Tag headlines from stdin, as the digest would",
		Long: `Reads lines of JSON {"id","title","body","kind"?,"url"?,"told"?} and prints one answer
{"id","tags":[{"tag","confidence","severity","evidence","details"?}]} a line. Your own tags are
read too where a configuration is given or lies here.`,
		Example: `  echo '{"id":1,"title":"Brindlow cuts prices by 20 %"}' | keywatch tag --format jsonl`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			tags, err := a.tagReader(cmd)
			if err != nil {
				return err
			}
			return a.tagLines(tags)
		},
	}
}

func (a *app) tagLines(tags *tag.Reader) error {
	lines := bufio.NewScanner(a.in)
	lines.Buffer(make([]byte, 64<<10), maxLine)
	out := bufio.NewWriter(a.out)
	var all []tagged
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var h headline
		if err := json.Unmarshal(lines.Bytes(), &h); err != nil {
			return errors.Join(usagef("stdin line %d is not a JSON object with id and title: %w", n, err), out.Flush())
		}
		answer := tagged{ID: h.ID, Tags: viewTags(tags.Read(tag.Text{Title: h.Title, Body: h.Body, Kind: h.Kind, URL: h.URL, Told: h.Told}))}
		if a.format == "jsonl" {
			if err := printLine(out, answer); err != nil {
				return fmt.Errorf("write answer: %w", err)
			}
			continue
		}
		all = append(all, answer)
	}
	if err := lines.Err(); err != nil {
		return errors.Join(fmt.Errorf("read stdin: %w", err), out.Flush())
	}
	if a.format == "jsonl" {
		return out.Flush()
	}
	return taggedList.print(a, all)
}

var taggedList = listing[tagged]{
	head: []string{"id", "tags"},
	row: func(t tagged) []string {
		words := make([]string, 0, len(t.Tags))
		for _, v := range t.Tags {
			words = append(words, fmt.Sprintf("%s %.2f %s (%s)", v.Tag, v.Confidence, v.Severity, v.Evidence))
		}
		return []string{strings.Trim(string(t.ID), `"`), strings.Join(words, "; ")}
	},
}

func viewTags(tags []tag.Evidence) []tagView {
	views := make([]tagView, 0, len(tags))
	for _, t := range tags {
		views = append(views, tagView{t.Tag, t.Subtype, t.Confidence, t.Severity, t.Evidence, t.Details})
	}
	return views
}
