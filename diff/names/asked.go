package names

import "strings"

// Asked makes the entry for the question whether a mention of a name is the
// one that is meant. Target says who that is: other names of it apart by " / ",
// and in brackets what is known of it, which counts as context.
func Asked(name, target string) Entry {
	e := Entry{ID: "target", Names: []string{name}}
	for part := range strings.SplitSeq(target, " / ") {
		if at := strings.IndexByte(part, '('); at >= 0 {
			inside := strings.Trim(part[at:], "() ")
			if e.Context = append(e.Context, inside); strings.HasPrefix(inside, name+" ") {
				e.Names = append(e.Names, inside)
			}
			part = part[:at]
		}
		if part = strings.TrimSpace(part); part != "" {
			e.Names = append(e.Names, part)
		}
	}
	return e
}
