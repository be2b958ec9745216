package tag

var regulatory = Def{
	Name:  "regulatory",
	Doc:   "a lawsuit, probe, fine, approval, permit, patent grant, certification or change of rules; not a research rating",
	Block: regulatoryBlock,
	// Courts, regulators and auditors; what a company says of itself counts
	// only with the name of the norm.
	Rules: []Rule{
		// The words of the reader of filings, with the item's number: no headline has them.
		{Subtype: "breach", Strength: Certain, Phrases: `
			material cybersecurity incident item 1.05`},
		{Subtype: "breach", Strength: Certain, Phrases: `
			data|security breach|leak
			ransomware attack
			datenleck|datenpanne`},
		{Subtype: "breach", Strength: Strong, Phrases: `
			breach|hack|ransomware of|at|hits|exposes|attack
			hacked|cyberattack
			cyberangriff|hackerangriff|ransomware auf|bei|legt|trifft
			cyberattaque|piratage|ciberataque|hackeo|hackean
			fuite|filtración|vol de données|datos
			daten gestohlen|erbeutet`},
		{Subtype: "fine", Strength: Certain, Phrases: `
			authority|regulator|watchdog|commission|commissioner|agency|ombudsman fines|fined|penalises|penalizes`},
		{Subtype: "fine", Strength: Strong, Phrases: `
			fined|fines|penalty|penalties
			fine of
			to pay _5 settle|fine|penalty|settlement
			settles|settlement|settle
			bußgeld|geldstrafe|amende|multa
			bußgeld|bußgelder|geldbuße|kartellstrafe|millionenstrafe
			muss _6 strafe|bußgeld|geldbuße
			amende|sanction|sanctions de|pour|contre
			multa|sanción|multas de|a|por|contra
			verhängt _5 bußgeld|geldbuße|strafe
			condamné|condamnée|inflige|sanctionne|sanctionné|sanctionnée
			sanciona|sancionado|sancionada|multada|multado
			{watchdog} _8 büsst|büßt|sanctionne|multa|sanciona|inflige|bestraft|condamne|condena
			busse|bussgeld|millionenbuße|rekordstrafe|rekordbuße|millionenbusse
			zahlt|zahlen|droht|kassiert _6 strafe|bußgeld|busse
			écope|écopent|écopera
			multan|multó|sanciona|sancionan|sancionó a|con
			sanción|multa de|millonaria|a|para`},
		{Subtype: "lawsuit", Strength: Certain, Phrases: `
			warning|enforcement|improvement|prohibition|safety notice
			voluntary|precautionary recall
			recall of
			recalls|recalled _3 batch|batches|products|vehicles|devices|units`},
		{Subtype: "certification", Strength: Certain, Phrases: `
			granted|receives|received|obtains|awarded|gets _3 certificate|certification|clearance under|for|from|to
			ce|ukca certificate|marking|mark`},
		{Subtype: "lawsuit", Strength: Strong, Phrases: `
			{legal}
			sues|sue|sued|suing
			class action
			securities fraud
			court|judge|jury|tribunal
			supreme|federal|appeals|district court
			antitrust|probe|probes|investigation|investigates|investigating
			charges|charged|pleads|guilty|convicted|sentenced|indicted|ruling|verdict
			files|filed _5 suit|against|complaint
			verklagt|klage|kartellamt|poursuit|procès|demanda
			verliert|gewinnt _3 patentstreit|rechtsstreit|prozess|streit
			verurteilt|landgericht|oberlandesgericht|bundesgerichtshof
			condamné|condamnée|condannato|condannata|condenado|condenada
			serves|served|issues|issued|hands _3 notice|warning
			warning|enforcement|improvement|prohibition notice|letter|action
			cease and desist
			ermittelt|ermittlungen gegen
			abmahnung|urteil|kartellverfahren
			verklagt|klagt|sammelklage|klage|klagen gegen|auf|von
			sammelklage|razzia|durchsuchung|patentklage|einstweilige
			ermitteln|ermittelt gegen
			wettbewerbshüter|kartellamt|bundeskartellamt|datenschützer|datenschutzbehörde
			attaqué|attaquée|poursuivi|poursuivie|assigné|assignée|visé|visée _4 justice|contrefaçon|tribunal|concurrence|enquête|plainte
			porte|dépose plainte
			plainte|action contre|collective
			action de groupe
			rappelle|rappel de|des _4
			demanda|querella|denuncia _2 contra|colectiva|por
			demanda|acción colectiva
			competencia|cnmc|cofece|profeco|anticorrupción|fiscalía abre|investiga|multa|sanciona|expedienta
			abre|abren expediente|investigación
			retira|retiran|rückruf|ruft _5 mercado|lote|lotes|zurück
			mise en demeure
			enquête de|sur
			investiga|demandada|demandado
			{watchdog} _8 ermittelt|prüft|untersucht|rügt|mahnt|stoppt|verbietet|untersagt|durchsucht|klagt|enquête|épingle|assigne|poursuit|interdit|suspend|investiga|ordena|prohíbe|obliga|clausura|exige|suspende|imputa|demanda|denuncia|advierte
			vor gericht|bgh|eugh
			rappel à l'ordre
			rappel|rappels massif|volontaire
			rückrufaktion|produktrückruf
			perquisition|perquisitions|perquisitionné
			mis|mise en examen
			recours collectif
			traîne|attaque|assigne|poursuit _5 justice|tribunal|tribunaux
			épinglé|épinglée|épinglés
			retiro|retirada de _5 lote|lotes|producto|productos
			demandan|demandará|demandó|denuncian|querella a|al|contra
			ante la justicia`},
		{Subtype: "certification", Strength: Strong, Phrases: `
			iso {num}
			soc {num}
			certification|certified|accreditation|accredited|fedramp|hipaa
			complian* with
			regains compliance
			zertifiziert|zertifizierung|certifié|certificación
			nach iso
			certifiée|certificado|certificada
			zertifikat|zertifikate|gütesiegel
			obtient|décroche|reçoit _4 certification|label|norme
			obtiene|logra|recibe _4 certificación|sello|norma`},
		{Subtype: "approval", Strength: Strong, Phrases: `
			fda|ema|sec|fcc|faa|epa|ftc|mhra|bafin|finma
			receives|receive|secures|gets|wins|obtains|granted|grants|awarded|gains _6 approval|clearance|license|licence|permit|patent|authorization|authorisation|designation
			patent|patents
			regulatory approval|clearance|filing
			approves|approval|approved|clearance|permit|authorization
			fast track
			orphan drug
			510 k
			zulassung|genehmigung|genehmigt|autorisation|aprobación
			genehmigt|zugelassen
			lässt _6 zu
			erhält|bekommt|erteilt _5 zulassung|genehmigung|lizenz|banklizenz|freigabe|zulassungen
			grünes licht
			swissmedic|bfarm|finma|bafin|ema|ansm|aemps|cofepris|anmat|invima|amf|acpr|cnmv
			feu vert
			obtient|reçoit|décroche _5 agrément|autorisation|licence|homologation|marquage|visa
			luz verde
			obtiene|recibe|logra _5 autorización|licencia|permiso|aprobación
			autorise|autoriza _4
			agrément|homologation|homologué
			autorización|autoriza
			{watchdog} _8 genehmigt|erlaubt|gibt|autorise|valide|approuve|aprueba|autoriza|homologa
			bekommt|erhält _5 patent|bewilligung|erlaubnis|konzession
			brevet|brevets sur|pour|de
			valide|approuve|autorise _4 rachat|fusion|médicament|vaccin|traitement|acquisition
			patente|patentes para|de|sobre
			aprueba|aprobó|autorizó|aprueban _4 fármaco|medicamento|vacuna|compra|fusión|tratamiento`},
		{Subtype: "rule", Strength: Strong, Phrases: `
			new rules|law|regulations|regulation
			bans|ban|banned|recall|recalls|sanctions|crackdown|subpoena*
			regulator|regulators|regulatory|legislation|senate|congress bill|vote|votes|passes?
			bill to|would|on`},
		{Strength: Hint, Phrases: `
			compliance|regulation|regulations|legal|law|rules|rule|licensed|license|licence|eu|commission|state|federal|rights|case|trial|investors contact
			against|deadline|alleged|alleges|dispute|violations|standards`},
	},
	// Trials of medicines and of products, and courts for tennis.
	Not: `
		clinical trial|trials
		free trial
		law firm|office
		court _3 tennis
		tennis|basketball court`,
	// A breach is critical: customers ask the same day. What costs money or a
	// trial weighs high, a permit opens a door, a certificate is expected.
	Severity: func(c Case) Severity {
		switch c.Subtype {
		case "breach":
			return Critical
		case "fine", "lawsuit":
			return High
		case "approval", "rule":
			return Medium
		}
		return Low
	},
	Details: []string{DetailAmount, DetailPartner, DetailPlace, DetailDate},
	Party: Party{
		Before: `
			fined|sued|charged|cleared|approved|investigated|probed|ordered|condemned|sanctioned _6 by
			approval|clearance|permit|licence|license|authorisation|authorization|order|fine|penalty|notice|warning|subpoena from|by|of
			sues|suing|sued
			settles|settle|settled with
			cleared|barred|banned|blocked|ordered|licensed|authorised|authorized|certified|probed|warned|rejected _4 by
			suit|lawsuit|case|complaint|claim|action against|with|by|from
			settlement with
			against|gegen|contre|contra
			von der|dem
			klage|verfahren|streit gegen|mit|von
			par la|le|l
			por la|el
			amende de|par`,
		Behind: `
			clearance|approval|permit|licence|license|authorization|authorisation|nod|probe|investigation|fine|lawsuit|inquiry|warning|subpoena|recall|settlement
			fines|sues|approves|clears|investigates|probes|opens|orders|grants|charges|accuses|warns|blocks|bans|issues|rejects|dismisses|upholds|files|rules
			verhängt|verklagt|genehmigt|ermittelt|untersagt|erteilt
			inflige|sanctionne|autorise|condamne|enquête|poursuit
			multa|sanciona|autoriza|investiga|demanda|impone`,
	},
	Yes: []string{
		"Oakmoor sued by rival over warehouse patents",
		"Regulator fines Astery Bank EUR 12 million over anti-money-laundering lapses",
		"Kestwick Health receives FDA clearance for glucose sensor",
		"Brindlow achieves ISO 27001 certification",
		"Quenby reports data breach affecting 40,000 users",
		"Court dismisses class action against Pellworth Foods",
		"Ostrelle granted patent for cold-chain seal",
		"Antitrust probe opened into Corvane takeover",
		"Havelock Insurance to pay $3 million to settle claims",
		"Dunmore Rail wins regulatory approval for night trains",
		"Tarnwick completes SOC 2 Type II audit",
		"Kartellamt genehmigt Übernahme: Zulassung für Corvane",
	},
	No: []string{
		"Rookie shines on tennis court",
		"Brindlow launches free trial of its planner",
		"Quenby appoints general counsel",
		"Pellworth opens plant in Gdansk",
		"Study links sleep and memory",
		"Ostrelle raises $40 million",
		"Havelock wins design award",
		"Oakmoor partners with Tarnwick",
		"Astery Bank to present at payments summit",
		"Kestwick cuts price of home test",
		"Five tips for a calmer office",
		"Lindqvist expands to Portugal",
	},
}

func init() { register(regulatory) }
