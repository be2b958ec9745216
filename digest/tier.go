package digest

// The weights of the four criteria. Revenue and strategic value lead, as is
// usual in key account practice; a deep relationship alone makes no key account.
const (
	weightRevenue      = 0.35
	weightStrategic    = 0.30
	weightGrowth       = 0.20
	weightRelationship = 0.15

	floorA = 3.8 // weighted mean from which an account is tier A
	floorB = 2.5 // and tier B
)

// Tier computes the tier from the weighted mean of the criteria that are
// given (revenue 35 %, strategic value 30 %, growth 20 %, relationship depth
// 15 %): A from 3.8, B from 2.5, else C. Values outside 1 to 5 are not given.
func (c Criteria) Tier() Tier {
	var sum, weights float64
	for _, part := range []struct {
		value  int
		weight float64
	}{
		{c.Revenue, weightRevenue},
		{c.Strategic, weightStrategic},
		{c.Growth, weightGrowth},
		{c.Relationship, weightRelationship},
	} {
		if part.value < 1 || part.value > 5 {
			continue
		}
		sum += float64(part.value) * part.weight
		weights += part.weight
	}
	// A hair of slack, so that 3.8 reached by adding fractions is 3.8.
	const slack = 1e-9
	switch {
	case weights == 0:
		return TierC
	case sum/weights >= floorA-slack:
		return TierA
	case sum/weights >= floorB-slack:
		return TierB
	}
	return TierC
}
