package main

import (
	"testing"

	"keywatch/diff/tag"
)

func TestWhatATagNamesIsOneLine(t *testing.T) {
	got := namedWords([]tag.Detail{
		{Name: tag.DetailAmount, Text: "USD 40000000"}, {Name: tag.DetailAmount, Text: "EUR 1299.5"}, {Name: tag.DetailSeries, Text: "B"},
	})
	if want := "amount USD 40,000,000, EUR 1,299.5; series B"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
