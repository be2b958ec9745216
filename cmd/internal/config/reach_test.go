package config

import (
	"strings"
	"testing"
)

const reachHead = `fetch: {contact: "mailto:watch@tarnwick.example"}
companies:
  - {id: astery, name: Astery Bank, role: account, sources: [{kind: greenhouse, url: "https://boards.greenhouse.io/astery"}, {kind: page, url: "https://www.asterybank.example/news"}]}
`

// TestAConfidentialAccountIsNotDisclosed: what would tell a third party whom
// we ask about is off, and says so.
func TestAConfidentialAccountIsNotDisclosed(t *testing.T) {
	read := func(confidential string) *Config {
		t.Helper()
		c, err := LoadBytes("kw.yaml", []byte(reachHead+"accounts: [{id: astery-account, company: astery, tier: A, confidential: "+confidential+"}]\n"), ".", func(string) string { return "" }, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	if c := read("false"); len(c.Sources) != 2 || len(c.Warnings) != 0 {
		t.Errorf("%d sources, %v", len(c.Sources), c.Warnings)
	}
	c := read("true")
	if len(c.Sources) != 1 || c.Sources[0].Kind != "page" {
		t.Errorf("sources %v", c.Sources)
	}
	if len(c.Warnings) != 1 || !strings.Contains(c.Warnings[0].String(), "is confidential and the kind would tell to boards-api.greenhouse.io") {
		t.Errorf("warnings %v", c.Warnings)
	}
}

func TestSitesThatForbidCrawlingAreRefusedWithAnotherWay(t *testing.T) {
	for address, refused := range map[string]bool{
		"https://www.linkedin.com/company/astery": true, "https://x.com/astery": true, "https://www.g2.com/products/astery": true,
		"https://www.netflix.com/": false, "https://linkedin.com.example/": false,
	} {
		_, err := LoadBytes("kw.yaml", []byte("fetch: {contact: \"mailto:watch@tarnwick.example\"}\nsources: [{kind: page, url: \""+address+"\"}]\n"), ".", func(string) string { return "" }, Options{})
		if (err != nil) != refused || refused && !strings.Contains(err.Error(), "keywatch note") {
			t.Errorf("%s: %v", address, err)
		}
	}
}
