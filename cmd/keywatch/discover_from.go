package main

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"

	"keywatch/cmd/internal/config"
	"keywatch/sources"
)

// readWishes reads a list of companies: OPML by its root, else CSV.
func readWishes(path string, cfg *config.Config) ([]wish, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read list: %w", err)
	}
	if bytes.Contains(text[:min(len(text), 4096)], []byte("<opml")) {
		return opmlWishes(path, text, cfg)
	}
	return csvWishes(path, text, cfg)
}

// csvWishes reads rows with a header of name, domain, role, in any order; a
// row's mistake is told with its line, and all at once.
func csvWishes(path string, text []byte, cfg *config.Config) ([]wish, error) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	r.FieldsPerRecord, r.TrimLeadingSpace = -1, true
	if head, _, _ := strings.Cut(string(text), "\n"); strings.Count(head, ";") > strings.Count(head, ",") {
		r.Comma = ';'
	}
	head, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("read list %s: %w", path, err)
	}
	column := func(name string) int {
		return slices.IndexFunc(head, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), name) })
	}
	at := map[string]int{"name": column("name"), "domain": column("domain"), "role": column("role")}
	if at["domain"] < 0 {
		return nil, usagef("%s:1: the first line names the columns, and one must be domain (name, domain, role)", path)
	}
	var list []wish
	var wrong []error
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		line, _ := r.FieldPos(0)
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %w", path, err))
			break
		}
		cell := func(name string) string {
			if i := at[name]; i >= 0 && i < len(row) {
				return strings.TrimSpace(row[i])
			}
			return ""
		}
		w, err := wishOf(cell("name"), cell("domain"), cell("role"), cfg, list)
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s:%d: %w", path, line, err))
			continue
		}
		list = append(list, w)
	}
	if len(wrong) > 0 {
		return nil, usageError{errors.Join(wrong...)}
	}
	return list, nil
}

// wishOf makes a company of a row; ids stay apart from those of earlier rows.
func wishOf(name, domain, role string, cfg *config.Config, before []wish) (wish, error) {
	host := strings.TrimPrefix(strings.ToLower(hostOf(domain)), "www.")
	if !strings.Contains(host, ".") {
		return wish{}, fmt.Errorf("%q is no domain such as acme.example", domain)
	}
	if company, known := cfg.CompanyOf(host); known {
		return wish{company: company, known: true}, nil
	}
	grown := *cfg
	for _, b := range before {
		grown.Companies = append(slices.Clip(grown.Companies), b.company)
	}
	company := grown.NewCompany(host)
	if name != "" {
		company.Name = name
	}
	if role != "" {
		company.Role = sources.Role(strings.ToLower(role))
		if !slices.Contains(sources.Roles(), company.Role) {
			return wish{}, fmt.Errorf("unknown role %q; one of %v", role, sources.Roles())
		}
	}
	return wish{company: company}, nil
}

// outline is an entry of OPML (opml.org/spec2.opml): a feed with the page that
// it belongs to, or a folder.
type outline struct {
	Text  string    `xml:"text,attr"`
	Title string    `xml:"title,attr"`
	Feed  string    `xml:"xmlUrl,attr"`
	Page  string    `xml:"htmlUrl,attr"`
	Under []outline `xml:"outline"`
}

// opmlWishes takes the feeds of a reader's list, by the company of their page.
func opmlWishes(path string, text []byte, cfg *config.Config) ([]wish, error) {
	var doc struct {
		XMLName xml.Name  `xml:"opml"`
		Body    []outline `xml:"body>outline"`
	}
	dec := xml.NewDecoder(bytes.NewReader(text))
	dec.CharsetReader = charset.NewReaderLabel
	if err := dec.Decode(&doc); err != nil {
		return nil, usagef("%s: this is no OPML: %w", path, err)
	}
	var list []wish
	var walk func([]outline, int) error
	walk = func(all []outline, depth int) error {
		for _, o := range all {
			if o.Feed != "" {
				if err := wishFeed(&list, o, cfg); err != nil {
					return usagef("%s: %w", path, err)
				}
			}
			if depth < 20 {
				if err := walk(o.Under, depth+1); err != nil {
					return err
				}
			}
		}
		return nil
	}
	if err := walk(doc.Body, 0); err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, usagef("%s: no outline has an xmlUrl", path)
	}
	return list, nil
}

// wishFeed puts a feed to its company.
func wishFeed(list *[]wish, o outline, cfg *config.Config) error {
	page := o.Page
	if page == "" {
		page = o.Feed
	}
	w, err := wishOf("", hostOf(page), "", cfg, *list)
	if err != nil {
		return fmt.Errorf("feed %s: %w", o.Feed, err)
	}
	name := o.Title
	if name == "" {
		name = o.Text
	}
	feed := sources.Candidate{Kind: "feed", URL: o.Feed, Why: "in the list as “" + clip(name, 60) + "”", Gives: "news of the company", Worth: 2}
	for i := range *list {
		if (*list)[i].company.Domain == w.company.Domain {
			(*list)[i].feeds = append((*list)[i].feeds, feed)
			return nil
		}
	}
	w.feeds, w.listed = []sources.Candidate{feed}, true
	*list = append(*list, w)
	return nil
}
