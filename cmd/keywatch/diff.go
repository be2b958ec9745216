package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/sources"
)

// pairView is what `keywatch diff` says of two pages.
type pairView struct {
	ID       string       `json:"id,omitempty"`
	Material bool         `json:"material"`
	Changes  []changeView `json:"changes"`
	Noise    []noiseView  `json:"noise"`
}

type changeView struct {
	Op      diff.Op        `json:"op"`
	Region  sources.Region `json:"region"`
	Section string         `json:"section"`
	Before  string         `json:"before"`
	After   string         `json:"after"`
	Tags    []tagView      `json:"tags"`
	// Item is the plan, person, logo, job, release, event or headline that the
	// change tells of, with its fields before and after.
	Item *diff.ItemChange `json:"item,omitempty"`
}

type noiseView struct {
	Before string `json:"before"`
	After  string `json:"after"`
	Reason string `json:"reason"`
}

func newDiff(a *app) *cobra.Command {
	var address, batch string
	cmd := &cobra.Command{
		Use:   "diff OLD.html NEW.html",
		Short: "Compare two versions of a page, as the daemon would",
		Long: `Prints the changes that the daemon would report once every pending difference is
confirmed, and what it would hold back as noise. With --batch it reads lines
{"id","old","new","url"?}, paths relative to that file, and prints one object
a line.`,
		Example: "  keywatch diff --format json old.html new.html --url https://www.brindlow.example/pricing\n  keywatch diff --format json --batch pairs.jsonl",
		Args:    cobra.MaximumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			tags, err := a.tagReader(cmd)
			switch {
			case err != nil:
				return err
			case batch != "" && len(args) == 0:
				return a.diffBatch(batch, tags)
			case batch == "" && len(args) == 2:
				view, err := comparePages("", args[0], args[1], address, tags)
				if err != nil {
					return err
				}
				return a.printPair(view)
			}
			return usagef("name two files, or one list with --batch")
		},
	}
	cmd.Flags().StringVar(&address, "url", "", "the page's URL: it tells what the page is, and resolves links")
	cmd.Flags().StringVar(&batch, "batch", "", "a file of JSON lines that name many pairs")
	return cmd
}

func comparePages(id, before, after, address string, tags *tag.Reader) (pairView, error) {
	view := pairView{ID: id, Changes: []changeView{}, Noise: []noiseView{}}
	older, err := os.ReadFile(before)
	if err != nil {
		return view, fmt.Errorf("read the older page: %w", err)
	}
	newer, err := os.ReadFile(after)
	if err != nil {
		return view, fmt.Errorf("read the newer page: %w", err)
	}
	changes, noise, err := diff.Pages(older, newer, address)
	if err != nil {
		return view, err
	}
	for _, c := range changes {
		view.Material = view.Material || c.Region == sources.RegionMain
		view.Changes = append(view.Changes, changeView{
			Op: c.Op, Region: c.Region, Section: c.Section, Before: c.Before, After: c.After,
			Tags: viewTags(tags.Read(tag.TextOf(c))), Item: c.Item,
		})
	}
	for _, n := range noise {
		view.Noise = append(view.Noise, noiseView{n.Before, n.After, n.Reason})
	}
	return view, nil
}

func (a *app) printPair(v pairView) error {
	switch a.format {
	case "json":
		return printJSON(a.out, v)
	case "jsonl":
		return printLine(a.out, v)
	}
	if err := pairList.print(a, v.Changes); err != nil {
		return err
	}
	if a.format == "table" {
		fmt.Fprintf(a.err, "%d changes, %d differences held back as noise\n", len(v.Changes), len(v.Noise))
	}
	return nil
}

var pairList = listing[changeView]{
	head: []string{"op", "region", "section", "before", "after", "tags"},
	none: "nothing that a reader would call a change",
	row: func(c changeView) []string {
		names := make([]tag.Evidence, 0, len(c.Tags))
		for _, t := range c.Tags {
			names = append(names, tag.Evidence{Tag: t.Tag})
		}
		return []string{string(c.Op), string(c.Region), c.Section, clip(c.Before, 70), clip(c.After, 70), tagNames(names)}
	},
}
