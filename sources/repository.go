package sources

import "strings"

// repositoryItem is a repository as its owner tells of it at a service for
// code: said is label, value, label, value … in the order of its rows.
func repositoryItem(id jobID, name, description, link, created string, said ...string) Item {
	name, description = fold(name), fold(description)
	said = append([]string{"Description", description}, said...)
	var rows []string
	for i := 0; i+1 < len(said); i += 2 {
		if value := fold(said[i+1]); value != "" {
			rows = append(rows, said[i]+": "+value)
		}
	}
	return thing("listing", string(id), joined(name, description), link, stamp(created), "name", name, "rows", strings.Join(rows, "\n"))
}

// yesIf is the value of a row that is there only where something holds.
func yesIf(holds bool) string {
	if holds {
		return "yes"
	}
	return ""
}
