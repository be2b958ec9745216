package tag

var (
	// partyStops end a name or say that none follows.
	partyStops = wordSet(`how why what warum wieso pourquoi cómo to for in on at into across after over as by from that which who while when will is are was were has have had via through amid during
		its their his her this these zu zum zur für bei nach über als wird ist hat pour dans sur chez dès afin qui que est a pour para por en que es ha sobre tras como with mit avec con`)
	// partyAgain are repeated before each name of a list.
	partyAgain = wordSet(`de von with from avec con mit der dem den the la le el by par por`)
	articles   = wordSet(`la le les l the der die das den el los las`)
	// bodies end the names of authorities and of others who have usual words for a name.
	bodies = wordSet(`commission authority council agency bank ministry navy army force court department office university hospital lending trust group service services board airlines railways
		county city parliament bureau union institute foundation association railway police navy administration ventures capital partners fund equity holdings inspectorate regulator tribunal ministerio comisión ministère autorité`)
	// partyJoins may stand inside a name.
	partyJoins = wordSet(`of de del der des du la le für the am`)
	// partyDoes are words of headlines in capitals that are in no name.
	partyDoes = wordSet(`launch launches announce announces offer offers bring brings expand expands deliver delivers build create provide provides develop team teams
		join joins sign signs enter enters partner partners strengthen boost supports deploy deploys select selects choose chooses sue sues fine fines acquire acquires buy buys sell sells
		raise raises open opens ceo cfo cto coo president chief deal agreement contract partnership alliance acquisition stake million billion eur usd gbp chf
		series seed round january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
		it ai hr api loi ioi mou nda ipo cfo vp mw gw first second third fourth largest major integration integrations assets business unit division shares releases opposed new strategic multi-year q1 q2 q3 q4 the a an`)
	// origins say where somebody is from.
	origins = wordSet(`danish swedish norwegian finnish german dutch belgian french spanish portuguese italian swiss austrian polish czech british english scottish irish welsh american canadian
		mexican brazilian argentine japanese chinese korean indian australian european nordic us uk eu us-based deutsche deutschen deutscher dänische dänischen schwedische schwedischen niederländische niederländischen französische französischen
		schweizer österreichische österreichischen italienische italienischen spanische spanischen britische britischen`)
)
