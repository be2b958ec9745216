package tag

import "math"

// sign is a kind of evidence that a telling is of an event.
type sign int

// The signs. Each is counted once, or as often as its comment says.
const (
	signBase          sign = iota // what speaks against any telling and any event, before they are looked at
	signWords                     // words in common, the rarer the more
	signThings                    // things in common, whatever their words
	signCover                     // the share of the headline that the event has said already
	signFigures                   // figures in common, however they are written
	signDays                      // days in common
	signDue                       // it comes on a day that the event named
	signPeople                    // proper names of two words and more in common
	signFirm                      // another company that both name: few pairs do two things in a week
	signFirmsApart                // each names another company
	signFirmMore                  // it names another company, the event none
	signFirmLess                  // the event names another company, it none
	signDoes                      // the same doing anywhere in both
	signDoesHead                  // the same doing in both headlines
	signDoesApart                 // each tells of other doings
	signProduct                   // the same product or version
	signProductsApart             // other products, other versions
	signElse                      // the same pair of companies, but doing something else
	signTags                      // a tag in common
	signTagsApart                 // tags, and none in common
	signPeopleApart               // people come or go, and they are others
	signFiguresApart              // sums or shares in the headline that the event contradicts
	signNamesApart                // names in both headlines, and nothing rare in common
	signSoon                      // within a day and a half
	signDaysOn                    // four days to a week later
	signWeekOn                    // a week to eleven days later
	signLate                      // later
	signTurn                      // later, and it says that the thing went on
	signSource                    // who tells it has told the event already
	signStranger                  // others tell it and not the company
	signEventStranger             // so far only others told the event
	signBlog                      // a company's blog writes of anything
	signCareers                   // its openings come and go
	signPricing                   // so do its prices
	signChangelog                 // its changelog counts every small thing
	signOtherPage                 // its other pages
	signLesson                    // it teaches and tells no news
	signEventLesson               // so did the event
	signAsks                      // it asks, or says how and why
	signComing                    // one only says when the other will be told
	signOpening                   // an opening, and the event is of no place and no hiring
	signAside                     // it names the company in passing
	signEventAside                // so did the event
	signRivals                    // each further event of the company in these days
	signOnly                      // others write of a company when something has happened: it is the one thing of these days
	signTongue                    // two languages have fewer words in common
	signs                         // how many there are
)

// worth is how much each sign counts, about as log-odds: above zero in sum, a
// telling is of the event. They were set by hand, fitted on labelled
// happenings, and rounded.
var worth = [signs]float64{
	signBase:          -3.9,
	signWords:         2.5,
	signThings:        1,
	signCover:         1,
	signFigures:       1.7,
	signDays:          1.6,
	signDue:           0.5,
	signPeople:        1.4,
	signFirm:          2.5,
	signFirmsApart:    -1.5,
	signFirmMore:      -0.6,
	signFirmLess:      -0.7,
	signDoes:          1.2,
	signDoesHead:      0.6,
	signDoesApart:     -0.6,
	signProduct:       0.5,
	signProductsApart: -1.2,
	signElse:          -1.4,
	signTags:          0,
	signTagsApart:     -0.6,
	signPeopleApart:   -1.5,
	signFiguresApart:  -0.9,
	signNamesApart:    -3.4,
	signSoon:          1.3,
	signDaysOn:        -1.3,
	signWeekOn:        -1.2,
	signLate:          -2.5,
	signTurn:          -0.8,
	signSource:        -2.4,
	signStranger:      -0.3,
	signEventStranger: -0.6,
	signBlog:          -0.4,
	signCareers:       -1,
	signPricing:       -0.3,
	signChangelog:     -0.2,
	signOtherPage:     -0.2,
	signLesson:        -6,
	signEventLesson:   -1.1,
	signAsks:          -0.9,
	signComing:        -3.1,
	signOpening:       -4,
	signAside:         -2.6,
	signEventAside:    -2,
	signRivals:        -0.3,
	signOnly:          1.4,
	signTongue:        0.4,
}

// amounts of a telling's signs for an event.
type amounts [signs]float64

func (m *amounts) points() float64 {
	sum := 0.0
	for i, n := range m {
		sum += n * worth[i]
	}
	// Sums over a set of words differ in the last digits by their order, which
	// must not decide between two events.
	return math.Round(sum*1e6) / 1e6
}
