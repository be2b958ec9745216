package daemon

import (
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"

	"keywatch/cmd/internal/config"
	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/digest"
	"keywatch/sources"
	"keywatch/sources/fetch"
	"keywatch/sources/render"
	"keywatch/sources/schedule"
)

// world is what follows from one configuration.
type world struct {
	cfg       *config.Config
	web       *fetch.Client
	sources   map[string]sources.Source
	companies map[string]sources.Company
	accounts  map[string]digest.Account
	tags      *tag.Reader // with the user's own
	matcher   *digest.Matcher
	// Made when they are first asked for: a question needs neither, and making
	// them was a twentieth of what it costs.
	assigner func() *tag.Assigner
	playbook func() (*digest.Playbook, error)
}

func (e *Engine) newWorld(cfg *config.Config) (*world, error) {
	web, err := newWeb(cfg, e.Options, e.polite())
	if err != nil {
		return nil, err
	}
	tags, err := tag.NewReader(cfg.Tags)
	if err != nil {
		return nil, fmt.Errorf("read your own tags: %w", err)
	}
	w := &world{
		cfg: cfg, web: web, tags: tags,
		sources:   map[string]sources.Source{},
		companies: map[string]sources.Company{},
		accounts:  map[string]digest.Account{},
		matcher:   digest.NewMatcher(cfg.Companies, cfg.Accounts, e.Clock.Now(), digest.Watching(cfg.Sources), digest.Weighing(cfg.Relevance)),
		assigner: sync.OnceValue(func() *tag.Assigner {
			return tag.NewAssigner(cfg.Companies, cfg.Sources, tags.Read, e.Clock.Now)
		}),
		playbook: sync.OnceValues(func() (*digest.Playbook, error) {
			if cfg.Digest.Playbook != nil {
				return cfg.Digest.Playbook, nil
			}
			return digest.DefaultPlaybook()
		}),
	}
	for _, s := range cfg.Sources {
		w.sources[s.ID] = s
	}
	for _, c := range cfg.Companies {
		w.companies[c.ID] = c
	}
	for _, a := range cfg.Accounts {
		w.accounts[a.ID] = a
	}
	return w, nil
}

// polite is the gate as fetch knows it.
func (e *Engine) polite() fetch.Gate {
	if e.gate == nil {
		return nil // not an interface around a nil gate
	}
	return e.gate
}

// assign puts changes into events with the world as it is now.
func (e *Engine) assign(company string, open []tag.Event, changes []diff.Change) []tag.Event {
	return e.world.Load().assigner().Assign(company, open, changes)
}

// NewWeb makes a client for single visits, without a gate: it asks once.
func NewWeb(cfg *config.Config, o Options) (*fetch.Client, error) { return newWeb(cfg, o, nil) }

// NewPolite makes a client for many visits of one call: it spaces them as the
// daemon does.
func NewPolite(cfg *config.Config, o Options) (*fetch.Client, error) {
	return newWeb(cfg, o, schedule.NewHostGate(o.Clock, schedule.DefaultManners()))
}

func newWeb(cfg *config.Config, o Options, gate fetch.Gate) (*fetch.Client, error) {
	policy := fetch.DefaultPolicy(o.Version, cfg.Fetch.Contact)
	policy.Hosts, policy.HostsPlain = o.Hosts, len(o.Hosts) > 0
	policy.Allow = append(policy.Allow, o.Allow...)
	policy.Proxy, policy.Country = cfg.Fetch.Proxy, cfg.Fetch.Country
	policy.Access, policy.RobotsEverywhere = cfg.Access, cfg.Fetch.RobotsEverywhere()
	if cfg.Fetch.Language != "" {
		policy.Language = cfg.Fetch.Language
	}
	for _, a := range cfg.Fetch.Allow {
		policy.Allow = append(policy.Allow, fetch.AllowRule{CIDR: a.CIDR, Port: a.Port})
	}
	if cfg.Fetch.CAFile != "" {
		pool, err := certificates(cfg.Fetch.CAFile)
		if err != nil {
			return nil, err
		}
		policy.CAs = pool
	}
	web, err := fetch.New(policy, gate, o.Clock.Now, o.Log)
	if err == nil && !o.NoBrowser {
		web.UseRenderer(render.New(web.Egress(), render.Options{
			Chromium: cfg.Render.Chromium, Tabs: cfg.Render.Tabs, Timeout: cfg.Render.Timeout, Memory: cfg.Render.Memory, Log: o.Log,
		}))
	}
	return web, err
}

// certificates adds a PEM file's to those of the system.
func certificates(path string) (*x509.CertPool, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read fetch.ca_file: %w", err)
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	if !pool.AppendCertsFromPEM(text) {
		return nil, errors.New("read fetch.ca_file " + path + ": no PEM certificate is in it")
	}
	return pool, nil
}

// companyName is the company's name, or its id when it left the configuration.
func (w *world) companyName(id string) string {
	if c, ok := w.companies[id]; ok {
		return c.Name
	}
	return id
}

// key reads the key that signs links; nil where init made none.
func (w *world) key() []byte {
	text, err := os.ReadFile(w.cfg.Store.Keys)
	if err != nil {
		return nil
	}
	return []byte(strings.TrimSpace(string(text)))
}
