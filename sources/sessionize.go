package sources

import (
	"encoding/json"
	"net/url"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "sessionize", Doc: "A conference's sessions and speakers at Sessionize", Example: "https://sessionize.com/api/v2/nw7trd3x/view/All",
		Complete: true, Listed: true, Place: PlaceEvents, Reader: 1, Interval: 24 * time.Hour,
		Robots:    "the API of an event is documented for programs (sessionize.com/playbook/api)",
		Discloses: "to sessionize.com: which conference's programme is read",
		Recognise: recogniseKeys(`"sessions"`, `"speakers"`),
		Claim:     claimSessionize,
		First: func(src Source) (fetch.Request, error) {
			_, err := lastPart(src.URL, claimSessionize)
			u, _ := url.Parse(src.URL)
			if err != nil {
				return fetch.Request{}, err
			}
			return fetch.Request{URL: claimSessionize(u), Accept: "application/json"}, nil
		},
		Parse: parseSessionize,
	})
}

var sessionizeID = LazyPattern(`^[A-Za-z0-9]{6,16}$`)

// claimSessionize knows the programme that pages of a conference embed, in any
// of its views. Pages that call for papers have another id.
func claimSessionize(u *url.URL) string {
	parts := pathParts(u)
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if host != "sessionize.com" || len(parts) < 5 || parts[0] != "api" || parts[1] != "v2" || parts[3] != "view" || !sessionizeID().MatchString(parts[2]) {
		return ""
	}
	return "https://sessionize.com/api/v2/" + parts[2] + "/view/All"
}

type sessionizeAnswer struct {
	Sessions *[]struct {
		ID       json.RawMessage `json:"id"` // a number as text, or as number
		Title    string          `json:"title"`
		Starts   string          `json:"startsAt"` // local, without a zone; null until there is a plan
		Service  bool            `json:"isServiceSession"`
		Speakers []string        `json:"speakers"`
	} `json:"sessions"`
	Speakers *[]struct {
		ID   string `json:"id"`
		Name string `json:"fullName"`
		Tag  string `json:"tagLine"`
	} `json:"speakers"`
}

// parseSessionize gives sessions as events and speakers as listings: who speaks
// at a conference joins or leaves no company. Rooms and hours are no news and
// are not kept, nor are breaks.
func parseSessionize(_ Source, docs []Document) (Snapshot, error) {
	var answer sessionizeAnswer
	if err := readJSON(docs[0], &answer); err != nil {
		return Snapshot{}, err
	}
	if answer.Sessions == nil || answer.Speakers == nil {
		return Snapshot{}, wrongShape(docs[0], `the answer has no "sessions" and "speakers"`)
	}
	var items []Item
	names := map[string]string{}
	for _, s := range *answer.Speakers {
		name, says := plain(s.Name, maxTitle), plain(s.Tag, maxTitle)
		if s.ID == "" || name == "" {
			continue
		}
		names[s.ID] = name
		rows := ""
		if says != "" {
			rows = "Presented as: " + says
		}
		items = append(items, thing("listing", "speaker:"+s.ID, joined(name, says), "", time.Time{}, "name", name, "rows", rows))
	}
	for _, s := range *answer.Sessions {
		id, title := strings.Trim(string(s.ID), `"`), plain(s.Title, maxTitle)
		if s.Service || id == "" || id == "null" || title == "" {
			continue
		}
		var by []string
		for _, speaker := range s.Speakers {
			if names[speaker] != "" {
				by = append(by, names[speaker])
			}
		}
		date, _, _ := strings.Cut(s.Starts, "T")
		items = append(items, thing("event", id, joined(title, strings.Join(by, ", ")), "", stamp(s.Starts), "name", title, "date", date))
	}
	return list(items, 0), nil
}
