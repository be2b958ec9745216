package discover

import (
	"strings"

	"keywatch/sources"
)

// cue is a word, or several in a row, that texts of a place have. It ends with *
// where more letters may follow.
type cue struct {
	words  []string
	weight int
}

// How much a cue says.
const (
	cueWeak   = 1 // beside others
	cueStrong = 2 // of its place and few others
	cueNames  = 3 // the place itself
)

// cues are the words by which pages of a place speak of it, in titles and in
// their text, in English, German, French and Spanish. Phrases name places in
// menus; these are looked for where a menu has words of its own.
var cues = [...]struct {
	place                 sources.Place
	names, strong, weaker string
}{
	{
		sources.PlaceSubprocessors,
		`subprocessor*|sub processor*|who else handles|unterauftragsverarbeit*|unterauftragnehmer*|subprozessor*|sous traitants ulterieurs|subencargad*|sub encargad*|subprocesador*`,
		`data processors|article 28|art 28|sous traitant*|encargados del tratamiento|auftragsverarbeiter|who else handles|processes data|traitent vos donnees|tratan sus datos|tratan tus datos|acceso a sus datos|handle your data|handles your data`,
		`hosting|processor*|processing|dpa`,
	},
	{
		sources.PlacePricing,
		`pricing|preis|preise|preisliste*|tarif|tarife|tarifs|tarification|grille tarifaire|precio*|tarifa*|price list*|rate card|prix|listenpreis*`,
		`price*|plans|kosten|kostet|coute|cuesta|mehrwertsteuer|cout*|coste*|abonnement*|per month|pro monat|par mois|al mes|per seat|hors taxes|zzgl|mwst|excl vat|ex vat|iva|monthly|monatlich|mensuel*|mensual*|per user|pro nutzer|par utilisateur|por usuario|forfait*|quote|devis|presupuesto|pauschale*`,
		`buy|buying|offre*|paket*|fees|budget|trial|discount|rabatt*|remise*|descuento*|year|jahr|annuel*`,
	},
	{
		sources.PlaceCareers,
		`career*|karriere*|carriere*|vacanc*|vacante*|recrut*|join us|join our|nous rejoindre|rejoign*|stellenangebot*|offene stellen|empleo*|jobs|open roles|open positions|work with us|work for us|working at|working here|trabaja con*|trabajar en|unete|stellenausschreibung*|offres d emploi`,
		`hiring|stellen|bewerb*|apply|postes|emploi*|ausbildung*|life at|full time|vollzeit|teilzeit|temps plein|jornada completa|arbeiten bei|mitarbeiten|kollegen|candidat*|cv|benefits|werkstudent*|praktik*|stage|alternance`,
		`talent*|roles|openings|gesucht|lohn|salary|salaire`,
	},
	{
		sources.PlaceChangelog,
		`changelog*|change log|release notes|version history|neuerungen|versionshinweis*|versionsverlauf|notes de version|notas de version|notas de la version|what s new|quoi de neuf|nouveautes|novedades|journal des modifications|registro de cambios|historial de cambios|historial de versiones|historique des versions|anderungsprotokoll|product updates|shipped`,
		`release*|version*|fixed|fixes|improved|behoben|verbessert|corrige*|corregid*|mejorad*|ajoute|anadid*|firmware|bug*`,
		`new|neu|added|hinzugefugt|update*`,
	},
	{
		sources.PlaceLeadership,
		`leadership|vorstand*|geschaftsfuhr*|geschaftsleitung|verwaltungsrat|aufsichtsrat*|beirat*|board of directors|board and|management team|management board|executive*|comite de direction|comite executif|conseil d administration|dirigeant*|direccion general|equipo directivo|consejo de administracion|quien es quien|qui est qui|wer ist wer|who s who|people behind|the people|our people|codir|comex|corporate officers|direction generale|menschen hinter|quienes somos`,
		`founder*|cofounder*|co founder*|cofundador*|fundador*|fondateur*|fondatrice*|cofondat*|grunder*|ceo|cto|cfo|coo|chief|officer*|directeur|directrice|director|directora|president*|vorsitzend*|chair|chairman|chairwoman|gerente|gerant*|leiter|leiterin|prokurist*|managing director|head of`,
		`team|equipe|equipo|people|board|mannschaft|kopfe|ansprechpartner`,
	},
	{
		sources.PlaceCustomers,
		`case stud*|success stor*|customer stor*|customer voices|testimonial*|temoignage*|referenz*|fallstudie*|anwenderbericht*|erfolgsgeschicht*|kundenstimm*|kundengeschicht*|etudes de cas|cas client*|cas d usage client*|caso de exito|casos de exito|casos reales|historias de clientes|trusted by|kunden erzahlen|kunden berichten|nos clients|nuestros clientes|our customers|unsere kunden|they trust us|histoires de clients|in their own words|in their words|clientes que`,
		`customer*|client|clients|clientes|cliente|kunden|kunde|reference*|referencia*|racontent|cuentan|erzahlen|they chose|who use|that use|which use|use it|font confiance|confient|confian|nous ont choisi*|work with|usan|utilisent|setzen auf|nutzen uns|berichten|what changed|how it went|se fian|made with|hecho con|fait avec|gebaut mit|built with|volent avec|trabajan con`,
		`stories|geschichten|histoires|historias|proyectos|projekte|realisations|results|resultados|quote|projects`,
	},
	{
		sources.PlaceIntegrations,
		`integration*|integrac*|connector*|connecteur*|conector*|konnektor*|schnittstelle*|plugin*|plug in*|plug ins|add on*|addon*|erweiterung*|complementos|extensions|marketplace|marktplatz|interoperab*|app directory`,
		`connects to|connects with|connect your|works with|working with your|compatib*|kompatib*|bridge*|edi|fhir|hl7|webhook*|anbind*|se connecte|conecta con|se integra|reads and writes|oauth|erp|crm|sap|verbindet sich|lasst sich anbinden|spricht mit|branche sur`,
		`apps|api|plataformas|plateformes|platforms|systeme|sistemas`,
	},
	{
		sources.PlacePartners,
		`partner*|partenaire*|partenariat*|socios|reseller*|revendeur*|distribut*|handler*|fachhandel*|fachhandler*|vertriebspartner*|dealer*|wholesale*|mayorista*|alliance*|allies|become a partner|handelsvertret*|stockist*|where to buy|installateur*|bezugsquelle*`,
		`agents|agencies|agenturen|agences|agencias|installer*|consultant*|integrators|integrateurs|integradores|broker*|vertrieb|franqui*|franchise*|colaborador*|channel|implementation|delegac*|representa*|vertretung*|concessionnaire*|concesionario*|points de vente`,
		`network|netzwerk|reseau|red|certified|zertifiziert*`,
	},
	{
		sources.PlaceEvents,
		`event*|webinar*|veranstaltung*|evenement*|evento*|messe|messen|messetermin*|salon|salons|feria*|conference*|seminar*|workshop*|taller*|atelier*|exhibition*|trade show*|tradeshow*|open day*|open house|tag der offenen tur|meetup*|roadshow*|termine|jornada*|summit*|kongress*|congres*|stammtisch*|portes ouvertes|puertas abiertas|feldtag*|hausmesse|meet us|where to meet|rendez vous|user day*|user group*|anwendertreffen|nutzertreffen`,
		`register|anmeld*|inscri*|calendar|kalender|calendrier|calendario|agenda|session|sessions|hall|halle|stand|booth|save the date|aufzeichnung*|recording*|live|in person|vor ort|en persona|speaker*|attend*`,
		`online|date|datum|fecha|city|stadt|ville`,
	},
	{
		sources.PlaceStatus,
		`status|uptime|operational|systemstatus|betriebsstatus|all systems|statut|etat des services|etat du service|estado del servicio|estado de los servicios|service health|system health`,
		`averia*|funciona con normalidad|keine storungen|fonctionne normalement|incident*|storung*|panne*|incidencia*|degraded|outage*|maintenance|wartung*|verfugbar*|disponib*|is up|en ligne|interrup*`,
		`90 days|90 tage|90 jours|90 dias`,
	},
	{
		sources.PlaceTrust,
		`security|trust center|trust centre|trust|datensicherheit|sicherheit|informationssicherheit|securite|seguridad|compliance|conformite|iso 27001|soc 2|penetration test*|pentest*|responsible disclosure|security whitepaper|tisax|c5|hds|esquema nacional de seguridad|it sicherheit`,
		`certificat*|zertifi*|certific*|encrypt*|verschlussel*|chiffre*|cifrad*|gdpr|dsgvo|rgpd|audit*|bug bounty|vulnerab*|schwachstelle*|assurance|backup*|iso 9001|iso 13485|data protection|datenschutz|cumplimiento`,
		`safety|risk|hosting|rechenzentrum|privacy`,
	},
	{
		sources.PlaceTerms,
		`terms of*|terms and conditions|terms conditions|agb|geschaftsbedingung*|nutzungsbedingung*|conditions generales|cgv|cgu|terminos y condiciones|terminos de*|condiciones generales|condiciones de*|master agreement|services agreement|service agreement|subscription agreement|conditions of sale|conditions de*|lieferbedingung*|verkaufsbedingung*|einkaufsbedingung*|licence agreement|license agreement|eula|general conditions`,
		`versicherungsbedingung*|bedingungen|licence and terms|agreement|vertrag*|contrat|contrato|liability|haftung|responsabilite|responsabilidad|governing law|gerichtsstand|droit applicable|gultig ab|in force|en vigueur|vigente*`,
		`version|legal|clause*|klausel*`,
	},
	{
		sources.PlaceInvestors,
		`investor*|investisseur*|inversor*|inversionist*|aktionar*|actionnaire*|accionist*|shareholder*|stockholder*|anleger*|annual report*|geschaftsbericht*|rapport annuel|rapports annuels|rapports financiers|informe anual|informes anuales|memoria anual|information reglementee|informations reglementees|informacion financiera|anleihe*|ad hoc*|halbjahresbericht*|halbjahresfinanz*|assemblee generale|hauptversammlung*|junta general|junta de accionistas|general meeting|quartalsmitteilung*|quartalsbericht*|konzernabschluss|mitgliederversammlung|mutuelle|regulated information|financial reports|financial results|finanzberichte*|relacion con inversores`,
		`sfcr|kennzahlen|key figures|chiffres cles|cifras clave|bond*|resultats|resultados|dividend*|aktie*|bourse|borse|bolsa|prospekt*|earnings|finance|finances|finanzen|finanzas|quartal*|trimestr*|wertpapier*|cotizacion|fiscal`,
		`report*|bericht*|rapport*|informe*`,
	},
	{
		sources.PlaceNewsroom,
		`press|presse|prensa|newsroom|news room|communique*|comunicado*|pressemitteilung*|media release*|press release*|news release*|espace medias|medien|mediathek presse|journalist*|periodist*|medienmitteilung*|pressekontakt*|presskit|redaktionen|notas de prensa|sala de prensa|dossier de presse|pressestelle`,
		`news|media|medias|medios|actualit*|aktuelles|actualidad|noticia*|neuigkeit*|nachricht*|announcement*|meldung*|embargo|mitteilung*|bulletin*`,
		`logo*|photos|bilder|fotos|kontakt`,
	},
	{
		sources.PlaceBlog,
		`blog*|magazin|magazine|journal|carnet*|revista|bitacora|fachartikel|field notes|notebook|logbuch|tagebuch`,
		`article*|artikel|articulo*|beitrag*|beitrage|posts|insights|essay*|ratgeber|lesen|reading|read|zeitung|billet*|reportage*|kolumne*|chronique*|lecturas|cuaderno*|notes`,
		`author*|autor*|stories|ideas|ideen|idees|wissen|min`,
	},
	{
		sources.PlaceDocs,
		`documentation|dokumentation*|documentacion|docs|api reference|developer*|entwickler*|developpeur*|desarrollador*|manual|manuals|handbuch*|handbucher|manuel*|manuales|help center|help centre|hilfe|centre d aide|centro de ayuda|knowledge base|technical library|wissensdatenbank|technische unterlagen|betriebsanleitung*|bedienungsanleitung*|user guide*|guias|guide d utilisation|support articles`,
		`guide|guides|anleitung*|install*|sdk|endpoint*|tutorial*|datasheet*|datenblatt*|datenblatter|fiches techniques|fichas tecnicas|api|technical|getting started|erste schritte|premiers pas|primeros pasos|how to|configur*|konfigur*|help|aide|ayuda`,
		`learn|reference|downloads|faq`,
	},
	{
		placeNewsletter,
		`newsletter*|boletin*|infolettre*|rundbrief*|mailing list|monthly letter|weekly letter|weekly email|monthly email|one email|one letter|per e mail bestellen|una carta al mes|un correo al mes|une lettre par mois|un e mail par*|un mail par*|kundenbrief*|lettre d information|lettre d info*|hausbrief|email digest|depesche`,
		`subscrib*|abonn*|suscri*|apunta*|unsubscrib*|desabonn*|abbestell*|darse de baja|inbox|postfach|boite mail|boite aux lettres|buzon|bandeja de entrada|per e mail|by email|by e mail|par e mail|par mail|por correo|letter|lettre|carta|correo|send it|readers|leser|lecteurs|lectores|each month|every week|every month|once a month|einmal im monat|jede woche|jeden monat|chaque mois|chaque semaine|cada mes|cada semana|one click`,
		`email|e mail|monthly|weekly|free`,
	},
	{
		sources.PlaceProduct,
		`platform|plattform|plateforme|plataforma|product|products|produkt|produkte|produits|produit|producto|productos|product range|features|funktionen|fonctionnalites|funcionalidades|solutions|losungen|soluciones|our range|sortiment|notre gamme|gamme|how it works|so funktioniert*|comment ca marche|como funciona`,
		`module*|modul*|modulo*|catalog*|katalog*|catalogue*|range|software|logiciel|engine|machines|maschinen|app|gerate|devices|dispositivos|line|linien|leistungen|services|servicios|juegos|games|werkzeuge|tools|equipment|sistema|system`,
		`overview|uberblick|one product|all in one`,
	},
}

