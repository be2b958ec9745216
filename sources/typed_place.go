package sources

import (
	"slices"
	"strings"
)

// placeVoices is a section in which customers speak: the people and pictures
// in it are theirs.
const placeVoices Place = "voices"

// headPhrases say what a heading heads though no single word does.
var headPhrases = []struct {
	place   Place
	phrases []string
}{
	{placeVoices, []string{"clients say", "customers say", "people say", "teams say", "what our", "testimonial", "kundenstimmen", "das sagen", "disent", "témoignage", "dicen", "opiniones", "in their words", "loved by", "testimonials"}},
	{PlaceCustomers, []string{
		"trusted by", "used by", "who use us", "chosen by", "relied on by", "we work with", "work with us at", "our customers", "our clients", "selected clients", "in use at",
		"unsere kunden", "vertrauen uns", "vertrauen auf", "font confiance", "nos clients", "nos références", "confían en", "nuestros clientes", "powering teams",
	}},
	{PlaceCareers, []string{"open positions", "open roles", "openings", "job openings", "vacancies", "offene stellen", "stellenangebote", "nos offres", "postes ouverts", "vacantes", "ofertas de empleo"}},
	{PlaceLeadership, []string{"meet the team", "our team", "leadership team", "our people", "board of", "management team", "unser team", "geschäftsführung", "équipe", "nuestro equipo", "equipo directivo", "founders", "unsere köpfe"}},
	{PlaceEvents, []string{"upcoming events", "past events", "meet us at", "where to meet", "nächste termine", "prochains événements", "próximos eventos"}},
}

// phraseStarts are the first words of the phrases: most lines have none.
var phraseStarts = firstWords()

// firstWords gathers the words that phrases begin with.
func firstWords() map[string]bool {
	table := map[string]bool{}
	for _, row := range headPhrases {
		for _, phrase := range row.phrases {
			table[titleWords(phrase)[0]] = true
		}
	}
	return table
}

// placeOfPhrase finds a phrase in a text in lower case; its first
// word is a whole word of the text.
func placeOfPhrase(low string) Place { return phraseIn(low, titleWords(low)) }

// phraseIn is placeOfPhrase for words that are cut already.
func phraseIn(low string, words []string) Place {
	if !slices.ContainsFunc(words, func(w string) bool { return phraseStarts[w] }) {
		return PlaceUnknown
	}
	for _, row := range headPhrases {
		for _, phrase := range row.phrases {
			if strings.Contains(low, phrase) {
				return row.place
			}
		}
	}
	return PlaceUnknown
}

// maxHeadWords is the longest heading whose single words tell what it heads;
// a longer one is a sentence.
const maxHeadWords = 5

// placeOfHeading tells what stands under a heading, PlaceUnknown for most.
func placeOfHeading(text string) Place {
	low := strings.ToLower(text)
	words := titleWords(low)
	if p := phraseIn(low, words); p != PlaceUnknown {
		return p
	}
	if len(words) > maxHeadWords {
		return PlaceUnknown
	}
	for _, w := range words {
		switch p := PlaceOfWord(w); p {
		case PlaceUnknown, PlaceProduct, PlaceTerms:
		default:
			return p
		}
	}
	return PlaceUnknown
}
