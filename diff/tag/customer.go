package tag

var customer = Def{
	Name:  "customer",
	Doc:   "a win, contract, order, selection as supplier or deployment at a customer; not a partnership of equals",
	Block: customerBlock,
	// Somebody who buys; words of partnership are left to that tag.
	Rules: []Rule{
		{Subtype: "lost", Strength: Strong, Phrases: `
			loses|lost|cancels|cancelled|terminates|ends _5 contract|order|orders|customer|account
			contract|order cancelled|terminated|cancellation
			verliert _4 auftrag|kunden`},
		{Subtype: "won", Strength: Certain, Phrases: `
			selected|chosen|picked by _6 as _3 supplier|vendor|provider`},
		{Subtype: "won", Strength: Strong, Phrases: `
			wins|won|secures|secured|awarded|lands|signs|gets|receives|received|books|bags|nets|announces|win _8 contract|contracts|order|orders|customer|customers|tender|client
			contract|order|orders|contracts from|with|for|worth|valued|win|award
			purchase|supply|production|major|million|multi|year order|contract|orders|contracts
			awarded|award contract|contracts
			new contract|contracts|customer|customers|client|clients|orders
			supply|service|services agreement|agreements
			selected|chosen|tapped|picked|named by|to|for|as
			selects|chooses|picks|select _6
			erhält|gewinnt _5 auftrag|großauftrag
			remporte _4 contrat
			gana|obtiene _4 contrato
			als neuen kunden|kundin
			entscheidet|entscheiden sich für
			erhält|gewinnt|bekommt|sichert|holt|meldet _6 auftrag|großauftrag|zuschlag|rahmenvertrag|folgeauftrag|aufträge|ausschreibung
			auftragsbuch|auftragsbestand|auftragseingang|großauftrag|rahmenvertrag
			bestellt|ordert|beauftragt _6 bei|{num}
			liefert|liefern _6 an|für|nach
			confie|confient|confiera _8 à
			décroche|remporte|gagne|obtient|signe _6 contrat|marché|commande|appel
			commande|commandes de|géante|record|pour
			équipe|équipera|équipent|livre|livrera|fournit|fournira _5 {num}
			fabricará|suministrará|construirá|entregará|equipará|proveerá _8 para
			gana|logra|consigue|obtiene|firma|adjudica _6 contrato|concurso|licitación|pedido|adjudicación
			pedido|licitación de|para
			choisit|choisissent|sélectionne|retient _5
			elige|eligen|selecciona _5
			nuevo|nouveau cliente|client
			remporte _4 appel|marché
			adjudica|adjudicado _5 contrato
			sceglie|scelgono
			firma|firmano|firmato _5 contratto
			väljer|kiest _3 som|för|voor
			tecknar _5 avtal
			beauftragt|betraut _5 mit
			vergibt|vergeben _6 an
			rüstet|rüsten|stattet|statten _6 aus
			neukunde|neukunden|neuer kunde
			gewinnt|gewinnen _5 kunden|kunde|kundin|ausschreibung|zuschlag|mandat
			beliefert|beliefern _4
			opte|optent|optera pour
			fournira|livrera|équipera|équiperont|modernisera|construira _5 à|pour|en|le|la|les
			remporté|remportent|décrochent|signe|engrange _6 contrat|commande|commandes|marché
			passe|passent commande
			carnet de commandes
			escoge|escogen|contrata a _5 para
			se adjudica|adjudican|adjudicó
			se queda|quedó con _2 obra|contrato|concurso|licitación|servicio
			ganó|gana|consigue|logró|obtuvo|firmó _6 contrato|concurso|licitación|pedido|obra|adjudicación
			suministra|suministrará|abastecerá|proveerá|equipará|fabricará|instalará _6 a|al|en|para|de
			bestellen|ordern|kaufen _6 bei
			adjudica|adjudican|adjudicó|encarga|encargan _3 a
			commandent|commande _6 à|auprès|chez`},
		{Subtype: "deployment", Strength: Certain, Phrases: `
			adopts|deploys|selects _3 for _3 a case study`},
		{Subtype: "deployment", Strength: Strong, Phrases: `
			deploys|deploy|deployed|deployment|deployments
			implements|adopts|adopt|embraces|standardizes|standardises
			migrates|switches|moves|standardizes to|on
			customer story|spotlight
			goes live with|at
			case study
			success story
			delivers|delivery|deliveries _5 to
			rolls out _6 across
			setzt _3 auf
			künftig|zukünftig mit
			setzen _3 auf
			vertraut|vertrauen auf
			stellt _6 auf _4 um
			wechselt zu
			fait|font confiance
			déploie|déploient|adopte|adoptent
			despliega|implanta|confía _5
			apuesta por
			jetzt|künftig auf _2 setzt
			warum _6 auf _3 setzt
			auf _3 setzt
			referenz|anwenderbericht|erfolgsgeschichte|kundenstory|praxisbericht
			mit|dank _3 software|lösung von
			témoignage|témoignages
			retour d'expérience
			cas client
			choisi|retenu|sélectionné par
			caso de éxito
			así trabaja|factura|gestiona|vende|produce _8 con
			historia|caso de|del cliente
			stellt|stellen|steigt|steigen _5 um
			migriert|migrieren _5 auf|zu
			nutzt|nutzen|vertraut|arbeitet|arbeiten _3 mit|auf|software
			so _8 mit
			comment _8 grâce
			s'équipe|s'équipent|équipent _4
			bascule|migre|passe vers|sur|chez
			implementa|implanta|adopta|digitaliza|moderniza|migra|gestiona|ahorra _8 con|a|de
			apuesta|apuestan|confía|confían por|en
			cómo _8 con|gracias`},
		{Strength: Hint, Phrases: `
			contract|contracts|order|orders|customer|customers|client|clients|supplier|selected|chosen|supply|vendor|project|procurement|tender
			uses|using|powered by|relies
			government|army|navy|defense|defence|county|city|ministry|agency|school|hospital`},
	},
	// Orders of courts and presidents, contracts of players, troops.
	Not: `
		executive|court|restraining|presidential order
		contract killer|talks|dispute|extension
		troops|soldiers
		deploys|deploy|deployed _3 troops|soldiers|forces|police|ships
		customer service|experience|support|satisfaction|acquisition|reviews
		in order
		selected as _4 award|finalist|best
		order of`,
	// A customer who leaves can be won; a large order shows a reference.
	Severity: func(c Case) Severity {
		switch c.Subtype {
		case "lost":
			return High
		case "won":
			if c.Words.Has("million", "billion", "major", "largest") {
				return High
			}
			return Medium
		}
		return Low
	},
	Details: []string{DetailPartner, DetailAmount, DetailCount, DetailPlace, DetailDate},
	Party: Party{
		Before: `
			contract|order|orders|contracts|tender|deal|agreement|award from|with|by|at
			selected|chosen|picked|awarded|tapped|named|appointed by
			signs|lands|wins|adds|books|secures
			deployed|live|goes|rollout|implementation at|by|with
			supply|supplies|deliver|delivers|provide|equip
			supply|supplies|supplying|deliver|delivers|delivering|provide|provides|ship|ships|sell|sells|build|builds _7 to|for
			^ how|why|wie|warum|comment|pourquoi|cómo|así
			case study|story with|of
			live|onboarded|deployment|installation|pilot|trial at|by|with|in
			liefert|liefern|stattet|rüstet _6 an
			rüstet|stattet
			équipe|équipera|fournit|fournira|livre|livrera|confié
			fournit|fournira|livre|livrera|vend _6 à|au|aux
			suministrará|entregará|proveerá|fabricará|vende _6 a|al|para
			mantenimiento|servicio|gestión|suministro _6 de|para
			customer|client|customers|clients
			auftrag|großauftrag|rahmenvertrag|vertrag|folgeauftrag von|für|mit
			auftrag|großauftrag|rahmenvertrag|folgeauftrag von? der|des|dem
			kunden|kunde|kundin
			gewinnt|beliefert|überzeugt
			contrat|marché _8 avec|auprès
			contrat|commande|marché _8 de la|l|d
			commande de
			marché|contrat de
			choisi|choisie|retenu|retenue|sélectionné par
			contrato con|de
			elegida|elegido|seleccionada por`,
		Behind: `
			contract|order|orders
			are|is|now|goes|go|went live
			moved|moves|has|have _2 over|live|chosen|selected|signed|switched|adopted
			cut|cuts|saves|saved|halved|halves|reduced|automates|automated _8 with
			to roll|deploy|use|install|equip|adopt|buy
			selects|chooses|picks|adopts|deploys|taps|orders|awards|signs|switches|moves|migrates|standardizes|standardises|uses|goes|rolls|renews|extends|replaces
			setzt|entscheidet|wählt|vertraut|beauftragt|wechselt|stellt
			choisit|sélectionne|retient|adopte|déploie|confie|fait
			elige|selecciona|adjudica|confía|implanta|apuesta|adopta`,
	},
	Yes: []string{
		"Oakmoor wins contract to supply city schools",
		"Quenby receives $3 million purchase order from Lindqvist Freight",
		"Astery Bank selects Brindlow for expense management",
		"Ostrelle awarded five-year archive contract by the ministry",
		"Kestwick Health deploys Tarnwick scheduling across 30 clinics",
		"Dunmore Rail chooses Corvane for traction power",
		"Brindlow secures new customer in the Nordics",
		"Corvane loses contract with city utility",
		"Pellworth Foods secures orders from three airlines",
		"Tarnwick selected by Havelock Insurance as claims supplier",
		"Norrvik adopts Oakmoor for warehouse planning: a case study",
		"Lindqvist erhält Großauftrag aus Polen",
	},
	No: []string{
		"President signs executive order on shipping",
		"Army deploys troops to border",
		"Court order blocks the merger",
		"Brindlow improves customer service with chat",
		"Quenby partners with Oakmoor on research",
		"Striker in contract talks with club",
		"Ostrelle opens warehouse in Utrecht",
		"Havelock names head of claims",
		"Pellworth launches oat drink",
		"Astery reports quarterly profit",
		"In order to grow, teams must rest",
		"Dunmore Rail raises fares",
	},
}

func init() { register(customer) }
