package fetch_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"testing"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

// inward are addresses that nothing on the web may lead to.
var inward = []string{
	"0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.1.2.3",
	"127.255.255.255", "169.254.0.1", "169.254.169.254", "169.254.170.2", "172.16.0.1", "172.31.255.255", "192.0.0.1",
	"192.0.0.8", "192.0.0.170", "192.0.2.1", "192.31.196.1", "192.52.193.1", "192.88.99.1", "192.168.0.1",
	"192.168.255.255", "192.175.48.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1",
	"239.255.255.255", "240.0.0.1", "250.1.2.3", "255.255.255.255",
	"::", "::1", "::7f00:1", "::ffff:0:7f00:1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b::101:101",
	"64:ff9b:1::a00:1", "64:ff9b:1:ffff::1", "100::1", "100:0:0:1::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
	"2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "2002:101:101::1",
	"2620:4f:8000::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fdff:ffff::1", "fe80::1", "febf::1",
	"fec0::1", "ff02::1", "ff0e::1", "2606:4700::5efe:a00:1", "2606:4700::200:5efe:7f00:1", "4000::1", "8000::1",
	"::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
}

var outward = []string{
	"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.0.0.1", "128.0.0.1",
	"172.15.0.1", "172.32.0.1", "192.167.0.1", "223.255.255.255", "2606:4700:4700::1111", "2001:4860:4860::8888",
	"2a00:1450::1", "::ffff:1.1.1.1",
}

