package sources

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestASourceTellsOfWhatItsKindOrPlaceIsMadeFor(t *testing.T) {
	register(Kind{Name: "zz-offers", Complete: true, Place: PlaceChangelog, Topics: []Topic{TopicPrices}, Mentions: []Topic{TopicLaunches}})
	register(Kind{Name: "zz-releases", Place: PlaceChangelog})
	defer delete(kinds, "zz-offers")
	defer delete(kinds, "zz-releases")
	stream := []Topic{
		TopicPositioning, TopicLaunches, TopicPartnerships, TopicFunding, TopicCustomers, TopicEvents, TopicMedia,
	}
	for _, c := range []struct {
		name           string
		src            Source
		made, mentions []Topic
	}{
		{"the kind's own topics, whatever its place", Source{Kind: "zz-offers"}, []Topic{TopicPrices}, []Topic{TopicLaunches}},
		{"the kind's own topics, whatever the source's place", Source{Kind: "zz-offers", Place: PlaceHome}, []Topic{TopicPrices}, []Topic{TopicLaunches}},
		{"the kind's place", Source{Kind: "zz-releases"}, []Topic{TopicLaunches}, nil},
		{"the source's place before the kind's", Source{Kind: "zz-releases", Place: PlaceStatus}, []Topic{TopicRegulation}, nil},
		{"a job board", Source{Kind: "greenhouse"}, []Topic{TopicHiring}, nil},
		{"the place that the address names", Source{Kind: "page", URL: "https://northwind.example/preise"}, []Topic{TopicPrices}, nil},
		{"a page of who knows where", Source{Kind: "page", URL: "https://northwind.example/x/y"}, nil, nil},
		{"entries of who knows where", Source{Kind: "feed", URL: "https://northwind.example/rss.xml"}, nil, stream},
		{"a kind that nobody knows", Source{Kind: "tarot"}, nil, nil},
	} {
		c.src.Company = "northwind"
		made, mentions := c.src.Tells()
		if d := cmp.Diff(c.made, made) + cmp.Diff(c.mentions, mentions); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestASourceOfNobodyMentionsCompaniesAmongOthers(t *testing.T) {
	register(Kind{Name: "zz-rules", Topics: []Topic{TopicRegulation}})
	defer delete(kinds, "zz-rules")
	for _, c := range []struct {
		name string
		src  Source
		want []Topic
	}{
		{"a wire", Source{Kind: "feed", URL: "https://wire.example/rss"}, []Topic{TopicMedia}},
		{"a wire that calls itself a newsroom", Source{Kind: "feed", Place: PlaceNewsroom}, []Topic{TopicMedia}},
		{"an official journal", Source{Kind: "zz-rules"}, []Topic{TopicRegulation}},
		{"a page of who knows where", Source{Kind: "page", URL: "https://wire.example/x/y"}, nil},
	} {
		made, mentions := c.src.Tells()
		if d := cmp.Diff(c.want, mentions); d != "" || made != nil {
			t.Errorf("%s: made for %v; %s", c.name, made, d)
		}
	}
}

func TestEveryPlaceTellsOfSomethingAndEveryTopicHasAPlace(t *testing.T) {
	for _, p := range Places() {
		made, mentions := Source{Kind: "page", Place: p, Company: "northwind"}.Tells()
		if len(made)+len(mentions) == 0 {
			t.Errorf("place %s tells of nothing: give it a row in topicsOfPlaces", p)
		}
		for _, topic := range slices.Concat(made, mentions) {
			if !slices.Contains(Topics(), topic) {
				t.Errorf("place %s tells of %q, which is no topic", p, topic)
			}
		}
	}
	for _, topic := range Topics() {
		if places := PlacesFor(topic); (len(places) == 0) != (topic == TopicMedia) {
			t.Errorf("places made for %s: %v", topic, places)
		}
	}
	if d := cmp.Diff([]Place{PlaceTerms, PlaceTrust, PlaceSubprocessors, PlaceStatus}, PlacesFor(TopicRegulation)); d != "" {
		t.Error(d)
	}
}

func TestKindsNameOnlyTopicsAndAreFoundByThem(t *testing.T) {
	for _, k := range Kinds() {
		for _, topic := range slices.Concat(k.Topics, k.Mentions) {
			if !slices.Contains(Topics(), topic) {
				t.Errorf("kind %s tells of %q, which is no topic", k.Name, topic)
			}
		}
	}
	register(Kind{Name: "zz-news", Topics: []Topic{TopicMedia}})
	defer delete(kinds, "zz-news")
	if list := KindsFor(TopicMedia); !slices.Contains(list, "zz-news") {
		t.Errorf("kinds made for media: %v", list)
	}
	if list := KindsFor(TopicHiring); slices.Contains(list, "greenhouse") {
		t.Errorf("greenhouse is made for hiring by its place, not by itself: %v", list)
	}
}
