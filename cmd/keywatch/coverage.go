package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/web"
	"keywatch/digest"
)

func newCoverage(a *app) *cobra.Command {
	var q web.CoverageQuery
	cmd := &cobra.Command{
		Use:   "coverage",
		Short: "Show which topics of each company are watched, blind or not found, and what to add",
		Long: `For each company and topic (launches, prices, events, partnerships, regulation,
management, hiring, funding, media, customers, positioning): by which sources it is
watched. blind: every source made for it is blocked, broken, gone, silent or not read.
mentioned: only sources tell of it that are made for something else. not found: none
does. Companies with something blind come first; what to add stands at the end.`,
		Example: "  keywatch coverage\n  keywatch coverage --account corvane\n  keywatch coverage --company brindlow --format csv",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.ask(cmd, false, func(c *client.Client) error {
				v, err := c.Coverage(cmd.Context(), q)
				if err != nil {
					return err
				}
				if a.format != "table" || len(v.Rows) == 0 {
					return coverageList(v.Words).print(a, v.Rows)
				}
				printCoverage(a, v.Rows)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&q.Company, "company", "", "only of this company (id)")
	cmd.Flags().StringVar(&q.Account, "account", "", "only of this key account (id), its family and its competitors")
	return cmd
}

// coverageList is one line a topic of a company, for machines and documents.
func coverageList(none string) listing[digest.TopicRow] {
	return listing[digest.TopicRow]{
		head: []string{"company", "topic", "state", "since", "sources", "add"},
		none: none,
		row: func(r digest.TopicRow) []string {
			var ids []string
			for _, s := range r.Sources {
				ids = append(ids, strings.TrimSpace(s.ID+" "+s.Blind))
			}
			add := ""
			if r.Add != nil {
				add = r.Add.Words
			}
			return []string{r.CompanyName, string(r.Topic), string(r.State), stampOr(r.Since), strings.Join(ids, "; "), add}
		},
	}
}

// printCoverage prints a block a company, those with something blind first,
// and at the end what to add.
func printCoverage(a *app, rows []digest.TopicRow) {
	blocks := byCompany(rows)
	slices.SortStableFunc(blocks, func(x, y []digest.TopicRow) int {
		return cmp.Compare(len(inState(y, digest.TopicBlind)), len(inState(x, digest.TopicBlind)))
	})
	for _, block := range blocks {
		first := block[0]
		fmt.Fprintf(a.out, "%s (%s): %d of %d topics watched\n", visible(first.CompanyName), first.Role, len(inState(block, digest.TopicWatched)), len(block))
		for _, state := range []digest.TopicState{digest.TopicBlind, digest.TopicNotFound, digest.TopicMentioned, digest.TopicWatched} {
			name := string(state)
			for _, line := range topicLines(inState(block, state)) {
				fmt.Fprintf(a.out, "  %-9s  %s\n", name, visible(line))
				name = ""
			}
		}
		fmt.Fprintln(a.out)
	}
	printAdditions(a, blocks)
}

// byCompany parts rows into those of each company, in their order.
func byCompany(rows []digest.TopicRow) [][]digest.TopicRow {
	var blocks [][]digest.TopicRow
	for i, r := range rows {
		if i == 0 || r.Company != rows[i-1].Company {
			blocks = append(blocks, nil)
		}
		blocks[len(blocks)-1] = append(blocks[len(blocks)-1], r)
	}
	return blocks
}

func inState(rows []digest.TopicRow, state digest.TopicState) []digest.TopicRow {
	return slices.DeleteFunc(slices.Clone(rows), func(r digest.TopicRow) bool { return r.State != state })
}

// topicLines puts topics with the same sources on one line.
func topicLines(rows []digest.TopicRow) []string {
	var order []string
	topics := map[string][]string{}
	for _, r := range rows {
		by := sourceWords(r)
		if _, known := topics[by]; !known {
			order = append(order, by)
		}
		topics[by] = append(topics[by], string(r.Topic))
	}
	for i, by := range order {
		order[i] = topicWords(topics[by])
		if by != "" {
			order[i] += ": " + by
		}
	}
	return order
}

// maxSourcesNamed is how many sources of a topic a line names.
const maxSourcesNamed = 3

// sourceWords names the sources on which the topic's state rests.
func sourceWords(r digest.TopicRow) string {
	var list []string
	for _, s := range r.Sources {
		switch {
		case s.Made != r.Sources[0].Made: // what only mentions it, where others are made for it
		case s.Blind == "":
			list = append(list, s.ID)
		case r.State == digest.TopicBlind:
			list = append(list, s.ID+" "+blindWords(s))
		}
	}
	if more := len(list) - maxSourcesNamed; more > 0 {
		list = append(list[:maxSourcesNamed], fmt.Sprintf("%d more", more))
	}
	return strings.Join(list, ", ")
}

func blindWords(s digest.TopicSource) string {
	words := s.Blind
	if !s.Since.IsZero() {
		words += " since " + stamp(s.Since)
	}
	if s.Detail != "" {
		words += " (" + clip(s.Detail, 60) + ")"
	}
	return words
}
