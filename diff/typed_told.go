package diff

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"keywatch/sources"
)

// tellThings reads from the text of each change without a thing what it tells
// of: people whom announcements name, or a promise, region, product, feature or
// page that left without a word.
func tellThings(changes []Change, lang string) {
	announcements(changes, lang)
	told := map[string]bool{}
	for i := range changes {
		c := &changes[i]
		if c.Item != nil && (c.Item.Type != "plan" || c.Op != Removed || !promiseForm().MatchString(c.Before)) {
			continue
		}
		for _, t := range entryGone(*c) {
			c.tell(t)
		}
		t := quietly(*c)
		if t == nil || underGone(*c, changes[:i]) || told[t.Type+meaning(t.Name)] {
			continue
		}
		told[t.Type+meaning(t.Name)] = true
		if c.Item != nil { // a line of a plan that is a promise first
			c.More = append(c.More, *c.Item)
		}
		c.Item = t
	}
}

// underGone tells of a text that describes a thing that left with it: it stood
// under its heading, or is a sentence right behind its name.
func underGone(c Change, before []Change) bool {
	if n := len(before); n > 0 && strings.HasSuffix(c.Before, ".") && before[n-1].Op == Removed && before[n-1].Item != nil && before[n-1].Section == c.Section {
		return true
	}
	return slices.ContainsFunc(before, func(head Change) bool {
		return head.Op == Removed && isHeading(head.Element) && head.Before != c.Before && strings.HasSuffix(c.Section, head.Before)
	})
}

// What a promise, a region and the headings over products and features look
// like, in the four languages.
var (
	promiseForm = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\bSLAs?\b|uptime|verfügbarkeit(?:sgarantie)?|disponibilité|disponibilidad|guarantee|guaranteed|garantie|garantiert|garantía|garantizad|money[- ]back|geld[- ]zurück|satisfait ou remboursé|warranty|(?:response|reply|answer|antwort(?:zeit)?|réponse|respuesta)s? (?:time )?(?:within|in under|in less than|innerhalb|binnen|sous|en menos de|under)|(?:within|innerhalb|binnen|sous|en menos de) \d+ (?:business )?(?:hours?|minutes?|stunden|minuten|heures|minutos|horas)|24/7`)
	})
	regionHead = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\b(?:regions?|data residency|data cent(?:er|re)s?|hosting locations?|where (?:we|your data) (?:host|live|is stored)\w*|locations?|availability zones?|regionen|standorte?|rechenzentren|serverstandorte?|régions?|hébergement|centres de données|regiones|centros de datos|ubicaciones|countries|länder|pays|países|markets|coverage)\b`)
	})
	regionForm = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\b(?:eu|us|ap|ca|sa|me|af)-(?:north|south|east|west|central)(?:east|west)?-?\d\b|^(?:EU|US|UK|APAC|EMEA|Europe|Asia|Americas?)\b.{0,4}\(`)
	})
	regionCode  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z]{2,12}(?:-[a-z]+)*-?\d{0,2}$`) })
	productHead = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(?:our |all |unsere |nos |nuestros )?(?:products?|solutions?|apps|applications|modules?|add-?ons?|platform|suite|produkte?|lösungen|produits|solutions|productos|soluciones|product range|product line|sortiment|gamme|catalogue|catalog)\b`)
	})
	featureHead = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\b(?:features?|what(?:'|’)?s included|included|capabilities|functions?|funktionen|funktionsumfang|leistungen|fonctionnalités|fonctions|caractéristiques|características|funciones|incluye|inclus|enthalten)\b`)
	})
)

// quietWords is how long the name of a region, product or feature is at most,
// in words.
const quietWords = 14

