package main

import (
	"math"
	"math/rand/v2"
)

// descent is AdaGrad on the logistic loss of the columns against each other,
// one item at a time in an order that the seed gives. In each step some terms
// are not seen and some units are silent, so that none relies on another.
type descent struct {
	settings
	net     *network
	slopes  *network // sums of squared slopes
	random  *rand.Rand
	balance []float32
	seen    example
	scores  []float32
	chances []float32
	errs    []float32
	hidden  []float32
	back    []float32 // slopes of the hidden units
}

// descend learns from items; the result is the mean of the last rounds.
func descend(all []example, v vocabulary, s settings, seed uint64) *network {
	d := newDescent(all, v, s, seed)
	mean := newNetwork(len(v.names), v.units, s.Units)
	order := d.random.Perm(len(all))
	for round := range s.Rounds {
		d.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			d.step(d.glimpse(all[i]))
		}
		if round >= s.Rounds/2 {
			for k, part := range d.net.parts() {
				sum := mean.parts()[k]
				for i, w := range part {
					sum[i] += w / float32(s.Rounds-s.Rounds/2)
				}
			}
		}
	}
	return mean
}

func newDescent(all []example, v vocabulary, s settings, seed uint64) *descent {
	d := &descent{
		settings: s, net: newNetwork(len(v.names), v.units, s.Units), slopes: newNetwork(len(v.names), v.units, s.Units),
		random: rand.New(rand.NewPCG(seed, 7)), balance: balances(all, s.Power),
		scores: make([]float32, len(columns)), chances: make([]float32, len(columns)), errs: make([]float32, len(columns)),
		hidden: make([]float32, s.Units), back: make([]float32, s.Units),
	}
	for i := range d.net.inner {
		d.net.inner[i] = float32(d.random.NormFloat64() * 0.05)
	}
	for i := range d.net.out {
		d.net.out[i] = float32(d.random.NormFloat64() * math.Sqrt(2/float64(s.Units)))
	}
	for t := range columns {
		n := 1
		for _, e := range all {
			if e.is[t] {
				n++
			}
		}
		d.net.bias[t] = float32(math.Log(float64(n) / float64(len(all))))
	}
	return d
}

// glimpse gives an item without the terms that are not seen in this step; the
// others weigh more for it. It is lent until the next.
func (d *descent) glimpse(e example) example {
	seen := &d.seen
	seen.is, seen.terms, seen.deep, seen.values = e.is, seen.terms[:0], seen.deep[:0], seen.values[:0]
	more := float32(1 / (1 - d.Unseen))
	for k := range e.terms {
		if d.random.Float64() >= d.Unseen {
			seen.terms = append(seen.terms, e.terms[k])
			seen.deep = append(seen.deep, e.deep[k])
			seen.values = append(seen.values, e.values[k]*more)
		}
	}
	return *seen
}

// step moves the network against the slope of one item.
func (d *descent) step(e example) {
	n := len(columns)
	d.net.sum(e, d.scores, d.hidden)
	more := float32(1 / (1 - d.Silent))
	for i, x := range d.hidden {
		if x <= 0 || d.random.Float64() < d.Silent {
			d.hidden[i] = 0
			continue
		}
		d.hidden[i] = x * more
		for t, w := range d.net.out[i*n : i*n+n] {
			d.scores[t] += d.hidden[i] * w
		}
	}
	d.judge(e)
	for i, x := range d.hidden {
		d.back[i] = 0
		if x == 0 {
			continue
		}
		for t, err := range d.errs {
			d.back[i] += err * d.net.out[i*n+t] * more
			d.move(&d.net.out[i*n+t], &d.slopes.out[i*n+t], err*x)
		}
		d.move(&d.net.begin[i], &d.slopes.begin[i], d.back[i])
	}
	for t, err := range d.errs {
		d.move(&d.net.bias[t], &d.slopes.bias[t], err)
	}
	for k := range e.terms {
		d.moveTerm(e, k)
	}
}

// judge says how far each column's chance is from its share of the item. An
// item of a rare tag weighs more.
func (d *descent) judge(e example) {
	chances(d.scores, d.chances)
	count, weight := float32(0), float32(0)
	for t, is := range e.is {
		if is {
			count++
			weight += d.balance[t]
		}
	}
	doubt := float32(d.Doubt)
	for t, p := range d.chances {
		want := doubt / float32(len(tags))
		if e.is[t] {
			want = (1 - doubt) / count
		}
		d.errs[t] = (p - want) * weight / count
	}
}

// still is how small an error moves no weight of a term: nearly all are, and
// passing them over learns as well in half the time.
const still = 0.02

// moveTerm moves a term's weights in both parts.
func (d *descent) moveTerm(e example, k int) {
	v, n := e.values[k], len(columns)
	at := int(e.terms[k]) * n
	for t, err := range d.errs {
		if err > still || err < -still {
			d.move(&d.net.linear[at+t], &d.slopes.linear[at+t], err*v)
		}
	}
	if e.deep[k] < 0 {
		return
	}
	at = int(e.deep[k]) * d.Units
	for i, back := range d.back {
		if back != 0 {
			d.move(&d.net.inner[at+i], &d.slopes.inner[at+i], back*v)
		}
	}
}

// move is one step of one weight.
func (d *descent) move(w, slope *float32, g float32) {
	*slope += g * g
	*w -= float32(d.Step) * g / (float32(math.Sqrt(float64(*slope))) + 1e-3)
}

// balances is what an item of each column weighs, more if rare.
func balances(all []example, power float64) []float32 {
	list := make([]float32, len(columns))
	for t := range columns {
		n := 1
		for _, e := range all {
			if e.is[t] {
				n++
			}
		}
		list[t] = float32(math.Pow(float64(len(all))/float64(n)/2, power))
	}
	return list
}
