package fetch

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"
)

func gzipped(text string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	return b.Bytes()
}

func TestAKeptReaderStartsAfreshAfterAnError(t *testing.T) {
	d := decoders{limit: 1 << 20}
	for range 3 {
		if got, err := d.decode(gzipped("whole"), "gzip"); err != nil || string(got) != "whole" {
			t.Fatalf("%q, %v", got, err)
		}
		for _, encoding := range []string{"gzip", "zstd", "br", "deflate"} {
			if _, err := d.decode(gzipped("whole")[:14], encoding); err == nil {
				t.Errorf("%s: half a body passes", encoding)
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(gzipped("hello"), "gzip")
	f.Add(gzipped(string(gzipped("hello"))), "gzip, gzip")
	f.Add([]byte{0x28, 0xb5, 0x2f, 0xfd, 0, 0}, "zstd")
	f.Add([]byte{0x78, 0x9c, 3, 0, 0, 0, 0, 1}, "deflate")
	f.Add([]byte{0x0b, 0x02, 0x80, 0x68, 0x69, 0x03}, "br")
	d := decoders{limit: 1 << 16}
	f.Fuzz(func(t *testing.T, body []byte, encoding string) {
		got, err := d.decode(body, encoding)
		if err == nil && len(got) > d.limit {
			t.Errorf("%d bytes passed a limit of %d", len(got), d.limit)
		}
		if cap(d.out) > d.limit+1 {
			t.Errorf("%d bytes are held", cap(d.out))
		}
	})
}

func TestRetryAfterIsSecondsOrADate(t *testing.T) {
	now := time.Date(2026, 11, 2, 12, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"": 0, "0": 0, "120": 2 * time.Minute, " 7 ": 7 * time.Second, "-5": 0, "1.5": 0, "soon": 0,
		"99999999999": longestRetry, "99999999999999999999999": 0, "9223372036854775807": longestRetry,
		"Mon, 02 Nov 2026 12:05:00 GMT": 5 * time.Minute, "Mon, 02 Nov 2026 11:00:00 GMT": 0,
		"Monday, 02-Nov-26 12:00:30 GMT": 30 * time.Second, "Mon Nov  2 13:00:00 2026": time.Hour,
		"Sat, 01 Jan 2050 00:00:00 GMT": longestRetry,
	} {
		if got := retryAfter(value, now); got != want {
			t.Errorf("%q: %s, want %s", value, got, want)
		}
	}
}

func FuzzRetryAfter(f *testing.F) {
	f.Add("120")
	f.Add("Mon, 02 Nov 2026 12:05:00 GMT")
	now := time.Date(2026, 11, 2, 12, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, value string) {
		if got := retryAfter(value, now); got < 0 || got > longestRetry {
			t.Errorf("%q: %s", value, got)
		}
	})
}

func TestTheRatioHoldsBelowTheLimit(t *testing.T) {
	d := decoders{limit: 64 << 20}
	if _, err := d.decode(gzipped(strings.Repeat("a", 2<<20)), "gzip"); !errors.Is(err, errBomb) {
		t.Errorf("2 MiB of one letter: %v", err)
	}
	if _, err := d.decode(gzipped(strings.Repeat("a", ratioFloor)), "gzip"); err != nil {
		t.Errorf("below the floor: %v", err)
	}
}
