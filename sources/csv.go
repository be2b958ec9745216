package sources

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "csv", Doc: "A table of reports with the columns url, time, title and text, from a file of this machine or an address of the web", Example: "file:///var/lib/keywatch/northwind.csv",
		Place: PlaceUnknown, Reader: 1, Interval: time.Hour,
		Recognise: recogniseCSV,
		Judge:     judgeCSV,
		Visit:     visitCSV,
		Parse:     parseCSV,
	})
}

// maxCSV bounds a table, in bytes.
const maxCSV = 24 << 20

// csvColumns are the columns that are read, in any order and case.
var csvColumns = []string{"url", "time", "title", "text"}

func judgeCSV(address string) error {
	if u, err := url.Parse(address); err == nil && (u.Scheme == "https" || u.Scheme == "http") {
		if u.Host == "" || u.User != nil {
			return fmt.Errorf("%s names no host, or a password", u.Redacted())
		}
		return nil
	}
	_, err := localPath(address, "file")
	return err
}

func visitCSV(ctx context.Context, web Getter, src Source) ([]Document, error) {
	if strings.HasPrefix(src.URL, "https:") || strings.HasPrefix(src.URL, "http:") {
		resp, err := web.Do(ctx, src.ask(fetch.Request{URL: src.URL, Accept: "text/csv, */*;q=0.5"}))
		if err != nil {
			return nil, err
		}
		return []Document{document(resp)}, nil
	}
	path, err := localPath(src.URL, "file")
	if err != nil {
		return nil, &fetch.Error{Fault: fetch.FaultRefused, URL: src.URL, Err: err}
	}
	if info, err := os.Stat(path); err != nil {
		return nil, localFault(src.URL, err)
	} else if !info.Mode().IsRegular() {
		return nil, localFault(src.URL, errors.New("it is no file")) // reading a pipe would wait for ever
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, localFault(src.URL, err)
	}
	defer f.Close()
	body, err := readAtMost(f, maxCSV)
	if err != nil {
		return nil, localFault(src.URL, err)
	}
	return []Document{{URL: src.URL, ContentType: "text/csv", Body: body}}, nil
}

func recogniseCSV(doc Document) float64 {
	if _, columns := csvReader(doc.Body); columns != nil {
		return 0.9
	}
	return 0
}

// csvReader reads the line of headers and gives the reader of the rest, with
// each column's place; nil where the table is none of ours. Programs in many
// countries write semicolons.
func csvReader(body []byte) (*csv.Reader, map[string]int) {
	text := decodeFeed(body)
	head, _, _ := bytes.Cut(bytes.TrimLeft(text, "\r\n"), []byte("\n"))
	r := csv.NewReader(bytes.NewReader(text))
	for _, comma := range []rune{';', '\t'} {
		if bytes.Count(head, []byte(string(comma))) > bytes.Count(head, []byte(string(r.Comma))) {
			r.Comma = comma
		}
	}
	names, err := r.Read()
	if err != nil {
		return nil, nil
	}
	columns := map[string]int{}
	for i, name := range names {
		for _, known := range csvColumns {
			if _, twice := columns[known]; !twice && strings.EqualFold(strings.TrimSpace(name), known) {
				columns[known] = i
			}
		}
	}
	_, title := columns["title"]
	_, text2 := columns["text"]
	if !title && !text2 {
		return nil, nil
	}
	return r, columns
}

// parseCSV reads the rows. One that cannot be read is told with its line and
// does not stop the rest; where none can, the table could not be read.
func parseCSV(_ Source, docs []Document) (Snapshot, error) {
	doc := docs[0]
	if looksLikeHTML(doc.Body) {
		return Snapshot{}, wrongShape(doc, "a web page came instead of a table")
	}
	r, columns := csvReader(doc.Body)
	if r == nil {
		return Snapshot{}, wrongShape(doc, "the first line names no column title or text; known columns are %s", strings.Join(csvColumns, ", "))
	}
	var items []Item
	var skipped []string
	rows := 0
	for rows < maxEntries {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		rows++
		line := 0
		if len(row) > 0 { // of a row that could not be read the error has it
			line, _ = r.FieldPos(0)
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			line, err = bad.StartLine, bad.Err
		}
		if err == nil {
			var it Item
			if it, err = csvItem(row, columns); err == nil {
				items = append(items, it)
			}
		}
		if err != nil {
			skipped = append(skipped, fmt.Sprintf("line %d: %v", line, err))
		}
	}
	if rows == 0 && !bytes.HasSuffix(bytes.TrimRight(doc.Body, " \t"), []byte("\n")) {
		return Snapshot{}, wrongShape(doc, "the table ends in its first line")
	}
	if rows > 0 && len(items) == 0 {
		return Snapshot{}, wrongShape(doc, "no row can be read; %s", skipped[0])
	}
	snap := list(items, 0)
	if snap.Skipped = skipped; len(skipped) > 0 {
		snap.Of = snap.Read + len(skipped)
	}
	return snap, nil
}

// csvItem is one row: it is known by its address or, without one, by its
// headline and time.
func csvItem(row []string, columns map[string]int) (Item, error) {
	cell := func(name string) string {
		if i, has := columns[name]; has && i < len(row) {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	title, text, at := cell("title"), cell("text"), stamp(cell("time"))
	link := webLink(cell("url"), &url.URL{})
	switch {
	case title == "" && text == "":
		return Item{}, errors.New("it has neither title nor text")
	case cell("url") != "" && link == "":
		return Item{}, fmt.Errorf("%q is no address of the web", cutRunes(cell("url"), 80))
	case cell("time") != "" && at.IsZero():
		return Item{}, fmt.Errorf("%q is no time; write 2026-11-02 or 2026-11-02T09:00:00Z", cutRunes(cell("time"), 40))
	case !utf8.ValidString(title + text):
		return Item{}, errors.New("it is no text")
	}
	key := link
	switch {
	case key == "" && title != "":
		key = hash(title + "\x00" + cell("time"))
	case key == "":
		key = hash(text + "\x00" + cell("time"))
	case len(key) > maxKey:
		key = hash(key)
	}
	it := entryOf(key, title, text, link, at)
	if it.Text == "" {
		return it, errors.New("it has markup only")
	}
	return it, nil
}
