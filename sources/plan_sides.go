package sources

// total reports an amount that a clause of billing names: "billed annually as
// one payment of $120", "$120 billed yearly".
func (r *planReader) total(p planPoint) bool {
	text := r.lines[p.line].text
	head := tail(text[:p.Start], 60)
	before := lexPlan(head)
	for i := len(before) - 1; i >= 0; i-- {
		if before[i].class == wordBill {
			return true
		}
		if before[i].class == wordBreak && head[before[i].start:before[i].end] != "(" || before[i].class == wordStop || before[i].class == wordNumber {
			break
		}
	}
	after := lexPlan(text[p.End:min(len(text), p.End+40)])
	for i, t := range after {
		if t.class == wordBill {
			return i < 3
		}
		if t.class == wordPer || t.class == wordEach || t.class == wordBreak {
			break
		}
	}
	return false
}

// other reports that a price of a card is another way to buy the plan, and not
// a total, a repetition or the price of something beside.
func (r *planReader) other(out []Plan, plan Plan, p planPoint, points []planPoint, c *planCard) bool {
	if len(out) == 0 {
		return true
	}
	for _, o := range out {
		if o.Currency != plan.Currency {
			continue
		}
		same := o.Interval == plan.Interval && o.Billed == plan.Billed && o.mode == plan.mode
		if same || o.Unit != plan.Unit && plan.Unit != "" {
			return false
		}
		if o.mode == plan.mode && (r.total(p) && o.Interval != plan.Interval || o.Amount == plan.Amount && plan.Interval == "") {
			return false
		}
		if o.mode == plan.mode && (twelfth(o, plan) || twelfth(plan, o)) {
			return false // the same price told twice
		}
		if plan.Interval == "" && plan.Billed == "" && plan.mode == "" {
			return false
		}
	}
	return true
}

// twelfth reports that a month's price is a year's, told by the month.
func twelfth(month, year Plan) bool {
	if month.Interval != "month" || year.Interval != "year" {
		return false
	}
	rest := 12*month.Amount - year.Amount
	return rest > -12 && rest < 12
}

// sides says how often is paid where the two sides of a switch differ in
// nothing else: a month's price when paid monthly and when paid yearly.
func sides(list []Plan) []Plan {
	year, stated := false, false
	modes := map[string]bool{}
	for _, p := range list {
		year = year || p.mode == "year" && p.Interval != "year" && p.Interval != "once"
		stated = stated || p.mode == "year" && p.Billed == "year"
		modes[p.mode] = true
	}
	if !modes["month"] || !modes["year"] {
		return list
	}
	for i := range list {
		p := &list[i]
		if p.Interval == "" && p.Unit == "" {
			p.Interval = p.mode
		}
		// Where the page says it of one side in words, it says it of that alone.
		if year && !stated && p.Billed == "" && p.Interval == "month" {
			p.Billed = p.mode
		}
	}
	return list
}
