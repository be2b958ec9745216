package tag

var expansion = Def{
	Name: "expansion",
	Doc:  "a new site, market, region, channel or capacity of the company; not growth of figures alone",
	// A place and a verb of opening; a verb alone opens letters and seasons.
	Rules: []Rule{
		{Subtype: "closing", Strength: Certain, Phrases: `
			closes|closing|shuts|shutters _4 plant|factory|works|mill|warehouse|depot|office|offices|stores|branches
			to close _5 {site}`},
		{Subtype: "closing", Strength: Strong, Phrases: `
			exits|withdraws|pulls _4 market
			schließt|schließen|schliesst _4 standort|werk|filiale|haus|klinik|lager|niederlassung|märkte|laden
			klinik|krankenhaus|werk|filiale|standort|laden|fabrik|lager|niederlassung|betrieb _3 macht|machen _4 zu|dicht
			klinik|krankenhaus|werk|filiale|standort|laden|fabrik|lager|niederlassung|betrieb _3 schließt|schließen|schliesst
			schließung|stilllegung von|der|des|einer|eines
			ferme|fermera|fermeture _4 usine|site|magasin|magasins|agence|agences|entrepôt
			chiude|chiuderà|chiusura _4 stabilimento|negozio|negozi|sede|magazzino
			cierra|cerrará|cierre _4 planta|fábrica|tienda|tiendas|oficina|almacén
			stänger|lukker|stenger _4 fabrik|fabrikk|butik|butikk|kontor|anläggning|varv|lager
			zieht|ziehen sich _4 zurück
			gibt|geben _5 standort|werk|filialen|filiale|markt|geschäft _2 auf
			se retire|retirent|sort de|du|d
			baisse|baissent le rideau
			baja|echa la|el persiana|cierre
			se retira|marcha de|del
			clausura|cerrarán|cierran|cerró _4 planta|fábrica|tienda|tiendas|oficina|almacén|sucursal|sucursales|centro`},
		{Subtype: "site", Strength: Certain, Phrases: `
			to build _5 works|plant|mill|factory|warehouse|depot|terminal|campus|hospital|clinic`},
		{Subtype: "site", Strength: Strong, Phrases: `
			spatenstich|grundsteinlegung|richtfest|baubeginn
			baut|bauen|errichtet|errichten _5 werk|lager|logistikzentrum|klinik|halle|fabrik|standort|zentrum
			investiert|investieren _6 werk|standort|lager|klinik|fabrik
			construit|construira|investit|investira _6 usine|site|entrepôt|centre|parc
			pose de la première pierre
			double|agrandit|étend|agrandissement|extension|triple _4 usine|site|entrepôt|superficie|atelier|surface|capacité
			deuxième|troisième|seconde|nouvelle|première usine|boutique|agence|implantation|enseigne
			un|une|son|nouveau|nouvelle _3 usine|bureau|entrepôt|magasin|boutique|restaurant pour|de|à|en
			inicia|comienza|arranca|empieza _4 obras|construcción
			invertirá|invierte|construirá|construye|levantará|levanta _6 planta|fábrica|nave|centro|almacén|sede
			inaugura|abre|abrirá|abrirán|inaugurará _5 oficina|sede|planta|fábrica|tienda|tiendas|local|locales|sucursal|sucursales|centro|restaurante|hotel|almacén
			eröffnet|öffnet|eröffnen _5 filiale|filialen|standort|werk|büro|laden|restaurant|hotel|niederlassung|geschäft|markt|lager|zentrum
			erweitert|vergrößert|verdoppelt|baut _5 werk|lager|standort|produktion|halle|kapazität|kapazitäten
			新工場|新拠点|新設|着工|竣工|開設
			工場|新工場|拠点|倉庫|物流 _3 建設
			の 建設
			nuovi|nuove|nuovo|nuova _2 negozi|negozio|sede|sedi|stabilimento|stabilimenti|magazzino|magazzini|punti|ufficio|uffici|filiale|filiali
			apre|aprirà|aprono|apriranno _3 negozi|negozio|sede|sedi|stabilimento|stabilimenti|magazzino|magazzini|punti|ufficio|uffici|filiale|filiali
			öppnar|bygger|inviger|åbner|åpner _4 fabrik|fabrikk|lager|butik|butikk|kontor|verkstad|varv|terminal|anläggning
			opens|opening|open|opened|establishes|breaks|inaugurates|adds|builds|build|unveils _6 {site}
			new|second|third|first|flagship|larger {site}
			grand opening
			base|bases|station|stations|basing|stationing _3 aircraft|planes|jets|ships|vessels|trucks|crew|crews
			opens in|its|at|new|first
			groundbreaking|breaks ground
			now open
			relocates|relocation|moves to|into
			accepting appointments
			eröffnet _4
			neuer|neuen standort
			neues werk
			ouvre|inaugure _5
			abre|inaugura _5
			neues|neuer|neue|neuen|zweites|zweiter|zweite|drittes|dritter|dritte _3 standort|niederlassung|werk|filiale|büro|lager|logistikzentrum|umschlagzentrum|verteilzentrum|zentrum|rechenzentrum|labor|fabrik|vertriebsbüro|terminal|depot|halle|geschäftsstelle
			nimmt _6 betrieb auf
			einweihung|eröffnung von|des|der|eines|einer
			nouveau|nouvelle|deuxième|second|seconde|troisième _2 bureau|bureaux|agence|usine|site|centre|entrepôt|magasin|implantation|siège
			ouverture d'un|d'une
			ouvrons|s'installe _5 à|en|au
			nueva|nuevo|segunda|segundo|tercera _2 oficina|sede|planta|fábrica|centro|almacén|tienda|delegación
			abrimos|abren|apertura _5
			neuer|neuen|neues|neue firmensitz|hauptsitz|sitz|zentrale|zweigstelle|produktionshalle|fertigung|laden|hotel
			verlegt|verlagert _5 nach
			erste|erster|erstes|ersten _2 filiale|laden|geschäft|werk|standort|büro|restaurant|hotel
			baut|bauen|errichtet|plant|weitet _6 aus|fabrik|werk|fertigung|produktionsstätte|rechenzentrum
			ouvre|ouvrent|ouvrira|ouvriront|inaugurent|inaugurera|implante|implantera|bâtit|installe _6 {place}
			construira|construit|investit|investira|agrandit|agrandira|étend _6 {place}
			première|premier|seconde|troisième _2 {place}
			pose|posé _2 première pierre
			abrió|abren|inauguró|inauguran|construirá|construye|estrena|invertirá|instala|instalará|montará _6 {place}
			primera|primer|segunda|segundo|tercera|nueva|nuevo _1 {place}
			amplía|ampliará|duplica|duplicará|expande|traslada|muda _5 {place}
			pone|colocan|coloca _2 primera piedra`},
		{Subtype: "market", Strength: Strong, Phrases: `
			expands|expand|expanding to|into|in|across
			expands|expand|expanding its? global|footprint|presence|reach|operations|distribution|network|coverage|services
			expansion into|to|in|across|of
			global|international|geographic|market|national|nationwide|u expansion
			expands|expand _4 presence|footprint|reach|operations|distribution|market
			enters|enter|entering _4 market|markets
			market entry
			now available _3 in|at
			launches in
			to|in new markets|states|countries|cities
			presence in
			expandiert|expansion nach
			expandiert|expandieren _2 nach|in|auf
			startet in|nach _2 österreich|deutschland|frankreich|italien|spanien|polen|schweiz|usa|ungarn
			wagt _4 sprung|schritt
			se lance|s'attaque|s'exporte _3 marché|en|au|aux
			pose ses valises
			pone _2 pie en
			se instala|instalará|desembarcará|aterrizará en
			entra en|al _2 mercado
			prépare son arrivée
			s'implante|se développe en
			llega a|se expande
			wächst nach|in
			débarque|arrive en|au|aux
			desembarca|aterriza en
			zieht|kommt|kommen|geht|gehen|startet|starten|wagt|drängt|expandiert _5 nach|in {land}
			neue märkte
			markteintritt|markteinführung in
			cap sur le|la|les|l
			met|mettent le cap _3
			traverse|traversent l'atlantique|manche
			à la conquête|l'assaut de|du|des
			arrive|arrivent|débarque|débarquent|débarquera|s'installe|s'implante|s'étend|se déploie|s'attaque|s'exporte|prend _4 {land}
			llega|llegan|llegará|llegó|aterriza|aterrizan|desembarca|entra|entran|entrará|salta|cruza|expande|expandirá|opera|operará _5 {land}
			inicia|iniciará|arranca _3 operaciones en
			da|dará el salto
			expansión en|por|a|internacional
			zieht|kommt|kommen|geht|gehen|startet|starten|wagt|drängt|expandiert _5 in die|den {land}
			empieza|comienza|comenzará|empezará|arranca _1 operar|operaciones|vender`},
		{Subtype: "capacity", Strength: Strong, Phrases: `
			expands|increases|doubles|boosts|triples _4 capacity|production|fleet
			additional|new capacity
			capacity expansion
			orders {num} ferries|ships|vessels|aircraft|trains|trucks|buses|wagons|locomotives
			beställer|bestiller
			verdoppelt|erweitert|erhöht|steigert|baut _5 kapazität|kapazitäten|produktion|flotte
			double|doublera|triple|augmente _5 capacité|capacités|production|flotte
			duplica|duplicará|amplía|ampliará|aumenta|aumentará _5 capacidad|producción|flota`},
		{Strength: Hint, Phrases: `
			expands|expansion|expanding|expand|opens|opening|location|locations|presence|footprint|nationwide|franchise|reach|growing|new office
			office|facility|store|plant|headquarters|salon|clinic
			across _4 states|countries|u|texas|europe|asia|america`},
	},
	// Stocks, seasons and investigations open as well.
	Not: `
		abre|abren|ouvre|ouvrent|eröffnet|öffnet _3 inscripciones|expediente|investigación|plazo|juicio|convocatoria|puertas|enquête|procédure|inscriptions|candidatures|verfahren|ermittlungen|saison
		inaugure|lance _3 balado|podcast|rubrique|chaîne
		opens investigation|probe|trial|talks|higher|lower|fire|door|doors|season
		open source|letter|beta|house|championship|market
		expands _4 portfolio|lineup|team|leadership|board
		stocks|shares open|opens
		margin expansion`,
	// A plant, a head office or another country binds money for years; one
	// more shop does not.
	Severity: func(c Case) Severity {
		switch {
		case c.Words.Has("headquarters", "factory", "plant", "country", "international", "europe", "asia"):
			return High
		case c.Subtype == "":
			return Low
		}
		return Medium
	},
	Details: []string{DetailPlace, DetailAmount, DetailCount, DetailDate},
	Yes: []string{
		"Lindqvist Freight opens new office in Gdansk",
		"Brindlow expands to Portugal and Spain",
		"Oakmoor breaks ground on second warehouse",
		"Quenby enters the Nordic market",
		"Kestwick Health opens third clinic in Hamburg",
		"Pellworth Foods doubles production capacity at its Utrecht plant",
		"Ostrelle expands global footprint with Singapore hub",
		"Havelock Insurance expands presence in Latin America",
		"Tarnwick announces expansion into Canada",
		"Marrow & Pine celebrates grand opening of flagship store",
		"Corvane eröffnet neuen Standort in Leipzig",
		"Astery ouvre un bureau à Lyon",
		"Dunmore abre una oficina en Bilbao",
	},
	No: []string{
		"Prosecutors open investigation into port deal",
		"Stocks open higher after weak data",
		"Quenby publishes open letter to drivers",
		"Brindlow raises $40 million",
		"Oakmoor names head of sales",
		"Universe expansion puzzles astronomers",
		"Havelock wins award for claims app",
		"Ostrelle partners with Tarnwick",
		"Player opens season with two goals",
		"Court opens hearing on fees",
		"Pellworth recalls oat drink",
		"Corvane cuts tariffs for households",
	},
}

func init() { register(expansion) }
