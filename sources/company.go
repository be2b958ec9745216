// Package sources holds what can be watched: companies, the sources of what
// they show, one file per kind of source, and the snapshots that reading gives.
package sources

// Role is what a company is to us.
type Role string

// The roles.
const (
	RoleCompetitor Role = "competitor"
	RoleAccount    Role = "account"
	RolePartner    Role = "partner"
	RoleRegulator  Role = "regulator"
	RoleSelf       Role = "self" // us: our names, products, prices
)

// Roles lists all roles in the order of the documentation.
func Roles() []Role {
	return []Role{RoleCompetitor, RoleAccount, RolePartner, RoleRegulator, RoleSelf}
}

// Company is an organisation that is watched. ID is a slug and its identity;
// all else may change.
type Company struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Aliases  []string `json:"aliases,omitempty"`
	Domain   string   `json:"domain,omitempty"`
	Parent   string   `json:"parent,omitempty"` // id of the company that owns it
	Role     Role     `json:"role"`
	Products []string `json:"products,omitempty"`
}
