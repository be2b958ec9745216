package tag

var partnership = Def{
	Name:  "partnership",
	Doc:   "an alliance, joint venture, integration, distribution, sponsorship or licensing with another organisation; not a customer's order",
	Block: partnerBlock,
	// Two who do something together; who pays whom makes it a customer's
	// order instead.
	Rules: []Rule{
		// The words of the reader of filings, with the item's number: no headline has them.
		{Subtype: "agreement", Strength: Certain, Phrases: `
			signs a material agreement item 1.01`},
		{Subtype: "ended", Strength: Certain, Phrases: `
			ends a material agreement item 1.02`},
		{Subtype: "ended", Strength: Strong, Phrases: `
			ends|end|terminates|terminated|terminate|dissolves|exits|quits _5 partnership|alliance|agreement|collaboration|venture
			part|parts ways
			beendet _5 partnerschaft|zusammenarbeit|kooperation
			beenden|kündigt _5 partnerschaft|zusammenarbeit|kooperation|vertrag
			met|mettent fin à _4 partenariat|accord|alliance|collaboration
			rompe|rompen|termina|terminan _4 alianza|acuerdo|convenio|colaboración`},
		{Subtype: "integration", Strength: Strong, Phrases: `
			integrates|integrated|integrate _4 with|into
			integration with|between
			integriert _5
			schnittstelle zu|zwischen|für
			schnittstelle|anbindung|konnektor an|mit|zur|zum
			lässt sich mit _4 verbinden
			verbinden|verbindet|verknüpft|koppelt _5 mit
			connectez|connecte|reliez|synchronisez _4 à|avec
			intégration|connecteur avec|entre|pour
			integración|conecta|conector con|entre
			s'intègre|intègre _4
			se integra con|en
			integriert|verknüpfen|koppeln|arbeitet _4 mit|in
			compatible|connecté|connectée|relié avec|à
			disponible|desde|dentro _3 integración
			se conecta|sincroniza con`},
		{Subtype: "reseller", Strength: Strong, Phrases: `
			reseller|distribution|distributor|licensing|channel|dealer agreement|deal|partner|partnership
			exclusive|signs|sign distribution|distributor|license|licensing
			licenses|licensed _3 technology|to
			white label
			vertriebspartner|vertriebsvertrag|lizenzvertrag|lizenzabkommen|vertriebsabkommen
			übernimmt _4 vertrieb
			distribuera|distribuira|distribue _5 produits|gamme|vins|marque|solutions
			distribuirá|distribuirán|comercializará _5 productos|vinos|equipos|marca|marcas|soluciones|gama`},
		{Subtype: "alliance", Strength: Strong, Phrases: `
			partners|partner|partnering|partnered with|to|on|for
			partnership with|between|to|for
			strategic partnership|alliance|collaboration|partnerships
			announce|announces|announced|form|forms|forge|enter|enters|sign|signs|ink|inks|expand|expands|extend|extends|renew|renews _4 partnership|collaboration|alliance|partnerships
			team|teams|teaming|teamed up
			join|joins|joined|joining forces|hands
			joint venture
			collaborate|collaborates|collaborating|collaborated
			collaboration with
			mou|memorandum
			alliance with
			official|title|presenting|proud sponsor|partner
			sponsorship|sponsors|cooperation
			in partnership|collaboration
			partnerschaft|kooperation|kooperiert|kooperieren
			arbeitet _5 zusammen
			partenariat
			wird|werden|bleibt _4 partner|sponsor|hauptsponsor|trikotsponsor|ausrüster
			gründen|gründet _4 gemeinschaftsunternehmen|joint
			gemeinschaftsunternehmen|partnerschaften|allianz|vertriebspartnerschaft|kooperationen
			schließen|schließt|bilden|bildet _4 allianz|bündnis|partnerschaft
			machen gemeinsame
			gemeinsam mit
			tun|schließen _3 sich _3 zusammen
			arbeitet|arbeiten|kooperiert|verbündet _6 zusammen|mit
			main dans la
			s'unissent|unissent|s'associe|s'associent|font _3 alliance|équipe|cause|forces|pour
			coentreprise|co|joint venture|entreprise
			accord de|avec _3 distribution|licence|partenariat|coopération
			noue|nouent|signe|signent|scelle|scellent _4 partenariat|accord|alliance
			parrain|sponsor|partenaire|mécène officiel|principal|du|de
			pactan|pacta|firman|sellan|cierran|alcanzan _4 acuerdo|alianza|distribuir|colaborar|convenio
			unen|une fuerzas
			se alía|alían _4
			convenio|acuerdo de|con|para
			empresa|sociedad conjunta
			patrocinador|patrocina|patrocinio
			sponsort|sponsorvertrag|trikotsponsor|hauptsponsor
			s'associe|s'allie
			alianza|colaboración|acuerdo con
			se asocia
			arbeiten _5 zusammen
			s'associent|s'allient|collaborent
			se asocian|colaboran
			bündeln|vereinen _3 kräfte
			spannen|spannt _3 zusammen
			vertiefen|vertieft|verlängern|verlängert|vereinbaren|vereinbart|starten _5 partnerschaft|zusammenarbeit|kooperation|sponsoring
			zusammenarbeit mit|zwischen|von
			entwickeln|bauen|bieten|betreiben _2 gemeinsam
			partenaire|partenaires officiel|stratégique|exclusif|pour|de|du
			collabore|collaborent|collaboreront|coopèrent|coopère avec|pour
			conclut|concluent|signe|signent|annoncent _5 accord|entente|protocole|partenariat|alliance
			alliance|entente|accord|partenariat entre|avec
			unissent|allient|joignent|associent leurs forces|efforts
			commanditaire|commandite
			acuerdo|alianza|convenio|colaboración entre|con
			colabora|colaborarán|colaborará|colaboran|trabajarán con|en|juntos|juntas
			acuerdan|sellan|firma|firman|suscriben|suscribe|cierra|cierran _5 acuerdo|alianza|convenio|pacto|colaboración
			se unen|asocian|alían|asociará|unirá para|con|a
			socio|socios estratégico|estratégicos|oficial|tecnológico
			de la mano de|con
			unen|unirán|suman sus? fuerzas|esfuerzos
			patrocinará|patrocinan|parrainera|parraine|sponsern|sponserte
			stellen|bringen|entwickeln|starten|bieten _2 gemeinsame|gemeinsamen|gemeinsames`},
		{Strength: Hint, Phrases: `
			partners|partner|partnership|partnerships|partnered|alliance|collaboration|sponsor|agreement|deal|pact|ecosystem
			signs|sign|inks|joins|join|unite|unites|together|link|links
			and _6 announce|launch|to|sign|introduce
			with _4 to`},
	},
	// Law firms have partners, states have pacts, buyers sign too.
	Not: `
		capital|law|legal|venture|ventures|equity partners|partner
		a partner at
		peace|trade|arms|climate agreement|deal|pact
		definitive|merger|purchase agreement
		acquires|acquire|acquisition
		contract|order|customer
		loi`,
	// An end or an exclusive right shuts somebody out; an alliance may; an
	// integration is a feature.
	Severity: func(c Case) Severity {
		if c.Subtype == "ended" || c.Words.Has("exclusive") {
			return High
		}
		if c.Subtype == "alliance" || c.Subtype == "agreement" || c.Words.Has("strategic", "joint") {
			return Medium
		}
		return Low
	},
	Details: []string{DetailPartner, DetailAmount, DetailShare, DetailPlace, DetailDate},
	Party: Party{
		Pairs: true,
		Before: `
			picks|appoints|names|selects|resell|resells|reselling|distribute|distributes|integrates|supports
			s'allie|s'allient|s'associe|s'associent à|au|avec
			se alía|asocia con|a
			with|mit|avec|con
			licenses|licences|licensed|licences|sublicenses|sells|brings|extends _8 to
			sponsor|sponsors|partner|sponsorship|supplier of|to|for|von|des|der|du|de|del|der
			to sponsor
			sponsors|sponsert|sponsort|patrocina|parraine
			links|connects _4 to
			accord|entente|alliance|partenariat _3 avec|entre
			acuerdo|alianza|convenio _3 con|entre
			kooperation|partnerschaft|zusammenarbeit|allianz mit|von|zwischen
			between|zwischen|entre
			joins|join
			integrates with
			team|teams up with`,
		Behind: `
			picks|appoints|names to|as|for
			partner|partners|team|teams|join|joins|sign|signs|collaborate|collaborates|ink|form|forge|integrates|invests`,
	},
	Yes: []string{
		"Brindlow partners with Quenby to connect billing and freight data",
		"Ostrelle and Oakmoor announce strategic partnership",
		"Havelock Insurance teams up with Dunmore Rail on travel cover",
		"Tarnwick signs MoU with Lindqvist Freight",
		"Kestwick and Pellworth form joint venture for hospital meals",
		"Astery Bank integrates with Brindlow for instant payouts",
		"Corvane signs exclusive distribution agreement with Norrvik",
		"Marrow & Pine becomes official sponsor of the harbour regatta",
		"Quenby expands collaboration with Ostrelle",
		"Ostrelle and Quenby end partnership after three years",
		"Brindlow und Oakmoor schließen Partnerschaft",
		"Astery annonce un partenariat avec Corvane",
		"Lindqvist anuncia alianza con Dunmore",
	},
	No: []string{
		"She is a partner at the law firm of Moll & Kranz",
		"Ministers sign peace agreement after long talks",
		"Brindlow acquires Oakmoor for $90 million",
		"Quenby launches new mobile app",
		"Astery Bank names new chief risk officer",
		"Couple celebrate ten years together",
		"Pellworth wins catering contract from city schools",
		"Oakmoor reports record quarterly revenue",
		"How to choose a dance partner",
		"Trade deal vote delayed again",
		"Corvane opens second plant in Gdansk",
		"Tarnwick fined over data retention",
	},
}

func init() { register(partnership) }
