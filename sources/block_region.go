package sources

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// frame is an element that says something about what is in it: navigation,
// footer, dialog … Whether it is believed depends on how much of the page's
// text it holds.
type frame struct {
	parent int
	why    string // word of Marks: nav, footer, dialog, consent …; "" for an element that says nothing
	sure   bool   // said by the element or its role, not only by a class
	text   int    // bytes of visible text in it
	prose  int    // of these, in running text
	acts   int    // answers to a consent banner in it
	cookie bool   // it speaks of cookies or consent
	h1     bool
}

// groups are elements that hold blocks together; a footer without a name is
// found among them.
var groups = map[atom.Atom]bool{
	atom.Div: true, atom.Section: true, atom.Ul: true, atom.Ol: true, atom.Table: true, atom.Article: true, atom.Center: true, atom.Tr: true,
}

// tagFrames are elements that are not content by themselves.
var tagFrames = map[atom.Atom]string{
	atom.Nav: "nav", atom.Footer: "footer", atom.Header: "header", atom.Aside: "aside", atom.Dialog: "dialog", atom.Form: "form", atom.Menu: "menu",
}

// roleFrames are the ARIA landmarks and widgets that are not content
// (WAI-ARIA 1.2, section 5.3.4 and 5.3.3).
var roleFrames = map[string]string{
	"navigation": "nav", "banner": "header", "contentinfo": "footer", "complementary": "aside", "dialog": "dialog",
	"alertdialog": "dialog", "search": "search", "menu": "menu", "menubar": "menu", "menuitem": "menu", "tablist": "menu",
	"toolbar": "menu", "tooltip": "dialog", "status": "status", "alert": "status", "log": "status",
}

// classFrames are words of classes and ids that say the same.
var classFrames = map[string]string{
	"nav": "nav", "navbar": "nav", "navigation": "nav", "topnav": "nav", "subnav": "nav", "sidenav": "nav", "topbar": "nav",
	"menu": "menu", "megamenu": "menu", "dropdown": "menu", "breadcrumb": "nav", "breadcrumbs": "nav", "pagination": "nav",
	"footer": "footer", "sidebar": "aside", "modal": "dialog", "popup": "dialog", "popover": "dialog", "lightbox": "dialog",
	"toast": "status", "snackbar": "status", "skip": "nav", "toc": "nav",
	"cookie": "consent", "cookies": "consent", "cookiebanner": "consent", "cookiebar": "consent", "consent": "consent", "gdpr": "consent",
	"onetrust": "consent", "ot": "consent", "didomi": "consent", "cookiebot": "consent", "cybotcookiebotdialog": "consent",
	"usercentrics": "consent", "osano": "consent", "klaro": "consent", "iubenda": "consent", "termly": "consent", "cky": "consent",
	"intercom": "chat", "drift": "chat", "zendesk": "chat", "crisp": "chat", "hubspot": "chat", "livechat": "chat", "chatbot": "chat",
	"tawk": "chat", "chat": "chat", "social": "social", "share": "social", "sharing": "social",
	"newsletter": "form", "subscribe": "form", "login": "form", "signup": "form", "signin": "form",
	"related": "related", "recommended": "related", "popular": "related", "trending": "related",
}

// open notes an element that says something and gives the frame inside it.
func (w *walker) open(n *html.Node, at attributes, p place) int {
	why, sure := frameOf(n, at, p)
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html || n.DataAtom == atom.Main || why == "" && !groups[n.DataAtom] {
		return p.frame
	}
	w.frames = append(w.frames, frame{parent: p.frame, why: why, sure: sure})
	return len(w.frames) - 1
}

func frameOf(n *html.Node, at attributes, p place) (string, bool) {
	class := classWord(at.class)
	if class == "" {
		class = classWord(at.id)
	}
	if class == "consent" || class == "chat" {
		return class, false
	}
	if why := roleFrames[at.role]; why != "" {
		return why, true
	}
	if why := tagFrames[n.DataAtom]; why != "" {
		if p.flags&flagMain != 0 && (why == "header" || why == "footer" || why == "form") {
			return "", false
		}
		return why, true
	}
	return class, false
}

// classWord finds the first telling word in a class list or id. Words are cut
// at anything but letters and where the case rises.
func classWord(list string) string {
	start := 0
	for i, r := range list {
		if unicode.IsLetter(r) && !(unicode.IsUpper(r) && i > 0 && i > start && isLower(list[i-1])) {
			continue
		}
		if why := lookupClass(list[start:i]); why != "" {
			return why
		}
		start = i
		if !unicode.IsLetter(r) {
			start = i + len(string(r))
		}
	}
	return lookupClass(list[min(start, len(list)):])
}

func isLower(b byte) bool { return b >= 'a' && b <= 'z' }

func lookupClass(word string) string {
	if len(word) < 2 || len(word) > 24 {
		return ""
	}
	if why, ok := classFrames[word]; ok {
		return why
	}
	return classFrames[strings.ToLower(word)]
}

// weigh adds a block's text to the frames around it.
func (w *walker) weigh(b block) {
	if b.flags&flagHidden != 0 {
		return
	}
	prose, act, cookie := isProse(b.text), consentAnswer(b.text), consentTalk(b.text)
	for i := b.frame; i >= 0; i = w.frames[i].parent {
		w.frames[i].text += len(b.text)
		if prose {
			w.frames[i].prose += len(b.text)
		}
		if act {
			w.frames[i].acts++
		}
		w.frames[i].cookie = w.frames[i].cookie || cookie
	}
}

// frameHas notes that a frame holds the page's headline.
func (w *walker) frameHas(i int) {
	for ; i > 0; i = w.frames[i].parent {
		w.frames[i].h1 = true
	}
}

// Shares of the page's text above which a frame is not believed: what holds
// most of the page is the page, whatever it is called.
const (
	maxSureShare  = 0.70
	maxClassShare = 0.35
)

// chrome tells why a block is not content, "" for content.
func (w *walker) chrome(b block, total int) string {
	why := ""
	for i := b.frame; i > 0; i = w.frames[i].parent {
		f := w.frames[i]
		share := float64(f.text) / float64(max(1, total))
		switch {
		case f.why == "", f.why == "header" && f.h1, f.why == "form" && share > 0.25:
		case f.sure && share <= maxSureShare, !f.sure && share <= maxClassShare:
			// Consent and chat say more than the landmark they stand in.
			if why == "" || f.why == "consent" || f.why == "chat" {
				why = f.why
			}
		}
	}
	return why
}
