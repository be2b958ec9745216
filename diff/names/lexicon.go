package names

import (
	"strings"
	"sync"
)

// lexicon holds the word lists that context is read with, all folded.
type lexicon struct {
	verbs     map[string]bool // what firms do, after their name
	does      map[string]bool // words after a name that need a subject
	results   map[string]bool // of a firm, named behind it
	holders   map[string]bool // who leads or works for a firm, named behind it
	before    map[string]bool // words that a name follows
	function  map[string]bool
	firm      map[string]bool // words of business near a name
	kindWords map[string]bool // nouns that end other firms' and things' names
	sites     map[string]bool // nouns that end the names of places and bodies
	apposed   map[string]bool // "a NAME company"
	objects   map[string]bool // verbs that a firm is the object of, in headlines too
	exchanges map[string]bool
	trades    []string        // how German words for a firm's trade end
	places    map[string]bool // words before whom one works at or buys through
	assets    map[string]bool // what a firm has, after its name with 's
	holdings  map[string]bool // what somebody has in a firm
}

var words = sync.OnceValue(func() lexicon {
	return lexicon{
		verbs: set(`says said say announces announced unveils unveiled launches launched introduces introduced reports
			reported posts posted names named appoints appointed hires hired acquires acquired buys bought sells sold
			raises raised cuts cut secures secured signs signed wins won opens opened closes closed expands expanded
			partners partnered releases released files filed sues sued settles settled offers offered plans planned
			boosts boosted updates updated declares declared completes completed receives received joins joined
			teams selects selected chooses chose adds added agrees agreed adopts adopted integrates integrated
			recalls recalled warns warned sees expects expected forecasts forecast slashes slashed lifts lifted
			drops dropped gains gained loses lost delays delayed debuts debuted ships shipped seeks displays
			stops stopped starts started begins began invests invested spends pays paid bets enters entered
			exits exited wants moves moved makes made takes took gets got shows showed brings brought builds built
			kills killed kauft meldet stellt erhoht senkt ernennt eroffnet lance annonce nomme ouvre rachete lanza anuncia
			nombra abre compra snaps logs recruits promotes rolls pulls pushes hikes trims scraps unveiling fires
			offer cut buy acquire launch open close raise sell hire name join report release expand build invest pay supply acquire
			picks lands team supports charges becomes enters tops bags pockets nets eyes taps courts ditches axes woos hands swaps snubs doubles
			triples halves beats misses vows denies admits battles fights apologises apologizes confirms rejects refuses ponders mulls
			explores tests trials pilots links pairs unites merges absorbs swallows gobbles sheds freezes halts suspends resumes reopens shuts
			quits retreats withdraws abandons pivots switches upgrades overhauls revamps redesigns rebrands renames simplifies automates
			extends renews inks clinches seals scores books grabs attracts lures poaches crowns plants steps rows bundles waives doubles
			baut startet streicht ubernimmt gewinnt verkauft sammelt zeigt fuhrt holt bringt beruft expandiert wachst liefert kooperiert
			klagt zahlt investiert bietet schliesst entlasst verzichtet sichert erhalt bekommt warnt ruft fusioniert verlegt prasentiert
			ersetzt integriert testet setzt stellt verliert muss
			choisit publie supprime acquiert leve inaugure presente devoile augmente baisse reduit recrute licencie remporte signe etend
			investit facture propose rappelle recoit obtient devient vend cede integre confie ecope
			elige presenta adquiere recauda inaugura sube baja recorta despide gana firma amplia llega invierte ofrece permite retira
			recibe obtiene vende integra construira construye contrata cierra lleva`),
		does: set(`has had will would is was are were to can could may might must did does also now today recently
			yesterday stock stocks sales customers employees staff executives
			officials spokesman spokeswoman spokesperson ceo cfo cto chief chairman president founder users hat wird ist finds lets goes heads will wants talks`),
		results: set(`profit profits shares earnings revenue revenues dividend`),
		holders: set(`founder founders cofounder ceo boss chairman spokesman spokeswoman spokesperson executive executives employee employees staff
			developer developers engineer engineers analyst analysts programmer outage shareholders investors subsidiary`),
		before: set(`at from by with for of against between and via through than like bei von mit chez avec par con
			maker giant retailer chain carrier firm company bank startup start insurer operator provider vendor rival
			rivals competitor competitors supplier supplies subsidiary parent group unit brand sue sues sued join joined
			hires bought acquire acquires include includes including integrates integrate use uses using chooses selects
			tracker app lender broker host haulier`),
		function: set(`the a an and or but of in on at to for with from by as is was are were be been has have had will
			would can could may might must not no than that this these those its their his her our your it he she they we
			you who which what when where why how if into over under about after before between against through during
			up down out off per via amid among all more most new now today yesterday meanwhile however der die das und mit fur von im in le la les des et pour
			avec el los las y con para por`),
		firm: set(`shares share stock ceo cfo cto coo founder company companies corporation customers customer revenue
			earnings quarterly quarter profit dividend shareholders investors acquisition acquire merger software platform
			subscription subscribers product products employees layoffs brand retailer startup maker manufacturer subsidiary
			headquartered spokesman spokeswoman spokesperson nasdaq nyse firm vendor announced insurer airline carrier
			telecom fintech supplier enterprise rival competitor competitors users pricing unternehmen kunden aktie umsatz
			entreprise clients empresa clientes`),
		kindWords: set(`capital resources mining gold silver health healthcare medical roofing construction school schools
			university college institute islands island fire county township city valley beach gardens park street avenue
			road river lake mountain mountains creek heights hills church foundation charities charity association society
			club league cup bowl tournament championship open festival awards award index fund funds etf trust project mine
			partners ventures realty properties estates homes hotel hotels resort restaurant grill cafe bar kitchen farms foods
			records studios studio theatre theater pictures films magazine news times post press journal media agency
			group mobile airlines airways air motors energy electric power oil gas petroleum pharma pharmaceuticals
			therapeutics biosciences bioscience biotech labs laboratories technologies technology systems solutions software
			digital networks network services consulting advisors insurance financial bank banking bancorp royalties minerals
			metals lithium uranium exploration investment investments limited holdings international industries logistics
			transport shipping marine academy center centre council department commission committee party union army navy
			force coalition alliance federation prime choice prince princess general attorney officer minister secretary
			cosmetics cosmétiques cosmetiques kosmetik toys tyres tires distillers distillery brewery brewing bakery winery wines vineyards
			freightways shoes fashions textiles furniture cement chemicals plastics dairy dental optics solicitors attorneys architects
			catering tours travel yachts bikes cycles games
			sector select egg line lines house hall tower building bridge station airport port`),
		sites: set(`school schools university college institute islands island fire county township city valley beach gardens park street avenue road river lake mountain
			mountains creek heights hills church charities charity club league cup bowl tournament championship festival house hall tower building bridge station
			airport port department commission committee party union army navy theatre theater elementary prince princess award awards`),
		objects: set(`hires acquires sues joins integrates uses chooses selects adopts buys backs picks deploys chose selected picked
			awarded compra kauft rachete choisit elige leaves quits left accuses`),
		apposed: set(`startup company firm subsidiary brand customer partner user unit business spokesman spokeswoman spokesperson executive`),
		trades:  strings.Fields(`anbieter dienstleister hersteller versicherer konzern handler betreiber logistiker software`),
		places:  set(`at bei chez via through`),
		assets: set(`chief head finance product products software engine machine machines works plant plants factory analysts researchers accounts
			account prices price fees fee plan plans customers users clients app platform service services device devices handheld data team
			offices office network system systems engineers staff employees workers board owner owners backers investors board bid takeover
			purchase sale deal contract offer shares debt bond results sales growth margin costs layoffs cuts store stores shops warehouse
			warehouses hub fleet van vans car cars line rival rivals supplier suppliers partner partners model models tool tools website site
			security support helpdesk servers cloud database code api apps subscription subscribers tariff tariffs headquarters founders
			management leadership strategy expansion launch recall breach outage failure response decision policy terms licence license
			conference award stand booth brand logo name`),
		holdings:  set(`share shares stake stock investor investors interest aktien anteil anteile`),
		exchanges: set(`nyse nasdaq tsx lse otc otcqb cse asx fra xetra epa bme`),
	}
})

