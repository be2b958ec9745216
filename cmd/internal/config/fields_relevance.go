package config

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"keywatch/digest"
)

// relevanceDraft is the weights as written: what is not, has its default.
type relevanceDraft struct {
	spot
	tiers, reasons, tags, subtypes, severities map[string]float64
	confidence, freshness, renewal, stage      int
	stages                                     []string
}

// mostPoints bounds a weight: more than one half of a relevance decides alone.
const mostPoints = 50

// relevanceFields are the points of each part of a relevance.
func relevanceFields() []field[relevanceDraft] {
	w := digest.DefaultWeights()
	number := whole(0, mostPoints)
	part := func(name string, points float64, doc string, to func(*relevanceDraft) *int) field[relevanceDraft] {
		n := strconv.Itoa(int(points))
		return one(key{name: name, example: n, fallback: n, doc: doc}, number, to)
	}
	return []field[relevanceDraft]{
		pointsOf("tiers", "By the account's tier.", "events of an account of tier", w.Tiers, func(d *relevanceDraft) *map[string]float64 { return &d.tiers }),
		pointsOf("reasons", "By the reason why an event matters, as the playbook calls it.", "the reason", w.Reasons, func(d *relevanceDraft) *map[string]float64 { return &d.reasons }),
		pointsOf("tags", "By the event's tag.", "events tagged", w.Tags, func(d *relevanceDraft) *map[string]float64 { return &d.tags }),
		pointsOf("subtypes", "In addition, by the tag's sub-type.", "the sub-type", w.Subtypes, func(d *relevanceDraft) *map[string]float64 { return &d.subtypes }),
		pointsOf("severities", "By the event's severity.", "events of severity", w.Severities, func(d *relevanceDraft) *map[string]float64 { return &d.severities }),
		part("confidence", w.Confidence, "For what is certain; less for what is less sure.", func(d *relevanceDraft) *int { return &d.confidence }),
		part("freshness", w.Freshness, "For what is not a week old; three fifths of it within two.", func(d *relevanceDraft) *int { return &d.freshness }),
		part("renewal", w.Renewal, "When the renewal is within 30 days; four fifths of it within 90.", func(d *relevanceDraft) *int { return &d.renewal }),
		part("stage", w.Stage, "While a deal is open: the account's stage holds one of the words of stages.", func(d *relevanceDraft) *int { return &d.stage }),
		list(key{
			name: "stages", example: "[renewal, negotiation, pilot]", fallback: strings.Join(w.Stages, ", "),
			doc: "Words of the stages at which a deal is open.",
		}, words, func(d *relevanceDraft) *[]string { return &d.stages }),
	}
}

// pointsOf is a section whose keys are the names of a table of points.
func pointsOf(name, doc, of string, table map[string]float64, to func(*relevanceDraft) *map[string]float64) field[relevanceDraft] {
	v := whole(0, mostPoints)
	var fields []field[map[string]float64]
	for _, n := range slices.SortedFunc(maps.Keys(table), func(a, b string) int {
		if table[a] != table[b] && name != "tiers" {
			return int(table[b] - table[a]) // the weightiest first
		}
		return strings.Compare(a, b)
	}) {
		points := strconv.Itoa(int(table[n]))
		fields = append(fields, field[map[string]float64]{
			key{name: n, example: points, fallback: points, doc: "Points for " + of + " " + n + ".", is: v.facts},
			func(r *reader, at place, into *map[string]float64) {
				if got, ok := scalar(r, at, v); ok {
					if *into == nil {
						*into = map[string]float64{}
					}
					(*into)[n] = float64(got)
				}
			},
		})
	}
	return section(key{name: name, doc: doc}, fields, to)
}

// weights lays what was written over the defaults.
func weights(d relevanceDraft) digest.Weights {
	w := digest.DefaultWeights()
	for _, table := range []struct{ to, from map[string]float64 }{
		{w.Tiers, d.tiers}, {w.Reasons, d.reasons}, {w.Tags, d.tags}, {w.Subtypes, d.subtypes}, {w.Severities, d.severities},
	} {
		maps.Copy(table.to, table.from)
	}
	for _, part := range []struct {
		name string
		to   *float64
		from int
	}{
		{"confidence", &w.Confidence, d.confidence},
		{"freshness", &w.Freshness, d.freshness},
		{"renewal", &w.Renewal, d.renewal},
		{"stage", &w.Stage, d.stage},
	} {
		if d.has(part.name) {
			*part.to = float64(part.from)
		}
	}
	if d.has("stages") {
		w.Stages = d.stages
	}
	return w
}

// playbookLine finds the line that a message about a playbook begins with.
var playbookLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)\bline (\d+)(?:, column (\d+))?:? ?`) })

// playbookFile reads a playbook of the user's own; what is wrong in it is
// reported at its place in that file.
func playbookFile(k key, to func(*digestDraft) **digest.Playbook) field[digestDraft] {
	k.is = filePath.facts
	return field[digestDraft]{k, func(r *reader, at place, into *digestDraft) {
		name, ok := scalar(r, at, filePath)
		if !ok {
			return
		}
		text, ok := r.file(at, name)
		if !ok {
			return
		}
		book, err := digest.ReadPlaybook(strings.NewReader(string(text)))
		if err == nil {
			*to(into) = book
			return
		}
		file := r.abs(name)
		r.files = append(r.files, file)
		for message := range strings.SplitSeq(err.Error(), "\n") {
			p := Problem{File: file, Line: 1, Column: 1, Message: strings.TrimSpace(message)}
			if m := playbookLine().FindStringSubmatchIndex(message); m != nil {
				p.Line, _ = strconv.Atoi(message[m[2]:m[3]]) // the pattern has digits alone
				p.Message = strings.TrimSpace(message[:m[0]] + message[m[1]:])
			}
			if p.Message != "" {
				p.Message = fmt.Sprintf("digest.playbook: %s", p.Message)
				r.add(p)
			}
		}
	}}
}
