// Package demo lets invented companies' sites live through several weeks and
// runs the real pipeline over them under a moved clock.
package demo

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/tools/txtar"

	"keywatch/cmd/internal/config"
)

// Planted is a change that a scenario holds, and that must be found.
type Planted struct {
	Week     int    `yaml:"week"`
	Company  string `yaml:"company"`
	Tag      string `yaml:"tag"`
	Account  string `yaml:"account"`
	Contains string `yaml:"contains"`
	// Kinds is how many kinds of source tell of it at least, in one event; 0:
	// it does not matter.
	Kinds int `yaml:"kinds"`
}

// Scenario is a world of sites through several weeks.
type Scenario struct {
	Config  *config.Config
	Planted []Planted
	Weeks   int
	// pages are the files by host and path, each in the order of its weeks.
	pages map[string]map[string][]page
}

// page is a path's content from a week on.
type page struct {
	week   int
	status int // 0: 200
	body   string
}

// contact stands in where a scenario gives none: it visits nobody but itself.
const contact = "https://keywatch.example/demo"

// ReadScenario reads a scenario in its documented format, a txtar.
func ReadScenario(name string, text []byte, base string) (*Scenario, error) {
	s := &Scenario{pages: map[string]map[string][]page{}}
	found := false
	for _, f := range txtar.Parse(text).Files {
		if f.Name == "scenario.yaml" {
			found = true
			cfg, err := s.configure(f.Data, base)
			if err != nil {
				return nil, err
			}
			s.Config = cfg
			continue
		}
		if err := s.add(f.Name, string(f.Data)); err != nil {
			return nil, fmt.Errorf("read scenario %s: %w", name, err)
		}
	}
	switch {
	case !found:
		return nil, fmt.Errorf("read scenario %s: it has no file scenario.yaml", name)
	case s.Weeks == 0:
		return nil, fmt.Errorf("read scenario %s: it has no file week1/HOST/PATH", name)
	}
	return s, s.check(name)
}

func (s *Scenario) configure(text []byte, base string) (*config.Config, error) {
	planted := func(node *yaml.Node) error { return s.readPlanted(node) }
	return config.LoadBytes("scenario.yaml", text, base, func(string) string { return "" }, config.Options{
		Contact: contact,
		Extra:   map[string]func(*yaml.Node) error{"planted": planted},
	})
}

// plantedKeys are the keys of a planted change.
var plantedKeys = []string{"week", "company", "tag", "account", "contains", "kinds"}

func (s *Scenario) readPlanted(node *yaml.Node) error {
	problems := &config.Errors{}
	for _, entry := range node.Content {
		for i := 0; i+1 < len(entry.Content); i += 2 {
			if k := entry.Content[i]; !slices.Contains(plantedKeys, k.Value) {
				problems.Problems = append(problems.Problems, config.Problem{
					Line: k.Line, Column: k.Column, Message: "planted: unknown key " + k.Value + "; there are " + strings.Join(plantedKeys, ", "),
				})
			}
		}
	}
	if len(problems.Problems) > 0 {
		return problems
	}
	if err := node.Decode(&s.Planted); err != nil {
		return fmt.Errorf("planted is not a list of {week, company, tag, account?, contains, kinds?}: %w", err)
	}
	return nil
}

// weekName is the first part of a file's name.
var weekName = regexp.MustCompile(`^week([0-9]{1,3})/([^/]+)/(.*)$`)

// statusName is the ending of a file that answers a status.
var statusName = regexp.MustCompile(`\.status-([1-5][0-9]{2})$`)

func (s *Scenario) add(name, body string) error {
	m := weekName.FindStringSubmatch(name)
	if m == nil {
		return fmt.Errorf("the file %q is neither scenario.yaml nor weekN/HOST/PATH", name)
	}
	week, err := strconv.Atoi(m[1])
	if err != nil || week < 1 {
		return fmt.Errorf("the file %q is of no week; weeks count from 1", name)
	}
	host, file := strings.ToLower(m[2]), "/"+m[3]
	p := page{week: week, body: body}
	if rest, gone := strings.CutSuffix(file, ".gone"); gone {
		file, p.status = rest, 404
	} else if status := statusName.FindStringSubmatch(file); status != nil {
		file = strings.TrimSuffix(file, status[0])
		p.status, _ = strconv.Atoi(status[1]) // three digits, by the pattern
	}
	if path.Base(file) == "index.html" {
		file = strings.TrimSuffix(file, "index.html")
	}
	if s.pages[host] == nil {
		s.pages[host] = map[string][]page{}
	}
	s.pages[host][file] = append(s.pages[host][file], p)
	s.Weeks = max(s.Weeks, week)
	return nil
}

// check finds what could never be found.
func (s *Scenario) check(name string) error {
	for host := range s.pages {
		for file := range s.pages[host] {
			slices.SortStableFunc(s.pages[host][file], func(a, b page) int { return a.week - b.week })
		}
	}
	companies, accounts := map[string]bool{}, map[string]bool{}
	for _, c := range s.Config.Companies {
		companies[c.ID] = true
	}
	for _, a := range s.Config.Accounts {
		accounts[a.ID] = true
	}
	for i, p := range s.Planted {
		where := fmt.Sprintf("read scenario %s: planted[%d]", name, i)
		switch {
		case p.Week < 2 || p.Week > s.Weeks:
			return fmt.Errorf("%s: week %d cannot show a change; week 1 seeds and there are %d weeks", where, p.Week, s.Weeks)
		case !companies[p.Company]:
			return fmt.Errorf("%s: there is no company %q", where, p.Company)
		case p.Account != "" && !accounts[p.Account]:
			return fmt.Errorf("%s: there is no account %q", where, p.Account)
		case p.Contains == "":
			return fmt.Errorf("%s: contains is missing", where)
		}
	}
	return nil
}

// at is what a path shows in a week.
func (s *Scenario) at(host, file string, week int) (page, bool) {
	list := s.pages[host][file]
	if list == nil {
		list = s.pages[host][file+"/"] // a folder asked for without its slash
	}
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].week <= week {
			return list[i], true
		}
	}
	return page{}, false
}
