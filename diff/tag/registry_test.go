package tag

import "testing"

func has(list []Evidence, name string) bool {
	for _, e := range list {
		if e.Tag == name {
			return true
		}
	}
	return false
}

func TestEveryTagReadsItsOwnExamples(t *testing.T) {
	for _, d := range Tags() {
		if len(d.Yes) < 12 || len(d.No) < 12 {
			t.Errorf("%s: %d examples and %d counter-examples, want 12 of each", d.Name, len(d.Yes), len(d.No))
		}
		for _, title := range d.Yes {
			if got := Read(Text{Title: title}); !has(got, d.Name) {
				t.Errorf("%s is missing from %q: %+v", d.Name, title, got)
			}
		}
		for _, title := range d.No {
			if got := Read(Text{Title: title}); has(got, d.Name) {
				t.Errorf("%s is wrong for %q: %+v", d.Name, title, got)
			}
		}
	}
}
