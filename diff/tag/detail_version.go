package tag

import "keywatch/sources"

// versions are the version that a release is told of: the headline's, or else
// that of the first sentence.
func (t *telltale) versions() []string {
	title, lead := t.parts()
	for _, part := range append([]string{title}, lead[:min(1, len(lead))]...) {
		if v := sources.VersionIn(part); v != "" {
			return []string{v}
		}
	}
	return nil
}
