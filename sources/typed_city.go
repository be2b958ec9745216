package sources

import "strings"

// cities are towns, countries and regions that pages name as a place of work
// or of an event, folded as titleWords does and joined by spaces.
var cities = placeNames(`london|new york|new york city|nyc|san francisco|los angeles|san diego|san jose|chicago|boston|seattle|austin|denver|dallas|houston|atlanta|miami|phoenix|portland|las vegas|
	washington|washington dc|toronto|montreal|vancouver|ottawa|mexico city|são paulo|sao paulo|rio de janeiro|buenos aires|santiago|bogotá|lima|dublin|cork|edinburgh|glasgow|manchester|leeds|bristol|birmingham|
	cambridge|oxford|liverpool|cardiff|belfast|york|sheffield|nottingham|paris|lyon|marseille|lille|nantes|bordeaux|toulouse|nice|strasbourg|rennes|grenoble|berlin|hamburg|münchen|munich|köln|cologne|
	frankfurt|stuttgart|düsseldorf|leipzig|dresden|hannover|bremen|nürnberg|dortmund|essen|karlsruhe|mannheim|osnabrück|oldenburg|wien|vienna|graz|salzburg|linz|zürich|zurich|genf|geneva|basel|bern|lausanne|
	madrid|barcelona|valencia|sevilla|seville|bilbao|málaga|zaragoza|lisbon|lisboa|porto|amsterdam|rotterdam|utrecht|eindhoven|den haag|the hague|brussels|antwerp|ghent|luxembourg|copenhagen|stockholm|gothenburg|
	oslo|bergen|helsinki|tallinn|riga|vilnius|warsaw|kraków|krakow|wrocław|prague|brno|budapest|bucharest|sofia|athens|rome|milan|milano|turin|istanbul|tel aviv|dubai|abu dhabi|doha|riyadh|cairo|lagos|nairobi|
	cape town|johannesburg|mumbai|delhi|new delhi|bangalore|bengaluru|hyderabad|chennai|pune|singapore|hong kong|tokyo|osaka|seoul|taipei|shanghai|beijing|shenzhen|bangkok|jakarta|manila|kuala lumpur|hanoi|sydney|
	melbourne|brisbane|perth|auckland|wellington|north america|south america|latin america|central america|asia pacific|middle east|africa|usa|united states|uk|united kingdom|england|scotland|wales|ireland|canada|mexico|brazil|argentina|chile|germany|deutschland|france|spain|españa|italy|portugal|
	netherlands|belgium|austria|österreich|switzerland|schweiz|suisse|poland|sweden|norway|denmark|finland|india|japan|china|australia|new zealand|south africa|israel|uae|europe|emea|apac|dach|americas|
	remote|hybrid|online|virtual|anywhere|worldwide|homeoffice|home office|télétravail|teletrabajo|remoto|en línea|en ligne|bundesweit|deutschlandweit|on-site`)

func placeNames(list string) map[string]bool {
	table := map[string]bool{}
	for _, name := range strings.Split(list, "|") {
		table[strings.TrimSpace(name)] = true
	}
	return table
}

// cityLike tells of a text that begins with a known place, or has one after a
// comma: "Leeds, UK", "Messe, Hamburg", "Remote (EU)".
func cityLike(text string) bool {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",/()|·–;", r) }) {
		words := titleWords(part)
		for n := min(len(words), 3); n > 0; n-- {
			if cities[strings.Join(words[:n], " ")] || cities[strings.Join(words[len(words)-n:], " ")] {
				return true
			}
		}
	}
	return false
}

// PlaceKnown tells of a town, country or region of the list, as pages name it.
func PlaceKnown(name string) bool { return cities[strings.Join(titleWords(name), " ")] }
