package fetch_test

import (
	"context"
	"errors"
	"io"
	"testing"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

// spoken says something over a connection and gives the answer's status.
func spoken(t *testing.T, c *fetch.Client, addr string) (int, error) {
	t.Helper()
	conn, err := c.Egress().Dial(context.Background(), addr)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	if _, err := io.WriteString(conn, "GET / HTTP/1.0\r\nHost: a.example\r\n\r\n"); err != nil {
		return 0, err
	}
	text, err := io.ReadAll(conn)
	if err != nil || len(text) < 12 {
		return 0, errors.Join(err, io.ErrUnexpectedEOF)
	}
	return int(text[9]-'0')*100 + int(text[10]-'0')*10 + int(text[11]-'0'), nil
}

func TestTheWayOutJudgesAndUsesTheProxy(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/": "hello"})
	direct := fetchtest.Client(t, site.Policy(), nil, nil)
	if status, err := spoken(t, direct, "a.example:443"); status != 200 || err != nil {
		t.Errorf("direct: %d, %v", status, err)
	}
	proxy := fetchtest.NewProxy(t, site.Addr())
	policy := proxied(t, proxy)
	if status, err := spoken(t, fetchtest.Client(t, policy, nil, nil), "www.example.com:443"); status != 200 || err != nil {
		t.Errorf("through the proxy: %d, %v", status, err)
	}
	if seen := proxy.Seen(); len(seen) != 1 {
		t.Errorf("the proxy saw %v", seen)
	}
	for _, addr := range []string{"10.0.0.1:443", "127.0.0.1:22", "[::1]:443", "169.254.169.254:80"} {
		var fault *fetch.Error
		alone := policy
		alone.Proxy = nil
		for name, c := range map[string]*fetch.Client{"direct": fetchtest.Client(t, alone, nil, nil), "proxied": fetchtest.Client(t, policy, nil, nil)} {
			if _, err := c.Egress().Dial(context.Background(), addr); !errors.As(err, &fault) || fault.Fault != fetch.FaultRefused {
				t.Errorf("%s %s: %v", name, addr, err)
			}
		}
	}
}
