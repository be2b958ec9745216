package names

import "strings"

// legal are words that say a firm's legal form, folded and without stops.
// Collected from the company acts' own abbreviations, by country; the long
// forms are those that firms write.
var legal = set(`
inc incorporated corp corporation co company cos llc llp lp pllc ltd limited plc pbc
gmbh ag kg kgaa ohg gbr ug se ev eg mbh haftungsbeschrankt gesellschaft aktiengesellschaft
sa sarl sas sasu snc eurl sca scs sl slu sau srl spa sapa snc scarl scrl sprl bvba asbl
bv nv vof cv ab hb kb as asa aps oy oyj abp ans da hf ehf ou tou uab sia
doo dd zoo zo spzoo sro kft zrt nyrt rt ead ood eood ad jsc ojsc oao ooo zao pao pjsc tov
pty proprietary pvt private pte sdn bhd bhd berhad tbk pt kk gk yk ltda eireli cia
kabushiki kaisha gaisha psc wll fzco fze fzllc saoc saog sal holding holdings`)

// legalScripts are forms written without white space, before or after the name.
var legalScripts = []string{
	"株式会社", "有限会社", "合同会社", "合資会社", "一般社団法人", "（株）", "(株)", "㈱",
	"有限公司", "股份有限公司", "有限责任公司", "股份", "集团", "주식회사", "(주)", "㈜",
}

// set reads a list of words from a string, as lists are easier to keep so.
func set(words string) map[string]bool {
	m := make(map[string]bool, len(words)/wordBytes)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// pieces of forms that tokenize splits: "S.A.", "B.V.", "Sp. z o.o.".
var legalPieces = [][]string{
	{"s", "a", "r", "l"},
	{"s", "a", "s"},
	{"s", "a"},
	{"s", "r", "l"},
	{"s", "p", "a"},
	{"s", "l"},
	{"s", "l", "u"},
	{"b", "v"},
	{"n", "v"},
	{"a", "s"},
	{"a", "g"},
	{"a", "b"},
	{"k", "k"},
	{"l", "l", "c"},
	{"l", "l", "p"},
	{"l", "p"},
	{"p", "l", "c"},
	{"sp", "z", "o", "o"},
	{"s", "r", "o"},
	{"d", "o", "o"},
	{"a", "d"},
	{"s", "c", "a"},
	{"e", "v"},
	{"e", "g"},
	{"s", "a", "de", "c", "v"},
	{"de", "c", "v"},
	{"a", "p", "s"},
	{"pty", "ltd"},
	{"and", "co"},
	{"and", "company"},
}

// stripLegal takes the legal form off the end of a name's words (and "The"
// off its front), never all of it.
func stripLegal(words []string) []string {
	for len(words) > 1 {
		if n := legalEnd(words); n > 0 && n < len(words) {
			words = words[:len(words)-n]
			continue
		}
		break
	}
	for len(words) > 1 && (words[len(words)-1] == "and" || words[len(words)-1] == "the") {
		words = words[:len(words)-1]
	}
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return words
}

// legalEnd counts the words of the legal form that a name ends with.
func legalEnd(words []string) int {
	best := 0
	for _, form := range legalPieces {
		if n := len(form); n > best && n < len(words) && equal(words[len(words)-n:], form) {
			best = n
		}
	}
	if best == 0 && legal[words[len(words)-1]] {
		best = 1
	}
	return best
}

// legalStart counts the words of the legal form that words begin with.
func legalStart(words []string) int {
	if len(words) == 0 {
		return 0
	}
	best := 0
	for _, form := range legalPieces {
		if n := len(form); n > best && n <= len(words) && equal(words[:n], form) {
			best = n
		}
	}
	if best == 0 && legal[words[0]] {
		best = 1
	}
	return best
}

// equal compares words one by one.
func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// wordBytes is about how much of such a list a word takes.
const wordBytes = 8
