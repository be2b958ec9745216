package digest

import (
	"keywatch/diff"
	"keywatch/diff/tag"
)

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

// placeWords fall back to the kind where the place is not known.
func placeWords(place, kind string) string {
	if name, ok := placeName[place]; ok {
		return name
	}
	if kind == "feed" || kind == diff.NoteKind {
		return kind
	}
	return "page"
}

// placeIs asks the primary witness: the others may be wires and news.
func placeIs(ev tag.Event, place string) bool {
	return len(ev.Witnesses) > 0 && ev.Witnesses[0].Place == place
}

// ownNews says in words what an account's own event means, by tag.
var ownNews = map[string]string{
	"expansion": "the account grows", "funding": "the account's money changes", "launch": "the account brings out something new",
	"customer": "the account won business", "partnership": "the account chose a partner", "hire": "people move at the account",
	"regulatory": "the account has a rule or court to answer", "pricing": "the account changes its prices",
	"event": "the account will be there in person", "positioning": "the account speaks of itself anew",
	"media": "the account is in the media",
}

// ownSubtype does so for the sub-types that say more, or turn the news round.
var ownSubtype = map[string]string{
	"acquisition": "the account buys a company: new people, new systems", "round": "the account has fresh money",
	"results": "the account tells its figures", "ipo": "the account goes to the stock market",
	"rebrand": "the account changes its name or face", "opening": "the account looks for people", "fine": "the account was fined",
	"layoff": "the account cuts staff", "executiveout": "a leader leaves the account", "closing": "the account closes a place",
	"acquiredby": "the account gets a new owner", "bankruptcy": "the account is in money trouble", "lost": "the account lost business",
	"ended": "the account parts with a partner", "endoflife": "the account ends a product", "breach": "the account had a breach",
	"savings": "the account saves money", "hiringspree": "the account hires many",
}

// aboutWords says in a few words what an account's own event means.
func aboutWords(ev tag.Event) string {
	lead, ok := leadTag(ev)
	if words, known := ownSubtype[foldSubtype(lead.Subtype)]; known {
		return words
	}
	if words, known := ownNews[lead.Tag]; ok && known {
		return words
	}
	return "the account changed its " + placeOf(ev)
}
