package discover

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"keywatch/sources"
)

// What pages are besides places: pages that lead on, and pages that are never
// proposed.
const (
	placeAbout      sources.Place = "about"      // tells of the company: its leaders may stand there
	placeHub        sources.Place = "hub"        // leads to other pages
	placeNewsletter sources.Place = "newsletter" // where one signs up
	placePodcast    sources.Place = "podcast"
	placeNone       sources.Place = "none" // log-in, cart, privacy: nothing to watch
)

// phrase is the words by which links, addresses and titles name a place, in
// English, German, French and Spanish; folded, so that they stand without
// accents. A word that stands twice belongs to the first.
var phrases = [...]struct {
	place sources.Place
	words string
}{
	{placeNone, `login|log in|sign in|signin|sign up|signup|register|registration|account|my account|cart|basket|checkout|wishlist|search|privacy|privacy policy|privacy notice|cookies|cookie policy|cookie settings|imprint|contact|contact us|contact sales|demo|book a demo|request a demo|get a demo|try free|free trial|get started|accessibility|dmca|copyright|license|gdpr|rss|do not sell
		anmelden|einloggen|registrieren|konto|mein konto|warenkorb|kasse|suche|datenschutz|datenschutzerklarung|datenschutzhinweise|impressum|kontakt|demo anfordern|barrierefreiheit|kundenportal|partnerportal|cookie einstellungen
		connexion|se connecter|s inscrire|inscription|compte|mon compte|panier|recherche|confidentialite|politique de confidentialite|donnees personnelles|mentions legales|nous contacter|demander une demo|accessibilite|espace client|espace partenaire|espace partenaires
		iniciar sesion|acceder|acceso|registro|cuenta|mi cuenta|carrito|buscar|privacidad|politica de privacidad|aviso legal|contacto|solicitar demo|accesibilidad|area de clientes|area de socios|cesta
		partner login|partner log in|partner portal|customer portal|client login|customer login|press kit|media kit|brand assets|shipping|returns|refund policy|refunds|gift card|gift cards|faq|faqs|sitemap|tag|tags|author|authors|category|categories|archive`},
	{sources.PlaceSubprocessors, `subservice organisations|fourth parties|dienstleisterliste|liste der dienstleister|dienstleister nach artikel 28|lista de encargados|encargados del tratamiento|prestataires|vendors|processors|data processors|sub processor list|auftragsverarbeiter|subprocessors|sub processors|subprocessor list|list of subprocessors|unterauftragsverarbeiter|unterauftragnehmer|subunternehmer|subprozessoren|sous traitants|sous traitants ulterieurs|subencargados|sub encargados|subencargados del tratamiento|subprocesadores|encargados`},
	{sources.PlacePricing, `pricing|price|prices|price list|plans|plans pricing|pricing plans|rates|packages|editions|subscriptions|how much it costs|what it costs|cost|costs|fees|buy
		preise|preis|tarife|tarif|preisliste|pakete|kosten|preise pakete|preise tarife|editionen|lizenzen
		tarifs|tarification|prix|offres|nos offres|offres tarifs|formules|abonnements|nos tarifs|grille tarifaire
		precios|precio|planes|planes precios|tarifas|cuanto cuesta`},
	{sources.PlaceCareers, `careers|career|jobs|job openings|join us|join our team|work with us|work for us|work here|working here|working at|come work|come work with us|vacancies|open positions|open roles|openings|hiring|we re hiring|were hiring|life at|recruiting|current openings
		karriere|stellen|offene stellen|stellenangebote|jobs karriere|arbeiten bei|ausbildung|mitarbeiten|jobborse|bewerben|deine karriere
		carrieres|carriere|recrutement|nous rejoindre|rejoignez nous|rejoindre|emplois|emploi|offres d emploi|on recrute|nous recrutons|travailler chez
		empleo|empleos|trabaja con nosotros|unete|unete al equipo|unete a nosotros|carreras|vacantes|ofertas de empleo|trabajo|bolsa de trabajo`},
	{sources.PlaceChangelog, `version history|changes|what changed|improvements|history of versions|firmware|firmware versions|versiones|historial|anderungshistorie|historique|new releases|changelog|change log|release notes|releases|release history|version history|what s new|whats new|product updates|updates|new features|new this week|new in
		neuerungen|was ist neu|versionshinweise|versionsverlauf|anderungsprotokoll|produktneuheiten|release hinweise|versionen|anderungen|updates neuerungen
		journal des versions|historique|nouveautes|notes de version|journal des modifications|mises a jour|quoi de neuf|historique des versions
		novedades|notas de version|notas de la version|historial de versiones|historial de cambios|actualizaciones|registro de cambios`},
	{sources.PlaceLeadership, `leads|the leads|stewards|our stewards|steering committee|who leads|who leads us|officers|trustees|quienes somos y equipo|cooperativa|la cooperativa|executive leadership|organe|comite de direccion y consejo|executive board|management board|leadership|team|our team|the team|meet the team|people|our people|management|management team|executive team|leadership team|executives|board|board of directors|founders|makers|the makers|who makes|directors|governance
		vorstand|geschaftsfuhrung|geschaeftsfuehrung|unser team|das team|unternehmensleitung|fuhrung|aufsichtsrat|fuhrungsteam|leitung|vorstand aufsichtsrat|kopfe|ansprechpartner|management und aufsichtsrat
		equipe|notre equipe|l equipe|direction|gouvernance|comite de direction|comite executif|equipe dirigeante|dirigeants|conseil d administration
		equipo|nuestro equipo|el equipo|direccion|equipo directivo|consejo de administracion|comite de direccion|directivos|liderazgo`},
	{sources.PlaceCustomers, `who uses it|who uses us|who we work with|users|adopters|who sells with us|users and customers|wer uns nutzt|anwender|quien nos usa|usuarios|historias de clientes|proof|results|showcase|projects|reference projects|referenzprojekte|projekte|proyectos|projets|they chose us|ils nous ont choisis|ils ont choisi|customers|our customers|customer stories|case studies|case study|success stories|stories|testimonials|references|clients|our clients|who uses|wall of love|customer success stories|our work
		kunden|referenzen|kundenstimmen|erfolgsgeschichten|anwenderberichte|kundengeschichten|fallstudien|referenzkunden|unsere kunden|praxisberichte
		cas clients|temoignages|etudes de cas|nos clients|references clients|ils nous font confiance|histoires de clients|realisations
		clientes|casos de exito|casos de clientes|testimonios|referencias|nuestros clientes|historias de exito|casos|exitos`},
	{sources.PlaceIntegrations, `plug ins|bindings|bindings and add ons|bridges|compatibility|compatibilites|compatible|compatibilidad|kompatibilitat|connects to|works with your tools|integrations|integration|marketplace|app marketplace|app directory|connectors|extensions|add ons|addons|plugins|apps integrations|app store|app exchange|works with
		integrationen|schnittstellen|erweiterungen|anbindungen|konnektoren|marktplatz
		connecteurs|connexions|nos connexions|nos integrations|interconnexions|extensions
		integraciones|conectores|extensiones|complementos`},
	{sources.PlacePartners, `consultants|sponsors|sponsors and partners|agencies partners|partner programme for agencies|agenturen|handler werden|berater|consultores|agencias|channel|channel partners|brokers|agents|vertrieb|vertretungen|handlersuche|fachpartner|courtiers|makler|installers|installateurs|vertriebsnetz|representatives|mayoristas|canal|partners|partner|our partners|partner program|partner programme|partner network|resellers|find a partner|become a partner|dealers|dealer|distributors|stockists|alliances|ecosystem|where to buy|agencies|trade wholesale|wholesale
		partnerprogramm|partnernetzwerk|vertriebspartner|handler|partner werden|fachhandler|partner finden|wiederverkaufer
		partenaires|nos partenaires|revendeurs|devenir partenaire|programme partenaires|distributeurs|reseau
		socios|socios distribuidores|distribuidores|nuestros socios|programa de socios|hazte socio|partners y distribuidores|colaboradores`},
	{sources.PlaceEvents, `where we ll be|where we will be|meet us|meet us at|rencontres|encuentros|gatherings|meetings|treffen|rencontres webinaires|on the road|events|event|webinars|webinar|upcoming events|conferences|conference|trade shows|tradeshows|events webinars|workshops|meetups|roadshow|shows|tastings|talks|event calendar|calendar|summit|user conference|live sessions|training dates|exhibitions|fairs
		veranstaltungen|termine|webinare|messen|seminare|messen termine|messetermine|veranstaltungskalender|kalender|tagungen|finanzkalender
		evenements|agenda|webinaires|salons|rendez vous|seminaires|ateliers|conferences
		eventos|ferias|seminarios|webinars ferias|jornadas|talleres|calendario`},
	{sources.PlaceStatus, `network status|netzstatus|etat du reseau|estado de la red|storungen|service health|system health|health|platform health|systemzustand|etat du systeme|salud del sistema|status|system status|service status|status page|uptime|platform status|systemstatus|betriebsstatus|verfugbarkeit|etat des services|etat du service|statut|statut des services|disponibilite|estado|estado del servicio|estado de los servicios|estado del sistema`},
	{sources.PlaceTrust, `disclosure|security and disclosure|security portal|security advisories|trust|trust center|trust centre|security|security compliance|compliance|security trust|data security|trust security|information security
		sicherheit|datensicherheit|vertrauen|sicherheit datenschutz|informationssicherheit|it sicherheit
		securite|confiance|centre de confiance|securite conformite|securite donnees|conformite
		seguridad|confianza|centro de confianza|seguridad cumplimiento|cumplimiento`},
	{sources.PlaceTerms, `contract|contract text|agreement|general terms of service|vertrag|contrat|contrato|terms|terms of service|terms of use|terms conditions|terms and conditions|tos|service terms|customer agreement|master services agreement|master agreement|msa|subscription agreement|terms of sale|user agreement|general terms|sla|service level agreement|service levels
		agb|bedingungen|bedingungswerke|versicherungsbedingungen|mietbedingungen|nutzungsbedingungen|allgemeine geschaftsbedingungen|geschaftsbedingungen|vertragsbedingungen|avv|lieferbedingungen
		cgu|cgv|conditions generales|conditions d utilisation|conditions generales d utilisation|conditions generales dutilisation|conditions generales de vente|conditions de vente|conditions de service|conditions
		terminos|terminos condiciones|condiciones|condiciones de uso|condiciones generales|terminos de servicio|terminos del servicio|condiciones de venta|condiciones del servicio|terminos de uso|condiciones generales de contratacion`},
	{sources.PlaceInvestors, `investors and members|accounts and annual report|cuentas y memoria|memoria anual|annual report|investors|investor relations|investor|ir|shareholders|for investors|annual reports|financials
		zahlen und berichte|kennzahlen|finanzkennzahlen|investoren|aktionare|fur investoren|geschaftsberichte|anleger
		investisseurs|relations investisseurs|actionnaires|finances
		inversores|relacion con inversores|accionistas|inversionistas|relaciones con inversores`},
	{sources.PlaceNewsroom, `sala de comunicacion|comunicacion|hablan de nosotros|hablan de nosotras|ils parlent de nous|uber uns in den medien|press coverage|coverage|notas para medios|newsroom|news room|press|press releases|media releases|news releases|media release|press room|pressroom|media|media center|media centre|news|company news|press media|news press|as seen in|in the press|in the news|announcements|for journalists|press office|latest news|news and media
		neuheiten|presse|pressemitteilungen|pressebereich|medien|aktuelles|meldungen|nachrichten|neuigkeiten|presseraum|news presse|presse medien|pressestimmen
		espace presse|salle de presse|communiques|communiques de presse|actualites|actus|on parle de nous|revue de presse
		prensa|sala de prensa|noticias|comunicados|notas de prensa|comunicados de prensa|actualidad|en los medios`},
	{sources.PlaceBlog, `blogs|blog|our blog|the blog|journal|articles|insights|magazine|field notes|notebook|engineering blog|company blog|ideas|perspectives|the log|notes|essays|library
		magazin|ratgeber|fachartikel|wissen|beitrage
		le blog|le mag|articles|carnet|dossiers|conseils
		revista|articulos|bitacora|el blog`},
	{sources.PlaceDocs, `manuals|handbucher|manuels|manuales|betriebsanleitungen|docs|documentation|developer docs|developers|developer|api|api docs|api reference|reference|help center|help centre|help|knowledge base|product documentation|user guide|guides|manual|support center|dev docs|for developers
		dokumentation|hilfe|hilfe center|hilfecenter|entwickler|handbuch|wissensdatenbank|fur entwickler|anleitungen
		notices|notice|aide|centre d aide|developpeurs|manuel|base de connaissances|guide
		ayuda|centro de ayuda|documentacion|desarrolladores|manuales|base de conocimiento`},
	{placeNewsletter, `post by e mail|newspost|gartenpost|hauspost|lettre|la lettre|carta|brief|newsletter|newsletters|mailing list|subscribe|email updates|newsletter abonnieren|newsletter bestellen|rundbrief|infolettre|lettre d information|s abonner|boletin|boletines|suscribete|suscripcion|letter|the letter|dispatch`},
	{placePodcast, `podcast|podcasts|the podcast|our podcast|der podcast|le podcast|el podcast|balado`},
	{placeAbout, `about|about us|company|our company|who we are|our story|story|ueber uns|uber uns|wir uber uns|unternehmen|das unternehmen|firma|wir|wer wir sind|der verein|verein|a propos|qui sommes nous|l entreprise|entreprise|notre histoire|societe|nosotros|sobre nosotros|quienes somos|empresa|la empresa|conocenos|acerca de|corporate|group|gruppe`},
	{sources.PlaceProduct, `what it is|what it does|sensors|devices|machines|sensores|was es ist|ce que c est|collections|product|products|our products|platform|the platform|features|solutions|solution|how it works|software|product overview|platform overview|overview|services|what we do|catalog|catalogue|shop|shop all|all products|range|collections|tour|apps|the product|capabilities|modules|technology
		geschaftsfelder|tatigkeitsfelder|produkt|produkte|losungen|loesungen|plattform|funktionen|leistungen|sortiment|katalog|software|unsere produkte|module|so funktioniert s|so funktioniert es|anlagen|maschinen
		activites|nos activites|metiers|nos metiers|produit|produits|plateforme|fonctionnalites|solutions|nos produits|nos solutions|comment ca marche|la plateforme|logiciel|catalogue|gamme|boutique
		actividades|nuestras actividades|lineas de negocio|producto|productos|plataforma|soluciones|funcionalidades|funciones|como funciona|nuestros productos|servicios|catalogo|tienda|la plataforma|caracteristicas`},
	{placeHub, `resources|resource center|learn|more|legal|legal center|policies|community|explore|support|customer support|discover|ressourcen|service|rechtliches|rechtlich|ressources|juridique|legales|recursos|soporte|centro de recursos|download|downloads|developer hub|discover more|company overview|menu`},
}

