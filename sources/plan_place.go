package sources

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// enter says what is known inside an element; false for what holds no offers:
// scripts, navigation, dialogs, questions, praise.
func (b *boxer) enter(n *html.Node, at planPlace) (planPlace, bool) {
	if silent[n.DataAtom] && n.DataAtom != atom.Select || n.Data == "svg" || n.DataAtom == atom.Img || n.DataAtom == atom.Input {
		return at, false
	}
	switch n.DataAtom {
	case atom.Blockquote:
		// With a heading inside it indents a plan; without one it quotes.
		if !headedBelow(n, 3) {
			return at, false
		}
	case atom.Nav, atom.Cite, atom.Q, atom.Dialog, atom.Optgroup:
		return at, false
	case atom.Footer:
		// A card's own footer holds its button or price, the page's only law.
		if !within(n, atom.Article, atom.Section, atom.Li) {
			return at, false
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		at.level = int(n.Data[1] - '0')
	case atom.Dt, atom.Summary, atom.Legend:
		at.level = 7 // names what follows, below all headings
	case atom.Del, atom.S, atom.Strike:
		at.flags |= planStruck
	case atom.B, atom.Strong, atom.Th:
		at.flags |= planStrong
	case atom.Button, atom.Label:
		at.flags |= planLabel
	case atom.Li:
		at.flags |= planList
	case atom.Sup:
		at.flags |= planCents
	}
	for i := range n.Attr {
		if !at.attribute(&n.Attr[i]) {
			return at, false
		}
	}
	return at, true
}

// headedBelow reports a heading a few levels deep in an element.
func headedBelow(n *html.Node, depth int) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (len(c.Data) == 2 && c.Data[0] == 'h' && c.Data[1] <= '6' || depth > 0 && headedBelow(c, depth-1)) {
			return true
		}
	}
	return false
}

// attribute takes over what one attribute says; false for what holds no offers.
func (at *planPlace) attribute(a *html.Attribute) bool {
	switch a.Key {
	case "class":
		if !at.class(a.Val) {
			return false
		}
	case "id":
		if lookWords(a.Val)&lookAsk != 0 {
			return false
		}
	case "style":
		if strings.Contains(a.Val, "line-through") {
			at.flags |= planStruck
		}
		// Hidden counts: it is the other side of a switch more often than not.
		if hiddenStyle(a.Val) {
			at.flags |= planHidden
		}
	case "hidden":
		at.flags |= planHidden
	case "itemprop":
		// Microdata marks the name for machines.
		if a.Val == "name" {
			at.flags |= planStrong
		}
	case "role":
		switch a.Val {
		case "dialog", "navigation", "contentinfo", "banner":
			return false
		case "heading":
			// Its level is seldom stated rightly; most are cards' names.
			at.level = 3
		case "button":
			at.flags |= planLabel
		}
	}
	// The innermost element that names a side of a switch counts.
	if mode := modeOf(a); mode != "" {
		at.mode = mode
	}
	return true
}

// looks are what words of class names say around prices, whatever the site.
type looks uint8

const (
	lookOld looks = 1 << iota
	lookName
	lookBadge
	lookCents
	lookAsk
	lookExtra
)

var lookOf = map[string]looks{
	// Shops and builders of the common languages.
	"old": lookOld, "was": lookOld, "strike": lookOld, "striked": lookOld, "strikethrough": lookOld, "original": lookOld, "through": lookOld,
	"regular": lookOld, "crossed": lookOld, "struck": lookOld, "antes": lookOld, "ancien": lookOld, "barre": lookOld,
	"previous": lookOld, "oldprice": lookOld, "wasprice": lookOld, "streichpreis": lookOld, "statt": lookOld,
	"name": lookName, "title": lookName, "heading": lookName, "nombre": lookName, "nom": lookName, "naam": lookName, "navn": lookName,
	"namn": lookName, "nome": lookName, "nazwa": lookName, "titel": lookName, "titre": lookName, "titulo": lookName, "headline": lookName,
	// Not "addon": builders call the box of a currency's sign so.
	"addons": lookExtra, "extras": lookExtra, "zusatzoptionen": lookExtra, "zusatzmodule": lookExtra,
	"badge": lookBadge, "ribbon": lookBadge, "tag": lookBadge, "pill": lookBadge, "chip": lookBadge, "flag": lookBadge, "sticker": lookBadge,
	"fraction": lookCents, "fractional": lookCents, "cents": lookCents, "cent": lookCents, "decimal": lookCents, "decimals": lookCents,
	"dec": lookCents, "centimes": lookCents, "centavos": lookCents, "pence": lookCents, "sup": lookCents,
	// Regions that mention sums and sell nothing.
	"faq": lookAsk, "faqs": lookAsk, "questions": lookAsk, "testimonial": lookAsk, "testimonials": lookAsk, "review": lookAsk, "reviews": lookAsk,
	"cookie": lookAsk, "cookies": lookAsk, "consent": lookAsk, "announcement": lookAsk, "breadcrumb": lookAsk,
}

// lookWords gathers the looks of a class list or id.
func lookWords(list string) looks {
	var l looks
	classWords(list, func(word string) bool {
		l |= lookOf[word]
		return true
	})
	return l
}

// class takes over what an element's classes say; false for what holds no
// offers.
func (at *planPlace) class(list string) bool {
	l := lookWords(list)
	if l&lookAsk != 0 {
		return false
	}
	if l&lookOld != 0 {
		at.flags |= planStruck
	}
	if l&lookName != 0 {
		at.flags |= planStrong
	}
	if l&lookBadge != 0 {
		at.flags |= planBadge
	}
	if l&lookCents != 0 {
		at.flags |= planCents
	}
	if l&lookExtra != 0 {
		at.flags |= planBeside
	}
	return true
}

// within reports whether an element stands inside one of some kinds.
func within(n *html.Node, kinds ...atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		for _, k := range kinds {
			if p.DataAtom == k {
				return true
			}
		}
	}
	return false
}

// asks reports a heading over questions or praise.
func asks(text string) bool {
	list := lexPlan(text)
	if len(list) == 0 || len(list) > 6 {
		return false
	}
	for _, t := range list {
		if t.class == wordAsk {
			return len(list) <= 3
		}
	}
	return false
}
