package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"keywatch/cmd/internal/config"
	"keywatch/cmd/internal/daemon"
	"keywatch/sources"
	"keywatch/sources/discover"
)

// discovery is one call of the verb.
type discovery struct {
	*app
	write, yes bool
	from       string
}

func newDiscover(a *app) *cobra.Command {
	d := discovery{app: a}
	cmd := &cobra.Command{
		Use:   "discover [DOMAIN...]",
		Short: "Find what of a company's site is worth watching",
		Long: `Reads a company's site as a polite visitor (robots.txt, at most 60 requests) and
proposes sources: feeds, prices, job board, leaders, customers, release notes and
more, each with why. On a terminal you choose; --write adds the chosen ones to
conf.d and shows what is added. Run again, it proposes only what is new.
Without a domain all configured companies are looked at.`,
		Example: "  keywatch discover brindlow.example\n  keywatch discover --write brindlow.example quenby.example\n  keywatch discover --from rivals.csv --write --yes",
		RunE: func(cmd *cobra.Command, args []string) error {
			return d.run(cmd.Context(), args)
		},
	}
	cmd.Flags().BoolVar(&d.write, "write", false, "add what is chosen to conf.d")
	cmd.Flags().BoolVar(&d.yes, "yes", false, "choose all without asking")
	cmd.Flags().StringVar(&d.from, "from", "", "companies from a list: CSV (name, domain, role) or OPML")
	return cmd
}

func (d discovery) run(ctx context.Context, domains []string) error {
	cfg, err := d.config()
	if err != nil {
		return err
	}
	wanted, err := d.wanted(cfg, domains)
	if err != nil {
		return err
	}
	web, err := daemon.NewPolite(cfg, d.options())
	if err != nil {
		return err
	}
	defer web.Close()
	var rows []proposal
	failed := false
	for _, w := range wanted {
		found, report, err := d.find(ctx, cfg, web, w)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			failed = true
			fmt.Fprintf(d.err, "%s: %s\n", w.company.Domain, visible(err.Error()))
			continue
		}
		if d.format != "table" {
			for _, c := range found.List {
				rows = append(rows, proposal{Company: found.Company.ID, Candidate: c})
			}
		} else {
			d.tree(found, report)
		}
		if !d.write {
			continue
		}
		if cfg, err = d.add(cfg, found); err != nil {
			return err
		}
	}
	if d.format != "table" {
		if err := proposals.print(d.app, rows); err != nil {
			return err
		}
	}
	if failed {
		return silent{exitFailed}
	}
	return nil
}

// wish is a company to look at, with the feeds that a list gives.
type wish struct {
	company sources.Company
	known   bool
	feeds   []sources.Candidate
	listed  bool // the list says all; the site is not visited
}

// wanted are the companies of the call: by domain, of a list, or all that are
// configured.
func (d discovery) wanted(cfg *config.Config, domains []string) ([]wish, error) {
	var list []wish
	if d.from != "" {
		var err error
		if list, err = readWishes(d.from, cfg); err != nil {
			return nil, err
		}
	}
	for _, arg := range domains {
		domain := strings.TrimPrefix(strings.ToLower(strings.TrimSpace(arg)), "www.")
		company, known := cfg.CompanyOf(domain)
		if !known {
			company = cfg.NewCompany(hostOf(domain))
			if same, ok := cfg.CompanyOf(company.Domain); ok {
				company, known = same, true
			}
			company.Domain = domain // with its scheme and port, where the call gives them
		}
		list = append(list, wish{company: company, known: known})
	}
	if len(domains) == 0 && d.from == "" {
		for _, c := range cfg.Companies {
			if c.Domain != "" {
				list = append(list, wish{company: c, known: true})
			}
		}
	}
	if len(list) == 0 {
		return nil, usagef("give a domain such as acme.example: no configured company has one")
	}
	return list, nil
}

// hostOf is the host of a domain or address.
func hostOf(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	host, _, _ := strings.Cut(address, "/")
	host, _, _ = strings.Cut(host, ":")
	return host
}

// find looks at one company and leaves out what is watched already.
func (d discovery) find(ctx context.Context, cfg *config.Config, web discover.Web, w wish) (config.Found, discover.Report, error) {
	found := config.Found{Company: w.company, Known: w.known}
	var report discover.Report
	list := w.feeds
	if !w.listed {
		line := d.progressLine()
		var err error
		report, err = discover.Find(ctx, web, w.company.Domain, line.step)
		line.end()
		if err != nil {
			return found, report, err
		}
		list = append(list, report.Candidates...)
	}
	found.Company.Domain = hostOf(w.company.Domain)
	found.List = sources.Fresh(list, cfg.Sources)
	return found, report, nil
}

// add lets the user choose, shows what is added and writes it. The
// configuration that comes back has it.
func (d discovery) add(cfg *config.Config, found config.Found) (*config.Config, error) {
	if len(found.List) == 0 {
		return cfg, nil
	}
	if isTTY(d.err) && !d.yes {
		chosen, err := d.choose(found.List)
		if err != nil || len(chosen) == 0 {
			return cfg, err
		}
		found.List = chosen
	}
	added, err := config.Plan(d.configPath, found, d.clock.Now())
	if err != nil {
		return cfg, err
	}
	fmt.Fprintf(d.err, "%s:\n", added.Path)
	for line := range strings.Lines(added.Text) {
		fmt.Fprint(d.err, "+ ", visible(line))
	}
	if err := added.Write(d.configPath, d.getenv); err != nil {
		return cfg, err
	}
	return d.config()
}
