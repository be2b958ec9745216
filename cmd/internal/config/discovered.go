package config

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"keywatch/sources"
)

// Found is what discovery found of one company.
type Found struct {
	Company sources.Company // ID "" for one that is not configured yet
	Known   bool            // it is configured
	List    []sources.Candidate
}

// CompanyOf finds the configured company of a domain.
func (c *Config) CompanyOf(domain string) (sources.Company, bool) {
	for _, company := range c.Companies {
		if company.Domain != "" && strings.EqualFold(company.Domain, domain) {
			return company, true
		}
	}
	return sources.Company{}, false
}

// NewCompany makes the company of a domain, with an id that none has yet.
func (c *Config) NewCompany(domain string) sources.Company {
	var list []*site
	for _, company := range c.Companies {
		list = append(list, &site{id: company.ID, domain: company.Domain})
	}
	s := siteOf(&list, domain)
	return sources.Company{ID: s.id, Name: or(s.name, s.domain), Domain: s.domain, Role: sources.RoleCompetitor}
}

const discoveredHead = `# Sources of %s that keywatch discover proposed. Edit them as you like: what is
# found later is added at the end, and nothing that stands here is changed.
`

// Added is what Write would add to a file: the file's path and the lines.
type Added struct {
	Path string
	Text string
	keep []byte // what the file held, nil where there was none
}

// Plan says what writing candidates of a company would add, and where:
// conf.d/COMPANY.yaml beside the configuration.
func Plan(configPath string, f Found, at time.Time) (Added, error) {
	lines := sourceLines(f, at)
	// Where somebody has a file of his own by that name, ours gets another.
	for _, name := range []string{f.Company.ID + ".yaml", f.Company.ID + "-found.yaml"} {
		path := filepath.Join(filepath.Dir(configPath), "conf.d", name)
		switch old, err := os.ReadFile(path); {
		case errors.Is(err, fs.ErrNotExist):
			return Added{Path: path, Text: newFile(f, lines)}, nil
		case err != nil:
			return Added{}, fmt.Errorf("read what is configured: %w", err)
		case appendable(string(old)):
			return Added{Path: path, Text: lines, keep: old}, nil
		}
	}
	return Added{}, fmt.Errorf("add sources of %[1]s: conf.d/%[1]s.yaml and conf.d/%[1]s-found.yaml are there and do not end with their list of sources; put 'sources:' last in one of them", f.Company.ID)
}

// newFile is a file of its own for what was found.
func newFile(f Found, lines string) string {
	var b strings.Builder
	fmt.Fprintf(&b, discoveredHead, oneLine(f.Company.Name))
	if !f.Known {
		fmt.Fprintf(&b, "companies:\n  - id: %s\n    name: %s\n    domain: %s\n    role: %s # or account, partner, regulator, self\n",
			plainYAML(f.Company.ID), quotedYAML(f.Company.Name), f.Company.Domain, f.Company.Role)
	}
	b.WriteString("sources:\n" + lines)
	return b.String()
}

// appendable tells of a file whose last key is the list of sources.
func appendable(text string) bool {
	last := ""
	for line := range strings.Lines(text) {
		if line[0] != ' ' && line[0] != '#' && strings.TrimSpace(line) != "" {
			last = strings.TrimSpace(line)
		}
	}
	return last == "sources:"
}

// sourceLines are the sources as lines of YAML, each under why it is proposed.
// What needs a person first stands as a comment.
func sourceLines(f Found, at time.Time) string {
	var b strings.Builder
	fmt.Fprintf(&b, "  # found %s\n", at.UTC().Format(time.DateOnly))
	for _, c := range f.List {
		if c.Advice != "" {
			fmt.Fprintf(&b, "  # %s at %s: %s\n", c.Kind, oneLine(c.URL), oneLine(c.Advice))
			continue
		}
		fmt.Fprintf(&b, "  # %s; %s\n", oneLine(c.Gives), oneLine(c.Why))
		place := ""
		if c.Place != "" {
			place = ", place: " + string(c.Place)
		}
		fmt.Fprintf(&b, "  - {company: %s, kind: %s%s, url: %s}\n", plainYAML(f.Company.ID), c.Kind, place, quotedYAML(c.URL))
	}
	return b.String()
}

// quotedYAML writes a text as JSON does, which YAML reads alike.
func quotedYAML(text string) string {
	out, err := json.Marshal(text)
	if err != nil {
		return `""`
	}
	return string(out)
}

// oneLine keeps a text from the web in its comment.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r < 0x20 || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 }), " ")
}

// Write adds the lines. The configuration is read with them; where it is not
// right any more, the file is put back as it was.
func (a Added) Write(configPath string, getenv func(string) string) error {
	if err := os.MkdirAll(filepath.Dir(a.Path), 0o755); err != nil {
		return fmt.Errorf("make conf.d: %w", err)
	}
	text := append(append([]byte{}, a.keep...), a.Text...)
	if n := len(a.keep); n > 0 && a.keep[n-1] != '\n' {
		text = append(append(append([]byte{}, a.keep...), '\n'), a.Text...)
	}
	if err := replaceFile(a.Path, text); err != nil {
		return err
	}
	if _, err := Load(configPath, getenv); err != nil {
		undo := os.Remove(a.Path)
		if a.keep != nil {
			undo = replaceFile(a.Path, a.keep)
		}
		return errors.Join(fmt.Errorf("add sources to %s: the configuration would not be right with them, so nothing was written: %w", a.Path, err), undo)
	}
	return nil
}

// replaceFile writes a file so that it is there whole or as before. A name
// that begins with a point is none of the configuration's.
func replaceFile(path string, text []byte) error {
	mode := os.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm() // who may read it was decided already
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".keywatch-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	_, err = f.Write(text)
	err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", path, err), os.Remove(f.Name()))
	}
	return nil
}
