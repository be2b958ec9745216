package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode"
)

// many counts things, in words that fit one as well.
func many(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// formats are the ways in which results are printed.
var formats = []string{"table", "json", "jsonl", "csv", "md"}

func checkFormat(format string) error {
	if slices.Contains(formats, format) {
		return nil
	}
	return usagef("unknown format %q; one of %s", format, strings.Join(formats, ", "))
}

// listing is a result as rows for people and as values for machines.
type listing[T any] struct {
	head []string
	row  func(T) []string
	// value is what json and jsonl print of a row; nil: the row itself.
	value func(T) any
	// none is said on stderr when there are no rows.
	none string
}

// print writes the rows in the format that the user asked for.
func (l listing[T]) print(a *app, rows []T) error {
	if len(rows) == 0 && l.none != "" {
		fmt.Fprintln(a.err, l.none)
	}
	switch a.format {
	case "json":
		values := make([]any, 0, len(rows))
		for _, r := range rows {
			values = append(values, l.of(r))
		}
		return printJSON(a.out, values)
	case "jsonl":
		for _, r := range rows {
			if err := printLine(a.out, l.of(r)); err != nil {
				return err
			}
		}
		return nil
	case "csv":
		return l.csv(a.out, rows)
	case "md":
		return l.markdown(a.out, rows)
	}
	return l.table(a.out, rows)
}

func (l listing[T]) of(r T) any {
	if l.value == nil {
		return r
	}
	return l.value(r)
}

func (l listing[T]) table(out io.Writer, rows []T) error {
	if len(rows) == 0 {
		return nil
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, strings.ToUpper(strings.Join(l.head, "\t")))
	for _, r := range rows {
		cells := l.row(r)
		for i := range cells {
			cells[i] = visible(cells[i])
		}
		fmt.Fprintln(w, strings.Join(cells, "\t"))
	}
	return w.Flush()
}

func (l listing[T]) csv(out io.Writer, rows []T) error {
	w := csv.NewWriter(out)
	if err := w.Write(l.head); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	for _, r := range rows {
		cells := l.row(r)
		for i := range cells {
			cells[i] = inert(visible(cells[i]))
		}
		if err := w.Write(cells); err != nil {
			return fmt.Errorf("write csv: %w", err)
		}
	}
	w.Flush()
	return w.Error()
}

func (l listing[T]) markdown(out io.Writer, rows []T) error {
	fmt.Fprintf(out, "| %s |\n|%s\n", strings.Join(l.head, " | "), strings.Repeat("---|", len(l.head)))
	for _, r := range rows {
		cells := l.row(r)
		for i := range cells {
			cells[i] = plainMarkdown.Replace(visible(cells[i]))
		}
		if _, err := fmt.Fprintf(out, "| %s |\n", strings.Join(cells, " | ")); err != nil {
			return fmt.Errorf("write table: %w", err)
		}
	}
	return nil
}

// plainMarkdown keeps text from the web from being markup.
var plainMarkdown = strings.NewReplacer("|", `\|`, "<", "&lt;", "`", "\\`", "[", `\[`, "*", `\*`, "_", `\_`)

func printJSON(out io.Writer, v any) error {
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

func printLine(out io.Writer, v any) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// visible shows control characters, and those that turn a line around, as
// escapes: a title from the web must not move the cursor or hide a word.
func visible(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteRune(r)
		case r < 0x20 || r >= 0x7f && r < 0xa0:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r == '\ufeff' || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// inert keeps a cell from being a formula in a spreadsheet (OWASP ASVS 1.2.10;
// the full-width forms are what some spreadsheets fold to them).
func inert(cell string) string {
	first, _ := firstRune(cell)
	if strings.ContainsRune("=+-@\t\r\n\x00＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0xfffd, false
}
