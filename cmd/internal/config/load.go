package config

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"keywatch/sources"
)

// Options are what a caller of LoadBytes adds to the format.
type Options struct {
	// Extra are further keys at the top. An error becomes a problem at the
	// key's value; an *Errors gives its own positions.
	Extra map[string]func(node *yaml.Node) error
	// Contact stands for fetch.contact where the text gives none.
	Contact string
}

// Load reads keywatch.yaml and the conf.d/*.yaml beside it. What is wrong
// with their content comes as one *Errors; a file that cannot be read, as the
// system's error.
func Load(path string, getenv func(string) string) (*Config, error) {
	return load(path, getenv, sources.Kinds())
}

// load is Load with the kinds given: the tests bring their own.
func load(path string, getenv func(string) string, kinds []sources.Kind) (*Config, error) {
	text, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return nil, fmt.Errorf("read configuration: %w; keywatch init writes a first one", err)
	}
	if err != nil {
		return nil, fmt.Errorf("read configuration: %w", err)
	}
	base, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return nil, fmt.Errorf("read configuration: %w", err)
	}
	r := &reader{getenv: getenv, now: time.Now, base: base, kinds: kinds}
	var d draft
	r.root(path, text, &d, Options{})
	if err := r.directory(filepath.Join(filepath.Dir(path), "conf.d"), &d); err != nil {
		return nil, err
	}
	return r.finish(path, &d, Options{})
}

// LoadBytes reads a configuration from memory. Name stands for the file in
// messages; relative paths start at base.
func LoadBytes(name string, text []byte, base string, getenv func(string) string, opts Options) (*Config, error) {
	return loadBytes(name, text, base, getenv, opts, sources.Kinds())
}

// loadBytes is LoadBytes with the kinds given.
func loadBytes(name string, text []byte, base string, getenv func(string) string, opts Options, kinds []sources.Kind) (*Config, error) {
	base, err := filepath.Abs(base)
	if err != nil {
		return nil, fmt.Errorf("read configuration: %w", err)
	}
	r := &reader{getenv: getenv, now: time.Now, base: base, kinds: kinds}
	var d draft
	r.root(name, text, &d, opts)
	return r.finish(name, &d, opts)
}

// root reads the main file.
func (r *reader) root(name string, text []byte, d *draft, opts Options) {
	r.files = append(r.files, name)
	top, ok := r.parse(name, text)
	if !ok {
		d.spot.place = place{file: name}
		return
	}
	fields := rootFields(r.kinds)
	for key, read := range opts.Extra {
		fields = append(fields, extra(key, read))
	}
	readObject(r, top, fields, d)
}

// extra is a key that the caller reads.
func extra(name string, read func(*yaml.Node) error) field[draft] {
	return field[draft]{key{name: name}, func(r *reader, at place, _ *draft) {
		switch err := read(at.node).(type) {
		case nil:
		case *Errors:
			for _, p := range err.Problems {
				p.File = at.file
				r.add(p)
			}
		default:
			r.problem(at, "%s", err)
		}
	}}
}

// directory reads the files of conf.d in the order of their names.
func (r *reader) directory(dir string, d *draft) error {
	entries, err := os.ReadDir(dir)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read configuration: %w", err)
	}
	for _, e := range entries {
		name := filepath.Join(dir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."), e.IsDir(): // an editor's own files
		case strings.HasSuffix(e.Name(), ".yaml"):
			text, err := os.ReadFile(name)
			if err != nil {
				return fmt.Errorf("read configuration: %w", err)
			}
			r.part(name, text, d)
		case strings.HasSuffix(e.Name(), ".yml"):
			r.warn(place{file: name}, "this file is not read; its name must end with .yaml")
		}
	}
	return nil
}

// part reads one file of conf.d: its lists go behind those read before.
func (r *reader) part(name string, text []byte, d *draft) {
	r.files = append(r.files, name)
	top, ok := r.parse(name, text)
	if !ok || top.node == nil {
		return
	}
	fields := rootFields(r.kinds)
	for i, f := range fields {
		if !slices.Contains(shared, f.name) {
			fields[i].read = func(r *reader, at place, _ *draft) {
				r.problem(at, "belongs in keywatch.yaml; files of conf.d hold %s", strings.Join(shared, ", "))
			}
		}
	}
	main := d.spot
	readObject(r, top, fields, d)
	d.spot = main
}

// finish follows the references and gives the configuration, or all problems.
func (r *reader) finish(name string, d *draft, opts Options) (*Config, error) {
	if d.fetch.Contact == "" {
		d.fetch.Contact = opts.Contact
	}
	if d.fetch.Contact == placeholder {
		r.warn(d.fetch.key("contact"), "this is the example's; put your own address, so that sites can ask you")
	}
	if d.spot.node != nil || len(r.problems) == 0 {
		r.check(d)
	}
	if len(r.problems) > 0 {
		return nil, &Errors{inOrder(r.problems, r.files)}
	}
	c := r.assemble(d)
	c.Path, c.Files, c.Warnings = name, r.files, inOrder(r.warnings, r.files)
	return c, nil
}