func TestNoSpecialAddressIsVisited(t *testing.T) {
	if len(inward) < 60 {
		t.Fatalf("only %d addresses are tried", len(inward))
	}
	g := fetch.NewWebGuard(nil)
	for _, text := range inward {
		for _, port := range []uint16{80, 443} {
			err := g.Judge(netip.AddrPortFrom(netip.MustParseAddr(text), port))
			var refused *fetch.RefusedError
			if !errors.As(err, &refused) || !strings.Contains(err.Error(), "fetch.allow") {
				t.Errorf("%s port %d: %v", text, port, err)
			}
		}
		mapped := netip.AddrFrom16(netip.MustParseAddr(text).As16())
		if g.Judge(netip.AddrPortFrom(mapped, 80)) == nil {
			t.Errorf("%s as IPv6 passes", text)
		}
	}
	for _, text := range outward {
		if err := g.Judge(netip.AddrPortFrom(netip.MustParseAddr(text), 443)); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestOnlyThePortsOfTheWebAreVisited(t *testing.T) {
	g := fetch.NewWebGuard(nil)
	for _, port := range []uint16{0, 1, 22, 25, 79, 81, 444, 3306, 6379, 8080, 8443, 65535} {
		if g.Judge(netip.AddrPortFrom(netip.MustParseAddr("1.1.1.1"), port)) == nil {
			t.Errorf("port %d passes", port)
		}
	}
}

func TestWhatCannotBeReadFailsClosed(t *testing.T) {
	g := fetch.NewWebGuard([]fetch.AllowRule{{CIDR: netip.MustParsePrefix("::/0")}, {CIDR: netip.MustParsePrefix("0.0.0.0/0")}})
	for _, addr := range []netip.AddrPort{
		{},
		netip.AddrPortFrom(netip.Addr{}, 80),
		netip.AddrPortFrom(netip.MustParseAddr("fe80::1%eth0"), 80),
		netip.AddrPortFrom(netip.MustParseAddr("2606:4700::1%1"), 80),
	} {
		if g.Judge(addr) == nil {
			t.Errorf("%v passes", addr)
		}
	}
}

func TestAnAllowRuleHoldsForItsRangeAndPortAlone(t *testing.T) {
	g := fetch.NewWebGuard([]fetch.AllowRule{
		{CIDR: netip.MustParsePrefix("10.1.0.0/16"), Port: 8080},
		{CIDR: netip.MustParsePrefix("fd12::/16")},
	})
	for addr, want := range map[string]bool{
		"10.1.2.3:8080": true, "10.1.2.3:80": false, "10.2.0.1:8080": false, "1.1.1.1:8080": false,
		"[fd12::1]:443": true, "[fd12::1]:80": true, "[fd12::1]:8080": false, "[fd13::1]:443": false,
		"[::ffff:10.1.2.3]:8080": true,
	} {
		if got := g.Judge(netip.MustParseAddrPort(addr)) == nil; got != want {
			t.Errorf("%s passes: %v, want %v", addr, got, want)
		}
	}
}

func TestAnEndpointIsDialledAndNothingElse(t *testing.T) {
	site := fetchtest.NewSite(t, nil)
	ctx := context.Background()
	closed, err := fetch.NewEndpointGuard(site.Addr(), nil)
	if err != nil {
		t.Fatal(err)
	}
	closed.Key = "mail.allow"
	if _, err := closed.DialContext(ctx, "tcp", site.Addr()); err == nil || !strings.Contains(err.Error(), "mail.allow") {
		t.Errorf("loopback without an allow: %v", err)
	}
	open, err := fetch.NewEndpointGuard(site.Addr(), []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")})
	if err != nil {
		t.Fatal(err)
	}
	conn, err := open.DialContext(ctx, "tcp", site.Addr())
	if err != nil {
		t.Fatal(err)
	}
	_ = conn.Close()
	other := fetchtest.NewSite(t, nil)
	if _, err := open.DialContext(ctx, "tcp", other.Addr()); err == nil {
		t.Error("another port was dialled")
	}
	for _, bad := range []string{"", "mail.example", "mail.example:", ":25", "mail.example:0", "mail.example:70000", "mail.example:smtp"} {
		if _, err := fetch.NewEndpointGuard(bad, nil); err == nil {
			t.Errorf("%q is taken for host and port", bad)
		}
	}
}

// Spellings of this machine that resolvers, inet_aton and browsers know.
func TestNoSpellingOfAHostLeadsInward(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/": "inside"})
	policy := site.Policy()
	policy.Hosts, policy.EnforceRobots = nil, false
	policy.Allow = nil
	c := fetchtest.Client(t, policy, nil, noon)
	_, port, _ := net.SplitHostPort(site.Addr())
	for _, host := range []string{
		"127.0.0.1", "127.1", "127.0.1", "0", "0.0.0.0", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001",
		"127.0.0.1.", "localhost", "LOCALHOST", "localhost.", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
		"[0:0:0:0:0:0:0:1]", "%31%32%37.0.0.1", "１２７.0.0.1", "①②⑦.⓪.⓪.①", "user@127.0.0.1", "ip6-localhost",
	} {
		for _, at := range []string{port, "80"} {
			_, err := c.Do(context.Background(), fetch.Request{URL: "http://" + host + ":" + at + "/"})
			var fault *fetch.Error
			if !errors.As(err, &fault) {
				t.Errorf("%s: %v", host, err)
			}
		}
	}
	if n := site.Hits("/"); n != 0 {
		t.Errorf("this machine was visited %d times", n)
	}
}

func TestARedirectIsJudgedLikeAnAddressOfItsOwn(t *testing.T) {
	inside := fetchtest.NewSite(t, map[string]string{"/secret": "inside"})
	targets := []string{
		"http://" + inside.Addr() + "/secret", "http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/",
		"file:///etc/passwd", "ftp://10.0.0.1/",
	}
	site := fetchtest.NewSite(t, nil)
	policy := site.Policy()
	policy.Hosts = map[string]string{"x.example": site.Addr()}
	c := fetchtest.Client(t, policy, nil, noon)
	for _, status := range []int{301, 302, 303, 307, 308} {
		for i, target := range targets {
			from := fmt.Sprintf("/%d/%d", status, i)
			site.Redirect(from, target, status)
			if got := faultOf(t, c, "http://x.example"+from); got.Fault != fetch.FaultRefused {
				t.Errorf("%d to %s: %s: %v", status, target, got.Fault, got)
			}
		}
	}
	if n := inside.Hits("/secret") + inside.Hits("/robots.txt"); n != 0 {
		t.Errorf("the inside was visited %d times", n)
	}
}

func TestANameThatTurnsInwardIsRefusedWhereItIsDialled(t *testing.T) {
	site := fetchtest.NewSite(t, nil)
	site.Handle("/", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Connection", "close") })
	good := netip.MustParseAddr("127.0.0.1")
	bad := []netip.Addr{netip.MustParseAddr("127.0.0.2"), netip.MustParseAddr("10.0.0.1"), netip.MustParseAddr("169.254.169.254")}
	policy := site.Policy()
	policy.Hosts, policy.EnforceRobots = nil, false
	policy.Resolver = fetchtest.DNS(t, func(name string, before int) []netip.Addr {
		switch {
		case strings.HasPrefix(name, "mixed."):
			return []netip.Addr{bad[0], good}
		case before%2 == 0:
			return []netip.Addr{good}
		}
		return []netip.Addr{bad[before/2%len(bad)]}
	})
	c := fetchtest.Client(t, policy, nil, noon)
	_, port, _ := net.SplitHostPort(site.Addr())
	for i := range 50 {
		_, err := c.Do(context.Background(), fetch.Request{URL: "http://flip.example:" + port + "/"})
		var fault *fetch.Error
		switch {
		case i%2 == 0 && err != nil:
			t.Fatalf("visit %d, named well: %v", i, err)
		case i%2 == 1 && (!errors.As(err, &fault) || fault.Fault != fetch.FaultRefused):
			t.Fatalf("visit %d, turned inward: %v", i, err)
		}
	}
	if n := site.Hits("/"); n != 25 {
		t.Errorf("%d visits arrived, want 25", n)
	}
	if _, err := c.Do(context.Background(), fetch.Request{URL: "http://mixed.example:" + port + "/"}); err != nil {
		t.Errorf("one good address among bad ones: %v", err)
	}
}