// quietly tells what kind of thing left a page, or a promise that says less,
// where the text and what it stands under say so; nil for none.
func quietly(c Change) *ItemChange {
	was := strings.TrimSpace(c.Before)
	switch {
	case was == "" || c.Title != "":
		return nil
	case c.Op == Edited:
		return promiseMove(c)
	case c.Op != Removed:
		return nil
	}
	kind := ""
	switch head := headsOf(c.Section); {
	case c.Region == sources.RegionChrome:
		if len(strings.Fields(was)) <= quietWords/2 && !strings.HasSuffix(was, ".") {
			kind = "page"
		}
	case promiseForm().MatchString(was):
		kind = "guarantee"
	case len(strings.Fields(was)) > quietWords && !promisesUnder(head):
	case slices.ContainsFunc(head, promiseForm().MatchString):
		kind = "guarantee"
	case regionForm().MatchString(was) || slices.ContainsFunc(head, regionHead().MatchString):
		kind = "region"
	case slices.ContainsFunc(head, featureHead().MatchString):
		kind = "feature"
	case slices.ContainsFunc(head, productHead().MatchString) || c.Place == sources.PlaceProduct && isHeading(c.Element):
		kind = "product"
	}
	if kind == "" {
		return nil
	}
	t := quietItem(kind, nameOfQuiet(was))
	for _, cell := range strings.Split(was, " | ") {
		if kind == "region" && regionCode().MatchString(cell) {
			t.Before["place"] = cell
		}
	}
	return t
}

// entryGone tells of the pages that a menu or footer links no longer.
func entryGone(c Change) []ItemChange {
	if c.Op != Edited || c.Region != sources.RegionChrome {
		return nil
	}
	var list []ItemChange
	before, after := strings.Fields(c.Before), strings.Fields(c.After)
	for _, r := range runs(before, after) {
		if r.b1 > r.b0 {
			return nil
		}
		if len(list) == maxEntries {
			return nil
		}
		list = append(list, *quietItem("page", strings.Join(before[r.a0:r.a1], " ")))
	}
	return list
}

// quietItem is a thing that left.
func quietItem(kind, name string) *ItemChange {
	return &ItemChange{
		Type: kind, Op: Removed, Name: name, What: []string{kind + " removed"},
		Before: map[string]string{"name": name, "by": "text", "sure": "0.70"},
	}
}

func promisesUnder(heads []string) bool { return slices.ContainsFunc(heads, promiseForm().MatchString) }

// headsOf gives the parts of a heading path, the nearest first.
func headsOf(section string) []string {
	parts := strings.Split(section, " > ")
	slices.Reverse(parts)
	return parts[:min(len(parts), 2)]
}

// nameOfQuiet is a thing's name in a line of a list or table: what stands
// before its description.
func nameOfQuiet(text string) string {
	for _, sep := range []string{" | ", " – ", " — ", ": ", " - "} {
		if head, _, ok := strings.Cut(text, sep); ok && utf8.RuneCountInString(head) >= 3 {
			return head
		}
	}
	return text
}

// promiseMove reads a promise that says another figure, or none any more.
func promiseMove(c Change) *ItemChange {
	if !promiseForm().MatchString(c.Before) || len(c.Before) > 600 {
		return nil
	}
	a, b := figures(c.Before), figures(c.After)
	t := &ItemChange{
		Type: "guarantee", Op: Edited, Name: nameOfQuiet(c.Before),
		Before: map[string]string{"text": c.Before}, After: map[string]string{"text": c.After},
	}
	switch {
	case !promiseForm().MatchString(c.After):
		t.What = []string{"guarantee removed"}
	case slices.Equal(a, b):
		return nil
	default:
		t.What = []string{strings.Join(a, ", ") + " → " + strings.Join(b, ", ")}
	}
	return t
}

// figures are the words of a text with a digit.
func figures(text string) []string {
	return slices.DeleteFunc(notation(words(text)), func(w string) bool { return !strings.ContainsAny(w, "0123456789") })
}

// rowMoves words how a page speaks otherwise of a company that it compares
// its own with.
func rowMoves(a, b string) []string {
	was := map[string]string{}
	for _, row := range linesOf(a) {
		label, cell, _ := strings.Cut(row, ": ")
		was[meaning(label)] = cell
	}
	var out []string
	for _, row := range linesOf(b) {
		label, cell, _ := strings.Cut(row, ": ")
		if old, known := was[meaning(label)]; !known {
			out = append(out, "row added: "+row)
		} else if meaning(old) != meaning(cell) {
			out = append(out, label+": "+old+" → "+cell)
		}
		delete(was, meaning(label))
	}
	for _, row := range linesOf(a) {
		if label, _, _ := strings.Cut(row, ": "); was[meaning(label)] != "" {
			out = append(out, "row gone: "+row)
		}
	}
	return out
}
