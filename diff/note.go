package diff

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"keywatch/sources"
)

// What a person reports is a change of this kind and source. No source of the
// configuration has either.
const (
	NoteKind   = "note"
	NoteSource = "notes"
)

// What bounds a note, in bytes and in runes.
const (
	maxNote      = 20_000
	maxNoteTitle = 200
	maxReporter  = 80
)

// Note is what a person reports of a company: from a call, a newsletter, or a
// page that must not be visited.
type Note struct {
	Company string
	Account string // it is reported for, "" for none
	About   string // the account's name
	Title   string // "": the first sentence of the text
	Text    string
	By      string
}

// Change makes the change that a note is: an entry with words of its own for
// evidence. The same note has the same id whenever it is given. Errors say how
// to mend it.
func (n Note) Change(at time.Time) (Change, error) {
	n.Text = strings.TrimSpace(strings.ReplaceAll(n.Text, "\r\n", "\n"))
	n.Title, n.By = strings.TrimSpace(n.Title), strings.TrimSpace(n.By)
	if n.Title == "" {
		n.Title = firstSentence(n.Text)
	}
	for _, part := range []struct {
		name, text string
		most       int
		lines      bool
	}{{"text", n.Text, maxNote, true}, {"title", n.Title, maxNoteTitle * utf8.UTFMax, false}, {"name of who reports it", n.By, maxReporter, false}} {
		if err := checkNote(part.name, part.text, part.most, part.lines); err != nil {
			return Change{}, err
		}
	}
	sum := sha256.Sum256([]byte(n.Company + "\x00" + n.Account + "\x00" + n.By))
	c := Change{
		Source: NoteSource, Kind: NoteKind, Company: n.Company, Account: n.Account, By: n.By,
		Op: Added, Region: sources.RegionMain, Section: "a report by " + n.By, Key: hex.EncodeToString(sum[:8]),
		Title: n.Title, After: n.Text, From: at, Seen: at, Confirmed: at,
	}
	if n.About != "" {
		c.Section += " for " + n.About
	}
	c.ID = changeID(c)
	return c, nil
}

func checkNote(name, text string, most int, lines bool) error {
	switch {
	case text == "":
		return fmt.Errorf("the %s is missing", name)
	case len(text) > most:
		return fmt.Errorf("the %s has %d bytes and %d are the most; give what matters in it", name, len(text), most)
	case !utf8.ValidString(text):
		return fmt.Errorf("the %s is not UTF-8 text", name)
	}
	for _, r := range text {
		if unicode.IsControl(r) && !(lines && (r == '\n' || r == '\t')) {
			return fmt.Errorf("the %s holds the control character %q; leave it out", name, r)
		}
	}
	return nil
}

// firstSentence is the beginning of a text that can stand for it in a line.
func firstSentence(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	line = strings.Join(strings.Fields(line), " ")
	if at := strings.Index(line, ". "); at > 0 {
		line = line[:at]
	}
	line = strings.TrimSuffix(line, ".")
	if r := []rune(line); len(r) > maxNoteTitle {
		line = strings.TrimSpace(string(r[:maxNoteTitle-1])) + "…"
	}
	return line
}
