package sources_test

import (
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"keywatch/sources"
	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

// TestADomainGivesTheSevenAnswers holds the kind dns to what kinds of the web
// are held to.
func TestADomainGivesTheSevenAnswers(t *testing.T) {
	records := []string{
		"google-site-verification=s3cr3tA", "MS=ms12345678", "ZOOM_verify_s3cr3tB", "atlassian-domain-verification=s3cr3tC" + strings.Repeat("x", 300),
		"docusign=s3cr3tD", "webexdomainverification.S3CR3T=s3cr3tE", "amazonses:s3cr3tF=", "s3cr3tG==", "pardot123456=s3cr3tH", "future-thing-verification=s3cr3tI",
		"v=spf1 include:_spf.google.com include:s3cr3tJ.u123.wl.sendgrid.net ?include:spf.protection.outlook.com redirect=_spf.%{d}.mailgun.org ip4:192.0.2.1 -all",
		"google-site-verification=s3cr3tK", "random words of somebody", "k=rsa; p=s3cr3tL",
	}
	var lost atomic.Bool
	var held atomic.Pointer[[]string] // the server reads it from another goroutine
	held.Store(&records)
	web := notWeb(t, func(p *fetch.Policy) {
		p.TotalTimeout = 300 * time.Millisecond
		p.Resolver = fetchtest.TXT(t, func(name string) ([]string, dnsmessage.RCode) {
			switch name {
			case "northwind.example":
				return *held.Load(), dnsmessage.RCodeSuccess
			case "quiet.example":
				return nil, dnsmessage.RCodeSuccess
			case "ill.example":
				return nil, dnsmessage.RCodeServerFailure
			}
			return nil, dnsmessage.RCodeNameError
		}, lost.Load)
	})
	read := func(name string) (*sources.Snapshot, error) { return readUnwebbed(t, web, "dns", "dns:"+name, nil) }
	snap, err := read("northwind.example")
	isRead(t, "healthy", snap, err, `listing | listing:amazon-ses | Amazon SES | 
listing | listing:atlassian | Atlassian | 
listing | listing:cisco-webex | Cisco Webex | 
listing | listing:docusign | DocuSign | 
listing | listing:google | Google | 
listing | listing:mailgun | Mailgun | 
listing | listing:microsoft-365 | Microsoft 365 | 
listing | listing:salesforce-pardot | Salesforce Pardot | 
listing | listing:sendgrid | SendGrid | 
listing | listing:zoom | Zoom | 
read 10 of 0
`)
	if err == nil {
		kept := string(snap.Documents[0].Body)
		for _, it := range snap.Items {
			kept += it.Key + it.Text + it.Fields["rows"]
		}
		if strings.Contains(strings.ToLower(kept), "s3cr3t") || strings.Contains(kept, "12345678") || !strings.Contains(kept, "future-thing-verification") {
			t.Errorf("kept:\n%s", kept)
		}
		if got := snap.Items[4].Fields["rows"]; got != "Use: domain verified, sends mail" {
			t.Errorf("google: %s", got)
		}
	}
	// The order of records and new tokens of the same services are no change.
	shuffled := append([]string{"google-site-verification=other"}, records[1:]...)
	held.Store(&shuffled)
	again, err := read("northwind.example")
	if err != nil || snap != nil && shownItems(again) != shownItems(snap) {
		t.Errorf("again: %v", err)
	}
	snap, err = read("quiet.example")
	isRead(t, "empty", snap, err, "read 0 of 0\n")

	_, err = read("missing.example")
	isFault(t, "no such name", err, sources.StateBroken, "no address is known for missing.example")
	_, err = read("ill.example")
	isFault(t, "server failure", err, sources.StateBroken, "ill.example")
	lost.Store(true)
	_, err = read("northwind.example")
	isFault(t, "time-out", err, sources.StateBroken, "northwind.example")
	_, err = read("no domain")
	isFault(t, "refused", err, sources.StateRefused, "names no domain")
	if _, err := sources.Reread(sources.Source{Kind: "dns"}, []sources.Document{{Body: []byte("<html>")}}); sources.StateOf(err) != sources.StateUnparseable {
		t.Errorf("wrong: %v", err)
	}
}
