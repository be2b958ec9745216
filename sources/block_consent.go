package sources

import "strings"

// A consent banner without a telling class shows itself by what it does: it
// speaks of cookies, and offers at least two answers.
const (
	consentActs  = 2
	consentBytes = 2500 // more text is a policy
	answerBytes  = 40   // longest label of an answer
)

// consentAnswers are how such labels begin, in the languages of the sites read.
var consentAnswers = []string{
	"accept", "allow", "agree", "i agree", "i accept", "got it", "ok", "reject", "decline", "deny", "refuse", "manage", "customi", "cookie settings",
	"cookie preferences", "preferences", "only necessary", "necessary", "essential", "settings", "save", "confirm", "more options", "continue without",
	"akzeptieren", "alle akzeptieren", "zustimmen", "ablehnen", "alle ablehnen", "einstellungen", "nur notwendige", "notwendige", "auswahl",
	"accepter", "tout accepter", "refuser", "tout refuser", "continuer sans", "paramétrer", "personnaliser", "gérer",
	"aceptar", "rechazar", "configurar", "accetta", "rifiuta", "accepteren", "weigeren",
}

func consentAnswer(text string) bool {
	if len(text) > answerBytes {
		return false
	}
	text = strings.ToLower(text)
	for _, start := range consentAnswers {
		if strings.HasPrefix(text, start) {
			return true
		}
	}
	return false
}

// consentTalk tells of text that speaks of cookies, tracking or consent.
func consentTalk(text string) bool {
	if len(text) > consentBytes || len(text) <= answerBytes/2 {
		return false
	}
	text = strings.ToLower(text)
	for _, word := range [...]string{"cookie", "similar technologies", "your privacy", "your consent", "ihre privatsphäre", "einwilligung", "vie privée", "consentement"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// consentRoom is how many times the text of the banner in it an element may
// hold and still be the banner: more is the page around it.
const consentRoom = 2

// findConsent marks elements that behave like a consent banner: the innermost
// ones, with what little stands around them. On a short page everything around
// a banner would pass for one.
func (w *walker) findConsent(shown int) {
	inner := make([]int, len(w.frames)) // bytes of the banner inside
	for i := len(w.frames) - 1; i > 0; i-- {
		f := &w.frames[i]
		banner := f.acts >= consentActs && f.cookie && !f.h1 && f.text <= consentBytes && float64(f.text) <= maxSureShare*float64(shown)
		if banner && (inner[i] == 0 || f.text <= consentRoom*inner[i]) {
			f.why, f.sure = "consent", true
		}
		if f.why == "consent" && f.sure && inner[i] == 0 {
			inner[i] = f.text
		}
		if f.parent > 0 && inner[i] > inner[f.parent] {
			inner[f.parent] = inner[i]
		}
	}
}