// fillers are words that say nothing of what a page is.
var fillers = setOf(`and und et y the our unsere nos nuestros nuestras a an der die das le la les el los las of de des du d del for fur pour para us all see view read page overview ubersicht center hub main home en es fr us uk to zu zur zum with mit avec con latest
	en-us s more e o l`)

// closed are words of pages that are for some people only.
var closed = setOf(`login signin private privado privada prive privee acceso intern anmeldung connexion logout`)

// lesser are names of a place's second page: beside the first one, another is
// meant by the place.
var lesser = setOf(`board aufsichtsrat governance gouvernance directors actualites actus aktuelles news noticias neuigkeiten nachrichten actualidad
	privacy-policy enterprise features tour apps sla avv terms-of-use website-terms site-terms conditions-d-utilisation`)

// lone are words that name a place where they stand alone, and anything beside
// another: a bed board has no directors.
var lone = setOf(`board leads people stories results projects apps channel calendar changes contract agreement brief carta letter canal agents shows talks notes ideas users
	journal media story reference group wir corporate overview tour line learn more range modules module`)

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// vocabulary finds places by their words.
type vocabulary struct {
	exact map[string]sources.Place // whole phrases, fillers included and left out
	own   map[string]bool          // the company's own words, which say nothing
}

func newVocabulary(own ...string) *vocabulary {
	v := &vocabulary{exact: map[string]sources.Place{}, own: map[string]bool{}}
	for _, w := range own {
		v.own[w] = true
	}
	for _, row := range phrases {
		for line := range strings.Lines(row.words) {
			for p := range strings.SplitSeq(line, "|") {
				p = strings.TrimSpace(p)
				p = strings.Join(foldWords(p), " ")
				for _, form := range []string{p, strings.Join(bare(strings.Fields(p), nil), " ")} {
					if _, taken := v.exact[form]; !taken && form != "" {
						v.exact[form] = row.place
					}
				}
			}
		}
	}
	return v
}

