package sources

// terms are what words around an amount say of it.
type terms struct {
	interval, billed, unit string
	per                    int
	from, free             bool
}

// or fills what t leaves open from other words, farther from the amount.
func (t terms) or(o terms) terms {
	if t.interval == "" {
		t.interval = o.interval
	}
	if t.billed == "" {
		t.billed = o.billed
	}
	if t.unit == "" {
		t.unit, t.per = o.unit, o.per
	}
	t.from = t.from || o.from
	return t
}

// termReader goes through tokens clause by clause.
type termReader struct {
	text string
	list []planToken
	terms
	used    []bool // tokens that said something or say nothing by themselves
	pending string // a period without "per": of billing, or else the interval
	bill    bool
	closed  bool // other words follow the terms: units behind them are of something else
}

// readTerms reads interval, billing and unit from the text beside an amount.
func readTerms(text string) terms {
	return readTokens(text, lexPlan(text)).terms
}

func readTokens(text string, list []planToken) *termReader {
	r := &termReader{text: text, list: list, used: make([]bool, len(list))}
	for i := 0; i < len(list); {
		if list[i].class == wordStop {
			r.clause()
			r.used[i] = true
			if r.interval != "" || r.unit != "" || r.billed != "" {
				break // terms stand in one sentence
			}
		}
		i += r.step(i)
	}
	r.clause()
	return r
}

// step reads what stands at token i and answers how many tokens it took.
func (r *termReader) step(i int) int {
	t := r.list[i]
	switch t.class {
	case wordBreak:
		r.clause()
	case wordPer:
		return r.marker(i)
	case wordEach:
		if n := r.nounAt(i + 1); n > 0 && r.list[i+n].class == wordPeriod {
			return r.marker(i)
		}
		r.used[i] = true
		return 1
	case wordPeriod:
		// "12 € Monat" and "月500円": a period at the edge needs no "per".
		if !r.edged(i) {
			return 1
		}
		r.setInterval(t.value)
	case wordEvery:
		r.every(t.value)
	case wordOnce:
		r.setInterval("once")
	case wordBill:
		// "monthly billed annually": what a period follows was of the interval.
		if r.pending != "" && i+1 < len(r.list) && r.list[i+1].class == wordEvery {
			r.setInterval(r.pending)
			r.pending = ""
		}
		r.bill = true
	case wordFrom:
		r.from = true
	case wordFree:
		r.free = true
	case wordUnit:
		if i == 0 && len(r.list) > 1 && r.list[1].class == wordPer {
			r.setUnit(t.value, 1) // "$5 user/month"
			break
		}
		if i+1 < len(r.list) && r.list[i+1].class == wordPer && wide(firstRuneOf(r.text[t.start:])) {
			r.setUnit(t.value, 1) // Japanese says "per" behind the unit
			r.used[i], r.used[i+1] = true, true
			return 2
		}
		return 1
	case wordOther, wordNumber:
		r.closed = r.closed || r.interval != "" || r.unit != ""
		return 1
	}
	r.used[i] = true
	return 1
}

// edged reports a period that stands by itself, at the amount.
func (r *termReader) edged(i int) bool {
	if i > 0 {
		return r.list[i-1].class != wordNumber && i+1 == len(r.list) && wide(firstRuneOf(r.text[r.list[i].start:]))
	}
	if len(r.list) == 1 {
		return true
	}
	switch r.list[1].class {
	case wordBreak, wordStop, wordPrice, wordPer, wordAnd, wordBill:
		return true
	}
	return false
}

func firstRuneOf(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// every notes a period that says itself; beside a word of billing it is how
// often is paid.
func (r *termReader) every(value string) {
	if r.pending != "" && !r.bill {
		r.setInterval(r.pending) // "monthly, billed annually" without the comma
	}
	if r.pending != "" && r.bill {
		r.setBilled(r.pending)
	}
	r.pending = value
}

// clause ends a clause: what is pending is of billing when the clause bills.
func (r *termReader) clause() {
	if r.pending != "" {
		if r.bill {
			r.setBilled(r.pending)
		} else {
			r.setInterval(r.pending)
		}
	}
	r.pending, r.bill = "", false
}

func (r *termReader) setInterval(value string) {
	if r.interval == "" && !r.closed {
		r.interval = value
	}
}

func (r *termReader) setBilled(value string) {
	if r.billed == "" && (value == "month" || value == "year") {
		r.billed = value
	}
}

func (r *termReader) setUnit(value string, per int64) {
	if r.unit == "" && value != "" && !r.closed {
		r.unit, r.per = value, int(max(per, 1))
	}
}

// says reports whether a text holds nothing but terms of a price; blank counts.
func onlyTerms(text string) bool {
	list := lexPlan(text)
	r := readTokens(text, list)
	for i := range list {
		if !r.used[i] {
			return false
		}
	}
	return true
}
