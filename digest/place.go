package digest

import "keywatch/diff/tag"

// placeName is what a page of that place is called in the mail.
var placeName = map[string]string{
	"pricing": "pricing page", "careers": "careers page", "newsroom": "newsroom", "blog": "blog",
	"changelog": "changelog", "leadership": "leadership page", "customers": "customer page",
	"partners": "partner page", "events": "events page", "product": "product page",
	"terms": "terms page", "home": "home page",
}

// missed is what a blind source of that place hides.
var missed = map[string]string{
	"pricing": "a price change", "careers": "new openings", "newsroom": "an announcement", "blog": "a post",
	"changelog": "a release", "leadership": "a new leader", "customers": "a logo of yours",
	"partners": "a new partner", "events": "an event", "product": "a new feature",
	"terms": "new terms", "home": "a new message",
}

// placeOf is where the primary witness saw the event, in words.
func placeOf(ev tag.Event) string {
	if len(ev.Witnesses) == 0 {
		return "page"
	}
	return placeWords(ev.Witnesses[0].Place, ev.Witnesses[0].Kind)
}

func placeWords(place, kind string) string {
	if name, ok := placeName[place]; ok {
		return name
	}
	if kind == "feed" {
		return "feed"
	}
	return "page"
}

func placeIs(ev tag.Event, place string) bool {
	return len(ev.Witnesses) > 0 && ev.Witnesses[0].Place == place
}

// aboutWords says in a word or two what changed at the account.
func aboutWords(ev tag.Event) string {
	if lead, ok := leadTag(ev); ok {
		return lead.Tag
	}
	return "its " + placeOf(ev)
}
