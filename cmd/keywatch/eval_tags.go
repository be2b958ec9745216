package main

import (
	"bufio"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/eval"
	"keywatch/diff/tag"
)

func newEvalTags(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "tags FILE.jsonl",
		Short: "Score the tags of headlines",
		Long: `Reads lines {"id","title","body","tags":["launch",…]} and tags each as
"keywatch tag" does. Prints precision, recall and F1 of each tag and their
macro-F1 without media; says how many headlines without a tag were left so, and
lists the misses. With --format jsonl it prints {"id","tags"} a line and needs no
labels.`,
		Example: "  keywatch eval tags headlines.jsonl\n  keywatch eval tags headlines.jsonl --format jsonl > said.jsonl",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			tags, err := a.tagReader(cmd)
			if err != nil {
				return err
			}
			return a.evalTags(args[0], tags)
		},
	}
}

func (a *app) evalTags(path string, tags *tag.Reader) error {
	names := tags.Names()
	list, err := eval.ReadHeadlines(path, names)
	if err != nil {
		return err
	}
	bar := a.progress("headlines", len(list))
	answers := eval.AnswerTags(list, tags.Read, bar.step)
	bar.end()
	if a.format == "jsonl" {
		return printAnswers(a.out, answers)
	}
	s, err := eval.ScoreTags(list, answers, names)
	if err != nil {
		return err
	}
	rows := make([]scoreRow, 0, len(s.Tags)+2)
	for _, p := range s.Tags {
		rows = append(rows, rowOf(p.Tag, p.Score))
	}
	rows = append(rows, rowOf("no tag", s.Clean), scoreRow{Of: "macro, without media", F1: s.Macro, onlyF1: true})
	if err := scoreRows.print(a, rows); err != nil {
		return err
	}
	printMisses(a, s.Misses)
	fmt.Fprintf(a.err, "macro-F1 %.3f without media; %d of %d headlines without a tag kept clean (%.3f)\n",
		s.Macro, s.Clean.Right, s.Clean.Right+s.Clean.Missed, s.Clean.Recall())
	return nil
}

// printAnswers writes answers, one a line.
func printAnswers[T any](to io.Writer, answers []T) error {
	out := bufio.NewWriter(to)
	for _, v := range answers {
		if err := printLine(out, v); err != nil {
			return fmt.Errorf("write answer: %w", err)
		}
	}
	return out.Flush()
}

// scoreRow is the score of one sort of answer.
type scoreRow struct {
	Of        string  `json:"of"`
	Labelled  int     `json:"labelled"` // how many a reader says
	Found     int     `json:"found"`    // how many were said
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	onlyF1    bool    // a mean: the rest means nothing
}

func rowOf(name string, s eval.PairScore) scoreRow {
	return scoreRow{
		Of: name, Labelled: s.Right + s.Missed, Found: s.Right + s.False,
		Precision: s.Precision(), Recall: s.Recall(), F1: s.F1(),
	}
}

var scoreRows = listing[scoreRow]{
	head: []string{"of", "labelled", "found", "precision", "recall", "f1"},
	row: func(r scoreRow) []string {
		f := func(x float64) string { return fmt.Sprintf("%.3f", x) }
		if r.onlyF1 {
			return []string{r.Of, "–", "–", "–", "–", f(r.F1)}
		}
		return []string{r.Of, fmt.Sprint(r.Labelled), fmt.Sprint(r.Found), f(r.Precision), f(r.Recall), f(r.F1)}
	},
	value: func(r scoreRow) any {
		if r.onlyF1 {
			return map[string]any{"of": r.Of, "f1": r.F1}
		}
		return r
	},
}

// printMisses lists what was wrong, one a line, beside the scores.
func printMisses(a *app, misses []eval.Miss) {
	for _, m := range misses {
		fmt.Fprintf(a.err, "%s %s  %s  %s\n", missWord(m.False), visible(m.ID), visible(m.What), visible(clip(m.Text, 100)))
	}
}
