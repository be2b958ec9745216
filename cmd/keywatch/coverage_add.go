package main

import (
	"fmt"
	"slices"
	"strings"

	"keywatch/digest"
	"keywatch/sources"
)

// printAdditions tells what to add: what discovery found one by one, then the
// rest of a company in one line, since one discovery looks for all of it, and
// at last what serves every company alike.
func printAdditions(a *app, blocks [][]digest.TopicRow) {
	var lines, shared []string
	for _, block := range blocks {
		own, common := additionLines(block)
		for _, line := range own {
			lines = append(lines, block[0].CompanyName+": "+line)
		}
		for _, line := range common {
			if !slices.Contains(shared, line) {
				shared = append(shared, line)
			}
		}
	}
	if lines = append(lines, shared...); len(lines) == 0 {
		return
	}
	fmt.Fprintln(a.out, "to add, under sources in keywatch.yaml:")
	for _, line := range lines {
		fmt.Fprintf(a.out, "  %s\n", visible(line))
	}
}

// additionLines are what to add for one company, and what no page of a company
// can tell.
func additionLines(block []digest.TopicRow) (own, common []string) {
	var topics, places []string
	discover := ""
	for _, r := range block {
		switch add := r.Add; {
		case add == nil:
		case add.Found != nil:
			own = append(own, string(r.Topic)+": "+add.Words)
		case r.State != digest.TopicNotFound:
		case len(add.Places) == 0:
			common = append(common, string(r.Topic)+": "+add.Words)
		default:
			topics, discover = append(topics, string(r.Topic)), add.Discover
			// The best place of each; a product page serves two topics.
			if place := string(add.Places[0]); !slices.Contains(places, place) {
				places = append(places, place)
			}
		}
	}
	if len(topics) > 0 {
		own = append(own, topicWords(topics)+": "+placesToAdd(places, discover))
	}
	return own, common
}

// maxPlacesNamed is how many places are named beside a discovery, which finds
// out which of them there are.
const maxPlacesNamed = 3

func placesToAdd(places []string, discover string) string {
	words := "a page of place " + places[0]
	if len(places) > 1 {
		words = "pages of place " + strings.Join(places, ", ")
	}
	switch {
	case discover == "":
		return words
	case len(places) > maxPlacesNamed:
		return "keywatch discover " + discover + ", or pages of place " + strings.Join(places[:maxPlacesNamed], ", ") + " …"
	}
	return words + ", or keywatch discover " + discover
}

// topicWords names topics; where hardly one is missing it says so.
func topicWords(topics []string) string {
	all := sources.Topics()
	switch rest := len(all) - len(topics); {
	case rest == 0:
		return "everything"
	case rest == 1:
		for _, t := range all {
			if !slices.Contains(topics, string(t)) {
				return "everything but " + string(t)
			}
		}
	}
	return strings.Join(topics, ", ")
}
