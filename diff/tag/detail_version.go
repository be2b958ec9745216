package tag

import "keywatch/sources"

// versions are the version that a release is told of: the headline's, or else
// that of the first sentence.
func (t *telltale) versions() []string {
	title, lead := t.parts()
	for _, part := range append([]string{title}, lead[:min(1, len(lead))]...) {
		if v := sources.VersionIn(part); v != "" && !thousands().MatchString(v) {
			return []string{v}
		}
	}
	return nil
}

// thousands are a number as German and Spanish write it: "900.000".
var thousands = sources.LazyPattern(`^\d{1,3}(?:\.\d{3})*\.000$`)
