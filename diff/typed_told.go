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
// of: a person that an announcement names, or a promise, region, product,
// feature or page that left without a word.
func tellThings(changes []Change, lang string) {
	for i := range changes {
		c := &changes[i]
		if c.Item != nil {
			continue
		}
		if c.Op != Removed {
			c.Item = moveTold(*c, lang)
		}
		if c.Item == nil {
			c.Item = quietly(*c)
		}
	}
}

// moveTold reads a person's move from a new entry of news; nil for none.
func moveTold(c Change, lang string) *ItemChange {
	news := c.Title != "" || c.Place == sources.PlaceNewsroom || c.Place == sources.PlaceBlog
	if !news || c.Op != Added || c.Region == sources.RegionChrome {
		return nil
	}
	title, body := c.Title, c.After
	if title == "" {
		title, body = c.After, ""
	}
	told := c.Published
	if told.IsZero() {
		told = c.Seen
	}
	m, ok := sources.MoveOf(title, body, lang, told)
	if !ok {
		return nil
	}
	t := &ItemChange{Type: "person", Op: Added, Name: m.Name, What: []string{"joins as " + m.Title}}
	fields := map[string]string{"name": m.Name, "title": m.Title, "effective": m.Effective, "succeeds": m.After, "by": "text", "sure": "0.75"}
	for k, v := range fields {
		if v == "" {
			delete(fields, k)
		}
	}
	switch m.Turn {
	case sources.TurnLeaves:
		t.Op, t.What, t.Before = Removed, []string{"leaves as " + m.Title}, fields
	case sources.TurnPromoted:
		t.Op, t.What, t.After = Edited, []string{"new title: " + m.Title}, fields
	default:
		t.After = fields
	}
	if m.Effective != "" {
		t.What = append(t.What, "effective "+m.Effective)
	}
	if m.After != "" {
		t.What = append(t.What, "succeeds "+m.After)
	}
	return t
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
	name := nameOfQuiet(was)
	return &ItemChange{Type: kind, Op: Removed, Name: name, What: []string{kind + " removed"}, Before: map[string]string{"name": name, "by": "text", "sure": "0.70"}}
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
