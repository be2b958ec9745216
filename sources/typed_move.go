package sources

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// Turn is which way a person goes.
type Turn string

// The turns.
const (
	TurnJoins    Turn = "joins"
	TurnLeaves   Turn = "leaves"
	TurnPromoted Turn = "promoted" // or has a new title
)

// Move is what an announcement says of one person.
type Move struct {
	Name, Title string
	Turn        Turn
	Was         string // the title before a promotion, "" when it is not said
	Effective   string // ISO 8601 day or month, "" when it is not said
	After       string // whom the person follows, "" when it is not said
}

// Bounds of what is read of an announcement: it says in the headline and the
// first sentences who comes or goes, and then what the person did before.
const (
	moveSentences = 4
	moveBytes     = 900
	moveTitle     = 9 // words of a title
)

// What announcements say around a name, in the four languages, longest first
// where one begins another. Patterns are over folded text; N stands for the
// name. Published forms, as newsrooms write them.
var (
	joinsBefore = wordForms(`appoints|appointed|appointing|names|named|naming|hires|hired|taps|tapped|recruits|recruited|welcomes|welcomed|welcoming|elects|elected|selects|brings on|brought on|announces the appointment of|appointment of|welcome|lures|poaches|
		beruft|ernennt|gewinnt|holt|verpflichtet|bestellt|begrüßt|nomme|recrute|accueille|nomination de|arrivée de|nombra a|nombra|ficha a|ficha|incorpora a|contrata a|designa a|nombramiento de`)
	joinsAfter = wordForms(`joins|joined|has joined|will join|is joining|to join|appointed|named|has been appointed|has been named|was appointed|was named|hired|is appointed|will become|becomes|to become|takes over|will take over|to take over|takes the helm|takes charge|will succeed|to succeed|succeeds|starts|begins|will lead|to lead|elected|is the new|is our new|as new|arrives|comes from|
		wird|übernimmt|verstärkt|kommt|folgt auf|tritt die nachfolge|ist neuer|ist neue|startet als|beginnt|
		rejoint|est nommé|est nommée|nommé|nommée|a été nommé|a été nommée|prend la tête|prend la direction|devient|succède|arrive|
		se incorpora|se une|nombrado|nombrada|ha sido nombrado|ha sido nombrada|es nombrado|es nombrada|asume|será|nuevo|nueva`)
	leavesAfter = wordForms(`steps down|stepping down|to step down|will step down|stepped down|has stepped down|steps back|steps aside|leaves|leaving|to leave|will leave|has left|left|departs|to depart|will depart|departed|departing|departure|resigns|resigned|has resigned|to resign|retires|to retire|retiring|will retire|exits|to exit|is leaving|is retiring|is stepping down|hands over|moves on|says goodbye|ousted|
		verlässt|hört auf|scheidet|tritt zurück|legt|geht|gibt|verabschiedet|quitte|va quitter|démissionne|part|cède|
		deja|abandona|dimite|se jubila|cesa|renuncia`)
	leavesBefore = wordForms(`farewell to|goodbye to|departure of|resignation of|retirement of|loses|parts ways with|parts with|thanks|abschied von|départ de|salida de|dimisión de`)
	promoteWords = wordForms(`promotes|promoted|has been promoted|was promoted|is promoted|will be promoted|to be promoted|elevates|elevated|promotion of|befördert|steigt auf|rückt auf|rückt|promu|promue|promeut|asciende a|asciende|ascendido|ascendida|expands role|moves up|steigt zur|steigt zum`)
	titleLeads   = wordForms(`as our new|as its new|as the new|as the company's new|as the company's|as the company’s|as their new|as new|as our|as its|as the|as a|as an|as|to the position of|to the role of|the role of|role of|position of|to the post of|to become|become|becomes|to|its new|our new|the new|is the new|new|as first|
		als neuer|als neue|als neuen|als|zum neuen|zur neuen|zum|zur|neuer|neue|neuen|ist neuer|ist neue|en tant que|comme|au poste de|à la fonction de|au rang de|en qualité de|como nuevo|como nueva|como|nuevo|nueva|al cargo de|a`)
	titleStops = wordTable(`effective starting from beginning succeeding replacing who will and with after following at for in on where reporting by as has is was said ab mit bei seit im der die das und à chez dès le la du et a partir desde en con tras y`)
)

