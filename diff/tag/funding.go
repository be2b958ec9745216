package tag

var funding = Def{
	Name: "funding",
	Doc:  "money of the company: a round, merger or acquisition, listing, debt, results, dividend, bankruptcy, grant; not an analyst rating, index move or charity total",
	// Money of the company; prices of what it sells are another tag.
	Rules: []Rule{
		// The words of the reader of filings, with the item's number: no headline has them.
		{Subtype: "acquisition", Strength: Certain, Phrases: `
			acquisition or a sale of assets item 2.01`},
		{Subtype: "results", Strength: Certain, Phrases: `
			results of operations item 2.02`},
		{Subtype: "change of control", Strength: Certain, Phrases: `
			comes under other control item 5.01`},
		{Subtype: "round", Strength: Certain, Phrases: `
			raises money in a private offering form d`},
		{Subtype: "bankruptcy", Strength: Certain, Phrases: `
			bankruptcy or receivership item 1.03`},
		{Subtype: "savings", Strength: Strong, Phrases: `
			plan d'économies
			savings plan|programme|program
			sparprogramm|sparkurs|sparmaßnahmen|sparpaket
			piano di risparmi|tagli
			besparingsprogram`},
		{Subtype: "bankruptcy", Strength: Certain, Phrases: `
			files|filed|filing for bankruptcy|insolvency
			chapter 11|7
			meldet insolvenz`},
		{Subtype: "bankruptcy", Strength: Strong, Phrases: `
			insolvency|insolvent|receivership|liquidation
			bankruptcy
			insolvenz|faillite|quiebra
			insolvent|zahlungsunfähig|pleite|insolvenzantrag|insolvenzverfahren
			redressement|liquidation judiciaire
			concurso|suspensión de acreedores|pagos
			procedimiento concursal
			beantragt|stellt|meldet _3 insolvenz|insolvenzantrag|nachlassstundung|konkurs
			dépose le bilan
			faillite de|du
			se declara|pide|solicita|presenta _3 quiebra|concurso`},
		{Subtype: "acquired by", Strength: Strong, Phrases: `
			acquired|bought by
			to be acquired|bought
			agrees to sell
			sold to
			wird _5 übernommen
			racheté|rachetée par
			adquirida|comprada por
			gehört jetzt|nun|künftig|ab zu
			wird|werden _3 teil von|der
			geht|gehen an _4 konzern|investor|investoren|finanzinvestor|konkurrenten
			repris|reprise|rachetés|reprises par|sous
			passe sous|dans le|pavillon|giron
			passe sous pavillon
			vendida|vendido|absorbida|adquirido|comprado a|por|al`},
		{Subtype: "acquisition", Strength: Strong, Phrases: `
			acqui*
			merger|merge|merges|takeover|buyout
			to buy|purchase
			buys|buying|bids|purchases _6
			buy|sell _4 stake|unit|business|division
			sale of
			stake in
			loi to
			letter of intent
			definitive agreement
			übernimmt|übernahme|fusion|rachète|adquiere|compra
			übernehmen|erwirbt|schluckt _5
			kauft|kaufen|verkauft|veräußert _6 konkurrenten|wettbewerber|rivalen|tochter|sparte|mehrheit|anteile|firma|unternehmen|anteil|hersteller|anbieter|rivale
			kauft|übernimmt _4 {num} prozent
			beteiligt sich an
			steigt _4 bei|ein
			mehrheit an
			verkauf von|der|des _4
			rachète|reprend|acquiert|cède|vend|avale|croque _5 filiale|concurrent|part|parts|participation|activité|rival|spécialiste|société|start
			entre|entrée au capital
			cession|reprise|rachat de|du|par|d
			adquiere|compra|vende|absorbe _6 filial|competidor|empresa|rival|participación|mayoría|división|fabricante
			toma _5 participación|control
			se hace con
			entra en el? capital
			venta|compra de la? _3 filial|división|empresa|negocio
			acquiert|rachat|rachètent
			absorbe|adquirimos
			schließt|schließen|fusionieren|fusioniert _4 zusammen|mit
			s'offre|s'empare|met la main _3 sur?
			s'offre _3
			s'empare de|du
			met|mettent la main sur
			fusionne|fusionnent|fusionneront|acquièrent|reprendra|rachètera _4
			vend|cède|vendra _4 à|au
			adquirió|compró|vendió|absorberá|comprará|venderá|adquirirá _5
			se queda|quedó con _3 filial|empresa|cadena|negocio|rival|mayoría|división|marca|acciones
			se fusiona|fusionan|fusión con|entre|de`},
		{Subtype: "IPO", Strength: Strong, Phrases: `
			ipo|ipos|spac
			public offering
			goes|going public
			to list on
			börsengang|introduction en bourse|salida a bolsa
			an die börse
			börsendebüt|börsenpläne
			entre|entrera|introduit en bourse
			debut|debutará|debuta|saldrá|sale en|a bolsa|bursátil`},
		{Subtype: "round", Strength: Strong, Phrases: `
			raises|raise|raised|secures|secured|closes|closed|lands|nets|bags|receives|announces|completes _5 million|billion|m|bn|mn|k|funding|financing|round|investment|loan|credit
			raises|raise|raised|secures|secured|lands|bags|borrows|levanta|lève {money} {num}
			series a|b|c|d|e|f
			seed|funding|financing|investment round
			private|registered placement|direct
			direct|debt|equity|notes|bond|share|stock|unit offering|financing
			strategic|growth|venture investment|funding
			seed|venture funding|capital
			$|€|£ {num} million|billion|m|bn|mn
			{num} million|billion dollars|euros|usd|in|investment|funding|grant|financing
			grant|grants
			finanzierungsrunde|millionen|lève|levée|levanta|recauda
			levée de fonds
			tour de table
			boucle|clôture|réalise|annonce _5 levée|tour|financement
			holt|sammelt|erhält|sichert|bekommt|nimmt|wirbt _6 millionen|mio|milliarden|kapital|finanzierung|euro
			investoren stecken|geben|investieren _3
			kapitalerhöhung|wachstumskapital|seed|finanzierung für|von|über
			augmentation|ampliación de capital
			{num} m|m€|millions _3 pour|d'euros
			cierra|capta|levanta|recauda|consigue|obtiene _6 ronda|millones|financiación|inversión|financiamiento
			ronda semilla|serie|inversión|financiación
			ronda de
			sammelt|sammeln _6 ein
			steckt|stecken|investiert|pumpt _6 millionen|mio
			frisches geld|kapital
			millionenspritze|millionenfinanzierung|anschubfinanzierung
			lève|lèvent|récolte|obtient|empoche|réunit|mobilise _6 {num} _2 millions|million|m|m€|milliards
			levée de {num}
			recibe|recibirá|logra|inyecta|levantó|captó|recaudó|cerró _6 {num} _2 millones|millón
			inyección de capital`},
		{Subtype: "results", Strength: Strong, Phrases: `
			quarter|quarterly|fiscal|annual|q1|q2|q3|q4|full|first|half|second|third|fourth|year results|earnings|profit|revenue|sales|loss|report
			reports|reported|posts|announces|delivers|records _6 results|earnings|revenue|profit|loss|sales|quarter
			profit|profits|earnings|dividend|dividends|buyback
			revenue|sales growth|up|rises|rise|increase|increases|surge|grew|jump|jumps|fall|falls
			share repurchase
			net|operating income|loss|profit
			quartalsgewinn|quartalsumsatz|halbjahreszahlen|jahreszahlen|umsatzrekord|gewinnwarnung|umsatzplus|gewinnsprung|rekordgewinn|rekordumsatz|dividende
			résultats|résultat|ventes|chiffre annuels|annuel|semestriels|trimestriels|trimestriel|net|d'affaires
			résultats annuels
			bénéfices|pertes|dividende|rentabilité
			ganó|gana|pierde|perdió|factura|facturó|ingresó|ingresa _5 {num}
			trimestre|semestre|ejercicio con|fiscal
			en el trimestre|semestre|ejercicio
			resultados|ganancias|utilidades|pérdidas|facturación|ventas trimestrales|anuales|netas|récord
			umsatz|gewinn|quartalszahlen|verlust|chiffre d'affaires|bénéfice|ingresos|beneficios
			steigert|verdoppelt|schreibt|macht|meldet|verzeichnet|erzielt|erwirtschaftet _6 gewinn|umsatz|verlust|dividende|rekord|rekordgewinn|erlöse|ergebnis
			rote|roten|schwarze|schwarzen zahlen
			gewinneinbruch|umsatzrückgang|umsatzsprung|umsatzeinbruch|rekordjahr|jahresbilanz
			ventes|bénéfice|bénéfices|profits|profit|recettes|revenus en|au|du hausse|recul|baisse|repli|chute|trimestre|semestre|bond
			bénéfice|résultat|profit net|opérationnel|record
			perte|pertes de|net|nette
			chiffre d'affaires
			ventas|ingresos|beneficio|ganancias|utilidad|utilidades|pérdidas _5 sube|suben|cae|caen|crece|crecen|cayeron|crecieron|subieron|{num}
			gana|ganó|pierde|perdió|vendió|facturará|facturaron _2 {num}
			duplica|triplica|dispara|mejora _3 ventas|ingresos|beneficio|ganancias|facturación|beneficios
			umsatz|gewinn|ergebnis|erlöse|verlust _8 sinkt|steigt|bricht|wächst|schrumpft|fällt|klettert|legt|prozent`},
		{Strength: Hint, Phrases: `
			million|billion|funding|investment|invests|investor|investors|offering|financing|shares|stock|revenue|sales|capital|loan|debt|bid|stake|assets|growth|transaction|valuation|property|portfolio|quarter|fiscal|results|percent|%
			sell|sells|buy|sold|bought|completes|closes|closing`},
	},
	// Analysts, indexes and fines speak of money as well.
	Not: `
		feu vert
		luz verde
		grünes licht
		price target
		fined|fines|fine|penalty|settle|settles|settlement|bußgeld|amende|multa
		raises|raise|raised|hikes|cuts|lowers _2 price|prices|fees|fares|rates
		analyst|analysts|coverage|rating|upgrade|upgrades|downgrade
		stocks to
		dow|nasdaq|s&p|index|wall street
		customer|user|talent acquisition
		übernimmt|übernehmen _4 leitung|vorsitz|amt|führung|ressort|patenschaft|verantwortung|kosten
		charity|donate|donates|donation|raised for
		raise|raises|raised|raising _8 charity|charities|hospice|hospices|appeal|foodbank|orphanage|orphans|refugees|victims
		market size|to reach|cagr
		oil|gold|bitcoin|crypto price|prices`,
	// Who owns the company, or that it may end, is critical: every open deal
	// hangs on it. A stake or a building is not the company. Fresh money is
	// felt within a year, results are known in advance.
	Severity: func(c Case) Severity {
		switch c.Subtype {
		case "bankruptcy", "acquired by", "change of control":
			return Critical
		case "acquisition":
			if !c.Words.Has("stake", "property", "building", "portfolio", "hotel") {
				return Critical
			}
			return High
		case "IPO", "round":
			return High
		case "results":
			return Medium
		}
		return Low
	},
	Details: []string{DetailAmount, DetailShare, DetailSeries, DetailPartner, DetailDate},
	Party: Party{
		Before: `
			led|backed|co-led by
			series a|b|c|d|e from
			raises|bags|secures|lands|receives|gets _8 from
			lead investor|investors
			acquires|acquire|acquired|acquiring|buys|buy|bought|buying
			acquisition|takeover|purchase of
			participation|support|contribution|cheque|check|facility|line|credit|debt|funding|money|round|capital from|by
			existing|new|returning investors|investor|backers|backer|shareholder|shareholders
			joined|anchored|underwritten|arranged|provided by
			alongside
			angeführt|geführt|getragen|finanziert _3 von|durch
			beteiligen|beteiligten _3 sich
			investoren|geldgeber|geldgebern _2 sind
			menée|mené|conduit|conduite|emmenée|portée par|auprès
			participation de|d|du
			liderada|liderado|encabezada|participación|participaron por|de|con
			merger|merges|merge|merging with
			stake|interest|holding in
			acquired|bought|owned by
			sells|sold|sell _10 to
			sale of _6 to
			loan|grant|investment|financing|backing from
			übernimmt|kauft|erwirbt|schluckt
			übernahme von|der|des
			angeführt|geführt|getragen von
			beteiligung an
			von _3 übernommen
			rachète|acquiert|absorbe|rachat
			menée|mené|conduite par
			auprès de?
			acquisition|rachat de|d
			racheté|rachetée par
			adquiere|compra
			adquisición|compra de
			liderada|encabezada por
			adquirida|comprada por`,
		Behind: `
			acquires|buys|to acquire|buy
			to acquire|buy
			agrees to acquire|buy
			leads|led _3 round|investment
			led|co
			ist|sind|war|waren _2 dabei
			led round|funding|investment|financing|series|seed
			wrote|writes _3 cheque|check
			invests|invested _3 in
			übernimmt|kauft|erwirbt
			rachète|acquiert
			adquiere|compra`,
	},
	Yes: []string{
		"Brindlow raises $40 million in Series B led by Norrvik Ventures",
		"Quenby acquires Oakmoor for EUR 90 million",
		"Ostrelle files for bankruptcy protection",
		"Pellworth Foods reports third-quarter revenue of $210 million",
		"Havelock Insurance to buy stake in Tarnwick",
		"Astery Bank declares quarterly dividend",
		"Corvane completes acquisition of wind farm",
		"Kestwick Health prices initial public offering",
		"Dunmore Rail secures €25 million loan for new trains",
		"Lindqvist Freight posts loss as fuel costs bite",
		"Marrow & Pine to be acquired by Oakmoor",
		"Brindlow übernimmt Konkurrenten Quenby",
		"Astery lève 30 millions d'euros",
	},
	No: []string{
		"Dow closes lower as tech stocks slide",
		"Analyst upgrades Oakmoor to buy",
		"School fair raises record sum for charity",
		"Customer acquisition tips for small shops",
		"Quenby opens office in Madrid",
		"Brindlow launches expense app",
		"Havelock names chief actuary",
		"Corvane raises prices for households",
		"Ostrelle wins design award",
		"Storm cuts power to thousands",
		"Tarnwick to present at summit",
		"Pellworth partners with food bank",
	},
}

func init() { register(funding) }
