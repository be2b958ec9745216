package sources

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name:    "filings",
		Topics:  []Topic{TopicRegulation, TopicFunding, TopicManagement},
		Doc:     "A company's filings at the SEC (EDGAR), by its number there (CIK); your fetch.contact is sent with each visit, as the SEC asks",
		Example: "https://www.sec.gov/cgi-bin/browse-edgar?CIK=0001234567",
		Place:   PlaceInvestors, Reader: 1, Interval: time.Hour, Stated: true,
		Fields: []Field{
			{Name: "forms", Doc: "Only these forms; all but those of insiders' trades (3, 4, 5, 144) and fund holdings (13F-HR) when not set", Type: FieldStrings, Example: []string{"8-K", "D", "10-K"}},
		},
		Robots:    "the submissions API is documented for programs (www.sec.gov/search-filings/edgar-application-programming-interfaces)",
		Discloses: "to data.sec.gov: which company's filings are read, and your fetch.contact",
		Recognise: recogniseKeys(`"filings"`, `"accessionNumber"`),
		Claim: func(u *url.URL) string {
			if cik := filingsCIK(u); cik != "" {
				return "https://www.sec.gov/cgi-bin/browse-edgar?CIK=" + cik
			}
			return ""
		},
		First: firstFilings,
		Parse: parseFilings,
	})
}

// filingsApart keeps the SEC's limit of ten requests a second (Webmaster
// Frequently Asked Questions, sec.gov).
const filingsApart = 200 * time.Millisecond

// filingsPath finds the number in addresses of the data (CIK0001234567.json)
// and of documents (/Archives/edgar/data/1234567/…).
var filingsPath = LazyPattern(`(?i)^/submissions/CIK(\d{1,10})\.json$|^/Archives/edgar/data/(\d{1,10})(?:/|$)`)

// filingsCIK is the number of the company that an address of the SEC is about,
// in ten digits. A ticker in its place would have to be looked up.
func filingsCIK(u *url.URL) string {
	switch strings.ToLower(u.Hostname()) {
	case "sec.gov", "www.sec.gov", "data.sec.gov":
	default:
		return ""
	}
	digits := ""
	if m := filingsPath().FindStringSubmatch(u.Path); m != nil {
		digits = m[1] + m[2]
	} else if strings.HasPrefix(u.Path, "/cgi-bin/browse-edgar") || strings.HasPrefix(u.Path, "/edgar/browse") {
		for name, values := range u.Query() {
			if strings.EqualFold(name, "CIK") {
				digits = strings.TrimPrefix(strings.ToUpper(values[0]), "CIK")
			}
		}
	}
	if digits == "" || len(digits) > 10 || strings.Trim(digits, "0123456789") != "" || strings.Trim(digits, "0") == "" {
		return ""
	}
	return strings.Repeat("0", 10-len(digits)) + digits
}

func firstFilings(src Source) (fetch.Request, error) {
	u, err := url.Parse(src.URL)
	if err != nil {
		return fetch.Request{}, fmt.Errorf("read address %q: %w", src.URL, err)
	}
	cik := filingsCIK(u)
	if cik == "" {
		return fetch.Request{}, fmt.Errorf("%s has no CIK; the SEC's company search shows the number", src.URL)
	}
	return fetch.Request{URL: "https://data.sec.gov/submissions/CIK" + cik + ".json", Accept: "application/json", Apart: filingsApart}, nil
}

// filingsRecent is the newest 1,000 filings or those of a year, each member
// with one value a filing. Older ones are in files of their own, which a window
// has no use for.
type filingsRecent struct {
	Accession   []string `json:"accessionNumber"`
	Filed       []string `json:"filingDate"`
	Accepted    []string `json:"acceptanceDateTime"`
	Form        []string `json:"form"`
	Items       []string `json:"items"`
	Document    []string `json:"primaryDocument"`
	Description []string `json:"primaryDocDescription"`
}

func parseFilings(src Source, docs []Document) (Snapshot, error) {
	var answer struct {
		Name    string `json:"name"`
		Filings struct {
			Recent *filingsRecent `json:"recent"`
		} `json:"filings"`
	}
	if err := readJSON(docs[0], &answer); err != nil {
		return Snapshot{}, err
	}
	r := answer.Filings.Recent
	if r == nil || r.Accession == nil {
		return Snapshot{}, wrongShape(docs[0], `the answer has no "filings.recent.accessionNumber"`)
	}
	if len(r.Form) != len(r.Accession) || len(r.Filed) != len(r.Accession) {
		return Snapshot{}, wrongShape(docs[0], "the answer has %d filings, but %d forms and %d days", len(r.Accession), len(r.Form), len(r.Filed))
	}
	u, err := url.Parse(docs[0].URL)
	if err != nil {
		return Snapshot{}, wrongShape(docs[0], "read address: %v", err)
	}
	cik := strings.TrimLeft(filingsCIK(u), "0")
	only := src.Options.Strings("forms")
	var items []Item
	for i, accession := range r.Accession {
		if accession == "" || !filingsWanted(r.Form[i], only) {
			continue
		}
		at := stamp(nth(r.Accepted, i))
		if at.IsZero() {
			at = stamp(r.Filed[i])
		}
		title := filingsTitle(r.Form[i], nth(r.Items, i), nth(r.Description, i))
		link := "https://www.sec.gov/Archives/edgar/data/" + cik + "/" + strings.ReplaceAll(accession, "-", "") + "/"
		if doc := nth(r.Document, i); doc != "" {
			link += strings.ReplaceAll(url.PathEscape(doc), "%2F", "/")
		} else {
			link += accession + "-index.htm"
		}
		items = append(items, entryOf(accession, strings.TrimSpace(fold(answer.Name)+" "+title), "", link, at))
	}
	return list(items, 0), nil
}

func nth(values []string, i int) string {
	if i < len(values) {
		return values[i]
	}
	return ""
}

// filingsQuiet are forms that come by the dozen and say nothing of the company.
var filingsQuiet = []string{"3", "4", "5", "144", "13F-HR", "13F-NT"}

func filingsWanted(form string, only []string) bool {
	base := strings.TrimSuffix(strings.ToUpper(form), "/A")
	if len(only) == 0 {
		return !slices.Contains(filingsQuiet, base)
	}
	return slices.ContainsFunc(only, func(want string) bool { return strings.TrimSuffix(strings.ToUpper(want), "/A") == base })
}
