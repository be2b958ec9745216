package tag

var pricing = Def{
	Name:  "pricing",
	Doc:   "a seller's price, fee, fare, discount, promotion, plan or free tier; not commodity, share or house prices, nor the pricing of an offering",
	Block: priceBlock,
	// A verb and what is paid; "price" alone is mostly a market's.
	Rules: []Rule{
		{Subtype: "free tier", Strength: Strong, Phrases: `
			free tier|plan|version|edition
			no charge
			free of charge
			for free
			free trial|access|download|shipping|delivery
			freemium
			is|are|now free
			free on
			wird|ist|bleibt _4 kostenlos|gratis
			devient|deviennent gratuit|gratuite|gratuits
			waives|waive|waived|eliminates|scraps _4 fee|fees|charge|charges|commission
			zero|no fee|fees|commission
			kostenlos|gratuit|gratuite|gratis
			sin costo|comisiones|comisión
			gratis para|für|bis|hasta
			sans frais|commission`},
		{Subtype: "up", Strength: Strong, Phrases: `
			raises|raise|raised|raising|hikes|hike|hiked|increases|increase|increasing|ups _5 {pays}
			{pays} increase|increases|hike|hikes|rise|surcharge
			price|fee|rate|fare increase|hike|rise|increases|hikes
			list|subscription|licence|license prices|fees _7 rise|increase|go
			erhöht|erhöhen|hebt _5 preis|preise|gebühren
			preiserhöhung|preiserhöhungen
			wird|werden _6 teurer
			teurer ab|zum|im
			verteuert|verteuern
			schlägt _6 auf
			encarece|encarecen|encarecerá
			passe|passera|passeront|passent _3 à {num} euros|euro|francs|€
			sube|subirá|aumentó|aumenta|aumentará|subió|incrementa _5 {num}
			renchérit|relève|relèvent _4 tarifs|prix|tarif|abonnement|abonnements
			plus cher|chère|chers
			augmente|augmentent|hausse _4 prix|tarifs
			sube|suben|aumenta|aumentan _4 precio|precios|tarifas
			steigen|steigt _4 preise|preis
			preise|preis steigen|steigt
			hausse|augmentation des|de|du _2 prix|tarifs|tarif
			subida de precios|tarifas
			erhöht|erhöhen|hebt|heben|zieht|ziehen|schraubt|dreht _6 {tariff}
			verlangt|verlangen|kassiert _4 mehr
			preisanpassung|preisanpassungen|preisaufschlag
			macht|machen _5 teurer
			augmente|augmentent|augmentera|augmenteront|hausse|relève|relèvera|majore|gonfle|renchérit _6 {tariff}
			coûtera|coûteront|costará|costarán
			{tariff} en hausse
			sube|suben|subirá|subirán|subió|aumenta|aumentan|aumentará|aumentarán|aumentó|eleva|elevará|incrementa|incrementará|encarece|encarecerá _6 {tariff}
			{tariff} _6 subirá|subirán|suben|aumentará|aumentarán|aumentan|augmentent|augmentera|augmenteront|steigen|anziehen
			cobrará|cobrarán|facturera|factureront _4
			erhöht|erhöhen|hebt|heben|verteuert|schraubt _5 *preise|*preis|*gebühren|*gebühr|*tarife|*beiträge|*prämien`},
		{Subtype: "down", Strength: Certain, Phrases: `
			cuts|slashes|lowers|reduces the? price|prices of _4 plan|plans|tier|edition|subscription|subscriptions|licence|license|package
		`},
		{Subtype: "up", Strength: Certain, Phrases: `
			raises|hikes|increases|ups the? price|prices of _4 plan|plans|tier|edition|subscription|subscriptions|licence|license|package
		`},
		{Subtype: "down", Strength: Strong, Phrases: `
			cuts|cut|slashes|slash|lowers|lower|lowering|reduces|reduce|drops|trims _5 {pays}
			price|fee|rate|fare cut|cuts|reduction|reductions|drop
			lower|reduced|discounted {pays}
			{num} % off|discount
			save up
			% off
			senkt|senken|reduziert _5 preis|preise|gebühren
			preissenkung|rabatt|rabattaktion|halbpreis|halbpreisaktion
			jetzt|ab|wird|werden _3 günstiger|billiger
			halbpreis aktion
			{num} prozent rabatt|nachlass|günstiger|billiger
			moins cher|chère
			remise|remises|promotion|soldes sur|jusqu'à
			{num} % de remise|réduction|descuento
			{num} de descuento|remise|réduction
			descuento|descuentos|rebajas de|en|del
			más barato|barata
			abarata|abaratan|rebaja|rebajan
			baisse|réduit _4 prix|tarifs
			baja|bajan|reduce|rebaja _4 precio|precios|tarifas
			preise|preis sinken|sinkt
			baisse des|de|du _2 prix|tarifs|tarif
			bajada de precios|tarifas
			streicht|streichen|senkt|senken|halbiert|reduziert|kürzt _5 {tariff}
			macht|machen _5 billiger|günstiger
			zum halben preis
			casse|cassent|baisse|baissent|baissera|réduit|divise|rabote|supprime|abaisse _5 {tariff}
			moitié prix
			prix réduit|cassé|cassés|barré|barrés
			baja|bajan|bajará|bajarán|bajó|rebaja|rebajará|recorta|reduce|reducirá|elimina|eliminará _5 {tariff}
			mitad de precio
			{tariff} _5 bajarán|bajará|bajan|baissent|baisseront|sinken
			senkt|senken|reduziert|streicht|halbiert _5 *preise|*preis|*gebühren|*gebühr|*tarife|*beiträge`},
		{Subtype: "packaging", Strength: Strong, Phrases: `
			new|revised|updated|simplified|transparent|flexible|flat|usage|based pricing|plans|tariffs
			price|pricing model|plan|plans|changes|change|update|updates|structure
			per user|seat|month
			subscription|membership plan|plans|tier|tiers|model|pricing
			neue|neues|neuen _2 preismodell|tarifmodell|preisstruktur|tarife
			preismodell|preisstruktur|preisgarantie|preisbremse
			gèle|gel|bloque _3 prix|tarifs
			congela|mantiene|congelan _3 precios|tarifas|cuota|cuotas
			nouvelle|nouvelles|nouveaux _2 formule|formules|offre|grille|abonnements
			neue|neues preismodell|preise|tarife
			nouveaux|nouvelle tarifs|grille|tarification
			nuevos|nuevas precios|tarifas|planes
			neue|neues|neuen _2 tarif|tarife|abo|abos|abomodell|pakete|preispakete
			nouveau|nouvelle|nouvelles|nouveaux _1 tarif|forfait|forfaits|abonnement|abonnements|grille
			nuevo|nuevos|nueva _1 plan|planes|suscripción|tarifa
			lanza|estrena|ofrece|propose|lance|introduce _3 {tariff} _2 {num}`},
		{Strength: Hint, Phrases: `
			free|discount|discounts|discounted|sale|deal|deals|promo|promotion|coupon|giveaway|savings|bonus|rebate|cashback|save|special|offer|offers|affordable
			price|prices|pricing|fees|fee|rates|fares|tariff
			starting|starts|start at|from {money}
			for|only|just {money} {num}
			black friday
			cyber monday`},
	},
	// Markets have prices and players are free; neither sells to our readers.
	Not: `
		oil|gold|gas|copper|silver|crude|share|stock|house|home|bitcoin|btc|eth|ethereum|token|commodity|wheat|metal|consumer|producer price|prices
		pricing of _8 offering|notes|ipo|placement|shares
		prices _8 offering|ipo|notes
		price target|prediction|predictions|analysis|rally|action|surge|forecast
		for sale
		sale of
		interest|mortgage|exchange|growth|fed|tax|unemployment|birth|crime rate|rates
		price of freedom|fame|war|peace
		free agent|agents|speech|throw|throws|kick|press|trade|world|market|from|up|energy
		fiscal`,
	// A move of a fifth, or the end of something free, changes deals that are
	// open now; any other move of prices or plans is worth a look; a promotion
	// passes. A tenth is enough on a pricing page (block_price.go), where the
	// share is computed and not claimed.
	Severity: func(c Case) Severity {
		if pct := percent(c.Words); pct >= 20 || c.Subtype == "free tier" && c.Words.Has("ends", "ending", "removes", "drops", "retires", "discontinues") {
			return High
		}
		switch c.Subtype {
		case "up", "down", "packaging":
			return Medium
		}
		return Low
	},
	Details: []string{DetailAmount, DetailShare, DetailDate},
	Yes: []string{
		"Brindlow cuts price of Team plan by 20%",
		"Quenby raises subscription fees for the second time this year",
		"Ostrelle introduces free tier for small teams",
		"Pellworth offers 30% off all kitchen sets this weekend",
		"Havelock waives fees for new customers until June",
		"Tarnwick announces new pricing plans for agencies",
		"Dunmore Rail announces fare increase from January",
		"Oakmoor lowers prices across its storage range",
		"Marrow & Pine holiday sale: save up to 50% on oak desks",
		"Corvane erhöht Preise für Haushaltskunden",
		"Astery augmente ses tarifs en janvier",
		"Lindqvist baja los precios de sus envíos",
	},
	No: []string{
		"Oil prices rise as output falls",
		"Gold price steadies after three-day slide",
		"The price of freedom: a general remembers",
		"Quenby announces pricing of public offering of common stock",
		"House prices climb for a sixth month",
		"Analyst lifts price target on Oakmoor",
		"Central bank holds interest rates",
		"Striker becomes a free agent in July",
		"Pellworth recalls faulty kettles",
		"Court rules in free speech case",
		"Brindlow opens new office in Lyon",
		"Bitcoin price rally loses steam",
	},
}

func init() { register(pricing) }
