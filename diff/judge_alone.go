package diff

// JudgeAlone judges a check without what other checks tell: nothing waits for
// confirmation, and nothing is learnt. It is for measuring what both are worth.
func JudgeAlone(in Checked) Verdict {
	v := Verdict{Memory: in.Memory}
	switch {
	case in.Current == nil:
		return v
	case in.Confirmed == nil || !in.Confirmed.Comparable(in.Current):
		v.seed(in.Current, "")
		return v
	}
	changes, noise := Compare(in.Confirmed, in.Current, in.Memory)
	for _, c := range changes {
		c = in.signed(c)
		c.Confirmed = in.Now
		v.Changes = append(v.Changes, c)
	}
	v.Noise, v.Baseline = noise, in.Current
	return v
}
