package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/eval"
)

func newEvalAccounts(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "accounts FILE.jsonl",
		Short: "Score whether a name in a text is the company",
		Long: `Reads lines {"id","text","name","target"?,"company"}: is this mention of the name
the company? Target says which company is meant where the name alone does not:
"Corvane Energy / Corvane (power trading)". Prints precision, recall and F1 and
lists the misses. With --format jsonl it prints {"id","company"} a line and needs
no labels.`,
		Example: "  keywatch eval accounts mentions.jsonl\n  keywatch eval accounts mentions.jsonl --format jsonl > said.jsonl",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.evalAccounts(args[0]) },
	}
}

func (a *app) evalAccounts(path string) error {
	list, err := eval.ReadMentions(path)
	if err != nil {
		return err
	}
	bar := a.progress("mentions", len(list))
	answers := eval.AnswerMentions(list, bar.step)
	bar.end()
	if a.format == "jsonl" {
		return printAnswers(a.out, answers)
	}
	s, misses, err := eval.ScoreMentions(list, answers)
	if err != nil {
		return err
	}
	if err := scoreRows.print(a, []scoreRow{rowOf("company", s)}); err != nil {
		return err
	}
	printMisses(a, misses)
	fmt.Fprintf(a.err, "%d mentions: %d rightly found, %d false, %d missed\n", len(list), s.Right, s.False, s.Missed)
	return nil
}
