package tag

var positioning = Def{
	Name:  "positioning",
	Doc:   "how the company is presented: a rebrand, award, ranking, milestone, anniversary or manifesto",
	Block: positioningBlock,
	// What others or the company say that it is.
	Rules: []Rule{
		{Subtype: "rebrand", Strength: Strong, Phrases: `
			rebrand*
			new name|brand|logo|identity
			changes name
			name change
			renames|renamed
			brand refresh|identity
			umbenennung|neuer name|markenauftritt|change de nom|cambia de nombre
			heißt jetzt|künftig|nun
			aus _3 wird
			neuer|neues|neuen _2 name|namen|logo|auftritt|markenauftritt
			benennt|nennt sich _3 um
			nouvelle identité|image|marque
			nouveau nom|logo
			change de? nom|logo|identité
			nueva identidad|imagen|marca
			nuevo nombre|logo|logotipo
			cambia de? nombre|logo|imagen
			ahora es|se llama
			devient|deviennent _5 nom
			pasa a llamarse
			heißt|heissen|nennt _4 künftig|jetzt|nun|ab
			wird zu|künftig
			tritt|treten _6 auf
			rebaptise|rebaptisé|rebaptisée|rebautiza|rebautizada
			s'appelle|s'appellera désormais|dorénavant
			se llama|llamará ahora|desde
			cambia|renueva|estrena|moderniza _2 identidad|imagen|marca|logo|nombre|logotipo`},
		{Subtype: "award", Strength: Strong, Phrases: `
			award|awards|finalist|finalists|winner|winners|honoree|honored|honoured|honors|shortlisted|laureate
			named|recognized|recognised|ranked|ranks|listed|selected|voted|earns|recognition _6 best|top|leader|leading|fastest|among|list|one|great|most|year|{num}
			named|recognized|recognised a|as|to|among|one|by|for
			wins|win|earns|receives _6 award|awards|prize|medal|recognition|honors
			best places|place|of
			inc 5000
			fastest growing
			of the year
			magic quadrant
			top {num}|doctor|lawyer|doctors
			auszeichnung|ausgezeichnet|preisträger|prix|premio|galardón
			gewinnt|erhält _6 preis|award|auszeichnung|designpreis
			sacré|sacrée|élu|élue|désigné|désignée _6 année|an|meilleur|meilleure
			entreprise de l'année
			mejor _4 del año|mundo
			mejor|mejores _6 concurso|premios|ranking
			reconocida|reconocido como|entre
			bester|beste|bestes _4 arbeitgeber|arbeitgeberin|jahres
			unternehmen|arbeitgeber|marke|produkt|händler|start des jahres
			zählt|gehört zu|zum _4 besten|top
			meilleur|meilleure _4 année|monde|employeur
			récompensé|récompensée|lauréat|lauréate|primé|primée|trophée
			premiada|premiado|galardonada|galardonado
			gewinnt|holt|bekommt|erhält|räumt _6 award|preis|innovationspreis|gründerpreis|designpreis|siegel|medaille|auszeichnung
			innovationspreis|gründerpreis|exportpreis|umweltpreis|unternehmerpreis
			unter den|die besten|top
			remporte|reçoit|décroche|obtient _4 prix|trophée|médaille|label|récompense
			distingué|distinguée|couronné|couronnée|classé|classée|élue
			gana|recibe|obtiene|logra|consigue _4 premio|premios|medalla|galardón|reconocimiento|sello
			elegida|elegido|distinguida|distinguido|nombrada _3 mejor|como|empresa|entre|marca
			medalla de oro|plata
			entre las|los mejores|100|50|10`},
		{Subtype: "milestone", Strength: Strong, Phrases: `
			anniversary|milestone|milestones
			celebrates|celebrate|celebrating _6 years|year|anniversary|decade|milestone
			years of
			surpasses|reaches|exceeds|crosses|hits|passes|tops _6 million|users|customers|milestone|downloads|{num}
			^ {num} jahre|ans|años
			feiert _6 jahre|geburtstag|bestehen|jubiläum
			knackt|überschreitet _5 million|millionen|marke|kunden|nutzer
			fête|célèbre|souffle _5 ans|bougies|anniversaire
			^ vingt|trente|quarante|cinquante|cent|dix|quinze ans
			franchit|dépasse|atteint|passe _6 million|millions|clients|utilisateurs|cap|barre
			cumple|cumplimos|celebra|celebramos _5 años|aniversario
			superamos|supera|alcanza|alcanzamos _5 millón|millones|clientes|usuarios|pedidos
			jubiläum|meilenstein|anniversaire|aniversario
			{num} jahre _4
			seit {num} jahren
			erreicht|feiert|feiern|begeht|zählt _5 million|millionen|jahre|kunden|nutzer|jahren|jubiläum
			firmenjubiläum|betriebsjubiläum
			{num} ans de|d|et|pour|avec
			fêtent|fêtons|célèbrent|célébrons|fêtera _6 ans|anniversaire|client|clients
			franchit|dépasse|atteint|passe _4 cap|barre
			{num} años de|con|haciendo|en
			llega|llegamos|alcanza|rebasa|superan _2 millón|millones|los _3 clientes|usuarios|pedidos|millón
			sopla|festeja|festejamos _5 años|velas|aniversario`},
		{Subtype: "message", Strength: Strong, Phrases: `
			new mission|vision|strategy|era|positioning
			manifesto
			unveils|announces|reveals _4 vision|strategy|roadmap|mission|rebrand`},
		{Strength: Hint, Phrases: `
			best|top|leading|leader|recognized|recognition|named|excellence|prestigious|winning|ranking|ranked|list|honors|prize|celebrates|celebrating|commitment|record
			redefines|redefining|positions|stands|emerges|leads|future of`},
	},
	// Appointments are "named" as well, and sport has its prizes.
	Not: `
		por|para su|el|nuestro aniversario
		zum|pour|à|à l'occasion _2 jubiläum|anniversaire
		journée|journées|salon|forum|feria|jornada|congreso|messe|fachmesse _6 fête|célèbre|cumple|celebra|feiert
		cumple|cumplen _3 condena|promesa
		le prix du|de|des|d'un
		les|la|l prix
		ses|leurs|nos|vos|ces|petits|bas|casse prix
		prix du|des
		{num} jahre|ans _3 haft|gefängnis|prison|cárcel
		names|named|taps _8 ceo|cfo|coo|cto|officer|president|director|vp|chairman|chair|head
		names|taps _6 {role}
		shareholders|stockholders|investors|creditors voted
		award contract
		awarded contract|contracts
		oscar|emmy|grammy|nobel|cup|championship|league|season|goal|goals|olympic|gold medal
		stocks|picks|buys
		awards gala|ceremony|show|night`,
	// A new name or message shows a new direction; awards and birthdays
	// are for the trophy cabinet.
	Severity: func(c Case) Severity {
		if c.Subtype == "rebrand" {
			return High
		}
		if c.Subtype == "message" {
			return Medium
		}
		return Low
	},
	Yes: []string{
		"Brindlow named a leader in spend management ranking",
		"Quenby wins design award for driver app",
		"Ostrelle rebrands as Ostra",
		"Havelock Insurance celebrates 50th anniversary",
		"Oakmoor surpasses one million users",
		"Tarnwick ranked among fastest-growing software firms",
		"Kestwick Health recognized as one of the best places to work",
		"Pellworth Foods unveils new brand identity",
		"Corvane finalist for green energy prize",
		"Lindqvist Freight hits milestone of 10,000 deliveries a day",
		"Astery Bank ausgezeichnet als beste Direktbank: Auszeichnung in Berlin",
		"Dunmore Rail celebrates 25 years of night trains",
	},
	No: []string{
		"Rovers celebrate league championship after late goal",
		"Brindlow names Ada Wirth chief executive",
		"Quenby awarded contracts by the navy",
		"Ostrelle opens office in Lyon",
		"Oakmoor raises $40 million",
		"Court rules for Pellworth",
		"Havelock launches claims app",
		"Corvane cuts tariffs",
		"Tarnwick to host webinar",
		"Storm tops damage estimates",
		"Kestwick partners with Norrvik",
		"Astery acquires wealth manager",
	},
}

func init() { register(positioning) }
