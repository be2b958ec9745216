package sources

import "slices"

// Topic is what a reader wants to hear of a company. Tags say what a change is
// about; topics say whether anything is watched that could tell of it.
type Topic string

// The topics.
const (
	TopicLaunches     Topic = "launches"
	TopicPrices       Topic = "prices"
	TopicEvents       Topic = "events"
	TopicPartnerships Topic = "partnerships"
	TopicRegulation   Topic = "regulation"
	TopicManagement   Topic = "management"
	TopicHiring       Topic = "hiring"
	TopicFunding      Topic = "funding"
	TopicMedia        Topic = "media"
	TopicCustomers    Topic = "customers"
	TopicPositioning  Topic = "positioning"
)

// Topics lists all topics in the order of the documentation.
func Topics() []Topic {
	return []Topic{
		TopicLaunches, TopicPrices, TopicEvents, TopicPartnerships, TopicRegulation, TopicManagement,
		TopicHiring, TopicFunding, TopicMedia, TopicCustomers, TopicPositioning,
	}
}

// placeTopics is what a place tells of: what it is made for, and what it mentions
// now and then, so that its silence there means little.
type placeTopics struct {
	place          Place
	made, mentions []Topic
}

// topicsOfPlaces is the one table of what each place tells of. Of two places made
// for a topic, the one that stands first is proposed first. Media is no
// company's own word: no place is made for it, but kinds are.
var topicsOfPlaces = []placeTopics{
	{PlacePricing, []Topic{TopicPrices}, nil},
	{PlaceProduct, []Topic{TopicLaunches, TopicPositioning}, nil},
	{PlaceChangelog, []Topic{TopicLaunches}, nil},
	{PlaceNewsroom, []Topic{TopicLaunches}, []Topic{
		TopicPartnerships, TopicFunding, TopicCustomers, TopicManagement, TopicEvents, TopicRegulation, TopicMedia,
	}},
	{PlaceHome, []Topic{TopicPositioning}, []Topic{TopicLaunches, TopicCustomers}},
	{PlaceBlog, []Topic{TopicPositioning, TopicLaunches}, []Topic{
		TopicPartnerships, TopicFunding, TopicCustomers, TopicEvents, TopicMedia,
	}},
	{PlaceCareers, []Topic{TopicHiring}, nil},
	{PlaceLeadership, []Topic{TopicManagement}, nil},
	{PlaceCustomers, []Topic{TopicCustomers}, nil},
	{PlacePartners, []Topic{TopicPartnerships}, nil},
	{PlaceIntegrations, []Topic{TopicPartnerships}, []Topic{TopicLaunches}},
	{PlaceEvents, []Topic{TopicEvents}, nil},
	{PlaceTerms, []Topic{TopicRegulation}, nil},
	{PlaceTrust, []Topic{TopicRegulation}, nil},
	{PlaceSubprocessors, []Topic{TopicRegulation}, []Topic{TopicPartnerships}},
	{PlaceStatus, []Topic{TopicRegulation}, nil},
	{PlaceInvestors, []Topic{TopicFunding}, []Topic{TopicManagement, TopicRegulation, TopicEvents}},
	{PlaceDocs, nil, []Topic{TopicLaunches}},
}

// Tells says which topics a source is made for and which it only mentions. Its
// kind says so, or else its place: the source's own, the kind's, or what its
// address names.
func (s Source) Tells() (made, mentions []Topic) {
	kind, _ := KindByName(s.Kind)
	made, mentions = kind.Topics, kind.Mentions
	if len(made)+len(mentions) == 0 {
		made, mentions = topicsByPlace(s, kind)
	}
	if s.Company != "" {
		return made, mentions
	}
	// A source of nobody is about no company: each is named there among others,
	// and what a wire of all sorts of news says of one is media.
	if slices.Contains(mentions, TopicMedia) {
		return nil, []Topic{TopicMedia}
	}
	return nil, made
}

func topicsByPlace(s Source, kind Kind) (made, mentions []Topic) {
	place := s.Place
	if place == PlaceUnknown {
		place = kind.Place
	}
	if place == PlaceUnknown {
		place = PlaceOf(s.URL, "")
	}
	for _, t := range topicsOfPlaces {
		if t.place == place {
			return t.made, t.mentions
		}
	}
	// Entries of who knows where are a company's word on anything: they mention
	// what a blog does. A page of who knows where tells of nothing in particular.
	if kind.Name != "" && !kind.Complete {
		made, mentions = topicsByPlace(Source{Place: PlaceBlog}, Kind{})
		return nil, slices.Concat(made, mentions)
	}
	return nil, nil
}

// PlacesFor lists the places that are made for a topic, the best to add first;
// none for media.
func PlacesFor(topic Topic) []Place {
	var list []Place
	for _, t := range topicsOfPlaces {
		if slices.Contains(t.made, topic) {
			list = append(list, t.place)
		}
	}
	return list
}

// KindsFor lists the names of the kinds that are made for a topic themselves,
// not by their place.
func KindsFor(topic Topic) []string {
	var list []string
	for _, k := range Kinds() {
		if slices.Contains(k.Topics, topic) {
			list = append(list, k.Name)
		}
	}
	return list
}
