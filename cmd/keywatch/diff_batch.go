package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"keywatch/diff/tag"
)

// pair is one line of a batch; unknown keys are ignored.
type pair struct {
	ID  string `json:"id"`
	Old string `json:"old"`
	New string `json:"new"`
	URL string `json:"url"`
}

// unread is the answer to a pair that could not be read.
type unread struct {
	ID    string `json:"id"`
	Error string `json:"error"`
}

// diffBatch compares all pairs, a few at a time, and prints the answers in
// the order of the file.
func (a *app) diffBatch(path string, tags *tag.Reader) error {
	pairs, err := readPairs(path)
	if err != nil {
		return err
	}
	answers := make([]any, len(pairs))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range pairs {
		group.Go(func() error {
			view, err := comparePages(p.ID, beside(path, p.Old), beside(path, p.New), p.URL, tags)
			answers[i] = view
			if err != nil {
				answers[i] = unread{p.ID, err.Error()}
			}
			return nil
		})
	}
	_ = group.Wait() // each pair's error is its answer
	out := bufio.NewWriter(a.out)
	failed := false
	for _, answer := range answers {
		_, bad := answer.(unread)
		failed = failed || bad
		if err := printLine(out, answer); err != nil {
			return fmt.Errorf("write answer: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write answers: %w", err)
	}
	if failed {
		return silent{exitFailed}
	}
	return nil
}

func readPairs(path string) ([]pair, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open the batch: %w", err)
	}
	defer f.Close()
	var pairs []pair
	lines := bufio.NewScanner(f)
	lines.Buffer(make([]byte, 64<<10), maxLine)
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var p pair
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return nil, usagef("%s:%d: not a JSON object with id, old and new: %w", path, n, err)
		}
		pairs = append(pairs, p)
	}
	return pairs, lines.Err()
}

// beside resolves a path relative to the file that names it.
func beside(file, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(file), path)
}