// wordForms lists phrases as words, split at bars; case and line breaks do not
// matter.
func wordForms(list string) [][]string {
	var out [][]string
	for _, form := range strings.Split(strings.Join(strings.Fields(list), " "), "|") {
		if words := strings.Fields(strings.ToLower(form)); len(words) > 0 {
			out = append(out, words)
		}
	}
	return out
}

// MovesOf reads the people whom an announcement says to come, go or rise:
// "Corvane appoints Mara Lindt as Chief Financial Officer, effective January 4".
// Told is when it was said: a day without a year is the next one after it. A
// further person, such as the predecessor, needs no title.
func MovesOf(title, body, lang string, told time.Time) []Move {
	var list []Move
	for i, s := range Sentences(title + ".\n" + clipText(body, moveBytes)) {
		if i > moveSentences {
			break
		}
		m, ok := moveIn(s, len(list) > 0)
		beside := Move{}
		if ok {
			beside = besideIn(s, m)
		}
		at := slices.IndexFunc(list, func(old Move) bool { return ok && sameSurname(m.Name, old.Name) })
		switch {
		case ok && at >= 0:
			list[at].fill(m)
		case ok:
			list = append(list, m)
			at = len(list) - 1
		case len(list) > 0 && mentions(s, list[0].Name):
			at = 0
		}
		if at >= 0 && list[at].Effective == "" {
			list[at].Effective = effective(s, lang, told)
		}
		if beside.Name != "" && !slices.ContainsFunc(list, func(old Move) bool { return sameSurname(old.Name, beside.Name) }) {
			beside.Effective = list[at].Effective
			list = append(list, beside)
		}
	}
	return list
}

// fill takes from a later sentence what the first did not say.
func (m *Move) fill(more Move) {
	if m.Title == "" {
		m.Title = more.Title
	}
	if m.Was == "" {
		m.Was = more.Was
	}
	if m.After == "" {
		m.After = more.After
	}
	if len(more.Name) > len(m.Name) {
		m.Name = more.Name
	}
}

// mentions tells whether a sentence speaks of a person, by the surname or as
// he or she.
func mentions(s, name string) bool {
	surname := name[strings.LastIndexByte(name, ' ')+1:]
	low := " " + strings.ToLower(s)
	for _, w := range []string{" she ", " he ", " they ", " the appointment", " sie ", " er ", " elle ", " il "} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return strings.Contains(s, surname)
}

func sameSurname(a, b string) bool {
	return strings.EqualFold(a[strings.LastIndexByte(a, ' ')+1:], b[strings.LastIndexByte(b, ' ')+1:])
}

// shortForms end with a point that ends no sentence; "Inc." is left out, for
// it can.
var shortForms = wordTable(`mio. mrd. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. okt. nov. dec. dez. janv. févr. juil. déc. st. ste. vs. approx. fr. rs. ca. bzw. inkl. zzgl. nr. no. ed.`)