// lexicon finds cues by their first word.
type lexicon struct {
	whole map[string][]entry // first words that stand alone
	stems map[string][]entry // by the first four letters of stems
}

type entry struct {
	cue
	place sources.Place
	stem  bool // the last word may have more letters
	id    int
}

// stemHead is how many letters of a stem it is found by.
const stemHead = 4

func newLexicon() *lexicon {
	l := &lexicon{whole: map[string][]entry{}, stems: map[string][]entry{}}
	id := 0
	for _, row := range cues {
		for weight, list := range map[int]string{cueNames: row.names, cueStrong: row.strong, cueWeak: row.weaker} {
			for text := range strings.SplitSeq(list, "|") {
				text, stem := strings.CutSuffix(strings.TrimSpace(text), "*")
				words := foldWords(text)
				if len(words) == 0 {
					continue
				}
				id++
				e := entry{cue{words, weight}, row.place, stem, id}
				first := words[0]
				if stem && len(words) == 1 && len(first) >= stemHead {
					l.stems[first[:stemHead]] = append(l.stems[first[:stemHead]], e)
				} else {
					l.whole[first] = append(l.whole[first], e)
				}
			}
		}
	}
	return l
}

// weigh adds up what a text says of each place; a cue counts once.
func (l *lexicon) weigh(text string) map[sources.Place]weight {
	words := foldWords(text)
	out, seen := map[sources.Place]weight{}, map[int]bool{}
	for i, w := range words {
		list := l.whole[w]
		if len(w) >= stemHead {
			list = append(list[:len(list):len(list)], l.stems[w[:stemHead]]...)
		}
		for _, e := range list {
			if seen[e.id] || !e.stands(words[i:]) {
				continue
			}
			seen[e.id] = true
			have := out[e.place]
			have.sum += e.weight
			have.top = max(have.top, e.weight)
			out[e.place] = have
		}
	}
	return out
}

// weight is what a text says of a place.
type weight struct{ sum, top int }

func (e entry) stands(words []string) bool {
	if len(words) < len(e.words) {
		return false
	}
	last := len(e.words) - 1
	for i, w := range e.words {
		if words[i] != w && !(i == last && e.stem && strings.HasPrefix(words[i], w)) {
			return false
		}
	}
	return true
}
