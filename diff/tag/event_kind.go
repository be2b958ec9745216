package tag

import (
	"strings"
	"sync"

	"keywatch/sources"
)

// doing is a set of the sorts of things that companies do, as the words of
// four languages tell them. It is finer than the tags and knows no place.
type doing uint32

const (
	doesPrice doing = 1 << iota
	doesBuy
	doesFund
	doesBorrow
	doesCut
	doesPeople
	doesLaunch
	doesSite
	doesPartner
	doesWin
	doesReport
	doesRecall
	doesSue
	doesFine
	doesBreach
	doesFail
	doesPermit
	doesPrize
	doesMeet
	doesAir
	doesRename
	doesRecruit
	doesList // on an exchange
	doings   = iota
)

// trade finds the doings of a word; like sameWords it is made when it is needed.
var trade = sync.OnceValue(func() tradeWords { return tradeBook(doingWords) })

// doingWords lists the words of each doing; "*" stands for any ending.
var doingWords = map[doing]string{
	doesPrice: `price* pricing pric* cost costs tariff* fee fees surcharge* charge charges charging dearer cheaper discount* billing preis* tarif* gebuhr* teurer gunstiger kostenlos
		prix frais gratuit* precio* tarifa* gratis rabais invoice metered free
		hike* cheap* rebate* subscription* abonnement* suscripcion* verteuer* verbillig*`,
	doesBuy: `acqui* buy buys buyer bought takeover merger merge* purchase* ubern* uebern* kauf* rachet* rachat* compra* adquier* adquisicion* sale sold sells
		swallow* snaps stake bid ubernahme* zukauf* fusion*`,
	doesFund: `series funding financing investor* invests round valuation unicorn finanzierung* runde levee leve ronda financiacion valued equity venture*
		backer* backed seed investisseur* investor* kapital* inversor*`,
	doesBorrow: `bond bonds note notes loan* facility lender* credit coupon borrows borrow anleihe* kredit* obligation* bono* senior
		refinanc* schuld* dette* deuda*`,
	doesCut: `redundan* layoff* goodbye restructur* headcount workforce shedding stellen* streicht entlass* licenci* suppressions despid* despido* plantilla
		axes axing furlough* redundant abbau* kundig*`,
	doesPeople: `appoint* successor succeed* retire* resign* step* steps chief ceo cfo cto cio coo cro officer director chair president leader* boss head heads names joins hires promotes
		ernennt beruft ernannt vorstand* geschaftsfuhrer* wechselt nomme nomm* directeur directrice nombra* directora
		joined joining leaves departs departure quits poach* hired hiring verlasst geht quitte arrivee llega ficha`,
	doesLaunch: `launch* introduc* unveil* releas* debut* present* presents beta ga generally roll* new vorgestellt vorstellt lanc* presenta lanza* devoile* publie module handheld feature* enabl* download* shipping ships supports
		prototype preview vorschau`,
	doesSite: `office* hub plant factory headquarter* centre center centres opens opening building buro bureau oficina* fabrik* fabrica* usine* werk standort* inaugur* eroffn* ouvre abre warehouse campus
		expands enters zentrum plateforme site lab
		relocat* branches depot showroom hauptsitz agence sucursal niederlassung* construira`,
	doesPartner: `partner* alliance* alli* ally integrat* teamed joint* pact cooperat* kooperation* partenariat* alianza* socio
		reseller* distribut* collaborat* mou cooperat*`,
	doesWin: `choos* chose chosen pick* select* contract* customer* client* signs awarded order* wahlt entscheid* setzt vertrag auftrag choisit contrat* elige contrato* lands wins renews kund*
		adopts adopted migrat* deploys renew* tender`,
	doesReport: `results result profit* revenue* earnings ebitda dividend* guidance outlook quarter* sales fiscal gewinn umsatz* ergebnis* benefice* resultat* resultado* beneficio*
		turnover h1 h2 q1 q2 q3 q4 halbjahr* quartal* trimestre perdida* verlust*`,
	doesRecall: `recall* ruckruf* rappel* retirada precautionary listeri* salmonell* allergen* withdraw* contaminat*`,
	doesSue: `sue sues suing lawsuit* suit court complaint plaintiff* alleg* defend* trial litigation klage* klagt gericht tribunal demanda* proces plainte injunction
		patent* settle* verdict ruling appeal infring* verklagt`,
	doesFine: `fine fined fines penalt* sanction* strafe* bussgeld* amende* multa* watchdog supervisor
		probe* antitrust investigat* ermittl* enquete cnil ico bafin`,
	doesBreach: `breach* hack* intrud* intrusion* unauthori* stolen cybersecurity datenleck* leak* angriff angreifer piratage fuite hacke*
		ransom* phish* compromis* intrusos intrus`,
	doesFail: `outage* down incident* downtime storung* ausfall* panne* caida
		unavailable disrupt* crash* ausgefallen unterbrech* interrupt* restored`,
	doesPermit: `clearance cleared clears approv* licen* certif* qualifi* authoris* authoriz* regulator* fda eidas zulass* zugelass* agrement* autoris* homolog* permission
		accredit* permit* genehmig* homolog*`,
	doesPrize: `award* prize* winner* trophy jury juror* finalist* ausgezeichnet auszeichnung premio*
		honour* honor* ranked ranking shortlist* laureat* galardon*`,
	doesMeet: `conference* summit webinar* booth speaker* ticket* keynote* messe kongress konferenz congres congreso* feria registration gathering meeting talks programme attend*
		forum expo hackathon agenda exhibit* booth* attendee*`,
	doesAir: `podcast* interview* episode* television tv documentary film watch listen studio show guest premiere review
		radio documentaire dokumentation broadcast`,
	doesRename: `rebrand* brand renam* logo name
		umbenannt umbenennung rebautis*`,
	doesRecruit: `opening openings position positions vacanc* hiring career* stelle offene emploi* empleo* apply
		vacante vacantes stellenangebot* offres recluta* recrut*`,
	doesList: `ipo listing listed nasdaq nyse exchange bourse borse* bolsa flotation prospectus prospekt folleto cotiz*`,
}

