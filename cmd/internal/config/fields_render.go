package config

import "time"

// renderFields are the keys of pages that a browser builds.
func renderFields() []field[renderDraft] {
	return []field[renderDraft]{
		one(key{name: "chromium", off: true, example: "/opt/chromium/chromium", fallback: "chromium, chromium-browser, google-chrome or headless-shell of the PATH", doc: "The browser's program."},
			filePath, func(f *renderDraft) *string { return &f.Chromium }),
		one(key{name: "tabs", off: true, example: "2", fallback: "2", doc: "How many pages are built at a time."},
			whole(1, 16), func(f *renderDraft) *int { return &f.Tabs }),
		one(key{name: "timeout", off: true, example: "20s", fallback: "20s", doc: "The time that one page has to build itself, 2s to 2m."},
			pageTime, func(f *renderDraft) *time.Duration { return &f.Timeout }),
		one(key{name: "memory", off: true, example: "1024", fallback: "1024", doc: "The memory that the browser may use in all, in MiB; one that uses more is ended."},
			whole(256, 65536), func(f *renderDraft) *int { return &f.Memory }),
	}
}

// renderDraft is how pages are rendered, as written.
type renderDraft struct {
	spot
	Render
}
