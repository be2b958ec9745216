// Package names decides which company, person or product a text names.
package names

// Mention is one place in a text that names a company, person or product.
type Mention struct {
	ID         string  `json:"id"`       // of the company, account or stakeholder, as given to the resolver
	Name       string  `json:"name"`     // the name as it stands in the text
	Start, End int     `json:"-"`        // bytes
	Weight     float64 `json:"weight"`   // 0 to 1: how sure
	Evidence   string  `json:"evidence"` // why: alias, domain, context words …
}

// Entry is something that can be named.
type Entry struct {
	ID       string
	Names    []string // name, aliases, products; legal suffixes need not be given
	Domain   string
	Industry string
	Context  []string // other words that make a mention likely
	Person   bool
}
