package sources

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// firstWord is the first of titleWords, "" for none.
func firstWord(text string) string {
	from := strings.IndexFunc(text, letterOrDigit)
	if from < 0 {
		return ""
	}
	text = text[from:]
	if end := strings.IndexFunc(text, func(r rune) bool { return !letterOrDigit(r) && r != '\'' && r != '’' }); end >= 0 {
		text = text[:end]
	}
	return strings.ToLower(text)
}

// wordTable is a set of words, which the tables below are written as.
func wordTable(words string) map[string]bool {
	table := map[string]bool{}
	for _, w := range strings.Fields(words) {
		table[w] = true
	}
	return table
}

// honorifics stand before a name; they are shown but are no part of its key.
var honorifics = wordTable(`dr dr. prof prof. mr mr. mrs mrs. ms ms. mx sir dame lady lord rev rev. hon hon. herr frau dipl.-ing. dipl.-kfm. ing. mag. dr.-ing. med. h.c.
	col col. capt capt. gen. lt. m. mme mme. mlle monsieur madame sr sr. sra sra. don doña d. lic. ir. drs. rer. nat. jur. phil.`)

// credentials follow a name.
var credentials = wordTable(`phd ph.d. ph.d md m.d. mba cpa cfa jd esq esq. llm ll.m. msc m.sc. bsc dphil obe cbe mbe frs pmp cissp fca aca rn pe ceng`)

var nameEnds = wordTable(`jr jr. sr sr. ii iii iv`)

var nameJoins = wordTable(`van von der den de la le di da dos das du del della el al bin ibn ten ter te zu zum zur und y e i af av st. st vom d' dal dalla lo los las`)

// nameless are words that no name of a person has, though a page writes them
// with a capital.
var nameless = wordTable(`our your their the a an and of for with to in on at by from us we you my meet join about contact read learn more view see all get why how what when who
	team teams board leadership management executive executives committee council group company companies corporate office offices people staff crew founders advisory
	advisors investors supervisory history story mission vision values culture careers jobs news press blog events customers partners products services solutions support
	success sales marketing finance engineering product operations legal technology design research human resources quality first service global international
	annual report reports investor relations sustainability privacy policy terms hours opening visit address phone email mail fax map bio profile linkedin twitter download
	vorstand aufsichtsrat geschäftsführung geschäftsleitung team unser unsere über kontakt anschrift karriere impressum leitung mitarbeiter vertrieb einkauf verwaltung
	équipe direction notre nos comité conseil administration contact adresse histoire valeurs equipo directivo nuestra nuestro nuestros historia valores consejo contacto
	monday tuesday wednesday thursday friday saturday sunday north south east west central america europe asia africa americas emea apac dach
	street road avenue limited ltd gmbh ag inc llc plc bank capital ventures partners university college institute award winner privacy work life open honest
	january february march june july august september october november december systems software logo photo image icon headquarters summit forum conference`)

// titleNouns are words of the titles that people hold in a firm.
var titleNouns = wordTable(`ceo cfo coo cto cmo cio ciso cro cpo chro cso cdo cco cao evp svp vp avp chief chair chairman chairwoman chairperson vice president founder cofounder co-founder
	director head partner manager managing principal counsel secretary treasurer officer controller lead leader advisor adviser engineer developer designer architect analyst
	scientist consultant specialist coordinator administrator assistant associate accountant editor writer producer recruiter strategist executive member trustee dean
	owner proprietor master foreman supervisor superintendent technician operator chef buyer planner buchhalter intern fellow evangelist
	geschäftsführer geschäftsführerin geschäftsführung vorstand vorstands vorstandsmitglied vorstandsvorsitzender vorstandsvorsitzende vorsitzender vorsitzende vorsitz mitglied leiter leiterin leitung
	prokurist prokuristin aufsichtsrat aufsichtsratsvorsitzender gesellschafter gesellschafterin inhaber inhaberin gründer gründerin assistenz assistentin referent referentin sachbearbeiter sachbearbeiterin ingenieur ingenieurin berater beraterin
	directeur directrice président présidente pdg dg daf drh rsi responsable fondateur fondatrice gérant gérante associé associée chargé chargée secrétaire trésorier trésorière ingénieur ingénieure conseiller conseillère adjoint adjointe délégué déléguée chef
	director directora presidente presidenta fundador fundadora gerente jefe jefa socio socia consejero consejera secretario secretaria tesorero responsable ingeniero ingeniera técnico coordinador coordinadora vocal encargado encargada apoderado`)

