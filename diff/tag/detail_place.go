package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"keywatch/diff/names"
	"keywatch/sources"
)

// placeLead stands before a place.
var placeLead = lazily(`(?i)(?:^|[\s(])(?:in|to|into|across|at|near|nach|im|bei|en|à|au|aux|a|vers|throughout|within)\s+(?:(?:the|der|die|den|dem|la|le|les|el|los|las|central|downtown|greater|nearby|neighbouring|northern|southern|eastern|western)\s+)?`)

// places are where it happens: of a site also a town that no list has, of all
// else only places that are known.
func (t *telltale) places() []string {
	for _, part := range t.telling() {
		if list := t.placesIn(part); len(list) > 0 {
			return list
		}
	}
	return nil
}

func (t *telltale) placesIn(part string) []string {
	var list []string
	end := 0
	for _, at := range placeLead().FindAllStringIndex(part, -1) {
		if at[1] < end {
			continue
		}
		for from := at[1]; ; {
			name, to := placeName(part, from)
			if name == "" || !t.placeLike(name) {
				break
			}
			list, end = append(list, name), to
			next := placeAnd().FindString(part[to:])
			if next == "" {
				break
			}
			from = to + len(next)
		}
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

// placeAnd joins places of one list.
var placeAnd = lazily(`^(?:,\s+(?:and\s+|und\s+|et\s+)?|\s+(?:and|und|et|y|&|sowie)\s+(?:to |in |the |à |en |nach )?)`)

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
	if sources.PlaceKnown(name) {
		return true
	}
	if t.def.Name != "expansion" {
		return false
	}
	first, _, _ := strings.Cut(plainWord(name), " ")
	return !names.Common(first) && len(name) > 2
}
