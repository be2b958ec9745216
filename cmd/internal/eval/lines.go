package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
)

// longest bounds a line of a labelled file in bytes.
const longest = 16 << 20

// ReadLines reads a file of JSON lines; empty lines are passed over, and a
// wrong one is named by its number.
func ReadLines[T any](path string) ([]T, error) {
	return readChecked(path, func(T) error { return nil })
}

// readChecked is ReadLines with a judgement of each line, whose words say how
// to mend it.
func readChecked[T any](path string, check func(T) error) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read index: %w", err)
	}
	defer f.Close()
	var list []T
	lines := bufio.NewScanner(f)
	lines.Buffer(make([]byte, 64<<10), longest)
	n := 1
	for ; lines.Scan(); n++ {
		text := bytes.TrimSpace(lines.Bytes())
		if len(text) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(text, &v); err != nil {
			return nil, fmt.Errorf("read %s line %d: %s", path, n, notJSON(err))
		}
		if err := check(v); err != nil {
			return nil, fmt.Errorf("read %s line %d: %w", path, n, err)
		}
		list = append(list, v)
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return nil, fmt.Errorf("read %s line %d: it has more than %d MB; is the file one object a line?", path, n, longest>>20)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return list, nil
}

// notJSON words the parser's error for somebody who has the file before him.
func notJSON(err error) string {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) && kind.Field != "" {
		return fmt.Sprintf("%q is a %s and must be a %s", kind.Field, kind.Value, kind.Type)
	}
	return "not one JSON object: " + err.Error()
}
