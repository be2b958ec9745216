package sources

import (
	"fmt"
	"net/url"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/net/html"
)

// largePage is a team page of 90 KB as builders make them: wrappers, classes,
// pictures, and a menu and footer around.
func largePage() string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="en"><head><title>Leadership</title></head><body><nav class="menu"><ul>`)
	for i := 0; i < 60; i++ {
		fmt.Fprintf(&b, `<li class="menu-item menu-item-type-post"><a class="menu-link" href="/page/%d">Menu entry %d</a></li>`, i, i)
	}
	b.WriteString(`</ul></nav><main><h1>Leadership</h1><div class="elementor-row">`)
	for i := 0; b.Len() < 86<<10; i++ {
		fmt.Fprintf(&b, `<div class="elementor-column elementor-col-33"><div class="elementor-widget-wrap"><div class="elementor-image-box"><figure class="elementor-image-box-img"><img src="/wp-content/uploads/portrait-%d.jpg" alt="Ilse Harmsen" width="300"></figure><div class="elementor-image-box-content"><h3 class="elementor-image-box-title">Ilse %c. Harm%csen</h3><p class="elementor-image-box-description">Chief Information Officer</p><p class="bio">She joined in %d after ten years as director of data at a bank, and has led the move to new systems since.</p></div></div></div></div>`, i, 'A'+i%26, 'a'+i/26, 1990+i%30)
	}
	b.WriteString(`</div></main><footer><p>Northquay Ltd, Quay Street 4</p></footer></body></html>`)
	return b.String()
}

// BenchmarkTyped reads a page that is parsed already; the target is 1 ms.
func BenchmarkTyped(b *testing.B) {
	page := largePage()
	for _, c := range []struct {
		name  string
		place Place
	}{{"people", PlaceLeadership}, {"logos", PlaceCustomers}, {"jobs", PlaceCareers}, {"releases", PlaceChangelog}, {"events", PlaceEvents}, {"blog", PlaceBlog}} {
		b.Run(c.name, func(b *testing.B) {
			root, err := html.Parse(strings.NewReader(page))
			if err != nil {
				b.Fatal(err)
			}
			snap, err := parsePage(Source{}, []Document{{URL: "https://northquay.example/x", Body: []byte(page)}})
			if err != nil {
				b.Fatal(err)
			}
			base := &url.URL{Scheme: "https", Host: "northquay.example", Path: "/x"}
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			var before, after syscall.Rusage
			_ = syscall.Getrusage(syscall.RUSAGE_SELF, &before)
			n := 0
			for b.Loop() {
				typedOf(root, base, c.place, snap.Items, "en")
				n++
			}
			_ = syscall.Getrusage(syscall.RUSAGE_SELF, &after)
			// What the page costs, whatever else the machine does meanwhile.
			b.ReportMetric(float64(after.Utime.Nano()+after.Stime.Nano()-before.Utime.Nano()-before.Stime.Nano())/float64(n)/1e6, "cpu-ms/op")
		})
	}
}
