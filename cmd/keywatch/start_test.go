package main

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// TestNothingIsMadeReadyBeforeItIsAskedFor holds the packages to what they may
// do before main begins: every command waits for that, and most of them match
// no pattern. The bytes are counted since, unlike the time, they are the same
// on every machine.
func TestNothingIsMadeReadyBeforeItIsAskedFor(t *testing.T) {
	const most = 400_000
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "-test.run=^$")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	trace, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, trace)
	}
	ours := 0
	for line := range strings.Lines(string(trace)) {
		// init keywatch/digest @39 ms, 10 ms clock, 1141256 bytes, 4445 allocs
		words := strings.Fields(line)
		if len(words) < 9 || words[0] != "init" || !strings.HasPrefix(words[1], "keywatch/") {
			continue
		}
		ours++
		if bytes, err := strconv.Atoi(words[7]); err != nil || bytes > most {
			t.Errorf("%s takes %s bytes before main begins (%v), want %d at most", words[1], words[7], err, most)
		}
	}
	if ours < 5 {
		t.Errorf("the trace names %d of our packages:\n%s", ours, trace)
	}
}
