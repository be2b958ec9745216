package sources

import (
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
	class := className(at.class)
	if class == "" {
		class = className(at.id)
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
	maxSureShare  = 0.9  // elements and roles
	maxClassShare = 0.35 // a class
	maxLabelShare = 0.7  // a class around labels only
	maxFormShare  = 0.25 // some sites put the whole page in a form
)

// believed tells whether a frame is what it says.
func (f frame) believed(total int) bool {
	share := float64(f.text) / float64(max(1, total))
	switch {
	case f.why == "", f.why == "header" && f.h1:
		return false
	case f.why == "form":
		return share <= maxFormShare
	case f.sure:
		return share <= maxSureShare
	}
	return share <= maxClassShare || f.prose == 0 && !f.h1 && share <= maxLabelShare
}

// chrome tells why a block is not content, "" for content.
func (w *walker) chrome(b block, total int) string {
	why := ""
	for i := b.frame; i > 0; i = w.frames[i].parent {
		f := w.frames[i]
		// Consent and chat say more than the landmark they stand in.
		if f.believed(total) && (why == "" || f.why == "consent" || f.why == "chat") {
			why = f.why
		}
	}
	return why
}
