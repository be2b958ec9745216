package main

import (
	"bytes"
	"os"
	"testing"
)

// A character device stands for a terminal, as it does for the program.
func TestMarksSuitWhatTheyAreReadOn(t *testing.T) {
	device, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer device.Close()
	file, err := os.CreateTemp(t.TempDir(), "out")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	const plain = "“EUR [-50-]{+40+} a seat”"
	for _, c := range []struct {
		name string
		s    surroundings
		env  map[string]string
		want string
	}{
		{"a terminal", surroundings{out: device}, nil, "“EUR \x1b[31;9m50\x1b[0m\x1b[32m40\x1b[0m a seat”"},
		{"a terminal without colours", surroundings{out: device}, map[string]string{"NO_COLOR": "1"}, plain},
		{"a dumb terminal", surroundings{out: device}, map[string]string{"TERM": "dumb"}, plain},
		{"a file", surroundings{out: file}, nil, plain},
		{"a pipe", surroundings{out: &bytes.Buffer{}}, nil, plain},
	} {
		c.s.getenv = func(name string) string { return c.env[name] }
		a := &app{surroundings: c.s}
		if got := a.marked("EUR 50 a seat", "EUR 40 a seat"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// What a page says cannot move the cursor or end a mark's colour.
func TestMarkedTextCannotColour(t *testing.T) {
	a := &app{surroundings: surroundings{out: &bytes.Buffer{}, getenv: func(string) string { return "" }}}
	if got, want := a.marked("x", "\x1b[0mx\u202e"), "“[-x-]{+\\x1b[0mx\\u202e+}”"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
