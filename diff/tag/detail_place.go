package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"keywatch/diff/names"
	"keywatch/sources"
)

// placeLead stands before a place.
var placeLead = sources.LazyPattern(`(?i)(?:^|[\s(])(?:in|to|into|across|at|near|nach|im|bei|en|à|au|aux|a|vers|throughout|within)\s+(?:(?:the|der|die|den|dem|la|le|les|el|los|las|central|downtown|greater|nearby|neighbouring|northern|southern|eastern|western)\s+)?`)

// places are where it happens: in the headline a known place wherever it
// stands, and behind a word of place; in the text only what the first sentence
// opens or holds there.
func (t *telltale) places() []string {
	if t.def.Name == "hire" && t.subtype != "lay-off" && t.subtype != "hiring spree" {
		return nil // a position names the part of the world that it is for
	}
	telling := t.telling()
	list := t.placesIn(telling[0])
	if len(list) > 0 && !continents[strings.ToLower(list[0])] {
		return list
	}
	if loose := t.placesLoose(telling[0]); len(loose) > 0 {
		return loose // "Hello, Singapore! Our first office in Asia"
	}
	if len(list) > 0 {
		return list
	}
	if t.def.Name != "expansion" && t.def.Name != "event" {
		return nil
	}
	for _, part := range telling[1:] {
		if list := t.placesIn(part); len(list) > 0 {
			return list
		}
	}
	return nil
}

func (t *telltale) placesIn(part string) []string {
	end := 0
	for _, at := range placeLead().FindAllStringIndex(part, -1) {
		if at[1] < end {
			continue
		}
		if list := t.placesFrom(part, at[1]); len(list) > 0 && !strangePlace().MatchString(part[:at[0]]) {
			return list
		}
	}
	return nil
}

// strangePlace ends with what a firm has in a place already.
var strangePlace = sources.LazyPattern(`(?i)(?:customers|downloads|offices|users|based|headquartered|headquarters|born|raised|sales|stores|people|employees|roles?|after [\p{L}\s]+|siège|sede|kunden|sitz|standorte?n?|already \p{L}+)$`)

// placesFrom is the list of places that begins at a byte.
func (t *telltale) placesFrom(part string, from int) []string {
	var list []string
	comma := false
	for {
		from += len(placeArticle().FindString(part[from:]))
		name, to := placeName(part, from)
		name, to = knownPart(name, from, to)
		if name == "" || !t.placeLike(name) {
			break
		}
		list = append(list, name)
		next := placeAnd().FindString(part[to:])
		if next == "" {
			break
		}
		comma = strings.TrimSpace(next) == ","
		from = to + len(next)
	}
	if len(list) == 2 && comma {
		return list[:1] // "Macon, Georgia" is one place
	}
	return list
}

// knownPart cuts capitals of a headline behind a known place: "Denver Market".
func knownPart(name string, from, to int) (string, int) {
	if isPlace(name) {
		return name, to
	}
	words := strings.Fields(name)
	for n := len(words) - 1; n > 0; n-- {
		if part := strings.Join(words[:n], " "); isPlace(part) && names.Common(plainWord(words[n])) {
			return part, from + len(part)
		}
	}
	return name, to
}

// placeArticle stands before some places of a list.
var placeArticle = sources.LazyPattern(`^(?:the|der|die|den|dem|la|le|les|el|los|las)\s`)

// placesLoose are known places of a headline that are part of no name and say
// of nothing where it comes from: "Brazil launch of its app".
func (t *telltale) placesLoose(part string) []string {
	for at := 0; at < len(part); at++ {
		if r := part[at]; at > 0 && part[at-1] != ' ' || r < 'A' || r > 'Z' && r < 0x80 {
			continue
		}
		for end := len(part); end > at; end-- {
			if end < len(part) && isWordByte(part[end]) || end-at > 24 || strings.ContainsAny(part[end-1:end], ",;:!? ") || strings.HasSuffix(part[at:end], "'s") || !isPlace(part[at:end]) {
				continue
			}
			if !t.freely(part, at, end) {
				break
			}
			return t.placesFrom(part, at)
		}
	}
	return nil
}

// freely tells of a place that no other name stands beside, and that nothing
// comes from.
func (t *telltale) freely(part string, at, end int) bool {
	before, after := strings.Fields(part[:at]), strings.Fields(part[end:])
	if strings.HasPrefix(part[end:], "-") || strings.HasPrefix(part[end:], "'s") {
		return false
	}
	if len(before) > 0 {
		last := before[len(before)-1]
		switch strings.ToLower(last) {
		case "from", "aus", "bank", "&":
			return false
		case "of", "de", "von", "du", "d":
			return t.def.Name == "event" // "the fair of Lyon" is held there
		}
		if r, _ := utf8.DecodeRuneInString(last); unicode.IsUpper(r) && !strings.ContainsAny(last[len(last)-1:], ",:;") && !names.Common(plainWord(last)) && !t.own(last) {
			return false
		}
	}
	if len(after) > 0 && part[end] == ' ' {
		if r, _ := utf8.DecodeRuneInString(after[0]); unicode.IsUpper(r) && !names.Common(plainWord(after[0])) {
			return false
		}
	}
	return true
}

// placeAnd joins places of one list.
var placeAnd = sources.LazyPattern(`^(?:,\s+(?:and\s+|und\s+|et\s+)?|\s+(?:and|und|et|y|&|sowie)\s+(?:to |in |the |à |en |nach )?)`)

// placeName reads the capitalised words at a byte: "Gdansk", "New York".
func placeName(part string, from int) (name string, to int) {
	to = from
	for n := 0; n < 4; n++ {
		end := to
		if n > 0 && end < len(part) && part[end] == ' ' {
			end++
		} else if n > 0 {
			break
		}
		stop := end
		for stop < len(part) {
			r, size := utf8.DecodeRuneInString(part[stop:])
			if !unicode.IsLetter(r) && r != '-' && r != '\'' && !(r == '.' && stop-end <= 2 && stop+1 < len(part) && part[stop+1] != ' ') {
				break
			}
			stop += size
		}
		word := strings.TrimSuffix(part[end:stop], "'s")
		r, _ := utf8.DecodeRuneInString(word)
		if stop == end || !unicode.IsUpper(r) && !(n > 0 && placeJoins[word]) {
			break
		}
		to = end + len(word)
		if len(word) != stop-end {
			break
		}
	}
	return strings.TrimSpace(part[from:to]), to
}

var placeJoins = wordSet(`am an der de del la le les sur of und aan upon`)

// placeLike tells of a name that can be a place's.
func (t *telltale) placeLike(name string) bool {
	if t.own(name) || sources.MonthNamed(strings.ToLower(name)) > 0 {
		return false
	}
	if isPlace(name) {
		return true
	}
	words := strings.Fields(name)
	if t.def.Name != "expansion" || len(words) > 2 || len(name) < 3 || strings.ToUpper(name) == name {
		return false
	}
	for _, w := range words {
		if names.Common(plainWord(w)) {
			return false
		}
	}
	return true
}

// isPlace tells of a place that is known by name.
func isPlace(name string) bool {
	low := strings.TrimSuffix(strings.ToLower(name), "'s")
	return placesNamed[low] || sources.PlaceKnown(low) && !nowhere[low]
}

// nowhere are words that pages write where a place is asked for.
var nowhere = wordSet(`remote hybrid online virtual anywhere worldwide homeoffice télétravail teletrabajo remoto bundesweit deutschlandweit on-site uk-wide`)

var continents = wordSet(`asia europe africa europa asien afrika asie afrique america amerika`)
