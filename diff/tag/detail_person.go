package tag

import (
	"strings"

	"keywatch/sources"
)

// movesOf are the people whom the text says to come, go or rise.
func (s *said) movesOf() []sources.Move {
	if s.moved {
		return s.moves
	}
	s.moved = true
	title, lead := s.parts()
	if s.moves = handOver(title, lead); len(s.moves) == 0 {
		body := plainMoves(strings.Join(lead, " "))
		s.moves = sources.MovesOf(plainMoves(title), body, LanguageOf(title+" "+body), s.text.Told)
	}
	for i, m := range s.moves {
		s.moves[i].Name = honours().ReplaceAllString(m.Name, "")
		s.moves[i].Title = spelledTitle(s.withoutOwn(m.Title), lead)
	}
	return s.moves
}

// followed stands before the name of whom somebody follows.
var followed = sources.LazyPattern(`(?i:\b(?:succeed(?:s|ed|ing)?|replac(?:es|ed|ing)|tak(?:e|es|en|ing) over (?:as [^,;.]{2,40} )?from|takes over from|took over from|taken over from|successor to|follows|folgt (?:[^;]{0,24} )?(?:auf|dem)|nachfolge(?:rin)? von|nachfolge (?:des|der)|löst|ablöst|ersetzt|(?:succède|succédant|succéder|succédera|succédé) (?:[^.;]{0,24} )?à|remplace|en remplacement de|(?:sucede|sucederá|sucedió|releva|relevará) (?:[^.;]{0,24} )?a|sustituye a|reemplaza a|en sustitución de|relevo de|tras la salida de)\s+(?:(?:the|retiring|outgoing|former|founder|ceo|cfo|coo|cto|dr\.?|longtime|long-time|interim|mr\.?|ms\.?|den|der|die|langjährigen|bisherigen|bisherige)\s+){0,3})(\p{Lu}[\p{L}’'.-]+(?:\s(?:van der|van|von|de la|de|del|der|den|di|da|\p{Lu}\.))*(?:\s\p{Lu}[\p{L}’'-]+){1,2})`)

// people are the persons, their positions, or whom they follow.
func (t *telltale) people(name string) []string {
	moves := t.movesOf()
	joins := false
	for _, m := range moves {
		joins = joins || m.Turn != sources.TurnLeaves
	}
	after := ""
	if joins {
		if t.after == nil {
			name := t.predecessor(moves)
			t.after = &name
		}
		after = *t.after
	}
	var list []string
	for _, m := range moves {
		// Who goes to make room is told as the one who is followed.
		if m.Name == after || joins && m.Turn == sources.TurnLeaves {
			continue
		}
		switch name {
		case DetailPerson:
			list = append(list, m.Name)
		case DetailTitle:
			if !strings.EqualFold(m.Title, "founder") { // says who somebody is, and is no post to fill
				list = append(list, m.Title)
			}
		}
	}
	if name == DetailAfter && after != "" {
		return []string{after}
	}
	return list
}

// predecessor is whom a newcomer follows: as the sentence says, or the one who
// is told to leave beside her.
func (t *telltale) predecessor(moves []sources.Move) string {
	for _, m := range moves {
		if m.After != "" {
			return m.After
		}
	}
	title, lead := t.parts()
	for _, part := range append([]string{title}, lead...) {
		if m := followed().FindStringSubmatch(part); m != nil {
			return m[1]
		}
	}
	for _, m := range moves {
		if m.Turn == sources.TurnLeaves {
			return m.Name
		}
	}
	return ""
}