// sentenceEnd ends a sentence; the points of "Dr." and "J." do not.
var sentenceEnd = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:\p{Ll}|\d{3}|[)”"])[.!?]["”]?\s+|\n+`) })

// Sentences cuts a text; the points of titles and of short forms end none.
func Sentences(text string) []string {
	var out []string
	from := 0
	for _, at := range sentenceEnd().FindAllStringIndex(text, -1) {
		s := strings.TrimSpace(text[from:at[1]])
		if last := strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:]); honorifics[last] || shortForms[last] {
			continue
		}
		if s != "" {
			out = append(out, s)
		}
		from = at[1]
	}
	if s := strings.TrimSpace(text[from:]); s != "" {
		out = append(out, s)
	}
	return out
}

// moveIn reads the move of one sentence. Without a title only a plain "leaves"
// of a further person is news: headlines say it of companies too.
func moveIn(s string, further bool) (Move, bool) {
	if strings.HasSuffix(strings.TrimSpace(s), "?") {
		return Move{}, false
	}
	list := moveWords(s)
	for from := 0; from < len(list); from++ {
		for to := min(from+4, len(list)); to > from+1; to-- {
			name, ok := nameIn(list[from:to])
			if !ok {
				continue
			}
			if m := turnOf(list, from, to); m.Turn != "" && (m.Title != "" || further && m.Turn == TurnLeaves) && !weakTitles[strings.ToLower(m.Title)] {
				m.Name = name
				// A row that shows the headline and the text says the name twice.
				m.Title, _, _ = strings.Cut(strings.TrimPrefix(m.Title, name+" "), " "+name)
				return m, true
			}
			break
		}
	}
	return Move{}, false
}

// nameIn reads words that are a person's name and none of the words of moves.
func nameIn(list []moveWord) (string, bool) {
	parts := make([]string, len(list))
	for i, w := range list {
		r, _ := utf8.DecodeRuneInString(w.text)
		if moveVerb(list, i) || !unicode.IsUpper(r) && !(i > 0 && nameJoins[w.low]) || w.ends && i < len(list)-1 {
			return "", false
		}
		parts[i] = w.text
	}
	name, _, ok := personName(strings.TrimRight(strings.Join(parts, " "), "."))
	return name, ok
}

// moveBreaks are capitalised words of headlines that are part of no name.
var moveBreaks = wordTable(`former ex longtime veteran new interim acting co-founder cofounder sales marketing operating financial technology information revenue chief
	senior regional country first next incoming outgoing his her its our their predecessor successor sein seine seinem ihr ihre ihrem vorgänger vorgängerin nachfolger nachfolgerin prédécesseur successeur son sa su predecesor sucesor neuer neue neuen ehemaliger ehemalige bisheriger bisherige nouveau nouvelle ancien ancienne nuevo nueva exdirectivo`)

// moveVerb tells of a word that says what happens, or that titles begin with.
func moveVerb(list []moveWord, i int) bool {
	low := list[i].low
	if moveBreaks[low] || titleNouns[low] || low == "and" || low == "as" {
		return true
	}
	for _, forms := range [][][]string{joinsBefore, joinsAfter, leavesAfter, leavesBefore, promoteWords} {
		if n := formAt(list, i, forms); n == 1 || n > 1 && strings.ToLower(list[i].text) == list[i].text {
			return true
		}
	}
	return false
}

// turnOf tells which way the person named by list[from:to] goes.
func turnOf(list []moveWord, from, to int) Move {
	// "Ines Vollmer, Chief Operating Officer, steps down": the title may stand
	// between the name and the verb, or before the name.
	title, verb := "", to
	if list[to-1].ends || verb < len(list) && titleNouns[list[verb].low] {
		if t, n := titleAt(list, to); t != "" {
			title, verb = t, to+n
		}
	}
	var m Move
	switch {
	case formAt(list, verb, leavesAfter) > 0:
		m = Move{Turn: TurnLeaves, Title: title}
		m.Title = orText(m.Title, titleAfter(list, verb+formAt(list, verb, leavesAfter)), titleBefore(list, from))
	case formAt(list, verb, promoteWords) > 0:
		m = Move{Turn: TurnPromoted}
		m.Was, m.Title = promotedTo(list, verb+formAt(list, verb, promoteWords))
	case formAt(list, verb, joinsAfter) > 0:
		m = Move{Turn: TurnJoins}
		at := verb + formAt(list, verb, joinsAfter)
		m.Title = orText(titleAfter(list, at), title)
		if follows[list[at-1].low] || at > 1 && follows[list[at-2].low] {
			m.After = whomAfter(list, at)
		}
	case formBefore(list, from, leavesBefore) > 0:
		m = Move{Turn: TurnLeaves, Title: orText(title, titleAfter(list, to))}
	default:
		at, before := from, titleBefore(list, from)
		for k := 0; k < moveTitle && at > 0; k++ { // "names former Astery CFO Ines Vollmer"
			if formBefore(list, at, promoteWords) > 0 {
				m = Move{Turn: TurnPromoted, Title: orText(titleAfter(list, to), title, before)}
				break
			}
			if formBefore(list, at, joinsBefore) > 0 {
				m = Move{Turn: TurnJoins, Title: orText(titleAfter(list, to), title, before)}
				break
			}
			if list[at-1].ends {
				break
			}
			at--
		}
	}
	return m
}

// follows are the verbs of joinsAfter behind which stands whom somebody follows.
var follows = wordTable(`succeed succeeds folgt nachfolge succède`)

// weakTitles are given to firms and products too: "names Corvane Gold Partner".
var weakTitles = wordTable(`partner member leader fellow master founding associate winner chef`)

func orText(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
