package bolt

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// note says, in a file beside the store, who has it open for writing.
type note struct {
	PID     int       `json:"pid"`
	Command string    `json:"command"`
	Since   time.Time `json:"since"`
}

func (d *DB) notePath() string { return d.path + ".pid" }

// leaveNote writes who holds the store. The lock is the file's own; without
// the note only the words of a refusal are poorer.
func (d *DB) leaveNote() {
	command := filepath.Base(os.Args[0])
	if len(os.Args) > 1 && !strings.HasPrefix(os.Args[1], "-") {
		command += " " + os.Args[1]
	}
	text, err := json.Marshal(note{PID: os.Getpid(), Command: command, Since: d.now().UTC()})
	if err == nil {
		err = os.WriteFile(d.notePath(), text, 0o600)
	}
	if err != nil {
		d.log.Warn("cannot note who holds the store", "err", err)
	}
}

func (d *DB) dropNote() {
	if !d.readOnly {
		_ = os.Remove(d.notePath())
	}
}

// holder says in words who holds the store.
func (d *DB) holder() string {
	var n note
	text, err := os.ReadFile(d.notePath())
	if err != nil || json.Unmarshal(text, &n) != nil || !alive(n.PID) {
		return "another process has it open, likely a command that reads; try again"
	}
	return fmt.Sprintf("%q (process %d) has it open since %s", n.Command, n.PID, n.Since.Format(time.RFC3339))
}