// owns tells of a text with the company's own name in it.
func (v *vocabulary) owns(text string) bool {
	return slices.ContainsFunc(foldWords(text), func(w string) bool { return v.own[w] })
}

// bare leaves the words that say something.
func bare(words []string, own map[string]bool) []string {
	var out []string
	for _, w := range words {
		if !fillers[w] && !own[w] {
			out = append(out, w)
		}
	}
	return out
}

// How plainly words name a place.
const (
	namesNot    = 0
	namesFar    = 1 // at an end of several words
	namesBeside = 2 // with one other word
	namesWhole  = 3 // and nothing else
)

// place tells which place a label names, and how plainly.
func (v *vocabulary) place(text string) (sources.Place, int) {
	words := foldWords(text)
	if len(words) == 0 || len(words) > 8 {
		return "", namesNot
	}
	if p, ok := v.exact[strings.Join(words, " ")]; ok {
		return p, namesWhole
	}
	rest := bare(words, v.own)
	if slices.ContainsFunc(rest, func(w string) bool { return closed[w] }) {
		return placeNone, namesWhole
	}
	if p, ok := v.exact[strings.Join(rest, " ")]; ok {
		return p, namesWhole
	}
	if p := v.composed(rest); p != "" {
		return p, namesWhole
	}
	if len(rest) > 5 {
		return "", namesNot
	}
	// A phrase at either end, the longest first.
	for n := len(rest) - 1; n > 0; n-- {
		for _, part := range [][]string{rest[len(rest)-n:], rest[:n]} {
			if p, ok := v.exact[strings.Join(part, " ")]; ok && p != placeHub && !(n == 1 && lone[part[0]]) {
				if len(rest) == 2 {
					return p, namesBeside
				}
				return p, namesFar
			}
		}
	}
	return "", namesNot
}

// composed tells of words that all name one place: "webinars y ferias".
func (v *vocabulary) composed(words []string) sources.Place {
	var all sources.Place
	for _, w := range words {
		p, ok := v.exact[w]
		if !ok || all != "" && p != all {
			return ""
		}
		all = p
	}
	return all
}

// slug tells which place a part of a path names.
func (v *vocabulary) slug(part string) (sources.Place, int) {
	part = strings.ToLower(part)
	if un, err := url.PathUnescape(part); err == nil {
		part = un
	}
	// "1140003-release-notes": the numbers of help centres.
	part = strings.TrimLeft(part, "0123456789-")
	if len(strings.FieldsFunc(part, func(r rune) bool { return r == '-' || r == '_' })) > 5 {
		return "", namesNot
	}
	return v.place(part)
}

// foldWords cuts a label into words without capitals and accents.
func foldWords(text string) []string {
	text = norm.NFKD.String(strings.ToLower(text))
	var b strings.Builder
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'ß':
			b.WriteString("ss")
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(umlauts.Replace(b.String()))
}

// umlauts are written in two letters where a keyboard or an address has none;
// folded alike on both sides, it does not matter what else they stand for.
var umlauts = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u")
