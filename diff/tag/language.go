package tag

import (
	"strings"
	"unicode"
)

// smallWords are the words that every text of a language has, and no other of the
// four.
var smallWords = map[string]map[string]bool{
	"en": wordSet(`the and of for with its from by at on to as is are has have new will that this after over how why what your our their into up a`),
	"de": wordSet(`der die das und für mit von zum zur ist im den dem des ein eine einen auf als bei nach vor über wird neue neuer neues aus sich nicht ab baut bringt erhält gewinnt übernimmt`),
	"fr": wordSet(`le les des du et pour avec au aux une est dans sur son sa ses nouveau nouvelle chez lance annonce ouvre nomme devient qui que l'`),
	"es": wordSet(`el los las del y para con una es su sus nuevo nueva al por lanza anuncia abre nombra que como más se`),
}

// LanguageOf tells the language of a headline by its small words: en, de, fr
// or es as in ISO 639-1, "" when there are too few to tell. A word that two
// lists have counts for both; "la" and "en" stand in none.
func LanguageOf(text string) string {
	counts := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(text, "’", "'")), betweenWords) {
		for lang, words := range smallWords {
			if words[w] {
				counts[lang]++
			}
		}
		if strings.HasPrefix(w, "l'") || strings.HasPrefix(w, "d'") {
			counts["fr"]++
		}
		if strings.ContainsAny(w, "ßäöü") {
			counts["de"]++
		}
		if strings.ContainsAny(w, "ñ¿¡") {
			counts["es"]++
		}
	}
	best, second := "", 0
	for _, lang := range []string{"en", "de", "fr", "es"} {
		switch n := counts[lang]; {
		case n > counts[best]:
			best, second = lang, counts[best]
		case n > second && lang != best:
			second = n
		}
	}
	if best == "" || counts[best] == second {
		return ""
	}
	return best
}

// betweenWords parts words; an apostrophe stays, for "l'atelier".
func betweenWords(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' }
