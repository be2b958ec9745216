package sources_test

import (
	"net/url"
	"testing"

	"keywatch/sources"
)

// TestNewsAndCorporateLinksAreClaimed holds links as they stand on companies'
// pages against the address that they lead to; "" is left alone.
func TestNewsAndCorporateLinksAreClaimed(t *testing.T) {
	const channel = "UCnW3xTr8dQk2LmZ9aB7cD1e"
	for link, want := range map[string]string{
		"https://www.globenewswire.com/RssFeed/organization/nW3x==":                          "globenewswire https://www.globenewswire.com/RssFeed/organization/nW3x==",
		"https://www.globenewswire.com/en/AtomFeed/organization/nW3x/feedTitle/Northwind":    "globenewswire https://www.globenewswire.com/RssFeed/organization/nW3x",
		"http://globenewswire.com/rssfeed/organization/nW3x":                                 "globenewswire https://www.globenewswire.com/RssFeed/organization/nW3x",
		"https://www.globenewswire.com/news-release/2026/11/16/3001/0/en/N.html":             "",
		"https://www.globenewswire.com/RssFeed/subjectcode/17":                               "",
		"https://www.youtube.com/channel/" + channel + "/videos":                             "youtube https://www.youtube.com/channel/" + channel,
		"https://youtube.com/feeds/videos.xml?channel_id=" + channel:                         "youtube https://www.youtube.com/channel/" + channel,
		"https://m.youtube.com/@northwind/videos?sub_confirmation=1":                         "youtube https://www.youtube.com/@northwind",
		"https://www.youtube.com/c/NorthwindTraders":                                         "youtube https://www.youtube.com/c/NorthwindTraders",
		"https://www.youtube.com/user/northwind":                                             "youtube https://www.youtube.com/user/northwind",
		"https://www.youtube.com/watch?v=aB3xYz_-001":                                        "",
		"https://www.youtube.com/embed/aB3xYz_-001":                                          "",
		"https://www.youtube.com/playlist?list=PL1":                                          "",
		"https://www.youtube.com/":                                                           "",
		"https://www.youtube.com/channel/northwind":                                          "",
		"https://studio.youtube.com/channel/" + channel:                                      "",
		"https://feeds.transistor.fm/northwind-radio":                                        "podcast https://feeds.transistor.fm/northwind-radio",
		"https://feeds.buzzsprout.com/123456.rss":                                            "podcast https://feeds.buzzsprout.com/123456.rss",
		"https://anchor.fm/s/1a2b/podcast/rss":                                               "podcast https://anchor.fm/s/1a2b/podcast/rss",
		"https://anchor.fm/northwind":                                                        "",
		"https://share.transistor.fm/s/12":                                                   "",
		"https://feeds.transistor.fm/":                                                       "",
		"https://transistor.fm/pricing":                                                      "",
		"https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK=1234567&type=8-K":    "filings https://www.sec.gov/cgi-bin/browse-edgar?CIK=0001234567",
		"https://www.sec.gov/edgar/browse/?cik=0001234567":                                   "filings https://www.sec.gov/cgi-bin/browse-edgar?CIK=0001234567",
		"https://data.sec.gov/submissions/CIK0001234567.json":                                "filings https://www.sec.gov/cgi-bin/browse-edgar?CIK=0001234567",
		"https://www.sec.gov/Archives/edgar/data/1234567/000123456726000012/n.htm":           "filings https://www.sec.gov/cgi-bin/browse-edgar?CIK=0001234567",
		"https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK=NWND":                "",
		"https://www.sec.gov/about":                                                          "",
		"https://www.sec.gov/cgi-bin/browse-edgar?CIK=0000000000":                            "",
		"https://sessionize.com/api/v2/nw7trd3x/view/GridSmart?under=True":                   "sessionize https://sessionize.com/api/v2/nw7trd3x/view/All",
		"https://www.sessionize.com/api/v2/nw7trd3x/view/Speakers":                           "sessionize https://sessionize.com/api/v2/nw7trd3x/view/All",
		"https://sessionize.com/northwind-day":                                               "",
		"https://sessionize.com/app/organizer":                                               "",
		"webcal://www.northwind.example/events":                                              "ics https://www.northwind.example/events",
		"https://www.northwind.example/events/All.ICS#top":                                   "ics https://www.northwind.example/events/All.ICS",
		"https://calendar.google.com/calendar/embed?src=n1%40group.calendar.google.com&ctz=": "ics https://calendar.google.com/calendar/ical/n1@group.calendar.google.com/public/basic.ics",
		"https://calendar.google.com/calendar/u/0/r/eventedit":                               "",
		"https://www.northwind.example/basics":                                               "",
		"https://news.google.com/search?q=northwind":                                         "",
		"https://www.prnewswire.com/news/northwind/":                                         "",
		"file:///etc/passwd":                                                                 "",
		"maildir:///var/mail":                                                                "",
		"dns:northwind.example":                                                              "",
		"imaps://a@imap.northwind.example/INBOX":                                             "",
	} {
		u, err := url.Parse(link)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if claimed, ok := sources.ClaimOf(u); ok {
			got = claimed.Kind + " " + claimed.Address
		}
		if got != want {
			t.Errorf("%s is claimed as %q, want %q", link, got, want)
		}
	}
}

// TestWhatIsNoSearchIsSaid holds that a search without words is refused before
// anything is asked.
func TestWhatIsNoSearchIsSaid(t *testing.T) {
	for kind, address := range map[string]string{
		"googlenews": "https://news.google.com/topics/CAAq", "bingnews": "https://www.bing.com/news", "gdelt": "https://api.gdeltproject.org/",
		"federalregister": "https://www.federalregister.gov/documents/current", "filings": "https://www.sec.gov/cgi-bin/browse-edgar?CIK=NWND",
		"youtube": "https://www.youtube.com/watch?v=a", "sessionize": "https://sessionize.com/northwind",
	} {
		k, _ := sources.KindByName(kind)
		if _, err := k.First(sources.Source{Kind: kind, URL: address}); err == nil {
			t.Errorf("%s takes %s", kind, address)
		}
	}
}
