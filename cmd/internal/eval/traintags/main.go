// Command traintags learns the weights of diff/tag from labelled headlines:
//
//	go run ./cmd/internal/eval/traintags [-o FILE] LABELLED.jsonl
//
// A line is {"id","title","body","tags":["launch",…]}. The same file gives
// the same weights.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	out := flag.String("o", "diff/tag/weights.bin", "where the weights go")
	cut := flag.Int("terms", defaultSettings.Terms, "how many terms are kept at most")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: traintags [-o FILE] [-terms N] LABELLED.jsonl")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	s := defaultSettings
	s.Terms = *cut
	if err := run(flag.Arg(0), *out, s); err != nil {
		fmt.Fprintln(os.Stderr, "traintags:", err)
		os.Exit(1)
	}
}

func run(in, out string, s settings) error {
	items, err := readItems(in)
	if err != nil {
		return err
	}
	model, report := learn(items, s)
	fmt.Print(report)
	file, err := os.Create(out)
	if err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	if err := model.Write(file); err != nil {
		file.Close()
		return err
	}
	if err := file.Close(); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	return nil
}
