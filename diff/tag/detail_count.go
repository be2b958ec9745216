package tag

import (
	"slices"
	"strings"

	"keywatch/sources"
)

var (
	shareForm = sources.LazyPattern(`(?i)(\d+(?:[.,]\d+)?)\s?(?:%|percent\b|per cent\b|prozent\b|pour cent\b|por ciento\b)`)
	// strangeShare stands around a percentage that is no move, cut or stake.
	strangeShare = sources.LazyPattern(`(?i)(?:growth|grew|margin|uptime|availability|inflation|market share|revenues?|umsatz|wachstum|croissance|crecimiento|satisf)[^.;]{0,30}$`)
	stakeWords   = sources.LazyPattern(`(?i)\bstake|shareholding|\binterest in\b|anteil|beteilig|participation|\bparts? d|du capital|del capital|participación`)
	jointWords   = sources.LazyPattern(`(?i)\bstake|joint|will hold|beteilig|gemeinschaft|coentreprise|co-entreprise|conjunta|detendrá|tendrá el|détiendra`)
	staffWords   = sources.LazyPattern(`(?i)staff|workforce|employees|jobs|headcount|workers|belegschaft|stellen|mitarbeiter|effectifs?|postes|emplois|salariés|plantilla|empleos|puestos`)
	seriesForm   = sources.LazyPattern(`(?i:\b(?:series|serie|série|runde|ronda))[ -]([A-H])\b[- ]?(?:\d\b)?|(?i:\b(pre-?seed|seed|bridge|amorçage|semilla)\b)`)
)

// shares are the percentages of a rise, a cut or a stake.
func (t *telltale) shares() []string {
	for i, part := range t.telling() {
		switch {
		case t.def.Name == "partnership" && !jointWords().MatchString(part):
			continue
		case t.def.Name == "hire" && !staffWords().MatchString(part):
			continue
		case t.def.Name == "pricing" && i > 0 && !priceWords().MatchString(part), i > 0 && longAgo().MatchString(part):
			continue
		}
		var list []string
		for _, m := range shareForm().FindAllStringSubmatchIndex(part, -1) {
			if !strangeShare().MatchString(part[:m[0]]) && (t.def.Name != "funding" || stakeWords().MatchString(part[max(0, m[0]-40):min(len(part), m[1]+40)])) && (i == 0 || len(list) == 0) {
				list = append(list, strings.ReplaceAll(part[m[2]:m[3]], ",", "."))
			}
		}
		if len(list) > 0 {
			return slices.Compact(list)
		}
	}
	return nil
}

// series is the round's: "B", or "seed".
func (t *telltale) series() []string {
	for _, part := range t.telling() {
		if m := seriesForm().FindStringSubmatch(part); m != nil && m[1] != "" {
			return []string{strings.ToUpper(m[1])}
		} else if m != nil {
			low := strings.ToLower(m[2])
			if low == "amorçage" || low == "semilla" {
				low = "seed"
			}
			return []string{low}
		}
	}
	return nil
}

// What is counted, by its first letters; plain as piecesOf writes words.
var (
	countedPeople = strings.Fields(`job people employee staff worker position role post opening engineer developer apprentice driver nurse sales
		stellen stelle arbeitsplatz arbeitsplatze mitarbeiter mitarbeitende beschaftigte ingenieur fachkraft auszubildende
		poste emploi salarie collaborateur personne recrutement ingenieur empleo puesto trabajador empleado persona contratacion ingenier vacante`)
	countedSites = strings.Fields(`store shop site practice office location clinic branch restaurant hotel outlet warehouse center centre depot plant country countries market
		filiale markt markte standort laden klinik lander hauser magasin boutique agence site bureau restaurant pays ville
		tienda oficina local sucursal clinica ciudad pais planta`)
	countedBuyers = strings.Fields(`customer client subscriber vehicle truck bus train aircraft vessel unit hospital school store kunde fahrzeug lkw zuge camion
		vehicule train hospital vehiculo autobus`)
)

// counts are how many people, sites or customers the happening is about.
func (t *telltale) counts() []string {
	nouns := countedPeople
	switch t.def.Name {
	case "expansion":
		nouns = append(slices.Clone(countedSites), countedPeople...)
	case "customer":
		nouns = countedBuyers
	}
	for i, part := range t.telling() {
		if i > 0 && longAgo().MatchString(part) {
			continue
		}
		if n := countedIn(part, nouns); n != "" {
			return []string{n}
		}
	}
	return nil
}

// countedWithin is how many words may stand between a number and its noun.
const countedWithin = 3

// countedIn is the first number of a sentence that counts one of the nouns.
func countedIn(part string, nouns []string) string {
	list := piecesOf(part)
	for i := 0; i < len(list); {
		value, next, ok := valueAt(list, i)
		if !ok || next <= i {
			i++
			continue
		}
		unit, _, _ := unitAfter(list, next)
		if unit == "" && unitBefore(list, i) == "" && !(next == i+1 && yearLike(list[i].raw)) && value >= 1 {
			for j := next; j < len(list) && j <= next+countedWithin && !list[j].loose && !list[j].number; j++ {
				if j+1 < len(list) && list[j+1].low == "familiar" {
					break // those whom the paper asked
				}
				if slices.ContainsFunc(nouns, func(n string) bool {
					return list[j].low == n || strings.HasPrefix(list[j].low, n) && len(list[j].low) <= len(n)+3
				}) {
					return decimal(value)
				}
			}
		}
		i = next
	}
	return ""
}
