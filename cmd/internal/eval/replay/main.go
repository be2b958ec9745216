// Command replay prints what the daemon reports while it watches the recorded
// documents of KEYWATCH_EVAL change, one JSON line a step.
//
//	KEYWATCH_EVAL=DIR go run ./cmd/internal/eval/replay > found.jsonl
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"keywatch/cmd/internal/eval"
)

func main() {
	if err := run(context.Background(), os.Getenv("KEYWATCH_EVAL")); err != nil {
		fmt.Fprintln(os.Stderr, "replay:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, dir string) error {
	if dir == "" {
		return errors.New("set KEYWATCH_EVAL to the folder of the recorded documents")
	}
	found, err := eval.Sequences(ctx, dir)
	if err != nil {
		return err
	}
	out := json.NewEncoder(os.Stdout)
	for _, f := range found {
		if err := out.Encode(f); err != nil {
			return fmt.Errorf("write answer: %w", err)
		}
	}
	return nil
}
