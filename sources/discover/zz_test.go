package discover_test

import (
	"net/http/httptest"
	"os"
	"testing"

	"keywatch/sources/discover"
	"keywatch/sources/fetch/fetchtest"
)

func TestZZ(t *testing.T) {
	s := readSite(t, os.Getenv("ZZ"))
	server := httptest.NewServer(s)
	defer server.Close()
	policy := fetchtest.Policy(server.Listener.Addr().String())
	policy.HostsPlain = true
	discover.Find(t.Context(), fetchtest.Client(t, policy, nil, nil), s.domain, nil)
	for _, a := range s.asked {
		t.Log(a)
	}
}
