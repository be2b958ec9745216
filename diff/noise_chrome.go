package diff

import (
	"slices"
	"strings"
	"unicode"

	"keywatch/sources"
)

// Reasons of noise that lies in where a text stands.
const (
	reasonConsent = "consent or cookie banner"
	reasonChat    = "chat widget"
	reasonRelated = "related or popular content"
	reasonNav     = "navigation, header or footer label"
	reasonLabel   = "label of a control"
	reasonRepeat  = "repeats a text of the page"
	reasonStatus  = "status message"
	reasonSocial  = "posts and buttons of a social network"
	reasonDialog  = "dialog over the page"
)

// markReasons are marks of the reader that make any difference noise.
var markReasons = []struct{ mark, reason string }{
	{"consent", reasonConsent}, {"chat", reasonChat}, {"related", reasonRelated}, {"status", reasonStatus}, {"dialog", reasonDialog}, {"social", reasonSocial},
}

func marked(p *piece, mark string) bool {
	marks := p.Marks
	for marks != "" {
		word, rest, _ := strings.Cut(marks, " ")
		if word == mark {
			return true
		}
		marks = rest
	}
	return false
}

// moreHeadings are headings over lists of what else there is to read, in the
// four languages.
var moreHeadings = strings.Fields(`related_posts related_articles related_stories related_news related_content related_reading related_links related_topics
	recent_posts popular_posts popular_articles popular_stories popular_reads most_read most_viewed trending_now trending_articles trending_stories
	you_may_also you_might_also recommended_reading recommended_for_you recommended_articles more_stories more_articles further_reading read_next keep_reading
	meistgelesen meist_gelesen ähnliche_artikel ähnliche_beiträge beliebte_artikel beliebte_beiträge das_könnte auch_interessant weitere_artikel weitere_beiträge mehr_zum_thema
	plus_lus plus_populaires articles_populaires à_lire_aussi articles_similaires sur_le_même_sujet vous_aimerez
	más_leído artículos_populares lo_más_visto más_leídas más_leídos artículos_relacionados noticias_relacionadas te_puede_interesar también_te_puede`)

// maxTeaser is how many words an entry of such a list has at most.
const maxTeaser = 14

// furtherReading tells of an entry under a heading like "Most read".
func furtherReading(p *piece) bool {
	if p.Section == "" || len(p.raw) > maxTeaser {
		return false
	}
	parts := strings.Split(p.Section, " > ")
	head := words(parts[len(parts)-1])
	if len(head) > 5 {
		return false
	}
	joined := "_" + strings.Join(head, "_") + "_"
	return joined == "_related_" || slices.ContainsFunc(moreHeadings, func(h string) bool { return strings.Contains(joined, "_"+h+"_") })
}

// markNoise gives the reason why nothing said at this place is a change.
func markNoise(p *piece) string {
	if furtherReading(p) {
		return reasonRelated
	}
	for _, m := range markReasons {
		if marked(p, m.mark) {
			return m.reason
		}
	}
	return ""
}

// sentence tells of running text: enough words that begin in lower case, or
// an end of a sentence.
func sentence(text string) bool {
	n, lower := 0, 0
	for _, w := range strings.Fields(text) {
		n++
		if r := []rune(w)[0]; unicode.IsLower(r) {
			lower++
		}
	}
	return n >= 5 && lower >= 2 || n >= 4 && strings.ContainsAny(text[len(text)-1:], ".!?")
}

// maxButton is how many words the call on a button has: "Send me the letter".
const maxButton = 5

// offers are words of a button that say what is on offer.
var offers = wordSet("free trial kostenlos kostenlose gratis testen gratuit gratuitement essai prueba")

// offer tells whether a button says that something can be had for nothing.
func offer(p *piece) bool {
	return slices.ContainsFunc(p.words, func(w string) bool { return offers[w] })
}

// maxLabel is how many words a label has that says nothing by itself.
const maxLabel = 3

// label tells of a short text that is something to press: a button, a tab, a
// link that stands alone. Names, headings, rows, list items, pictures and
// amounts are content however short.
func label(p *piece) bool {
	if p.Tag == "button" && len(p.words) <= maxButton && !hasDigit(p.raw) {
		return true
	}
	if len(p.words) > maxLabel || hasDigit(p.raw) || sentence(p.Text) {
		return false
	}
	if marked(p, "label") {
		return true
	}
	return p.Tag == "div" && marked(p, "link") && !marked(p, "main")
}

// meaningfulChrome tells whether a text outside of the content says something
// to a reader: a sentence, not a list of labels.
func meaningfulChrome(p *piece) bool {
	return chromeProse(p) && !copyrightLine(p.raw) && !linkRow(p)
}

// chromeWords is how many words a text without a stop needs outside of the
// content to be more than labels in a row.
const chromeWords = 8

