package tag

import (
	"fmt"
	"strconv"
	"strings"
)

// A phrase is words separated by spaces:
//
//	raises|raised   one of these words
//	acqui*          a word that starts so
//	*preise         a word that ends so, behind the first
//	the?            may be missing
//	_  _6           any words: up to 3, up to 6
//	{role}          one of a class of words (classes below)
//	^               only at the start of the text
//
// It matches within one text; the first match from the left is taken.
type phrase struct {
	elements []element
	start    bool
	tag      string
	rule     string // the phrase as it was written
	subtype  string
	strength Strength
	order    int // of its rule in the tag: the specific ones stand first
}

type element struct {
	words    map[string]bool
	prefixes []string
	suffixes []string // of German compounds; not of a first word, which is looked up
	number   bool     // any word that begins with a digit
	gap      int
	optional bool
}

// classes are the words that phrases share.
var classes = map[string]string{
	"role": "ceo|cfo|coo|cto|cmo|cio|ciso|cro|cpo|chro|president|chief|chair|chairman|chairwoman|chairperson|director|directors|head|vp|svp|evp|vice|officer|counsel|treasurer|" +
		"principal|advisor|adviser|partner|manager|lead|leader|secretary|general|executive|geschäftsführer|geschäftsführerin|vorstand|directeur|directrice|director|directora|pdg|personalvorstand|finanzvorstand|vertriebsvorstand|technikvorstand|vorständin|finanzchef|finanzchefin|vertriebschef|vertriebschefin|technikchef|personalchef|personalchefin|aufsichtsrat|présidente|président|presidente|presidenta|consejero|consejera|gerente",
	"money":  "$|€|£|¥|usd|eur|gbp|chf|cad|euro|euros|dollars",
	"pays":   "price|prices|pricing|fee|fees|fare|fares|rate|rates|tariff|tariffs|subscription|subscriptions|toll|tolls|premium|premiums",
	"legal":  "lawsuit|suit|lawsuits|suits|litigation|complaint|antitrust|injunction|subpoena|indictment|indicted|prosecutors",
	"firm":   "acquisition|merger|takeover|buyout|buy-out",
	"wares":  "platform|app|service|services|product|products|tool|tools|software|feature|features|suite|solution|solutions|api|sdk|edition|version|website|site|system|engine|assistant|agent|agents|program|programme|marketplace|portal|plugin|integration|dashboard|collection|line|model|device|series|podcast|fund|token|exchange|wallet|game|course|phone|chip|server|network|plan|initiative",
	"month":  "january|february|march|april|may|june|july|august|september|october|november|december",
	"report": "report|reports|study|survey|guide|ebook|whitepaper|book|novel|memoir|poll|analysis|index|research",
	"site":   "office|offices|store|stores|location|locations|plant|factory|facility|facilities|headquarters|hub|branch|branches|warehouse|campus|showroom|salon|restaurant|clinic|centre|center|datacenter|site|lab|laboratory|shop|depot|hotel|studio|gym|showrooms|stores|restaurants|clinics",
	// Classes of German, French and Spanish; no learnt phrase has them.
	"post": "geschäftsführer|geschäftsführerin|vorstand|vorständin|vorstandschef|vorstandschefin|vorstandsvorsitzender|vorstandsvorsitzende|vorstandsvorsitzenden|" +
		"finanzchef|finanzchefin|vertriebschef|vertriebschefin|vertriebsleiter|vertriebsleiterin|technikchef|technikchefin|personalchef|personalchefin|" +
		"produktchef|produktchefin|marketingchef|marketingchefin|entwicklungschef|entwicklungschefin|marketingleiter|marketingleiterin|finanzvorstand|" +
		"finanzvorständin|vertriebsvorstand|technikvorstand|aufsichtsratschef|aufsichtsratschefin|aufsichtsratsvorsitzende|werksleiter|werkleiter|werksleiterin|" +
		"leiter|leiterin|chef|chefin|konzernchef|konzernchefin|firmenchef|firmenchefin|bankchef|betriebschef|betriebsleiter|personalleiter|personalleiterin|" +
		"prokurist|prokuristin|ceo|cfo|coo|cto|cmo",
	"goods": "app|apps|plattform|software|dienst|service|angebot|tarif|modell|modelle|produkt|produkte|produktlinie|sortiment|kollektion|assistent|assistenten|" +
		"funktion|funktionen|portal|shop|onlineshop|marktplatz|gerät|sensor|roboter|drohne|karte|kreditkarte|konto|linie|marke|generation|serie|baureihe|" +
		"maschine|onlinebank|versicherung|getränk|kaffee|müsli|application|appli|plateforme|logiciel|offre|gamme|modèle|outil|produit|produits|collection|" +
		"montre|vélo|capteur|robot|assistant|carte|abonnement|forfait|boisson|moteur|version|solution|fonction|fonctionnalité|série|marque|machine|aplicación|" +
		"plataforma|herramienta|servicio|producto|productos|línea|gama|colección|tarjeta|modelo|modelos|versión|función|asistente|dron|máquina|red|fibra|5g|" +
		"seguro|cuenta|bebida|cerveza|yogur|bicicleta|moto|buscador|marketplace|chatbot",
	"tariff": "preis|preise|preisen|gebühr|gebühren|tarife|beiträge|beitrag|abopreise|abopreis|grundgebühr|entgelt|entgelte|prämien|prämie|fahrpreise|ticketpreise|" +
		"versandkosten|monatsbeitrag|mitgliedsbeitrag|kontogebühren|prix|tarif|tarifs|abonnement|abonnements|facture|cotisation|cotisations|frais|forfait|" +
		"forfaits|commission|commissions|billets|precio|precios|tarifa|tarifas|cuota|cuotas|comisión|comisiones|suscripción|suscripciones|abono|abonos|boletos|" +
		"mensualidad|pasajes|peaje|planes",
	"place": "usine|site|bureau|bureaux|agence|agences|entrepôt|centre|siège|magasin|magasins|boutique|boutiques|restaurant|restaurants|hôtel|hôtels|laboratoire|" +
		"plateforme|atelier|succursale|succursales|filiale|implantation|parc|brasserie|ligne|oficina|oficinas|planta|fábrica|tienda|tiendas|local|locales|" +
		"sucursal|sucursales|sede|restaurante|restaurantes|hotel|hoteles|almacén|nave|centro|delegación|filial|bodega|clínica|clínicas|laboratorio|" +
		"electrolinera|línea|gimnasio|terminal",
	"land": "deutschland|österreich|schweiz|frankreich|italien|spanien|polen|tschechien|ungarn|usa|amerika|asien|china|japan|indien|kanada|england|großbritannien|" +
		"skandinavien|dänemark|schweden|norwegen|finnland|niederlande|belgien|luxemburg|portugal|rumänien|kroatien|slowenien|türkei|zürich|wien|berlin|münchen|" +
		"hamburg|köln|frankfurt|basel|genf|graz|linz|allemagne|autriche|suisse|espagne|italie|pologne|belgique|luxembourg|canada|québec|états|amérique|asie|" +
		"chine|japon|inde|maroc|afrique|angleterre|royaume|scandinavie|paris|lyon|montréal|toronto|genève|lausanne|bruxelles|londres|madrid|barcelone|milan|" +
		"lisbonne|new|alemania|austria|suiza|francia|italia|polonia|méxico|chile|perú|colombia|argentina|brasil|uruguay|paraguay|ecuador|bolivia|españa|texas|" +
		"miami|florida|estados|unidos|eeuu|europa|asia|marruecos|panamá|guatemala|lima|bogotá|santiago|lisboa|parís|valencia|sevilla|bilbao|monterrey|" +
		"guadalajara|centroamérica|latinoamérica",
	"watchdog": "weko|wettbewerbskommission|kartellamt|bundeskartellamt|bafin|finma|fma|behörde|aufsicht|finanzaufsicht|bundesnetzagentur|verbraucherzentrale|" +
		"verbraucherschützer|staatsanwaltschaft|datenschützer|datenschutzbehörde|datenschutzbeauftragter|gericht|landgericht|oberlandesgericht|brüssel|" +
		"wettbewerbsbehörde|swissmedic|cnil|autorité|amf|acpr|crtc|arcep|arcom|dgccrf|bruxelles|tribunal|justice|gendarme|régulateur|commission|concurrence|" +
		"cnmc|cnmv|aepd|agencia|superintendencia|indecopi|profeco|cofece|competencia|juez|jueza|fiscalía|justicia|bruselas|sat|regulador|supremo|comisión|" +
		"autoridad|anmat|cofepris|invima|sernac|enacom|condusef",
}

