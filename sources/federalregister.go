package sources

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name:   "federalregister",
		Topics: []Topic{TopicRegulation},
		Doc:    "A search in the Federal Register of the United States: rules, proposed rules and notices", Example: "https://www.federalregister.gov/documents/search?conditions%5Bterm%5D=%22Northwind+Traders%22",
		Place: PlaceUnknown, Reader: 1, Interval: 12 * time.Hour,
		Fields: []Field{
			{Name: "pages", Doc: "How many pages of 100 documents are read, newest first; 1 when not set", Type: FieldInt, Example: 2},
		},
		Robots:    "the API is documented for programs (www.federalregister.gov/developers/documentation/api/v1)",
		Discloses: "to www.federalregister.gov: the search words",
		Recognise: recogniseKeys(`"document_number"`, `"results"`),
		First:     func(src Source) (fetch.Request, error) { return federalRegisterAsk(src, 1) },
		Next:      nextFederalRegister,
		Parse:     parseFederalRegister,
	})
}

// federalRegisterAsk asks for a page of a search with all its conditions, the
// newest documents first.
func federalRegisterAsk(src Source, page int) (fetch.Request, error) {
	u, err := url.Parse(src.URL)
	if err != nil {
		return fetch.Request{}, fmt.Errorf("read address %q: %w", src.URL, err)
	}
	ask := url.Values{"per_page": {"100"}, "order": {"newest"}, "page": {fmt.Sprint(page)}}
	host, conditions := strings.ToLower(u.Hostname()), 0
	for name, values := range u.Query() {
		if strings.HasPrefix(name, "conditions[") {
			ask[name] = values
			conditions++
		}
	}
	if host != "www.federalregister.gov" && host != "federalregister.gov" || conditions == 0 {
		return fetch.Request{}, fmt.Errorf("%s is no search in the Federal Register; it needs ?conditions[term]= with the words to search for", src.URL)
	}
	return fetch.Request{URL: "https://www.federalregister.gov/api/v1/documents.json?" + ask.Encode(), Accept: "application/json"}, nil
}

type federalRegisterAnswer struct {
	Count   *int `json:"count"`
	Pages   int  `json:"total_pages"`
	Results []struct {
		Number   string `json:"document_number"`
		Title    string `json:"title"`
		Type     string `json:"type"`
		Abstract string `json:"abstract"`
		Day      string `json:"publication_date"`
		Link     string `json:"html_url"`
		Agencies []struct {
			Name string `json:"name"`
			Raw  string `json:"raw_name"`
		} `json:"agencies"`
	} `json:"results"`
}

func nextFederalRegister(src Source, docs []Document) (fetch.Request, bool) {
	var last federalRegisterAnswer
	if len(docs) >= max(1, src.Options.Int("pages")) || readJSON(docs[len(docs)-1], &last) != nil || len(docs) >= last.Pages {
		return fetch.Request{}, false
	}
	req, err := federalRegisterAsk(src, len(docs)+1)
	return req, err == nil
}

// parseFederalRegister says who published a document before what it says. A
// search that finds nothing is answered with its count and no results.
func parseFederalRegister(_ Source, docs []Document) (Snapshot, error) {
	var items []Item
	total := 0
	for _, doc := range docs {
		var answer federalRegisterAnswer
		if err := readJSON(doc, &answer); err != nil {
			return Snapshot{}, err
		}
		if answer.Count == nil || answer.Results == nil && *answer.Count > 0 {
			return Snapshot{}, wrongShape(doc, `the answer has no "count" and "results"`)
		}
		total = max(total, *answer.Count)
		for _, d := range answer.Results {
			if d.Number == "" || d.Title == "" {
				continue
			}
			var by []string
			for _, a := range d.Agencies {
				if a.Name == "" {
					a.Name = a.Raw
				}
				by = append(by, a.Name)
			}
			said := plain(joined(d.Type, strings.Join(by, ", ")), maxTitle)
			items = append(items, entryOf(d.Number, d.Title, joinText(said, plain(d.Abstract, maxText)), d.Link, stamp(d.Day)))
		}
	}
	return list(items, total), nil
}
