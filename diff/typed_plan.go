package diff

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// planMoves words how a price plan differs. Amounts are in minor units, so
// that 2879.2 and 2879.20 never differ.
func planMoves(a, b map[string]string) []string {
	out := priceMove(a, b)
	if x, y := trial(a), trial(b); x != y {
		switch {
		case x == 0:
			out = append(out, "trial added: "+strconv.Itoa(y)+" days")
		case y == 0:
			out = append(out, "trial gone: "+strconv.Itoa(x)+" days")
		default:
			out = append(out, "trial "+strconv.Itoa(x)+" → "+strconv.Itoa(y)+" days")
		}
	}
	if x, y := a["unit"], b["unit"]; x != y {
		out = append(out, "unit "+orNone(x)+" → "+orNone(y))
	}
	return append(out, featureMoves(linesOf(a["features"]), linesOf(b["features"]))...)
}

// priceMove words what became of the price itself.
func priceMove(a, b map[string]string) []string {
	switch {
	case a["contact"] == "true" && b["contact"] == "true":
		return nil
	case a["contact"] == "true":
		return []string{"price shown: was on request"}
	case b["contact"] == "true":
		return []string{"price on request now"}
	case a["free"] != b["free"] && b["free"] == "true":
		return []string{"free now"}
	case a["free"] != b["free"] && a["free"] == "true":
		return []string{"no longer free"}
	}
	x, errX := strconv.ParseFloat(a["amount"], 64)
	y, errY := strconv.ParseFloat(b["amount"], 64)
	switch {
	case errX != nil || errY != nil || x == y && a["currency"] == b["currency"]:
	case a["currency"] != b["currency"]:
		return []string{"currency " + orNone(a["currency"]) + " → " + orNone(b["currency"])}
	case a["interval"] != b["interval"] || a["per"] != b["per"]:
		return []string{"price for another interval or quantity"}
	case x > 0:
		p := math.Round(1000*(y-x)/x) / 10
		word := "price up "
		if p < 0 {
			word = "price down "
		}
		return []string{word + strconv.FormatFloat(math.Abs(p), 'f', -1, 64) + " %"}
	}
	if a["was"] != b["was"] {
		if b["was"] == "" || b["was"] == "0" {
			return []string{"sale ended"}
		}
		return []string{"on sale"}
	}
	return nil
}

func trial(f map[string]string) int {
	n, _ := strconv.Atoi(f["trial"]) // "" is none
	return n
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// featureMoves words limits that changed, and features that came or went.
func featureMoves(a, b []string) []string {
	var out []string
	gone, came := without(a, b), without(b, a)
	for _, x := range slices.Clone(gone) {
		for _, y := range came {
			if before, after, ok := limitMove(x, y); ok {
				out = append(out, "limit "+before+" → "+after)
				gone = slices.DeleteFunc(gone, func(s string) bool { return s == x })
				came = slices.DeleteFunc(came, func(s string) bool { return s == y })
				break
			}
		}
	}
	for _, x := range gone {
		out = append(out, "feature gone: "+x)
	}
	for _, y := range came {
		out = append(out, "feature added: "+y)
	}
	return out
}

// without lists what of one list the other has not, by meaning.
func without(list, other []string) []string {
	has := map[string]bool{}
	for _, o := range other {
		has[meaning(o)] = true
	}
	var out []string
	for _, l := range list {
		if !has[meaning(l)] {
			out = append(out, l)
		}
	}
	return out
}

// limitMove tells whether two lines differ in figures alone ("5 users", "10
// users"), and gives both.
func limitMove(x, y string) (before, after string, ok bool) {
	a, b := words(x), words(y)
	if !hasDigit(a) && !hasDigit(b) || slices.Equal(notation(slices.Clone(a)), notation(slices.Clone(b))) {
		return "", "", false
	}
	if !slices.Equal(figureless(a), figureless(b)) {
		return "", "", false
	}
	return x, y, true
}

// figureless are a line's words without its figures; "unlimited" is a figure.
func figureless(list []string) []string {
	var out []string
	for _, w := range list {
		if !number(w) && w != "unlimited" && w != "unbegrenzt" && w != "illimité" && w != "ilimitado" {
			out = append(out, w)
		}
	}
	return out
}

// samePlan tells whether a plan goes on under another name: the same money for
// the same time, or mostly the same features.
func samePlan(a, b map[string]string) bool {
	if a["interval"] != b["interval"] || a["billed"] != b["billed"] {
		return false
	}
	x, y := linesOf(a["features"]), linesOf(b["features"])
	same := len(x) - len(without(x, y))
	if len(x) >= 2 && 2*same > max(len(x), len(y)) {
		return true
	}
	paid := a["amount"] != "" && a["amount"] != "0"
	return paid && a["amount"] == b["amount"] && a["currency"] == b["currency"] && a["unit"] == b["unit"]
}

// movedFeatures tells a feature that went from one plan and came in another as
// moved.
func movedFeatures(list []ItemChange) []ItemChange {
	const gone, added = "feature gone: ", "feature added: "
	came := map[string]string{} // meaning → plan
	for _, c := range list {
		for _, w := range c.What {
			if f, ok := strings.CutPrefix(w, added); ok && c.Type == "plan" {
				came[meaning(f)] = c.Name
			}
		}
	}
	for i, c := range list {
		for k, w := range c.What {
			if f, ok := strings.CutPrefix(w, gone); ok && c.Type == "plan" && came[meaning(f)] != "" && came[meaning(f)] != c.Name {
				list[i].What[k] = "feature moved to " + came[meaning(f)] + ": " + f
			}
		}
	}
	return list
}
