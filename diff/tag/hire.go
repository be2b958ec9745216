package tag

var hire = Def{
	Name:  "hire",
	Doc:   "an appointment, departure, promotion, lay-off or hiring by a company; not how-to-hire advice, sport, politics or a profile",
	Block: hireBlock,
	// A role near the verb is asked for: people join clubs and are named
	// after saints too.
	Rules: []Rule{
		// The words of the reader of filings, with the item's number: no headline has them.
		{Subtype: "lay-off", Strength: Certain, Phrases: `
			restructuring with lay offs or closings item 2.05`},
		{Subtype: "executive change", Strength: Certain, Phrases: `
			directors or officers come or go item 5.02`},
		{Subtype: "lay-off", Strength: Certain, Phrases: `
			lays|laid off _4 staff|employees|workers|people|workforce|{num}
			layoffs
			baut _4 stellen ab
			baut|streicht|kürzt|bauen _5 jobs|stellen|arbeitsplätze|posten|mitarbeiter
			streicht _4 stellen`},
		{Subtype: "lay-off", Strength: Strong, Phrases: `
			layoff|redundancies
			lays|lay|laid off
			job cuts|losses
			cuts|cut|cutting|slashes|slash|eliminates|axe|axes|shed|sheds|trims _5 jobs|workforce|staff|positions|employees|headcount|workers
			workforce reduction
			jobabbau|personalabbau|kündigungswelle|massenentlassung|massenentlassungen
			supprime|supprimer|supprimera|supprimés|suppression|suppressions _5 poste|postes|emplois|emploi
			plan social
			plan de sauvegarde
			recorta|recorte|recortará|suprime|elimina _5 empleos|puestos|plantilla
			expediente de regulación
			ere en|de|para|sobre
			despedirá|despiden
			stellenabbau|entlässt|entlassungen
			licencie|licenciements
			supprime _4 postes|emplois
			despide|despidos
			人員削減|希望退職
			entlässt|kündigt|kündigen|entlassen _5 mitarbeiter|mitarbeitern|beschäftigte|beschäftigten|leute|menschen|{num}
			licenciera|licencient|licencier|licenciement
			biffe|retranche|abolit|supprime|supprimera _4 {num}
			mises|mise à pied
			despide|despedirá|despidió|cesantea|cesanteó|echa _4 trabajadores|empleados|operarios|personas|{num}
			ajuste|reducción de plantilla|personal
			streicht|streichen|baut _4 stelle|arbeitsplatz|job|posten`},
		{Subtype: "executive out", Strength: Strong, Phrases: `
			steps|stepping|step|stepped down|aside
			resigns|resignation|resigned|quits
			{role} departs|leaves|departure|exits|retires|ousted
			departure|retirement|resignation of
			to|will leave|depart _4 company
			fires|ousts|dismisses _4 {role}
			tritt _4 zurück
			verlässt _4 unternehmen
			démissionne|dimite
			verlässt|verlassen _6 jahresende|monatsende|ende|unternehmen|vorstand|konzern
			{role} _5 verlässt|geht|scheidet
			scheidet _6 aus
			quitte|quittent _5 fonctions|poste|direction|groupe|entreprise
			{role} _5 quitte
			deja _5 cargo|dirección|empresa|puesto
			chefwechsel|führungswechsel|chefsuche|vorstandswechsel
			rücktritt _4 {role}
			départ _3 directeur|directrice|pdg|patron|patronne|président|présidente|dg|fondateur
			patron|patronne|pdg|directeur|directrice _6 départ|quitte|part|démissionne
			cambio|relevo|cambios en|al _2 cúpula|dirección|frente|mando
			renuncia|salida|dimisión _3 presidente|presidenta|director|directora|ceo|consejero|consejera
			{post} geht|hört|räumt|wirft|muss|verlässt|tritt|scheidet|legt
			legt _5 nieder
			von bord
			trennt|trennen sich von _3 {post}
			claque la porte
			tire sa révérence
			quitte|quittera|quitter _4 entreprise|société|direction|poste
			limogé|limogée|évincé|évincée|démission du|de|de la
			dimite|renuncia|cesa|dejará|deja|abandona|abandonará|destituye|destituyen _6 {role}
			{role} _5 dimite|renuncia|deja|dejará|abandona|quittera|démissionne
			deja|dejará|abandona|abandonará _4 compañía|presidencia|grupo|firma
			sale|salida _3 {role}`},
		{Subtype: "promoted", Strength: Strong, Phrases: `
			promotes|promoted|elevates|elevated _8 to|as
			promotion of
			befördert`},
		{Subtype: "hiring spree", Strength: Strong, Phrases: `
			to|will hire|recruit _2 {num}
			hires|hiring|recruits|recruiting|adds|add|create|creates|creating _3 jobs|engineers|employees|staff|workers|people|positions
			{num} new jobs
			hiring spree|event|drive
			schafft|schaffen _4 arbeitsplätze|jobs
			sucht|suchen|stellt|einstellen _5 azubis|auszubildende|mitarbeitende|fahrer|fahrerinnen|ingenieure|entwickler|entwicklerinnen|leute|verstärkung
			recrute|recrutent|embauche|embauchera _5 {num}
			recrute|embauche _5 salariés|personnes|collaborateurs|consultants|ingénieurs|techniciens|conducteurs|développeurs|postes|saisonniers
			embauches|recrutements
			contratará|contrata|incorporará _4 {num}
			contratará|busca|buscamos _5 programadores|ingenieros|trabajadores|empleados|personas|profesionales|conductores|talento
			schafft _4 stellen
			stellen|stellt {num} _3 ein
			suchen|sucht {num} _3 mitarbeiter|kollegen|fachkräfte|pflegekräfte|fahrer
			stellt _4 mitarbeiter
			crée _4 emplois
			crea _4 empleos
			sucht|suchen {num}
			{num} neue stellen|arbeitsplätze|jobs|mitarbeiter
			crée|créera|créer|recruter|recrutera|embaucher|embauchera|recherche _4 {num}
			{num} _1 embauches|recrutements|emplois|empleos|vacantes|contrataciones
			busca|creará|generará|sumará|genera|contratar|emplear|empleará _3 {num} _3 empleos|puestos|personas|trabajadores|profesionales|ingenieros|empleados|conductores|programadores|técnicos`},
		{Subtype: "executive in", Strength: Strong, Phrases: `
			appoints|appoint
			appointed _8 {role}|board
			appointment of
			appointments to
			names|named|taps|hires|hired|recruits|welcomes|selects|elects|elected|announces|adds|brings|picks _9 as _5 {role}
			names|taps|hires|elects _6 {role}
			named|elected to|as? _5 {role}|board
			new ceo|cfo|coo|cto|president|chairman|chief|director|vp|head
			joins|join|joined _6 as _5 {role}
			joins|join|joining _5 advisory|board|team|leadership|firm
			to|of|its advisory board
			board of directors
			to lead|head _6 team|division|practice|business|operations|strategy|growth|sales
			ernennt|beruft|bestellt
			wird _4 geschäftsführer|geschäftsführerin|vorstand|ceo|cfo|chef|chefin
			neuer|neue ceo|cfo|geschäftsführer|geschäftsführerin|vorstand|chef
			nomme|nommé|nommée
			nombra|nombrado|nombrada
			wird _4 {role}
			neuer|neue|neuen _2 {role}
			übernimmt _4 leitung|vorsitz|führung|ressort
			verstärkt _3 führung|vorstand|geschäftsführung|führungsteam|team
			prend la tête|direction
			rejoint|rejoignent _6 comme|tant|équipe|direction
			nouveau|nouvelle _2 {role}
			ficha|incorpora _6 {role}
			代表取締役|社長|役員 の? 異動|交代|人事
			代表取締役異動|役員人事|社長交代|新社長|社長就任
			se incorpora _4
			neue|neuer|neuen chef|chefin|leiter|leiterin|spitze|führung
			neue|neuer _5 an der spitze
			an der|die spitze
			folgt auf
			wechselt zu|zum|zur|in _4 {role}
			holt|beruft|verpflichtet _6 {role}|chef|chefin|leiter|leiterin
			arrive à la tête|direction
			à la tête|direction de|du|des
			succède à
			nuevo|nueva|nuevos _3 director|directora|consejero|consejera|presidente|presidenta|jefe|jefa|responsable|gerente
			asume _4 dirección|cargo|presidencia|gerencia
			releva a|al
			al frente de
			nuevo|nueva {role}
			neuer|neue|neuen|neuem|unser|unsere|unseren _4 {post}
			wechselt|wechseln|kommt|startet|verstärkt als _3
			wird|holt|beruft|ernennt|bekommt|bestellt|bestimmt|findet|verpflichtet|befördert|gewinnt|macht _6 {post}
			zum|zur neuen {post}
			zum|zur {post} ernannt|berufen|bestellt|befördert
			rückt|rücken _6 auf
			übergibt|übergeben _5 an
			neu im team|vorstand
			tritt _5 nachfolge
			nommé|nommée|promu|promue|nommés|désigné|désignée _6 {role}
			recrute|débauche|accueille|nomme|choisit _7 {role}
			prend|prendra les rênes|commandes
			aux commandes|manettes de|du|d
			à la barre
			passe|passent la main
			change|changent de patron|patronne|pdg|directeur|directrice|tête
			succède|succédera|remplace|remplacera _1 à|au
			rejoint|rejoindra _6 {role}
			nombra|designa|contrata|elige|suma|promueve|asciende _7 {role}
			asume|asumirá|asumió _6 {role}
			toma|tomará las|el riendas|mando|timón|relevo
			releva|relevará|sustituye|sustituirá|reemplaza|reemplazará|sucede|sucederá a|al|en
			{role} general|generale|ejecutivo|ejecutiva|général|générale|financiero|financiera|comercial|commercial|commerciale|financier|financière de|del|en|chez|d|du
			se une|suma a|al|como _4 {role}`},
		{Strength: Hint, Phrases: `
			joins|welcomes|hires|names|appointed|appointment|board|hire|hiring|executive|leadership
			ceo|cfo|coo|cto|vp|president|chief officer?
			jobs|staff|workforce|employees|team
			as senior|vice|managing|new|chief|director|partner`},
	},
	// Sport, politics, awards and what a chief says.
	Not: `
		wird|werden partner|sponsor|hauptsponsor|trikotsponsor
		nomme|nombra|ernennt|beruft _3 mission|commission|comité|comisión|kommission|embajador|botschafter|ambassadeur
		jury duty
		named|recognized a? leader|leading|best|top
		coach|quarterback|striker|midfielder|goalkeeper|manager|captain _6 season|club|league|cup
		prime minister
		president bush|putin|trump|biden|obama|chavez
		ambassador|senator|governor|minister|cabinet|justice
		how to hire
		fires up
		top|best|recognized _6 lawyers|doctors|doctor|lawyer
		award|awards|finalist|winner|winners
		jobs report|data|growth
		ceo says|discusses|interview|letter`,
	// Lay-offs and the first row of a company change who decides and who can
	// be hired; single openings are known by their number, not by one.
	Severity: func(c Case) Severity {
		switch c.Subtype {
		case "lay-off":
			return High
		case "executive in", "executive out":
			if c.Words.Has("ceo", "cfo", "coo", "cto", "cio", "ciso", "cro", "chief", "president", "chairman", "geschäftsführer", "geschäftsführerin", "vorstand") {
				return High
			}
			return Medium
		case "promoted", "hiring spree", "executive change":
			return Medium
		}
		return Low
	},
	Details: []string{DetailPerson, DetailTitle, DetailAfter, DetailCount, DetailShare, DetailPlace, DetailDate},
	Yes: []string{
		"Corvane Energy names Ilse Harmsen chief information officer",
		"Brindlow appoints Tomas Reyl as vice president of sales",
		"Quenby chief executive steps down after nine years",
		"Ostrelle to cut 400 jobs in Europe",
		"Pellworth Foods promotes Ana Sorel to chief operating officer",
		"Havelock Insurance lays off a tenth of its staff",
		"Dr. Karin Moll joins Kestwick Health advisory board",
		"Tarnwick welcomes Jonas Brandt as managing director",
		"Oakmoor to hire 200 engineers in Porto",
		"Astery Bank announces appointment of Lea Kranz to board of directors",
		"Lindqvist Freight ernennt neuen Finanzvorstand",
		"Dunmore Rail nomme une nouvelle directrice financière",
		"Marrow & Pine nombra a Luis Prado director general",
	},
	No: []string{
		"Local teacher appointed to jury duty",
		"How to hire your first salesperson",
		"Striker's goal fires up fans",
		"A partner at the law firm writes on tax",
		"Minister resigns over harbour vote",
		"Quenby launches recruiting software",
		"Unemployment falls to four per cent",
		"Brindlow named best place to work",
		"Pellworth wins supply contract",
		"Club signs midfielder for three seasons",
		"Ostrelle raises $40 million",
		"Five questions to ask a new manager",
	},
}

func init() { register(hire) }
