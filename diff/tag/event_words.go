package tag

import (
	"strings"

	"keywatch/diff/names"
)

// The grades of a word: how much it says that two tellings share it, before
// it is known how many other events have it.
const (
	gradeUsual  = 0.2 // in every second business headline
	gradeCommon = 0.55
	gradeRare   = 1.0  // no usual word: a name, a term of a trade
	gradeFirst  = 1.15 // and the first of a line, where any word has a capital
	gradeName   = 1.3  // and written as a name
)

// gradeOf is a word's grade, 0 for one without meaning of its own.
func gradeOf(p piece) float64 {
	switch low := p.low; {
	case p.number || empty[low]:
		return 0
	case len(low) < 2 && !(p.capital && low != "i" && low != "a"):
		return 0
	case usual[low] || usual[strings.TrimSuffix(low, "s")]:
		return gradeUsual
	case len(low) == 1:
		return gradeCommon
	case names.Common(low):
		return gradeCommon
	}
	return gradeRare
}

// meaning is all that is known of a word by itself.
type meaning struct {
	grade   float64
	key     string
	thing   string
	does    doing
	spelled bool // a number
}

// meaning looks a word up. The tellings of one company say the same words over
// and over.
func (c callings) meaning(p piece) meaning {
	if p.number {
		return meaning{}
	}
	m, known := c.read[p.low]
	if !known {
		m = meaning{
			grade: gradeOf(p), key: keyOf(p.low), thing: sameWords().of(p.low), does: trade().of(p.low), spelled: spelledWords[p.low] > 0,
		}
		if c.read != nil && len(p.low) > 1 { // a single letter's grade hangs on its capital
			c.read[p.low] = m
		}
	}
	return m
}

// keyOf makes the forms of a word one: the ending falls off and what is left
// is cut, so that "vector" meets "vectorielle" and "Listeria" "Listerien".
func keyOf(low string) string {
	const long = 6
	if len(low) > 3 {
		for _, end := range endings {
			if len(low)-len(end) >= 4 && strings.HasSuffix(low, end) {
				low = low[:len(low)-len(end)]
				break
			}
		}
		if len(low) > 3 && low[len(low)-1] == 's' && low[len(low)-2] != 's' {
			low = low[:len(low)-1]
		}
	}
	for i, n := 0, 0; i < len(low); i++ {
		if low[i] < 0x80 || low[i] >= 0xC0 {
			if n++; n > long {
				return low[:i]
			}
		}
	}
	return low
}

// endings are what English words lose, the longer ones first.
var endings = strings.Fields("ings ing edly ed ers er es ly e")

var (
	// empty are words without meaning of their own, in the four languages.
	empty = wordSet(`a an the and or of in on at to for with from by as is are was were be been being has have had will would shall should
		can could may might must it its itself this that these those their theirs them his her hers our ours your yours you we us he she
		they not no nor so if but yet now more most much many into onto over under about after before between per via up down out off
		than then also all any each every both either some such only just even still too very who whom what when where how why which
		while because since until through during against within without across among around behind there here one ones other others
		another own same do does did done get gets got let lets s t d m re ve ll mr mrs ms dr inc ltd gmbh ag sa plc co se bv nv llc
		der die das den dem des und oder von vom im mit fur auf ein eine einen einem einer eines ist sind war wird werden wurde hat haben
		sich nach bei zum zur aus als auch noch nun nur mehr nicht sie er es wir ihr ihre seine seiner uber unter vor durch bis rund mehr
		le la les l du de un une et ou est sont en au aux dans pour par sur avec sans plus que qui se sa son ses leur leurs ce cette ces
		il elle nous vous notre votre nos vos ne pas desormais deja d
		el los las lo del al y o una unos unas es son por para con su sus se que como mas ya ha han no en desde hasta cuando donde muy este esta estos estas
		january february march april may june july august september october november december januar februar marz mai juni juli oktober
		dezember janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre enero febrero marzo abril mayo junio
		julio agosto septiembre octubre noviembre diciembre monday tuesday wednesday thursday friday saturday sunday today yesterday
		eur euro euros usd gbp chf sek nok dkk pln jpy dollar dollars pound pounds percent cent cents prozent`)
	// usual stand in the headlines of any happening and tie no two together.
	usual = wordSet(`announce announces announced announcing launch launches launched introduce introduces introducing introduced unveil
		unveils release releases released say says said tell tells told report reports join joins joined appoint appoints appointed name
		names named hire hires cut cuts raise raises raised open opens opened opening new company companies update updates week month
		months year years quarter partner partners partnership customer customers client clients custom product products platform price
		prices pricing plan plans team teams ceo cfo cto cio coo vp chief officer director head board member members executive managing
		welcome sign signs signed win wins select selects choose chooses expand expands office offices acquire acquires acquired
		acquisition fund funding round series seat user users first second third add adds added support supports change changes make
		makes made come comes use uses used using role roles post start starts started build builds built logo job jobs career careers
		newsroom press page show shows engineer engineers manager lead leads leading led senior software service services solution
		solutions global europe european firm firms business businesses group industry market work works working people staff employees
		million billion thousand hundred time day days today tomorrow next last early late part way run runs offer offers offered
		provide provides available agreement deal data technology tech system systems vendor provider maker makers supplier start-up
		startup specialist take takes takes taken give gives given want wants look looks keep keeps put puts set sets see sees find finds
		go goes going good better best big bigger small large larger high higher low lower long old full free set help helps need needs
		like well back end ends two three four five six seven eight nine ten both include includes including based headquarters
		unternehmen firma kunden kunde jahr jahre jahren jahres neue neuer neues neuen millionen milliarden anbieter dollar kommt geht
		erhalt stellt bietet plant steht macht heute kunftig wurden sollen soll konnen
		entreprise entreprises societe groupe clients client millions milliards annee ans an nouveau nouvelle nouveaux fait sera
		empresa empresas clientes cliente millones ano anos nuevo nueva nuevos tiene sera`)
)

// wordSet reads a list of words from a string.
func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
