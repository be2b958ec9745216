package sources

import (
	"bytes"
	"strings"
)

// emitCDF writes an element of the Channel Definition Format (W3C note of 10
// March 1997) as the RSS that says the same, for gofeed does not know CDF.
// A bare channel of RSS, without its root, is read by the same words.
func emitCDF(r *repairer, el *element, tok token) {
	el.out = ""
	switch name := local(tok.name); {
	case len(r.open) == 0:
		r.out.WriteString(`<rss version="2.0"><channel>`)
		el.out = "channel rss"
	case name == "item":
		r.out.WriteString("<item>")
		el.out = "item"
		writeCDF(&r.out, tok.attrs, "href", "link")
		writeCDF(&r.out, tok.attrs, "lastmod", "pubDate")
	case name == "abstract":
		r.out.WriteString("<description>")
		el.out = "description"
	case name == "channel": // a channel in a channel is a section of it
	default:
		r.out.WriteString("<" + tok.name + ">")
		el.out = tok.name
	}
}

func writeCDF(out *bytes.Buffer, attrs []feedAttr, name, as string) {
	for _, a := range attrs {
		if strings.EqualFold(a.name, name) {
			out.WriteString("<" + as + ">")
			writeText(out, a.value, true)
			out.WriteString("</" + as + ">")
		}
	}
}
