package sources

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"golang.org/x/net/html/charset"

	"keywatch/sources/fetch"
)

// wrongShape says that an answer is not what its kind reads: the source could
// not be read, which is never the same as an empty one.
func wrongShape(doc Document, format string, args ...any) error {
	return &fetch.Error{Fault: fetch.FaultUnparseable, URL: doc.URL, Err: fmt.Errorf(format, args...)}
}

// lookLikeHTML tells a web page from data: services send their marketing
// pages where a name is not known to them.
func looksLikeHTML(body []byte) bool {
	head := bytes.ToLower(bytes.TrimSpace(body[:min(len(body), 512)]))
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html"))
}

// readJSON reads an answer in JSON. What it lacks stays zero: the caller holds
// the member that makes the answer against nil.
func readJSON(doc Document, into any) error {
	switch {
	case len(bytes.TrimSpace(doc.Body)) == 0:
		return wrongShape(doc, "the answer is empty, and no JSON")
	case looksLikeHTML(doc.Body):
		return wrongShape(doc, "a web page came instead of JSON; the name in the address may be wrong or no longer known there")
	}
	err := json.Unmarshal(doc.Body, into)
	var syntax *json.SyntaxError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &syntax) && syntax.Offset >= int64(len(bytes.TrimSpace(doc.Body))):
		return wrongShape(doc, "the JSON ends in the middle, after %d bytes", len(doc.Body))
	}
	return wrongShape(doc, "this is no JSON of the known shape: %v", err)
}

// readXML reads an answer in XML whose root has the given name.
func readXML(doc Document, root string, into any) error {
	if looksLikeHTML(doc.Body) {
		return wrongShape(doc, "a web page came instead of XML; the name in the address may be wrong or no longer known there")
	}
	dec := xml.NewDecoder(bytes.NewReader(doc.Body))
	dec.CharsetReader = charset.NewReaderLabel
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return wrongShape(doc, "the answer is empty, and no XML")
		}
		if err != nil {
			return wrongShape(doc, "this is no XML: %v", err)
		}
		start, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		if start.Name.Local != root {
			return wrongShape(doc, "the XML's root is <%s>, not <%s>", start.Name.Local, root)
		}
		if err := dec.DecodeElement(into, &start); err != nil {
			return wrongShape(doc, "the XML is broken: %v", err)
		}
		return nil
	}
}

// job is an opening as a service lists it.
type job struct {
	id, title, team, place, link string
	posted                       time.Time
}

// item is the opening as the readers of pages give it.
func (j job) item() Item {
	title, team, place := fold(j.title), fold(j.team), fold(j.place)
	return thing("job", j.id, joined(title, team, place), j.link, j.posted, "title", title, "team", team, "place", place, "posted", day(j.posted))
}

// thing is a keyed item of a list with its fields as name, value, name, value …
func thing(kind, key, text, link string, at time.Time, fields ...string) Item {
	it := Item{
		Key: kind + ":" + key, Type: kind, Text: cut(text, maxTypedText), Link: link, Region: RegionMain, At: at,
		Fields: map[string]string{"by": byService, "sure": "1.00"},
	}
	for i := 0; i+1 < len(fields); i += 2 {
		if value := fields[i+1]; value != "" {
			it.Fields[fields[i]] = cut(value, maxText)
		}
	}
	return it
}

// byService says that a service listed a thing by its own id.
const byService = "service"

// day writes a time's day in UTC, "" for none.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

// entryOf is one entry of a window: its text begins with its headline.
func entryOf(key, title, text, link string, at time.Time) Item {
	title = plain(title, maxTitle)
	return Item{
		Key: key, Type: "entry", Region: RegionMain, Title: title, Text: joinText(title, plain(text, maxText)), Link: link, At: at.UTC(),
	}
}

// stamp reads a time as services write it; zero for none that is known.
func stamp(text string) time.Time {
	text = strings.TrimSpace(text)
	for _, form := range []string{
		time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02T15:04:05", "2006-01-02 15:04:05 MST", "2006-01-02 15:04:05",
		time.RFC1123Z, time.RFC1123, "20060102T150405Z", time.DateOnly,
	} {
		if t, err := time.Parse(form, text); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

// list makes the snapshot of a list of things: of is how many the service says
// it has, 0 where it does not. Things with the key of an earlier one are that one.
func list(items []Item, of int) Snapshot {
	seen := make(map[string]bool, len(items))
	kept := items[:0:0]
	for _, it := range items {
		if !seen[it.Key] {
			seen[it.Key] = true
			kept = append(kept, it)
		}
	}
	snap := Snapshot{Items: kept, Read: len(kept)}
	if of > len(kept) {
		snap.Of = of
	}
	return snap
}

// nextOfList asks for the page after docs where the last of them is full: a
// JSON list of as many things as a page has.
func nextOfList[T any](docs []Document, full int, ask func(page int) (fetch.Request, error)) (fetch.Request, bool) {
	var last []T
	if readJSON(docs[len(docs)-1], &last) != nil || len(last) < full {
		return fetch.Request{}, false
	}
	req, err := ask(len(docs) + 1)
	return req, err == nil
}
