package fetch_test

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

// writer makes the encoder of a content encoding.
func writer(t testing.TB, name string, w io.Writer) io.WriteCloser {
	t.Helper()
	switch name {
	case "gzip":
		return gzip.NewWriter(w)
	case "br":
		return brotli.NewWriterLevel(w, 5)
	case "zlib":
		return zlib.NewWriter(w)
	case "raw":
		z, _ := flate.NewWriter(w, 6)
		return z
	case "zstd":
		z, err := zstd.NewWriter(w, zstd.WithWindowSize(1<<20), zstd.WithEncoderConcurrency(1))
		if err != nil {
			t.Fatal(err)
		}
		return z
	}
	t.Fatalf("no encoder %q", name)
	return nil
}

// encode applies content encodings one after the other.
func encode(t testing.TB, names, text string) string {
	t.Helper()
	for name := range strings.FieldsSeq(names) {
		var b bytes.Buffer
		w := writer(t, name, &b)
		_, _ = io.WriteString(w, text)
		_ = w.Close()
		text = b.String()
	}
	return text
}

// zeros encodes many zero bytes without holding them.
func zeros(t testing.TB, name string, size int) string {
	t.Helper()
	var b bytes.Buffer
	w := writer(t, name, &b)
	block := make([]byte, 1<<20)
	for range size >> 20 {
		_, _ = w.Write(block)
	}
	_ = w.Close()
	return b.String()
}

func TestEncodingsAreUndone(t *testing.T) {
	text := strings.Repeat("<p>Plans and prices", 400)
	for names, header := range map[string]string{
		"": "identity", "gzip": "gzip", "br": "BR", "zstd": "zstd", "zlib": "deflate", "raw": "deflate",
		"gzip gzip": "gzip, gzip", "br gzip": "br,gzip", "zlib zstd gzip": "deflate, zstd, x-gzip",
	} {
		site := fetchtest.NewSite(t, map[string]string{"/p": encode(t, names, text)})
		site.Header("/p", "Content-Encoding", header)
		c := site.Client(t, noon)
		for range 2 { // the second time with the worker's readers
			if resp := get(t, c, fetch.Request{URL: "http://x.example/p"}); string(resp.Body) != text {
				t.Errorf("%s: %d bytes, want %d", header, len(resp.Body), len(text))
			}
		}
	}
}

func TestABodyThatIsNotWhatItSaysIsUnparseable(t *testing.T) {
	damaged := []byte(encode(t, "gzip", strings.Repeat("abcdefgh", 1000)))
	damaged[len(damaged)-6] ^= 0xff
	for name, body := range map[string]string{"gzip": "plain text, not packed", "zstd": "plain text, not packed", "x-unknown": "x", "gzip, gzip, gzip, gzip": "x", "gzip ": string(damaged)} {
		site := fetchtest.NewSite(t, map[string]string{"/p": body})
		site.Header("/p", "Content-Encoding", name)
		if got := faultOf(t, site.Client(t, noon), "http://x.example/p"); got.Fault != fetch.FaultUnparseable {
			t.Errorf("%s: %s %v", name, got.Fault, got)
		}
	}
}

func TestPackedDocumentsAreUnpacked(t *testing.T) {
	const sitemap = `<?xml version="1.0"?><urlset></urlset>`
	for _, kind := range []string{"application/gzip", "application/x-gzip", "application/octet-stream", "text/xml", "application/xml"} {
		site := fetchtest.NewSite(t, map[string]string{"/sitemap.xml.gz": encode(t, "gzip", sitemap), "/s.zip": "PK"})
		site.Header("/sitemap.xml.gz", "Content-Type", kind)
		resp := get(t, site.Client(t, noon), fetch.Request{URL: "http://x.example/sitemap.xml.gz"})
		if string(resp.Body) != sitemap || !strings.HasSuffix(resp.ContentType, "/xml") {
			t.Errorf("%s: %s %q", kind, resp.ContentType, resp.Body)
		}
		site.Header("/sitemap.xml.gz", "Content-Encoding", "gzip")
		site.Set("/sitemap.xml.gz", encode(t, "gzip gzip", sitemap))
		if resp := get(t, site.Client(t, noon), fetch.Request{URL: "http://x.example/sitemap.xml.gz"}); string(resp.Body) != sitemap {
			t.Errorf("%s, packed twice: %q", kind, resp.Body)
		}
	}
}

func TestADecompressionBombIsDefused(t *testing.T) {
	sizes := []int{26}
	if os.Getenv("KEYWATCH_FULL") != "" && !raced {
		sizes = []int{26, 64, 512, 1024}
	}
	for _, size := range sizes {
		for _, sort := range []string{"gzip", "br", "zlib", "raw", "zstd", "gzip in gzip", ".xml.gz"} {
			bomb, header, name := "", sort, "/p"
			switch sort {
			case "zlib", "raw":
				bomb, header = zeros(t, sort, size<<20), "deflate"
			case "gzip in gzip":
				bomb, header = encode(t, "gzip", zeros(t, "gzip", size<<20)), "gzip, gzip"
			case ".xml.gz":
				bomb, header, name = zeros(t, "gzip", size<<20), "", "/sitemap.xml.gz"
			default:
				bomb = zeros(t, sort, size<<20)
			}
			t.Run(fmt.Sprintf("%s %d MiB", sort, size), func(t *testing.T) { mustDefuse(t, name, header, bomb) })
		}
	}
}

func mustDefuse(t *testing.T, name, header, bomb string) {
	t.Helper()
	site := fetchtest.NewSite(t, map[string]string{name: bomb})
	if header != "" {
		site.Header(name, "Content-Encoding", header)
	}
	c := site.Client(t, noon)
	debug.FreeOSMemory()
	before, peak := memory(t)
	got := faultOf(t, c, "http://x.example"+name)
	if got.Fault != fetch.FaultBroken || !strings.Contains(got.Error(), "bomb") && !strings.Contains(got.Error(), "too long") {
		t.Errorf("%s: %v", got.Fault, got)
	}
	if grown := peak() - before; grown > 64<<20 && !raced {
		t.Errorf("memory grew by %d MiB", grown>>20)
	}
}

// memory gives what the process holds now, and a function that gives the most
// it held since. Zero where the system does not say.
func memory(t *testing.T) (int, func() int) {
	t.Helper()
	if os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) != nil {
		return 0, func() int { return 0 }
	}
	return statusKiB("VmRSS:") << 10, func() int { return statusKiB("VmHWM:") << 10 }
}

func statusKiB(field string) int {
	text, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(text), field)
	words := strings.Fields(rest)
	if len(words) == 0 {
		return 0
	}
	n, _ := strconv.Atoi(words[0])
	return n
}