// tradeWords are the words of doings, whole or by how they begin.
type tradeWords struct{ whole, begin map[string]doing }

func tradeBook(lists map[doing]string) tradeWords {
	t := tradeWords{whole: map[string]doing{}, begin: map[string]doing{}}
	for d, list := range lists {
		for _, w := range strings.Fields(list) {
			if stem, ok := strings.CutSuffix(w, "*"); ok {
				t.begin[stem] |= d
				continue
			}
			t.whole[w] |= d
		}
	}
	return t
}

// of gives the doings that a word tells of.
func (t tradeWords) of(low string) doing {
	d := t.whole[low]
	for n := 3; n <= len(low) && n <= 10; n++ {
		d |= t.begin[low[:n]]
	}
	return d
}

// rareness is how much it says that two tellings tell of the same doing: what
// companies do once in years more than what they do every week.
var rareness = [doings]float64{
	0.6, 1.0, 1.3, 1.3, 1.8, 0.7, 0.5, 0.7, 0.7, 0.6, 1.3, 1.8, 1.6, 1.8, 1.8, 1.6, 0.9, 1.2, 0.9, 1.0, 2.5, 0.5, 1.8,
}

// doesOf is what a page of this sort tells of by being one.
func doesOf(place sources.Place) doing {
	switch place {
	case sources.PlacePricing:
		return doesPrice
	case sources.PlaceCareers:
		return doesRecruit
	case sources.PlaceLeadership:
		return doesPeople
	case sources.PlaceCustomers:
		return doesWin
	case sources.PlacePartners:
		return doesPartner
	case sources.PlaceEvents:
		return doesMeet
	case sources.PlaceChangelog, sources.PlaceProduct:
		return doesLaunch
	}
	return 0
}
