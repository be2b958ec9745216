package sources

import (
	"strings"
	"time"
	"unicode"
)

func init() {
	register(Kind{
		Name:   "prnewswire",
		Topics: []Topic{TopicMedia}, Mentions: []Topic{TopicLaunches, TopicPartnerships, TopicFunding, TopicCustomers, TopicManagement},
		Hearsay: true, Doc: "PR Newswire's list of all press releases, of which those that name certain words are kept", Example: "https://www.prnewswire.com/rss/news-releases-list.rss",
		Place: PlaceNewsroom, Reader: 1, Interval: 30 * time.Minute, // the list holds some hours of releases
		Fields: []Field{
			{Name: "words", Doc: "Names or words of which a release must say one, in its headline or text; all releases when not set", Type: FieldStrings, Example: []string{"Northwind Traders"}},
		},
		Recognise: recogniseRSSOf("www.prnewswire.com", "prnewswire.com"),
		Parse:     parsePRNewswire,
	})
}

// parsePRNewswire keeps the releases that say one of the words. What was read
// is counted whole: a list without such a release was read all the same.
func parsePRNewswire(src Source, docs []Document) (Snapshot, error) {
	snap, err := parseFeed(src, docs)
	words := src.Options.Strings("words")
	if err != nil || len(words) == 0 {
		return snap, err
	}
	all := snap.Items
	snap.Items = nil
	for _, it := range all {
		if saysOneOf(it.Text, words) {
			snap.Items = append(snap.Items, it)
		}
	}
	return snap, nil
}

// saysOneOf tells whether a text says one of some names as whole words, whatever
// their case and the signs between them.
func saysOneOf(text string, names []string) bool {
	said := wordsOnly(text)
	for _, name := range names {
		if w := wordsOnly(name); w != "  " && strings.Contains(said, w) {
			return true
		}
	}
	return false
}

// wordsOnly is a text's words in lower case, each between spaces.
func wordsOnly(text string) string {
	apart := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }
	return " " + strings.Join(strings.FieldsFunc(strings.ToLower(text), apart), " ") + " "
}
