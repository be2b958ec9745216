package main

import (
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"keywatch/cmd/internal/eval"
	"keywatch/diff/tag"
)

func newEval(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "eval",
		Short:   "Measure keywatch on files that people have labelled",
		Example: "  keywatch eval changes pairs.jsonl\n  keywatch eval sequences sequences.jsonl --no-learning\n  keywatch eval tags headlines.jsonl\n  keywatch eval accounts mentions.jsonl",
	}
	cmd.AddCommand(newEvalChanges(a), newEvalSequences(a), newEvalTags(a), newEvalAccounts(a))
	return cmd
}

func newEvalChanges(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "changes FILE.jsonl",
		Short: "Score what is reported of pairs of pages",
		Long: `Reads lines {"id","old","new","url"?,"material","hard"?,"collection"?,"service"?},
paths relative to the file, and compares each pair as "keywatch diff" does.
Prints precision, recall and F1 over all, for each collection and for each half
of the services, the hard pairs apart, and lists the misses. With --format jsonl
it prints {"id","material"} a line.`,
		Example: "  keywatch eval changes pairs.jsonl\n  keywatch eval changes pairs.jsonl --format jsonl > found.jsonl",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.evalChanges(args[0]) },
	}
}

// verdict is one answer of eval changes.
type verdict struct {
	ID       string `json:"id"`
	Material bool   `json:"material"`
	Error    string `json:"error,omitempty"`
}

func (a *app) evalChanges(path string) error {
	pairs, err := eval.ReadLines[eval.Labelled](path)
	if err != nil {
		return err
	}
	answers := make([]verdict, len(pairs))
	bar := a.progress("pairs", len(pairs))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range pairs {
		group.Go(func() error {
			view, err := comparePages(p.ID, beside(path, p.Old), beside(path, p.New), p.URL, &tag.Reader{})
			answers[i] = verdict{ID: p.ID, Material: view.Material}
			if err != nil {
				answers[i].Error = err.Error()
			}
			bar.step()
			return nil
		})
	}
	_ = group.Wait() // each pair's error is its answer
	bar.end()
	if a.format == "jsonl" {
		return printAnswers(a.out, answers)
	}
	return a.printScores(pairs, answers)
}

// part is a row of the scores.
type part struct {
	Part      string  `json:"part"`
	Pairs     int     `json:"pairs"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Hard      float64 `json:"hard_reported"`
	score     eval.PairScore
}

func (a *app) printScores(pairs []eval.Labelled, answers []verdict) error {
	var order []string
	parts := map[string]*part{}
	count := func(name string, p eval.Labelled, reported bool) {
		if parts[name] == nil {
			parts[name] = &part{Part: name}
			order = append(order, name)
		}
		parts[name].Pairs++
		parts[name].score.Add(p, reported)
	}
	halves := halvesOf(pairs)
	var misses []string
	for i, p := range pairs {
		if answers[i].Error != "" {
			return fmt.Errorf("pair %s: %s", p.ID, answers[i].Error)
		}
		got := answers[i].Material
		count("all", p, got)
		if p.Group != "" {
			count("collection "+p.Group, p, got)
		}
		if p.Service != "" {
			count(halves[p.Service], p, got)
		}
		if p.Material != nil && *p.Material != got {
			misses = append(misses, missWord(got)+" "+p.ID)
		}
	}
	slices.Sort(order)
	rows := make([]part, len(order))
	for i, name := range order {
		p := parts[name]
		p.Precision, p.Recall, p.F1, p.Hard = p.score.Precision(), p.score.Recall(), p.score.F1(), p.score.HardShare()
		rows[i] = *p
	}
	if err := scoreList.print(a, rows); err != nil {
		return err
	}
	fmt.Fprintln(a.err, strings.Join(misses, "\n"))
	return nil
}

func missWord(reported bool) string {
	if reported {
		return "false "
	}
	return "missed"
}

// halvesOf parts the services in two by every other name, so that pages of one
// service never stand on both sides.
func halvesOf(pairs []eval.Labelled) map[string]string {
	var names []string
	for _, p := range pairs {
		if p.Service != "" && !slices.Contains(names, p.Service) {
			names = append(names, p.Service)
		}
	}
	slices.Sort(names)
	half := map[string]string{}
	for i, name := range names {
		half[name] = "services, half " + string(rune('A'+i%2))
	}
	return half
}

var scoreList = listing[part]{
	head: []string{"part", "pairs", "precision", "recall", "f1", "hard reported"},
	none: "the file has no pairs",
	row: func(p part) []string {
		f := func(x float64) string { return fmt.Sprintf("%.3f", x) }
		return []string{p.Part, fmt.Sprint(p.Pairs), f(p.Precision), f(p.Recall), f(p.F1), f(p.Hard)}
	},
}

func newEvalSequences(a *app) *cobra.Command {
	var forgetful bool
	cmd := &cobra.Command{
		Use:   "sequences FILE.jsonl",
		Short: "Replay documents as they changed over time",
		Long: `Reads lines {"id","steps":[{"file","time","material"}]}, files relative to the
file, and serves them over loopback to the whole daemon under a moved clock.
Prints {"id","step","material","pending"} a line: was a change of the content
reported at this step?`,
		Example: "  keywatch eval sequences sequences.jsonl > found.jsonl\n  keywatch eval sequences sequences.jsonl --no-learning > without.jsonl",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			list, err := eval.ReadLines[eval.Sequence](args[0])
			if err != nil {
				return err
			}
			bar := a.progress("documents", len(list))
			found, err := eval.Sequences(cmd.Context(), filepath.Dir(args[0]), list, forgetful, bar.step)
			bar.end()
			if err != nil {
				return err
			}
			for _, f := range found {
				if err := printLine(a.out, f); err != nil {
					return fmt.Errorf("write answer: %w", err)
				}
			}
			s := eval.ScoreSequences(list, found)
			fmt.Fprintf(a.err, "material %d found %d, quiet %d false %d: recall %.3f, %.2f false per 100 quiet steps\n",
				s.Material, s.Found, s.Quiet, s.False, s.Recall(), s.FalsePer100())
			return nil
		},
	}
	cmd.Flags().BoolVar(&forgetful, "no-learning", false, "judge each check by itself, without what others taught or confirm")
	return cmd
}
