package daemon

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"keywatch/cmd/internal/web"
	"keywatch/sources"
	"keywatch/sources/schedule"
)

// checkLease is longer than any check takes: 200 pages with a minute each is
// the worst that a source may do.
const checkLease = 4 * time.Hour

// workers is how many hosts are visited at once. A check waits for the net
// most of its time, and one host never has two requests in flight.
const workers = 64

// Crawl makes one pass over what is due, or over the named sources, and tells
// of each check as it ends. A source that is being checked already is left out.
func (e *Engine) Crawl(ctx context.Context, req web.CrawlRequest, each func(web.CrawlLine)) error {
	w := e.world.Load()
	statuses, err := e.statuses(ctx)
	if err != nil {
		return err
	}
	// Who is new is known from before the first visit: who mails may come days later.
	if _, err := e.meet(ctx, w, statuses); err != nil {
		return err
	}
	ids, err := e.chosen(ctx, w, req)
	if err != nil {
		return err
	}
	claimed, err := e.store.ClaimDue(ctx, e.Clock.Now(), ids, checkLease)
	if err != nil {
		return fmt.Errorf("claim sources: %w", err)
	}
	p := &pass{engine: e, world: w, each: each, total: len(claimed)}
	return p.run(ctx, claimed)
}

// chosen are the ids of a pass.
func (e *Engine) chosen(ctx context.Context, w *world, req web.CrawlRequest) ([]string, error) {
	for _, id := range req.Sources {
		if _, ok := w.sources[id]; !ok {
			return nil, unknown("source", id, slices.Collect(keys(w.sources)))
		}
	}
	if len(req.Sources) > 0 {
		return req.Sources, nil
	}
	statuses, err := e.statuses(ctx)
	if err != nil {
		return nil, err
	}
	now := e.Clock.Now()
	var ids []string
	for _, s := range w.cfg.Sources {
		if req.All || !statuses[s.ID].Due.After(now) {
			ids = append(ids, s.ID)
		}
	}
	return ids, nil
}

// pass is one pass over some sources.
type pass struct {
	engine *Engine
	world  *world
	each   func(web.CrawlLine)
	total  int

	mu   sync.Mutex
	done int
}

// run visits the sources, host by host: a worker keeps to one host, so that
// none waits at a gate while another could work.
func (p *pass) run(ctx context.Context, ids []string) error {
	var order []string
	hosts := map[string][]string{}
	for _, id := range ids {
		host := schedule.HostOf(p.world.sources[id].URL)
		if _, known := hosts[host]; !known {
			order = append(order, host)
		}
		hosts[host] = append(hosts[host], id)
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(workers)
	for _, host := range order {
		group.Go(func() error {
			for _, id := range hosts[host] {
				if err := p.visit(ctx, p.world.sources[id]); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

func (p *pass) visit(ctx context.Context, src sources.Source) error {
	line, due, err := p.engine.check(ctx, p.world, src)
	if err != nil {
		return err
	}
	if r := p.engine.running; r != nil {
		r.queue.Push(src.ID, schedule.HostOf(src.URL), due)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	line.Done, line.Total = p.done, p.total
	p.each(line)
	return nil
}
