package render

import (
	"fmt"
	"net"
	"os"

	"github.com/chromedp/chromedp"
)

// flags is the browser's command line. chromedp speaks to it over a pipe, so
// that no port of it is open to pages and to other users.
func flags(path, proxy string, o Options, agent, language string) []chromedp.ExecAllocatorOption {
	host, _, _ := net.SplitHostPort(proxy)
	on := func(name string) chromedp.ExecAllocatorOption { return chromedp.Flag(name, true) }
	is := func(name, value string) chromedp.ExecAllocatorOption { return chromedp.Flag(name, value) }
	list := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path),
		chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, is("headless", "new"),
		// Everything goes through our proxy, loopback included, and no name is
		// resolved here: only the proxy's own address is an address at all.
		is("proxy-server", proxy), is("proxy-bypass-list", "<-loopback>"),
		is("host-resolver-rules", "MAP * ~NOTFOUND , EXCLUDE "+host),
		// Neither UDP nor QUIC, which know no proxy.
		on("disable-quic"),
		is("force-webrtc-ip-handling-policy", "disable_non_proxied_udp"),
		is("webrtc-ip-handling-policy", "disable_non_proxied_udp"),
		// Nothing that the browser does for itself.
		on("disable-background-networking"), on("disable-component-update"), on("disable-sync"),
		on("disable-default-apps"), on("disable-extensions"), on("disable-breakpad"), on("disable-crash-reporter"),
		on("disable-domain-reliability"), on("disable-client-side-phishing-detection"), on("no-pings"),
		on("metrics-recording-only"), on("safebrowsing-disable-auto-update"), is("password-store", "basic"),
		is("disable-features", "Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,InterestFeedContentSuggestions,AutofillServerCommunication,WebTransport,Prerender2,SpeculationRulesPrefetchFuture,HttpsUpgrades,HttpsFirstBalancedMode,HttpsFirstBalancedModeAutoEnable,HttpsFirstModeV2"),
		// Pages that nobody looks at must build themselves all the same.
		on("disable-background-timer-throttling"), on("disable-backgrounding-occluded-windows"), on("disable-renderer-backgrounding"),
		on("disable-gpu"), on("disable-dev-shm-usage"), on("mute-audio"), is("blink-settings", "imagesEnabled=false"),
		on("deny-permission-prompts"),
		// Heaps are bound to a share of the memory; what is beside them, guard
		// watches.
		is("js-flags", fmt.Sprintf("--max-old-space-size=%d", max(64, o.Memory/(o.Tabs+1)))),
		is("renderer-process-limit", fmt.Sprint(o.Tabs+1)),
		chromedp.UserAgent(agent), is("lang", language), is("accept-lang", language),
	}
	if os.Getuid() == 0 {
		// Chromium's sandbox cannot be set up by root. The service runs as a
		// user of its own, with the sandbox.
		list = append(list, on("no-sandbox"))
	}
	return append(list, o.extra...)
}
