package tag

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// bracketed adds to a headline, where there is room, the one thing that it
// leaves out and a reader asks for first.
func bracketed(line string, tags []Evidence) string {
	for _, e := range tags {
		more := lacking(line, e)
		if more == "" {
			continue
		}
		if full := line + " (" + more + ")"; utf8.RuneCountInString(full) <= lineRunes {
			return full
		}
	}
	return line
}

// lacking is what a headline with a tag leaves out, "" for nothing: how much, who
// as what, or from when.
func lacking(line string, e Evidence) string {
	switch e.Tag + " " + e.Subtype {
	case "funding round", "funding acquisition", "funding acquired by", "funding IPO":
		if list := e.Named(DetailAmount); len(list) > 0 && len(Amounts(plainMoney(line))) == 0 && !strings.ContainsAny(line, "$€£") {
			return shortAmount(list[0])
		}
	case "hire executive in", "hire executive out", "hire promoted":
		return lackingPerson(line, e)
	case "pricing up", "pricing down", "pricing packaging", "pricing free tier", "launch end of life":
		return fromDay(line, e)
	}
	return ""
}

// lackingPerson is who it is where the headline does not name the person, or else
// the position or the day.
func lackingPerson(line string, e Evidence) string {
	people, titles := e.Named(DetailPerson), e.Named(DetailTitle)
	if len(people) != 1 {
		return ""
	}
	low := strings.ToLower(line)
	surname := people[0][strings.LastIndexByte(people[0], ' ')+1:]
	switch named := strings.Contains(low, strings.ToLower(surname)); {
	case !named && len(titles) == 1 && !strings.Contains(low, strings.ToLower(titles[0])):
		return people[0] + ", " + titles[0]
	case !named:
		return people[0]
	case len(titles) == 1 && roleAt(Split(line, 0)) < 0:
		return titles[0]
	}
	return fromDay(line, e)
}

// fromDay is the day ahead that a headline does not name.
func fromDay(line string, e Evidence) string {
	list := e.Named(DetailDate)
	if len(list) == 0 || dayMonthForm().MatchString(line) || monthDayForm().MatchString(line) || monthForm().MatchString(line) || isoForm().MatchString(line) {
		return ""
	}
	if day, err := time.Parse(time.DateOnly, list[0]); err == nil {
		return "from " + day.Format("2 Jan 2006")
	}
	if month, err := time.Parse("2006-01", list[0]); err == nil {
		return "from " + month.Format("Jan 2006")
	}
	return ""
}

// shortAmount says an amount in millions, as people do: "USD 40 million".
func shortAmount(text string) string {
	code, number, _ := strings.Cut(text, " ")
	value, err := strconv.ParseFloat(number, 64)
	switch {
	case err != nil:
		return text
	case value >= 1e9:
		return code + " " + decimal(value/1e9) + " billion"
	case value >= 1e6:
		return code + " " + decimal(value/1e6) + " million"
	}
	return text
}
