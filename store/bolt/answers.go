package bolt

import (
	"context"
	"errors"
	"fmt"

	"keywatch/digest"
)

// addAnswers brings schema 2 to 3: what readers answer has tables of its own.
func addAnswers(t *tx) error {
	for _, name := range []table{tSteps, tVotes} {
		if _, err := t.CreateBucketIfNotExists([]byte(name)); err != nil {
			return fmt.Errorf("create table %s: %w", name, err)
		}
	}
	return nil
}

// MarkSteps keeps what became of proposed steps, all or none.
func (d *DB) MarkSteps(ctx context.Context, marks []digest.StepMark) error {
	return d.update(ctx, "mark steps", func(t *tx) error {
		for _, m := range marks {
			if m.Step == "" {
				return errors.New("a mark names no step")
			}
			if err := t.putJSON(tSteps, []byte(m.Step), m); err != nil {
				return err
			}
		}
		return nil
	})
}

// StepMarks gives the last mark of each step that has one, by its id.
func (d *DB) StepMarks(ctx context.Context) (map[string]digest.StepMark, error) {
	list, err := listJSON[digest.StepMark](ctx, d, "list marks of steps", tSteps)
	marks := make(map[string]digest.StepMark, len(list))
	for _, m := range list {
		marks[m.Step] = m
	}
	return marks, err
}

// AddVote appends a vote; none is ever changed.
func (d *DB) AddVote(ctx context.Context, v digest.Vote) error {
	return d.update(ctx, "keep vote on "+v.Event, func(t *tx) error {
		number, err := t.in(tVotes).NextSequence()
		if err != nil {
			return err
		}
		return t.putJSON(tVotes, big(number), v)
	})
}

// Votes gives all votes in the order in which they were given.
func (d *DB) Votes(ctx context.Context) ([]digest.Vote, error) {
	return listJSON[digest.Vote](ctx, d, "list votes", tVotes)
}
