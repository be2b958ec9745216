package sources

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// postingsPage is what one page states.
type postingsPage struct {
	base   *url.URL
	nodes  []linkedNode
	stated int // how many openings its lists say they have, 0 where they do not
	empty  int // lists that say they have none
}

// readPostings reads a page's JSON-LD. A page or a statement that ends in the
// middle is none: what it does not show is not closed.
func readPostings(doc Document) (*postingsPage, error) {
	low := bytes.ToLower(doc.Body)
	holds := func(text string) bool { return bytes.Contains(low, []byte(text)) }
	if (holds("<html") || holds("<body")) && !holds("</html") && !holds("</body") {
		return nil, wrongShape(doc, "the page ends in the middle: neither <html> nor <body> is closed")
	}
	root, err := html.Parse(bytes.NewReader(doc.Body))
	if err != nil {
		return nil, wrongShape(doc, "the page is no HTML that can be read: %v", err)
	}
	page := &postingsPage{base: &url.URL{}}
	if base, err := url.Parse(doc.URL); err == nil {
		page.base = base
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "script" || n.FirstChild == nil || !strings.Contains(strings.ToLower(attribute(n, "type")), "ld+json") {
			continue
		}
		text := n.FirstChild.Data
		var value any
		if err := json.Unmarshal(bareJSON(text), &value); err == nil {
			page.visit(value, 0)
		} else if strings.Contains(text, "JobPosting") {
			return nil, wrongShape(doc, "a JobPosting of the page is no JSON: %v", err)
		}
	}
	return page, nil
}

// bareJSON takes off what pages put around JSON-LD, and the line breaks inside
// of texts, which JSON forbids and descriptions of jobs often have.
func bareJSON(text string) []byte {
	text = strings.TrimSpace(text)
	for _, around := range []string{"<!--", "-->", "//<![CDATA[", "//]]>", "<![CDATA[", "]]>", ";"} {
		text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSuffix(text, around), around))
	}
	return []byte(strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, text))
}

// visit gathers the openings in a value, and what lists of them say of their length.
func (p *postingsPage) visit(value any, depth int) {
	if depth > maxLinkedDepth {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, part := range v {
			p.visit(part, depth+1)
		}
	case map[string]any:
		node := linkedNode{kinds: linkedKinds(v["@type"]), props: v}
		if node.is("JobPosting") {
			p.nodes = append(p.nodes, node)
			return // what stands in it is like it, or of the firm
		}
		before := len(p.nodes)
		for _, key := range linkedKeys(v) {
			p.visit(v[key], depth+1)
		}
		if n, err := strconv.Atoi(linkedValue(v["numberOfItems"])); err == nil && node.is("ItemList") {
			switch elements, _ := v["itemListElement"].([]any); {
			case len(p.nodes) > before:
				p.stated += n
			case n == 0 && len(elements) == 0:
				p.empty++
			}
		}
	}
}

// linkedValue is a number or a text, or the value of a schema.org/PropertyValue.
func linkedValue(value any) string {
	switch v := value.(type) {
	case string:
		return strings.TrimSpace(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case map[string]any:
		if _, nested := v["value"].(map[string]any); !nested {
			return linkedValue(v["value"])
		}
	}
	return ""
}

// jobs are the openings of a page. An identifier that several different ones
// have, such as the firm's, identifies none.
func (p *postingsPage) jobs() []job {
	var jobs []job
	titles := map[string]string{}
	shared := map[string]bool{}
	for _, n := range p.nodes {
		one := job{id: linkedValue(n.props["identifier"]), title: n.text("title"), team: linkedTeam(n), link: p.link(n), place: postingPlace(n)}
		if one.title == "" {
			one.title = n.text("name")
		}
		if posted, ok := isoDate(n.text("datePosted")); ok {
			one.posted = posted.at()
		}
		if title, twice := titles[one.id]; twice && title != one.title {
			shared[one.id] = true
		}
		titles[one.id] = one.title
		jobs = append(jobs, one)
	}
	for i := range jobs {
		if shared[jobs[i].id] {
			jobs[i].id = ""
		}
	}
	return jobs
}

// link is where an opening says that it stands, without tracking parameters.
func (p *postingsPage) link(n linkedNode) string {
	for _, name := range []string{"url", "mainEntityOfPage", "@id"} {
		u, err := p.base.Parse(linkedValue(n.props[name]))
		if linkedValue(n.props[name]) != "" && err == nil && (u.Scheme == "https" || u.Scheme == "http") {
			return withoutTracking(u.String())
		}
	}
	return ""
}

func postingPlace(n linkedNode) string {
	var places []string
	all, several := n.props["jobLocation"].([]any)
	if !several {
		all = []any{n.props["jobLocation"]}
	}
	for _, one := range all {
		if text, plain := one.(string); plain {
			places = append(places, text)
		}
		places = append(places, linkedPlace(asNode(one)))
	}
	place := jobPlaces(places...)
	if n.text("jobLocationType") == "TELECOMMUTE" {
		return orRemote(place)
	}
	return place
}