// calls reports whether a word is one that a firm's name follows; German joins
// the trade to one word: "Zahlungsdienstleister Corvane".
func (l lexicon) calls(word string) bool {
	return l.before[word] || l.trade(word)
}

// trade reports whether a German word ends with what a firm is.
func (l lexicon) trade(word string) bool {
	for _, trade := range l.trades {
		if strings.HasSuffix(word, trade) {
			return true
		}
	}
	return false
}

// longerOf are the further words of an entry's longer names: "Bank" near
// "Anchor" speaks for Anchor Bank.
func longerOf(e Entry) map[string]bool {
	m := map[string]bool{}
	if e.Person {
		return m
	}
	for _, n := range e.Names {
		list := stripLegal(wordsOf(tokenize(n)))
		for i, w := range list {
			if i > 0 && len(w) > 3 {
				m[w] = true
			}
		}
	}
	return m
}

// contextOf are the words that speak for an entry wherever they stand near.
func contextOf(e Entry) map[string]bool {
	m := map[string]bool{}
	own := map[string]bool{}
	for _, n := range e.Names {
		for _, w := range wordsOf(tokenize(n)) {
			own[w] = true
		}
	}
	lex := words()
	for _, c := range append([]string{e.Industry}, e.Context...) {
		for _, w := range wordsOf(tokenize(c)) {
			if !own[w] && !lex.function[w] && len(w) > 2 {
				m[w] = true
			}
		}
	}
	return m
}
