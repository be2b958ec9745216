package render

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	cdpfetch "github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/network"
)

// introduce gives the header of a request to a host that wants to know who
// comes, nil where nothing is added. Scripts of the page see nothing of it:
// headers are added behind them, and cookies are kept from them.
func (p *page) introduce(ev *cdpfetch.EventRequestPaused) []*cdpfetch.HeaderEntry {
	u, err := url.Parse(ev.Request.URL)
	if err != nil {
		return nil
	}
	signs := p.egress.Signs(u)
	if signs == nil {
		return nil
	}
	p.giveCookies(u)
	signs.Del("Cookie") // the browser sends its own, whatever is written there
	for name, value := range ev.Request.Headers {
		if key := http.CanonicalHeaderKey(name); signs[key] == nil {
			signs.Set(key, fmt.Sprint(value))
		}
	}
	var entries []*cdpfetch.HeaderEntry
	for name, values := range signs {
		for _, value := range values {
			entries = append(entries, &cdpfetch.HeaderEntry{Name: name, Value: value})
		}
	}
	slices.SortFunc(entries, func(a, b *cdpfetch.HeaderEntry) int { return cmp.Compare(a.Name, b.Name) })
	return entries
}

// giveCookies tells the browser a host's cookies, once: the host may have
// changed them since. Other requests to it wait until they are there.
func (p *page) giveCookies(u *url.URL) {
	p.giving.Lock()
	defer p.giving.Unlock()
	origin := u.Scheme + "://" + u.Host
	if p.known[origin] {
		return
	}
	p.known[origin] = true
	var list []*network.CookieParam
	for _, c := range p.egress.Cookies(u) {
		list = append(list, &network.CookieParam{Name: c.Name, Value: c.Value, URL: u.String(), Path: c.Path, HTTPOnly: true, Secure: u.Scheme == "https"})
	}
	if list == nil {
		return
	}
	_ = p.target.Call(p.tab, network.SetCookies.Method, network.SetCookiesParams{Cookies: list}, nil)
}
