package sources

import (
	"strings"
	"unicode"
)

// classFrames are words of classes and ids that say that an element is not
// content. They are believed only of elements that hold a small part of the
// page (frame.believed).
var classFrames = map[string]string{
	"nav": "nav", "navbar": "nav", "navigation": "nav", "topnav": "nav", "subnav": "nav", "sidenav": "nav", "topbar": "nav",
	"menu": "menu", "megamenu": "menu", "dropdown": "menu", "breadcrumb": "nav", "breadcrumbs": "nav", "pagination": "nav",
	"footer": "footer", "sidebar": "aside", "modal": "dialog", "popup": "dialog", "popover": "dialog", "lightbox": "dialog",
	"toast": "status", "snackbar": "status", "skip": "nav", "toc": "nav",
	"cookie": "consent", "cookies": "consent", "cookiebanner": "consent", "cookiebar": "consent", "consent": "consent", "gdpr": "consent",
	"onetrust": "consent", "didomi": "consent", "cookiebot": "consent", "cybotcookiebotdialog": "consent",
	"usercentrics": "consent", "osano": "consent", "klaro": "consent", "iubenda": "consent", "termly": "consent", "cky": "consent",
	"intercom": "chat?", "drift": "chat?", "zendesk": "chat?", "crisp": "chat?", "hubspot": "chat?", "chat": "chat?", "messenger": "chat?",
	"livechat": "chat", "chatbot": "chat", "tawk": "chat", "chatwidget": "chat",
	"social": "social", "share": "social", "sharing": "social", "newsletter": "form",
	"related": "related", "recommended": "related?", "popular": "related?", "trending": "related?",
}

// Some words say it only beside another: a "popular" plan is an offer and a
// "chat" a product, but popular posts and a chat launcher are not.
var companions = map[string]map[string]bool{
	"chat?":    {"widget": true, "launcher": true, "bubble": true, "container": true, "frame": true, "window": true, "box": true, "button": true, "lightweight": true},
	"related?": {"post": true, "posts": true, "article": true, "articles": true, "stories": true, "content": true, "reads": true, "news": true, "links": true, "searches": true},
}

// offers are words of classes that name content whatever stands beside them:
// "social-proof" holds customers, "plan popular" a price.
var offers = map[string]bool{
	"plan": true, "plans": true, "pricing": true, "price": true, "prices": true, "tier": true, "tiers": true, "proof": true,
	"customer": true, "customers": true, "logo": true, "logos": true, "job": true, "jobs": true, "career": true, "careers": true,
	"testimonial": true, "testimonials": true, "hero": true,
}

// className finds what a class list or id says, "" for nothing. Words are cut
// at anything but letters and where the case rises.
func className(list string) string {
	why, maybe, company := "", "", false
	classWords(list, func(word string) bool {
		if offers[word] {
			why, maybe = "", ""
			return false
		}
		said := classFrames[word]
		switch {
		case strings.HasSuffix(said, "?"):
			maybe = said
		case why == "":
			why = said
		}
		return true
	})
	if why != "" || maybe == "" {
		return why
	}
	classWords(list, func(word string) bool {
		company = company || companions[maybe][word]
		return !company
	})
	if company {
		return strings.TrimSuffix(maybe, "?")
	}
	return ""
}

// maxClassWord bounds the words looked up; longer ones are generated names.
const maxClassWord = 24

// classWords gives the words of a class list in lower case until yield says no.
func classWords(list string, yield func(string) bool) {
	start := 0
	end := func(i int) bool {
		if i-start < 2 || i-start > maxClassWord {
			return true
		}
		return yield(strings.ToLower(list[start:i]))
	}
	for i, r := range list {
		if unicode.IsLetter(r) && !(unicode.IsUpper(r) && i > start && list[i-1] >= 'a' && list[i-1] <= 'z') {
			continue
		}
		if !end(i) {
			return
		}
		start = i
		if !unicode.IsLetter(r) {
			start = i + len(string(r))
		}
	}
	if start < len(list) {
		end(len(list))
	}
}
