package tag

var launch = Def{
	Name:  "launch",
	Doc:   "a new or upgraded product, service, site, feature, network, fund or podcast; not a white paper, guide, survey or book",
	Block: launchBlock,
	// The specific ones stand first, here as in every tag: of two phrases that
	// fit, the first rule's subtype is told.
	Rules: []Rule{
		{Subtype: "end of life", Strength: Certain, Phrases: `
			sunsets|sunsetting|discontinues|retires its|the|their|support|legacy|all|old|classic _5
			announces|reaches end of life|support|sale`},
		{Subtype: "end of life", Strength: Strong, Phrases: `
			end of life|support|sale
			sunsets|sunsetting|discontinues|discontinued|deprecates|deprecated|deprecation
			retires|retire|retiring _3 {wares}
			to shut down _3 {wares}
			stellt _4 ein
			abgekündigt
			schaltet|schalten _5 ab
			fin de vie|support
			arrête|abandonne _4 {goods}
			descontinúa|discontinúa|descontinuará _4
			deja|dejará de vender|fabricar|ofrecer`},
		{Subtype: "general availability", Strength: Strong, Phrases: `
			general availability
			generally available
			now available _2 on|for|in|to|as
			is now available
			now live
			goes|go live
			out of beta
			leaves|exits|graduates beta
			ab sofort verfügbar
			version {num} _6 verfügbar|erschienen|da|disponible
			verfügbar|erhältlich|erschienen ab|seit|im|in|für|als
			{num} erschienen|veröffentlicht
			désormais disponible
			ya disponible
			jetzt|ab verfügbar|erhältlich
			ist|sind da
			disponible dès|pour|dans|en|para
			ya está|están
			version|versión {num} _4 ya|disponible|verfügbar
			disponible desde|dès|ya|partout`},
		{Subtype: "beta", Strength: Strong, Phrases: `
			public|open|private|closed beta
			early access
			bêta|béta ouverte|publique|privée
			en bêta
			offene|öffentliche|geschlossene beta
			beta aperta|pubblica|abierta|pública
			beta launch|release|version|program|test
			developer|public|technical preview
			testnet`},
		{Subtype: "update", Strength: Strong, Phrases: `
			releases|release|released|ships|rolls|announces _2 version|update|upgrade|v2|v3
			launches|unveils|introduces _3 upgrade|upgraded|redesigned|enhanced|update|updated
			new version|release of
			upgrades|upgraded|revamps|revamped|overhauls|redesigns|relaunches|relaunched _5 {wares}
			adds|add _5 support|feature|features|integration|capabilities|functionality
			{num} released
			großes|neues update
			mise à jour de|du|majeure
			actualización de|del|para
			actualiza|aktualisiert|rénove|renueva|refond _5 {goods}`},
		{Subtype: "new", Strength: Strong, Phrases: `
			launches|unveils|debuts|introduces|unleashes
			launched _6 {wares}
			announces|announce|announced the? launch|release|introduction|availability|debut|rollout
			launch of
			^ introducing|announcing|meet
			is|are|has|have finally? here|landed|arrived
			arrives on|in|for
			rolls|rolled|rolling out
			to launch|unveil|introduce|debut|roll
			launching
			officially launched|launches
			debut|debuts of
			bringt|bringen _8 auf den markt
			startet|starten _6 app|dienst|plattform|onlineshop|shop|angebot|service|abo|portal|tool
			neue|neuer|neues|neuen app|plattform|funktion|funktionen|software|service|generation|modell|produktlinie
			saca|sacan|lanzará _3 mercado|venta
			saca al mercado
			pone|ponen en|a _2 marcha|venta|mercado
			estrena|estrenamos|lanza|lanzamos|incorpora _5 app|tarjeta|plataforma|función|servicio|herramienta|versión|producto
			llega|llegan _3 nueva|nuevo
			met|mettent sur|en le? marché|ligne|vente
			lance|lancent|inaugure|propose|présente|dévoile _6 application|appli|plateforme|offre|service|balado|podcast|gamme|outil|assistant|solution|carte|version|modèle
			nouveau|nouveauté|nuevo|novedad|neu planifiez|découvrez|en|dans|bei|im|ya|gestiona
			arrive|arrivent|débarque dans|en|sur _3 magasin|magasins|rayons|ligne
			sort|sortie de|d'une|du|sa _3 version|application|gamme|modèle
			präsentiert|launcht|veröffentlicht|stellt _4 vor
			führt _4 ein
			lance|lancent|dévoile|présente _5
			lanza|presenta|estrena _5
			voici|presentamos|présentons _5
			startet|starten|lanciert|lancieren|zeigt|zeigen|enthüllt|stellt|bringt|bringen _6 {goods}
			lanciert|lancieren _3 neue|neuen|neues|eigene|eigenen|eigenes
			startet|starten eigenes|eigene|eigenen
			bringt|bringen _6 heraus|raus
			bringt|bringen|kommt|kommen _6 markt|handel
			commercialise|commercialisera|commercialisent _4
			sort|sortent|lance|lancent|lancera|dévoilent|présentent|présentera|dévoilera|propose _5 {goods}
			lanzan|lanzará|lanzarán|lanzó|presentan|presentó|presentará|estrenan|estrenará|saca|enciende|activa|habilita|incorpora _6 {goods}
			sort son|sa|ses _2
			saca|sacan|sacará a la venta
			mise en ligne|vente de
			stellen|präsentieren|veröffentlichen _6 vor|app|dienst
			s'enrichit _5
			se dote de|d'un|d'une`},
		{Strength: Hint, Phrases: `
			launch|releases|unveil|introduce|reveals|presents|develops|creates|offers|brings|delivers
			new {wares}
			ai|new _2 powered _2 {wares}
			first _3 {wares}
			next generation
			expands _4 {wares}|portfolio|lineup|offering|offerings
			revolutioniz*|revolutionary|cutting edge|groundbreaking
			a new era
			neu|neue|neuer|neues
			nouveau|nouvelle|nuevo|nueva`},
	},
	// Attacks, appeals and rallies are launched too, and reports released.
	Not: `
		lanza|lanzan|estrena|lance|lancent|lanciert|startet _2 cuota|cuotas|tarifa|tarifas|descuento|descuentos|promoción|promotion|remise|soldes|rabattaktion|rabatt|aktion|halbpreis
		lanza|presenta|estrena|lance|présente|dévoile _4 identidad|imagen|logo|nombre|sede|tienda|resultados|demanda|querella|opa|campaña|campagne|résultats|plainte|enquête|appel|alerta|alerte|bilan|cuentas|comptes|huelga|grève|denuncia|informe|rapport|étude|estudio|baromètre|identité|encuesta
		stellt|präsentiert|legt|veröffentlicht _5 studie|bericht|zahlen|bilanz|strategie|umfrage
		launches|launch|launched|launching _3 probe|investigation|inquiry|attack|attacks|offensive|strike|troops|missile|missiles|rocket|rally|appeal|bid|lawsuit|war|crackdown|satellite|search
		releases|release|unveils|launches|announces|introduces|publishes _6 {report}
		new book|novel|memoir|study|survey|report
		releases _5 results|earnings|statement
		launches|launch|launched|unveils|announces _4 campaign|auction|crowdfunding|scholarship|tour
		late rally
		rocket|missile|satellite|shuttle launch`,
	// What ends hurts customers and is a chance for others, so it weighs
	// most; what can be bought now weighs more than a trial or an update.
	Severity: func(c Case) Severity {
		switch c.Subtype {
		case "end of life":
			return High
		case "new", "general availability":
			return Medium
		}
		return Low
	},
	Details: []string{DetailVersion, DetailPlace, DetailDate},
	Yes: []string{
		"Brindlow launches Ledger Pilot, an AI assistant for month-end close",
		"Quenby unveils new analytics platform for freight brokers",
		"Introducing Marrow Studio: a design tool for print shops",
		"Ostrelle announces general availability of its Archive API",
		"Havelock Insurance rolls out mobile app to all policyholders",
		"Pellworth debuts smart kitchen line",
		"Tarnwick releases version 4.2 with audit log export",
		"Kestwick opens public beta of its scheduling assistant",
		"Dunmore Rail to launch ticketing app in spring",
		"Oakmoor sunsets its Classic reporting module on 31 March",
		"Corvane bringt neue Plattform für Energiehandel auf den Markt",
		"Astery lance une nouvelle application pour les indépendants",
		"Lindqvist lanza una nueva plataforma de logística",
	},
	No: []string{
		"Rovers launch late rally to beat United",
		"Prosecutors launch investigation into harbour contract",
		"Author releases new book on the history of canals",
		"Army launches offensive in the north",
		"Quenby releases third-quarter earnings",
		"Brindlow publishes guide to invoice automation",
		"Oakmoor survey finds most teams still use spreadsheets",
		"Havelock Insurance names Ada Wirth chief executive",
		"Rocket launch delayed by weather",
		"How to launch a newsletter in ten steps",
		"Corvane opens office in Gdansk",
		"Shares of Pellworth slip after weak outlook",
	},
}

func init() { register(launch) }
