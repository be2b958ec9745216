package daemon

import (
	"net/url"
	"strings"

	"keywatch/store"
)

// asked is what somebody asks after: an address, or words that a text says.
type asked struct {
	address string // as sameDocument writes it; "" for words
	host    string
	needles []string
	share   float64 // of the words that a text must say
}

// askFor reads what the user wrote. One word with a point and a slash, or with
// a scheme, is an address.
func askFor(text string) asked {
	text = strings.TrimSpace(text)
	if address, host, ok := readAddress(text); ok {
		return asked{address: address, host: host}
	}
	return asked{needles: store.Needles(text), share: 1}
}

func readAddress(text string) (address, host string, ok bool) {
	if text == "" || strings.ContainsAny(text, " \t\n") {
		return "", "", false
	}
	if !strings.Contains(text, "://") {
		name, path, slash := strings.Cut(text, "/")
		if !slash && strings.Count(name, ".") == 0 || !strings.Contains(name, ".") || path == "" && strings.HasSuffix(name, ".") {
			return "", "", false
		}
		text = "https://" + text
	}
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", "", false
	}
	return sameDocument(text), hostName(text), true
}

// sameDocument writes an address so that two of the same document are equal to
// a reader: without scheme, "www.", default port, fragment, last slash and the
// parameters of campaigns.
func sameDocument(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return strings.ToLower(address)
	}
	q := u.Query()
	for name := range q {
		if strings.HasPrefix(name, "utm_") || name == "gclid" || name == "fbclid" || name == "ref" {
			q.Del(name)
		}
	}
	text := hostName(address) + strings.TrimSuffix(u.EscapedPath(), "/")
	if encoded := q.Encode(); encoded != "" {
		text += "?" + encoded
	}
	return text
}

// hostName is an address's host in lower case without "www." and default port.
func hostName(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	name := strings.TrimPrefix(strings.TrimSuffix(strings.ToLower(u.Hostname()), "."), "www.")
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		name += ":" + port
	}
	return name
}

// loosely asks for most of the words only, where there are enough of them that
// most say something.
func (a asked) loosely() asked {
	const enough, most = 4, 0.7
	if len(a.needles) >= enough {
		a.share = most
	}
	return a
}

// says tells whether texts say what was asked for, folded as for a search.
func (a asked) says(texts ...string) bool {
	return len(a.needles) > 0 && a.heard(texts...) >= a.share
}

// heard is the share of the words that the texts say, 0 to 1.
func (a asked) heard(texts ...string) float64 { return a.heardIn(store.SearchText(texts...)) }

// heardIn is heard of texts that are folded already.
func (a asked) heardIn(hay string) float64 {
	if len(a.needles) == 0 {
		return 0
	}
	n := 0
	for _, needle := range a.needles {
		if strings.Contains(hay, needle) {
			n++
		}
	}
	return float64(n) / float64(len(a.needles))
}
