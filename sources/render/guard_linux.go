package render

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// guardEvery is how often the browser's memory is looked at.
const guardEvery = time.Second

// guard ends a browser whose processes use more memory than they may. Their
// address space cannot be limited: V8 reserves far more than it uses.
func (b *browser) guard(o Options) {
	process := chromedp.FromContext(b.ctx).Browser.Process()
	if process == nil {
		return
	}
	tick := time.NewTicker(guardEvery)
	defer tick.Stop()
	for {
		select {
		case <-b.ctx.Done():
			return
		case <-tick.C:
		}
		if used := memory(process.Pid); used > o.Memory {
			o.Log.Warn("the browser used more memory than render.memory gives and was ended", "used_mib", used, "limit_mib", o.Memory)
			b.tooLarge(o.Memory)
			_ = process.Kill()
			return
		}
	}
}

// memory sums what a process and its descendants use alone or share in parts
// (proportional set size), in MiB.
func memory(pid int) int {
	parents := map[int]int{}
	dirs, _ := filepath.Glob("/proc/[0-9]*")
	for _, dir := range dirs {
		id, _ := strconv.Atoi(filepath.Base(dir))
		stat, err := os.ReadFile(filepath.Join(dir, "stat"))
		if err != nil {
			continue // it ended meanwhile
		}
		// The name stands in brackets and may hold anything; state and parent follow.
		rest := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
		if len(rest) > 1 {
			parents[id], _ = strconv.Atoi(rest[1])
		}
	}
	kib := 0
	for id := range parents {
		if descends(parents, id, pid) {
			kib += proportional(id)
		}
	}
	return kib >> 10
}

func descends(parents map[int]int, id, from int) bool {
	for range 64 { // ids may be used again while they are read
		if id == from {
			return true
		}
		id = parents[id]
	}
	return false
}

// proportional reads the Pss line of smaps_rollup, in KiB (proc(5)); 0 where the
// process is gone.
func proportional(pid int) int {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "smaps_rollup"))
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(text), "\nPss:")
	fields := strings.Fields(after)
	if len(fields) == 0 {
		return 0
	}
	kib, _ := strconv.Atoi(fields[0])
	return kib
}
