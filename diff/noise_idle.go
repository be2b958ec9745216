package diff

import (
	"regexp"
	"slices"
	"strings"
)

// Reasons of noise that lies in what a short text does.
const (
	reasonLoading  = "placeholder while a part loads"
	reasonGreeting = "greeting"
	reasonHours    = "open or closed at the hour of the visit"
	reasonCaptcha  = "sum that only a person can solve"
	reasonWeather  = "weather"
	reasonStock    = "stock market ticker"
	reasonLately   = "relative time"
)

// maxIdle is how many words a text has that only greets, waits or tells the
// weather.
const maxIdle = 9

// idleTexts are such texts by how they begin, in the four languages.
var idleTexts = []struct{ reason, starts string }{
	{reasonLoading, "loading|please wait|wird geladen|lädt|lade|bitte warten|chargement|veuillez patienter|cargando|espere"},
	{reasonGreeting, "good morning|good afternoon|good evening|guten morgen|guten tag|guten abend|bonjour|bonsoir|buenos días|buenas tardes|buenas noches"},
	{reasonHours, "open now|closed now|now open|now closed|currently open|currently closed|we are open|we are closed|jetzt geöffnet|jetzt geschlossen|geöffnet|geschlossen|ouvert|fermé|abierto ahora|cerrado ahora|abierto|cerrado"},
}

// lately are relative times without a number.
var lately = map[string]bool{
	"today": true, "yesterday": true, "just now": true, "last week": true, "last month": true, "last year": true, "this week": true, "this month": true,
	"heute": true, "gestern": true, "letzte woche": true, "letzten monat": true, "diese woche": true, "vor kurzem": true,
	"aujourd hui": true, "hier": true, "la semaine dernière": true, "le mois dernier": true, "cette semaine": true,
	"hoy": true, "ayer": true, "la semana pasada": true, "el mes pasado": true, "esta semana": true,
}

// tickers are words beside the price of a share.
var tickers = []string{"ordinary shares", "share price", "stock price", "delayed 15", "delayed 20", "nasdaq", "nyse", "aktienkurs", "cours de l action", "cotización"}

// captcha matches a sum that is to be worked out: "3 + 4 =".
var captcha = regexp.MustCompile(`\d+\s*[+×x*–-]\s*\d+\s*=`)

var weatherWords = wordSet("weather wetter météo tiempo")

// idle tells why a short text says nothing whatever it says, "" for any other.
func idle(p *piece) string {
	if len(p.raw) == 0 || len(p.raw) > maxIdle || isHeading(p.Tag) {
		return ""
	}
	text := strings.Join(p.raw, " ")
	for _, kind := range idleTexts {
		for start := range strings.SplitSeq(kind.starts, "|") {
			if text == start || strings.HasPrefix(text, start+" ") {
				return kind.reason
			}
		}
	}
	if captcha.MatchString(p.Text) {
		return reasonCaptcha
	}
	if lately[text] {
		return reasonLately
	}
	if hasDigit(p.raw) && slices.ContainsFunc(tickers, func(t string) bool { return strings.Contains(" "+text+" ", " "+t+" ") }) {
		return reasonStock
	}
	for _, w := range p.raw {
		if weatherWords[w] && strings.Contains(p.Text, "°") {
			return reasonWeather
		}
	}
	return ""
}
