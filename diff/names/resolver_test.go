package names

import "testing"

// world is the entries that the cases are asked about.
func world() []Entry {
	return []Entry{
		{ID: "brindlow", Names: []string{"Brindlow Software GmbH", "Brindlow"}, Domain: "brindlow.example"},
		{ID: "tide", Names: []string{"Tide", "Tide Platform Ltd"}, Domain: "tide.example", Industry: "banking", Context: []string{"accounts", "payments"}},
		{ID: "ruiz", Names: []string{"Ana Ruiz"}, Person: true},
	}
}

func TestANameIsFoundAndAnotherFirmIsNot(t *testing.T) {
	r := NewResolver(world())
	for text, want := range map[string]string{
		"Brindlow cuts Team":                          "brindlow",
		"Tide Capital backs a start-up":               "",
		"Tide Platform Ltd. opened an office in Lodz": "tide",
		"A. Ruiz joins the board":                     "ruiz",
		"The tide turns":                              "",
		"300 embauches à Brindlow\nDans l'usine de Brindlow, au nord de Leeds": "",
		"A shop opens in Brindlow, north of Leeds":                             "",
		"Sales rose at Brindlow, north of $40 million":                         "brindlow",
		"Brindlow GmbH opens a plant in Brindlow, south of Leeds":              "brindlow",
	} {
		got := ""
		if found := r.Find(text); len(found) > 0 {
			got = found[0].ID
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
