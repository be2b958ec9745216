package sources

import (
	"strings"

	"golang.org/x/net/html"
)

// modeWords are how class names and attributes call the two sides of a switch
// between monthly and annual billing.
var modeWords = map[string]string{
	"monthly": "month", "month": "month", "months": "month", "monat": "month", "monatlich": "month", "mensuel": "month", "mensual": "month",
	"maand": "month", "maandelijks": "month", "mensile": "month", "mensal": "month", "miesiac": "month", "manad": "month", "maned": "month",
	"mo": "month", "mth": "month", "miesiecznie": "month", "manedlig": "month",
	"yearly": "year", "year": "year", "years": "year", "annual": "year", "annually": "year", "jahr": "year", "jaehrlich": "year", "jahrlich": "year",
	"jährlich": "year", "annuel": "year", "anual": "year", "jaar": "year", "jaarlijks": "year", "annuale": "year", "rok": "year",
	"yr": "year", "rocznie": "year", "arlig": "year", "annuelle": "year",
}

// modeOf is the side of a switch that an attribute names: by class, id or a
// data attribute's value. Naming both sides is naming none.
func modeOf(a *html.Attribute) string {
	if a.Key != "class" && a.Key != "id" && !strings.HasPrefix(a.Key, "data-") || len(a.Val) > 200 {
		return ""
	}
	return sideOf(a.Val)
}

func sideOf(text string) string {
	mode := ""
	classWords(text, func(word string) bool {
		said := modeWords[word]
		if said != "" && mode != "" && said != mode {
			mode = ""
			return false
		}
		if said != "" {
			mode = said
		}
		return true
	})
	return mode
}

// switched is the text that a script puts into an element for one side of a
// switch: data-monthly="19" data-annual="15". Both sides must be there.
func switched(n *html.Node, mode string) (string, bool) {
	if mode == "" || len(n.Attr) < 2 {
		return "", false
	}
	value, both := "", 0
	for _, a := range n.Attr {
		if !strings.HasPrefix(a.Key, "data-") || a.Val == "" || len(a.Val) > 80 {
			continue
		}
		side := sideOf(a.Key[len("data-"):])
		if side == "" {
			continue
		}
		// The first attribute of a side is its text; later ones are hints like
		// data-annual-total.
		if side == mode && both&1 == 0 {
			value, both = a.Val, both|1
		} else if side != mode {
			both |= 2
		}
	}
	return value, both == 3
}

// hasSwitch reports whether any element of a page carries both sides' texts.
func hasSwitch(n *html.Node) bool {
	if n.Type == html.ElementNode {
		if _, ok := switched(n, "month"); ok {
			return true
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if hasSwitch(c) {
			return true
		}
	}
	return false
}
