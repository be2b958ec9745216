package digest

// ownPoints is what a tag of the user's own weighs: he asked for it by name, so
// not less than most of those that are built in.
const ownPoints = 9.0

// worth is the points of a tag.
func (w Weights) worth(name string) float64 {
	if points, ok := w.Tags[name]; ok {
		return points
	}
	return ownPoints
}
