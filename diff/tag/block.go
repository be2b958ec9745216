package tag

// readBlock reads a piece of a page: what it is about follows from where it
// stands, and headline phrases count as they do in news.
func readBlock(t Text) []Evidence {
	var list []Evidence
	for _, d := range Tags() {
		if d.Block == nil {
			continue
		}
		if e, ok := d.Block(t); ok {
			e.Tag = d.Name
			list = append(list, e)
		}
	}
	return list
}