// titleTails end German titles, which are one word: Müllermeister.
var titleTails = []string{"leiter", "leiterin", "führer", "führerin", "meister", "meisterin", "leitung", "vorstand", "vorständin", "vorstands", "chef", "chefin", "beauftragter", "beauftragte", "berater", "beraterin", "ingenieur", "entwickler", "entwicklerin", "assistent", "assistenz", "direktor", "direktorin", "manager", "managerin", "kauffrau", "kaufmann"}

// titleLike tells of a text with a word of a title.
func titleLike(text string) bool {
	if !shortText(text, 14) {
		return false
	}
	for _, w := range titleWords(text) {
		if titleNouns[w] {
			return true
		}
		for _, tail := range titleTails {
			if len(w) > len(tail)+2 && strings.HasSuffix(w, tail) {
				return true
			}
		}
	}
	return false
}

// personName reads a text that is a person's name alone, without what follows
// it (PhD), and its key without what stands before it (Dr.).
func personName(text string) (name, key string, ok bool) {
	text = strings.TrimSpace(text)
	first, _ := utf8.DecodeRuneInString(text)
	if len(text) > 60 || !strings.Contains(text, " ") || unicode.IsLower(first) && text[0] != 'd' || strings.ContainsAny(text, "0123456789:;!?&/") {
		return "", "", false
	}
	words := strings.Fields(text)
	for len(words) > 2 && credentials[strings.ToLower(strings.Trim(words[len(words)-1], ",()"))] {
		words = words[:len(words)-1]
	}
	last := len(words) - 1
	words[last] = strings.TrimRight(words[last], ",")
	begin := 0
	for begin < len(words) && honorifics[strings.ToLower(words[begin])] {
		begin++
	}
	own, whole := 0, 0
	for i := begin; i <= last; i++ {
		w := words[i]
		low := strings.ToLower(w)
		switch {
		case i > begin && nameJoins[low] && i < last, i == last && nameEnds[low]:
			continue
		case i > begin && (low == "dr." || low == "dr" || low == "prof." || low == "mr." || low == "ms."):
			return "", "", false // what stands before belongs to no name
		case i > begin && i < last && len(w) > 3 && (w[0] == '"' || strings.HasPrefix(w, "“")):
			continue // a nickname
		case nameless[low], titleNouns[low], !nameWord(w):
			return "", "", false
		}
		own++
		if utf8.RuneCountInString(strings.Trim(w, ".")) > 1 {
			whole++
		}
	}
	// "Lady Vane" is a name; a single capitalised word is anything.
	if own > 4 || whole == 0 || own < 2 && begin == 0 || whole == 1 && own == 1 && begin == 0 {
		return "", "", false
	}
	return strings.Join(words, " "), foldKey(strings.Join(words[begin:], " ")), true
}

// nameWord tells of a word with a capital and letters: Jean-Luc, O'Dowd, J.,
// N'Diaye, McCrae.
func nameWord(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(r) && !unicode.Is(unicode.Lo, r) && !strings.HasPrefix(w, "d'") && !strings.HasPrefix(w, "d’") {
		return false
	}
	for i, r := range w {
		switch {
		case unicode.IsLetter(r), unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == '-', r == '‑':
		case r == '.' && (i <= 3 || i == len(w)-1 && i <= 4):
		default:
			return false
		}
	}
	return true
}

// nameSplits part a name from the title in one line.
var nameSplits = []string{" – ", " — ", " - ", " | ", ", ", ": ", " · ", " • ", " / ", " ("}

// splitName reads "Name, Title" in one line.
func splitName(text string) (name, key, title string, ok bool) {
	if len(text) > maxTypedText/2 || !strings.ContainsAny(text, ",–—-|:·•/(") {
		return "", "", "", false
	}
	for _, sep := range nameSplits {
		head, tail, found := strings.Cut(text, sep)
		if !found {
			continue
		}
		// "Jo Lane, PhD, Partner" has its title after the second comma.
		if more, rest, two := strings.Cut(tail, ", "); two && sep == ", " && credentials[strings.ToLower(more)] {
			tail = rest
		}
		if name, key, ok = personName(head); ok && !credentials[strings.ToLower(tail)] {
			if sep == " (" {
				tail = strings.TrimSuffix(tail, ")")
			}
			return name, key, strings.TrimSpace(tail), true
		}
	}
	return "", "", "", false
}
