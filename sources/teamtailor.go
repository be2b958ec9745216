package sources

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "teamtailor", Doc: "A career site at Teamtailor, on its own domain too, read as its openings", Example: "https://northwind.teamtailor.com",
		Complete: true, Listed: true, Place: PlaceCareers, Reader: 1, Interval: 12 * time.Hour,
		Discloses: "to the company's own Teamtailor site: that its openings are read",
		Recognise: recogniseTeamtailor,
		Claim:     claimTeamtailor,
		First:     func(src Source) (fetch.Request, error) { return teamtailorAsk(src, 0) },
		Next:      nextTeamtailor,
		Parse:     parseTeamtailor,
	})
}

// teamtailorPage is how many openings the feed shows where it is not asked for
// another number.
const teamtailorPage = 100

// teamtailorSpace is the namespace of what the feed says beyond RSS.
const teamtailorSpace = "teamtailor.com/locations"

// teamtailorOwn are hosts that are the service's own.
var teamtailorOwn = wordTable("support help partner partners docs go blog status assets images cdn developers academy scripts track get info integrations na")

// recogniseTeamtailor is surer than a feed is: this one is a feed, and a list
// in which absence means removal.
func recogniseTeamtailor(doc Document) float64 {
	head := doc.Body[:min(len(doc.Body), 64<<10)]
	if bytes.Contains(head, []byte("<rss")) && bytes.Contains(head, []byte(teamtailorSpace)) {
		return 0.98
	}
	return 0
}

// claimTeamtailor knows career sites, also those kept in North America:
// northwind.na.teamtailor.com.
func claimTeamtailor(u *url.URL) string {
	for _, domain := range []string{"teamtailor.com", "na.teamtailor.com"} {
		if token := hostToken(u, domain); token != "" && !teamtailorOwn[token] {
			return "https://" + token + "." + domain
		}
	}
	return ""
}

func teamtailorAsk(src Source, offset int) (fetch.Request, error) {
	site, err := careersSite(src.URL, "teamtailor.com", claimTeamtailor)
	return fetch.Request{URL: fmt.Sprintf("%s/jobs.rss?offset=%d&per_page=%d", site, offset, teamtailorPage), Accept: "application/rss+xml"}, err
}

// nextTeamtailor stops at a short page, and at one that begins like the one
// before.
func nextTeamtailor(src Source, docs []Document) (fetch.Request, bool) {
	last, err := readTeamtailor(docs[len(docs)-1])
	if err != nil || len(last) < teamtailorPage {
		return fetch.Request{}, false
	}
	if len(docs) > 1 {
		if before, err := readTeamtailor(docs[len(docs)-2]); err == nil && len(before) > 0 && before[0].Link == last[0].Link {
			return fetch.Request{}, false
		}
	}
	req, err := teamtailorAsk(src, len(docs)*teamtailorPage)
	return req, err == nil
}

type teamtailorJob struct {
	Title     string `xml:"title"`
	Link      string `xml:"link"`
	GUID      string `xml:"guid"`
	Published string `xml:"pubDate"`
	Remote    string `xml:"remoteStatus"` // none, hybrid, temporary, fully
	Places    []struct {
		Name    string `xml:"name"`
		City    string `xml:"city"`
		Country string `xml:"country"`
	} `xml:"locations>location"`
	Department string `xml:"department"`
}

func readTeamtailor(doc Document) ([]teamtailorJob, error) {
	var feed struct {
		Channel *struct {
			Jobs []teamtailorJob `xml:"item"`
		} `xml:"channel"`
	}
	if err := readXML(doc, "rss", &feed); err != nil {
		return nil, err
	}
	if feed.Channel == nil {
		return nil, wrongShape(doc, "the feed has no channel")
	}
	if !bytes.Contains(doc.Body, []byte(teamtailorSpace)) {
		return nil, wrongShape(doc, "this feed is none of Teamtailor's openings")
	}
	return feed.Channel.Jobs, nil
}

func parseTeamtailor(_ Source, docs []Document) (Snapshot, error) {
	var jobs []job
	for _, doc := range docs {
		page, err := readTeamtailor(doc)
		if err != nil {
			return Snapshot{}, err
		}
		for _, j := range page {
			var places []string
			for _, p := range j.Places {
				place := townOf(p.City, p.Country)
				if p.City == "" {
					place = townOf(p.Name, p.Country)
				}
				places = append(places, place)
			}
			one := job{id: fold(j.GUID), title: j.Title, team: j.Department, place: jobPlaces(places...), link: strings.TrimSpace(j.Link), posted: stamp(j.Published)}
			if fold(j.Remote) == "fully" {
				one.place = orRemote(one.place)
			}
			jobs = append(jobs, one)
		}
	}
	return openings(docs[0], jobs, 0)
}
