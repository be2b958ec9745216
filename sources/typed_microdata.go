package sources

import (
	"strings"

	"golang.org/x/net/html"
)

// readMicrodata reads the things that the page marks up in place (HTML
// Standard, 5 Microdata).
func (p *typedPage) readMicrodata(out *typedItems) {
	for _, e := range p.scopes {
		n := p.elems[e].node
		el := p.elems[e]
		if el.from >= 0 && el.to > el.from && p.lines[el.from].chrome || voices[attribute(n, "itemprop")] {
			continue
		}
		kind := attribute(n, "itemtype")
		kind = kind[strings.LastIndexByte(kind, '/')+1:]
		if kind != "Person" && kind != "JobPosting" && !eventKind([]string{kind}) {
			continue
		}
		props := map[string]string{}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			microProps(c, props, 0)
		}
		if el.from < 0 || p.read(int(el.from)) {
			p.marked(out, kind, props)
		}
	}
}

// marked adds a thing from its properties, as JSON-LD of the same type is.
func (p *typedPage) marked(out *typedItems, kind string, props map[string]string) {
	switch kind {
	case "Person":
		name := props["name"]
		if name == "" {
			name = strings.TrimSpace(props["givenName"] + " " + props["familyName"])
		}
		if name != "" && p.place != PlaceBlog && p.place != PlaceNewsroom && p.place != PlaceTerms {
			p.statedPerson(out, name, props["jobTitle"], props["url"], byMicrodata)
		}
	case "JobPosting":
		posted, _ := isoDate(props["datePosted"])
		p.statedJob(out, jobParts{title: props["title"], team: props["occupationalCategory"], place: props["jobLocation"], posted: posted}, props["url"], byMicrodata)
	default:
		if d, ok := isoDate(props["startDate"]); ok {
			if end, ok := isoDate(props["endDate"]); ok {
				d = d.until(end)
			}
			p.statedEvent(out, props["name"], props["location"], props["url"], byMicrodata, d)
		}
	}
}

// maxProps bounds the properties of one thing; maxDeep how deep they are sought.
const (
	maxProps = 40
	maxDeep  = 24
)

// microProps gathers the first value of each property under a node. A thing in
// a thing is its name, a place its name or town.
func microProps(n *html.Node, props map[string]string, depth int) {
	if n.Type != html.ElementNode || len(props) >= maxProps || depth > maxDeep {
		return
	}
	name := attribute(n, "itemprop")
	if hasAttribute(n, "itemscope") {
		inner := map[string]string{}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			microProps(c, inner, depth+1)
		}
		if name == "" {
			return // another thing
		}
		setOnce(props, name, joined(inner["name"], inner["address"], inner["addressLocality"]))
		return
	}
	if name != "" {
		for _, each := range strings.Fields(name) {
			setOnce(props, each, microValue(n))
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		microProps(c, props, depth+1)
	}
}

// setOnce keeps the first value, which is the thing's own.
func setOnce(props map[string]string, name, value string) {
	if props[name] == "" && value != "" {
		props[name] = value
	}
}

// hasAttribute tells of an attribute without a value, such as itemscope.
func hasAttribute(n *html.Node, name string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return true
		}
	}
	return false
}

// microValue is a property's value by the element that carries it.
func microValue(n *html.Node) string {
	for _, key := range [...]string{"content", "datetime", "href"} {
		if v := attribute(n, key); v != "" && !(key == "href" && attribute(n, "itemprop") == "name") {
			return fold(v)
		}
	}
	var f folder
	microText(n, &f, 0)
	return f.take()
}

// microText gathers the text of a subtree, in bounds.
func microText(n *html.Node, f *folder, depth int) {
	for c := n.FirstChild; c != nil && depth < maxDeep && f.b.Len() < maxTypedText; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			f.write(c.Data)
		case c.Type == html.ElementNode && !silent[c.DataAtom]:
			microText(c, f, depth+1)
		}
	}
}
