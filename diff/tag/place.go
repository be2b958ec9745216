package tag

import "keywatch/sources"

// PlaceOf tells what a page is from its address, or else from its title, as
// the readers of pages do.
func PlaceOf(address, title string) sources.Place { return sources.PlaceOf(address, Clean(title)) }

func placeOfPart(part string) sources.Place { return sources.PlaceOfWord(part) }