// parsePhrase reads one phrase.
func parsePhrase(text string) (phrase, error) {
	p := phrase{rule: text}
	for _, part := range strings.Fields(text) {
		if part == "^" {
			p.start = true
			continue
		}
		e, err := parseElement(part)
		if err != nil {
			return p, fmt.Errorf("read phrase %q: %w", text, err)
		}
		p.elements = append(p.elements, e)
	}
	if len(p.elements) == 0 || p.elements[0].gap > 0 || p.elements[0].optional {
		return p, fmt.Errorf("read phrase %q: it must begin with a word", text)
	}
	return p, nil
}

func parseElement(part string) (element, error) {
	e := element{words: map[string]bool{}}
	if part[0] == '_' {
		e.gap = 3
		if len(part) > 1 {
			n, err := strconv.Atoi(part[1:])
			if err != nil || n < 1 || n > 12 {
				return e, fmt.Errorf("%q is no gap", part)
			}
			e.gap = n
		}
		return e, nil
	}
	if len(part) > 1 && strings.HasSuffix(part, "?") {
		e.optional, part = true, strings.TrimSuffix(part, "?")
	}
	for _, word := range strings.Split(part, "|") {
		if word == "{num}" {
			e.number = true
			continue
		}
		if strings.HasPrefix(word, "{") {
			class, ok := classes[strings.Trim(word, "{}")]
			if !ok {
				return e, fmt.Errorf("no class %s", word)
			}
			for _, w := range strings.Split(class, "|") {
				e.words[w] = true
			}
			continue
		}
		if strings.HasSuffix(word, "*") {
			e.prefixes = append(e.prefixes, strings.TrimSuffix(word, "*"))
			continue
		}
		if strings.HasPrefix(word, "*") {
			e.suffixes = append(e.suffixes, strings.TrimPrefix(word, "*"))
			continue
		}
		e.words[word] = true
	}
	return e, nil
}

func (e element) fits(word string) bool {
	if e.words[word] || e.number && word[0] >= '0' && word[0] <= '9' {
		return true
	}
	for _, p := range e.prefixes {
		if strings.HasPrefix(word, p) {
			return true
		}
	}
	for _, s := range e.suffixes {
		if strings.HasSuffix(word, s) {
			return true
		}
	}
	if len(word) > 3 && word[1] == '\'' && (word[0] == 'l' || word[0] == 'd') {
		return e.words[word[2:]] // "l'année"
	}
	return false
}

// match matches the elements from word i on and returns the last word's index.
func match(elements []element, words []Word, i int) (int, bool) {
	if len(elements) == 0 {
		return i - 1, true
	}
	e := elements[0]
	if e.gap > 0 {
		for skip := 0; skip <= e.gap && i+skip <= len(words); skip++ {
			if last, ok := match(elements[1:], words, i+skip); ok {
				return last, true
			}
		}
		return 0, false
	}
	if i < len(words) && e.fits(words[i].Low) {
		if last, ok := match(elements[1:], words, i+1); ok {
			return last, true
		}
	}
	if e.optional {
		return match(elements[1:], words, i)
	}
	return 0, false
}
