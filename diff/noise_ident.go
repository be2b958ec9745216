package diff

import (
	"strings"
	"unicode"
)

// identifier tells of hashes, nonces, keys and numbers too long to be read:
// 12 letters and digits mixed, or 8 when they are hexadecimal.
func identifier(w string) bool {
	if len(w) < 8 {
		return false
	}
	digits, letters, turns, prev := 0, 0, 0, false
	for i, r := range w {
		d := unicode.IsDigit(r)
		if r > 0x7F || !d && !unicode.IsLetter(r) {
			return false
		}
		if d {
			digits++
		} else {
			letters++
		}
		if i > 0 && d != prev {
			turns++
		}
		prev = d
	}
	if hexadecimal(w) && digits >= 2 && letters >= 2 && turns >= 3 {
		return true
	}
	if len(w) < 12 {
		return false
	}
	return digits >= 3 && letters >= 2 && turns >= 3 || letters == 0 && digits >= 14 || len(w) >= 32 && digits > 0
}

func hexadecimal(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return (r < '0' || r > '9') && (r < 'a' || r > 'f') }) < 0
}

// announcers stand before identifiers that are too short to be known by themselves.
var announcers = wordSet("build request session token nonce trace ref ray cache csrf hash commit rev revision id petición requête anfrage vorgang kennung")

// goesOn tells whether a word is a further group of an identifier that was
// just masked: 7fa0-11c9-e2.
func goesOn(before string, why []string, w string) bool {
	return before == masked && len(why) > 0 && why[len(why)-1] == reasonToken && len(w) <= 8 && hexadecimal(w) && hasDigit([]string{w})
}

// announced tells whether a word is the identifier that the word before announces.
func announced(before, w string) bool {
	return announcers[before] && len(w) >= 4 && strings.ContainsFunc(w, unicode.IsDigit) && !year(w)
}
