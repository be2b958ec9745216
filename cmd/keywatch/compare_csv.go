package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"keywatch/cmd/internal/web"
)

// maxAlertFile bounds the file of alerts, in bytes.
const maxAlertFile = 32 << 20

// alertColumns are the names that a column may have, folded; the first that a
// file has is taken.
type alertColumn struct {
	what     string
	names    []string
	required bool
}

func alertColumns() []alertColumn {
	return []alertColumn{
		{"address", []string{"url", "link", "address", "page", "pageurl", "uri", "href", "watchurl", "website"}, true},
		{"time", []string{"time", "date", "datetime", "timestamp", "at", "when", "detected", "detectedat", "created", "createdat", "changedat", "published", "seen"}, true},
		{"text", []string{"text", "title", "headline", "alert", "summary", "message", "description", "change", "content", "diff", "name"}, false},
	}
}

// alertFile reads a CSV file, noting every mistake with its place.
type alertFile struct {
	path     string
	zone     *time.Location
	reader   *csv.Reader
	at       [3]int // the columns' indexes; -1: there is none
	mistakes []string
}

// readAlerts reads another tool's alerts. All bad rows are told at once.
func readAlerts(path string, zone *time.Location) ([]web.Alert, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open the alerts: %w", err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxAlertFile+1))
	if err != nil {
		return nil, fmt.Errorf("read the alerts: %w", err)
	}
	if len(data) > maxAlertFile {
		return nil, usagef("%s is longer than %d MB: split it", path, maxAlertFile>>20)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	f := &alertFile{path: path, zone: zone, reader: csv.NewReader(bytes.NewReader(data))}
	f.reader.FieldsPerRecord, f.reader.TrimLeadingSpace, f.reader.Comma = -1, true, separator(data)
	if err := f.header(); err != nil {
		return nil, err
	}
	alerts := f.rows()
	if len(f.mistakes) > 0 {
		return nil, usagef("%s", strings.Join(f.mistakes, "\n"))
	}
	return alerts, nil
}

// separator is what parts the columns of the first line most often: comma,
// semicolon (spreadsheets of half of Europe) or tab.
func separator(data []byte) rune {
	line, _, _ := bytes.Cut(data, []byte("\n"))
	best := ','
	for _, sep := range ";\t" {
		if bytes.Count(line, []byte(string(sep))) > bytes.Count(line, []byte(string(best))) {
			best = sep
		}
	}
	return best
}

// header finds the columns by their names.
func (f *alertFile) header() error {
	names, err := f.reader.Read()
	if errors.Is(err, io.EOF) {
		return usagef("%s:1:1: the file is empty; its first line names the columns: url, time, text", f.path)
	}
	if err != nil {
		return usagef("%s", f.words(err))
	}
	folded := make([]string, len(names))
	for i, n := range names {
		folded[i] = strings.NewReplacer(" ", "", "_", "", "-", "").Replace(strings.ToLower(strings.TrimSpace(n)))
	}
	for i, c := range alertColumns() {
		f.at[i] = -1
		for _, name := range c.names {
			if f.at[i] = slices.Index(folded, name); f.at[i] >= 0 {
				break
			}
		}
		if f.at[i] < 0 && c.required {
			f.mistakes = append(f.mistakes, fmt.Sprintf("%s:1:1: no column has the %s: name it %s (there are %s)", f.path, c.what, c.names[0], strings.Join(names, ", ")))
		}
	}
	if len(f.mistakes) > 0 {
		return usagef("%s", strings.Join(f.mistakes, "\n"))
	}
	return nil
}

func (f *alertFile) rows() []web.Alert {
	var alerts []web.Alert
	for {
		row, err := f.reader.Read()
		switch {
		case errors.Is(err, io.EOF):
			return alerts
		case err != nil:
			f.note(f.words(err))
			continue
		case len(row) == 1 && strings.TrimSpace(row[0]) == "":
			continue
		}
		line, _ := f.reader.FieldPos(0)
		alert := web.Alert{Line: line, URL: f.cell(row, 0), Text: f.cell(row, 2)}
		if !isAddress(alert.URL) {
			f.wrong(row, 0, "is not an address: write https://host/path")
		}
		when, ok := readMoment(f.cell(row, 1), f.zone)
		if !ok {
			f.wrong(row, 1, "is not a time: write 2026-11-03, 2026-11-03 14:05 or RFC 3339")
		}
		alert.At = when
		alerts = append(alerts, alert)
	}
}

func (f *alertFile) cell(row []string, column int) string {
	if i := f.at[column]; i >= 0 && i < len(row) {
		return strings.TrimSpace(row[i])
	}
	return ""
}

// wrong notes a cell that cannot be read, with its place.
func (f *alertFile) wrong(row []string, column int, why string) {
	i := f.at[column]
	line, at := f.reader.FieldPos(min(i, len(row)-1))
	if i >= len(row) {
		f.note(fmt.Sprintf("%s:%d:%d: the row ends before the %s", f.path, line, at, alertColumns()[column].what))
		return
	}
	f.note(fmt.Sprintf("%s:%d:%d: %q %s", f.path, line, at, clip(row[i], 60), why))
}

// maxMistakes bounds what is told of a file that is something else altogether.
const maxMistakes = 50

func (f *alertFile) note(mistake string) {
	switch {
	case len(f.mistakes) < maxMistakes:
		f.mistakes = append(f.mistakes, mistake)
	case len(f.mistakes) == maxMistakes:
		f.mistakes = append(f.mistakes, "and more")
	}
}

// words gives an error of the CSV itself the form of the others.
func (f *alertFile) words(err error) string {
	var bad *csv.ParseError
	if errors.As(err, &bad) {
		return fmt.Sprintf("%s:%d:%d: %v", f.path, bad.Line, bad.Column, bad.Err)
	}
	return f.path + ": " + err.Error()
}

func isAddress(text string) bool {
	if !strings.Contains(text, "://") {
		text = "https://" + text
	}
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && strings.Contains(u.Host, ".") && !strings.ContainsAny(text, " \t")
}

// readMoment reads a time as other tools write it; without a zone it is in the
// configuration's.
func readMoment(text string, zone *time.Location) (time.Time, bool) {
	for _, layout := range []string{
		time.RFC3339, "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 MST", time.RFC1123Z, time.RFC1123,
		"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02",
		"2 Jan 2006 15:04", "2 Jan 2006", "Jan 2, 2006 15:04", "Jan 2, 2006 3:04 PM", "Jan 2, 2006",
	} {
		if t, err := time.ParseInLocation(layout, text, zone); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}