// chromeProse tells of running text in a menu or footer. Labels that stand in
// one line read like a sentence to who only counts words, so without a stop at
// its end most words must be in lower case.
func chromeProse(p *piece) bool {
	if strings.ContainsAny(p.Text[len(p.Text)-1:], ".!?") {
		return sentence(p.Text)
	}
	n, lower := 0, 0
	for w := range strings.FieldsSeq(p.Text) {
		n++
		if unicode.IsLower([]rune(w)[0]) {
			lower++
		}
	}
	return n >= chromeWords && lower*2 >= n || announces(p)
}

// announcing words make a short line in a header or footer news.
var announcing = wordSet("hiring recruiting new launching launched relaunch acquired moved sunset neu eingestellt recrutons contratando")

func announces(p *piece) bool {
	return len(p.words) >= 3 && slices.ContainsFunc(p.words, func(w string) bool { return announcing[w] })
}

// utility are words of entries that every site has and that say nothing of the
// company: what to do with the site, and what the law asks for.
var utility = wordSet(`login log in sign up out signin signup register account my cart basket checkout search menu close home back contact contacts us about
	help support faq docs documentation guides blog news press language english deutsch français español nederlands en de fr es privacy policy terms
	legal notice imprint impressum cookies cookie settings preferences sitemap accessibility modern slavery statement status security skip to content
	anmelden abmelden registrieren einloggen konto mein warenkorb suche kontakt hilfe startseite datenschutz agb einstellungen barrierefreiheit karriere jobs careers
	connexion se connecter déconnexion compte mon panier recherche accueil aide mentions légales confidentialité plan du site
	iniciar sesión entrar salir cuenta mi carrito buscar contacto ayuda inicio aviso privacidad mapa`)

// onlyUtility tells of a label like "Log out" that only says what to do with
// the site.
func onlyUtility(p *piece) bool {
	return len(p.words) > 0 && !slices.ContainsFunc(p.words, func(w string) bool { return !utility[w] })
}

// utilityEdit tells of a label that is or was only such a utility.
func utilityEdit(p, q *piece) bool {
	if hasDigit(p.raw) || hasDigit(q.raw) || len(p.words) > maxEntry || len(q.words) > maxEntry {
		return false
	}
	return onlyUtility(p) || onlyUtility(q)
}

// maxEntry is how many words an entry of a menu has.
const maxEntry = 4

// menuNews tells whether a menu gained or lost an entry that names what the
// company offers: "Startups" between "Insurance" and "Pricing". An entry that
// is worded anew is none.
func menuNews(p, q *piece) bool {
	if !inMenu(q) || !inMenu(p) {
		return len(entriesGone(p, q)) > 0
	}
	var entry []string
	for _, r := range runs(p.words, q.words) {
		gone, come := p.words[r.a0:r.a1], q.words[r.b0:r.b1]
		if len(gone) > 0 && len(come) > 0 || entry != nil {
			return false
		}
		entry = append(slices.Clone(gone), come...)
	}
	return menuEntry(entry) && (capitalised(p.Text, entry[0]) || capitalised(q.Text, entry[0]))
}

// entriesGone gives the entries that a row of a footer's links lost while
// nothing else in it moved: pages that left without a word. More than a few
// are another footer.
func entriesGone(p, q *piece) []string {
	if p.Region != sources.RegionChrome || !marked(p, "link") || !marked(q, "link") {
		return nil
	}
	var gone []string
	capitals := 0 // nothing parts the entries of a row but how they are written
	for _, r := range runs(p.words, q.words) {
		entry := p.words[r.a0:r.a1]
		for _, w := range entry {
			if capitalised(p.Text, w) {
				capitals++
			}
		}
		if r.b1 > r.b0 || len(gone) == maxEntries || capitals > maxEntry-1 || !menuEntry(entry) || !capitalised(p.Text, entry[0]) {
			return nil
		}
		gone = append(gone, strings.Join(entry, " "))
	}
	return gone
}

// capitalised tells whether a text has a word, given in lower case, with a
// capital: an entry of a menu begins so, a word added to one does not.
func capitalised(text, word string) bool {
	for w := range strings.FieldsSeq(text) {
		if r := []rune(w)[0]; unicode.IsUpper(r) && strings.HasPrefix(strings.ToLower(w), word) {
			return true
		}
	}
	return false
}

// loneEntry tells of an entry of a menu that is a text of its own.
func loneEntry(p *piece) bool {
	return inMenu(p) && menuEntry(p.words) && capitalised(p.Text, p.words[0])
}

// menuEntry tells of the words of an entry that is more than a utility.
func menuEntry(list []string) bool {
	return len(list) > 0 && len(list) <= maxEntry && !hasDigit(list) && !slices.ContainsFunc(list, func(w string) bool { return utility[w] || w == masked })
}

// inMenu tells of links in a menu or header.
func inMenu(p *piece) bool {
	return p.Region == sources.RegionChrome && (marked(p, "nav") || marked(p, "menu") || marked(p, "header")) && marked(p, "link")
}

// linkRow tells of several links in a row, which read like a sentence to who
// only counts words: they have no single address and end without a stop.
func linkRow(p *piece) bool {
	return marked(p, "link") && p.Fields["href"] == "" && !strings.ContainsAny(p.Text[len(p.Text)-1:], ".!?")
}
