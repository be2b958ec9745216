package bolt

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keywatch/diff"
	"keywatch/diff/tag"
	"keywatch/sources"
	"keywatch/store"
	"keywatch/store/storetest"
)

// vocabulary has words of every length and script; many begin alike.
var vocabulary = strings.Fields("a ab abc abcd abcde abcdf price prices priced platform platinum q 7 70 700 7000 70001 Café Straße naïve 価格 価格改定 お知らせ ราคา 한국어 한국 Цена цены ﬁne x\u0301y zanzibar")

// world commits random changes, growing, merging and moving their events.
type world struct {
	*testing.T
	db *DB
	r  *rand.Rand
	n  int
}

func (w *world) some(list []string, most int) string {
	var b strings.Builder
	for range 1 + w.r.IntN(most) {
		b.WriteString(list[w.r.IntN(len(list))] + " ")
	}
	return b.String()
}

func (w *world) when() time.Time {
	return storetest.Day(w.r.IntN(12)).Add(time.Duration(w.r.IntN(24*60)) * time.Minute)
}

func (w *world) commit() {
	w.n++
	at := w.when()
	c := diff.Change{
		ID: fmt.Sprintf("ch_%04d", w.n), Company: fmt.Sprint("company-", w.r.IntN(3)), Source: "s", Kind: "page",
		Before: w.some(vocabulary, 4), After: w.some(vocabulary, 4), Seen: at, Confirmed: at,
	}
	checks := []store.Check{{Status: sources.Status{Source: "s", Checked: at}, Company: c.Company, Changes: []diff.Change{c}}}
	if err := w.db.CommitChecks(w.Context(), checks, w.assign); err != nil {
		w.Fatal(err)
	}
}

func (w *world) assign(_ string, open []tag.Event, changes []diff.Change) []tag.Event {
	fresh := storetest.Event(changes[0])
	if len(open) == 0 {
		return []tag.Event{fresh}
	}
	e := open[w.r.IntN(len(open))]
	e.Revision++
	switch w.r.IntN(6) {
	case 0: // it grows
		e.Witnesses = append(e.Witnesses, fresh.Witnesses...)
		return []tag.Event{e}
	case 1: // it swallows the new one and another
		other := open[w.r.IntN(len(open))]
		e.Witnesses = append(append(e.Witnesses, fresh.Witnesses...), other.Witnesses...)
		return []tag.Event{e}
	case 2: // it is told in other words
		e.Line = w.some(vocabulary, 3)
		return []tag.Event{e, fresh}
	case 3: // it happened on another day
		e.Confirmed = w.when()
		return []tag.Event{e, fresh}
	}
	return []tag.Event{fresh}
}

func (w *world) query() store.Query {
	beginnings := func(most int) string {
		var list []string
		for _, word := range store.Words(w.some(vocabulary, most)) {
			runes := []rune(word)
			list = append(list, string(runes[:1+w.r.IntN(len(runes))]))
		}
		return strings.Join(append(list, []string{"", "", "xylophone", "格"}[w.r.IntN(4)]), " ")
	}
	q := store.Query{Limit: []int{0, 0, 3}[w.r.IntN(3)]}
	if w.r.IntN(3) > 0 {
		q.Text = beginnings(2)
	}
	if w.r.IntN(2) == 0 {
		q.About = &store.About{Companies: []string{[]string{"company-1", "nobody"}[w.r.IntN(2)]}, Phrases: []string{beginnings(3), beginnings(3)}}
	}
	if w.r.IntN(3) == 0 {
		q.Since = w.when()
	}
	if w.r.IntN(3) == 0 {
		q.Companies = []string{"company-1", "company-2"}
	}
	return q
}

// scan is what a query selects from rows that are read one after another.
func scan[T any](all []T, q store.Query, card func(*T) *card, companies func(*T) []string) (ids []string) {
	for i := range all {
		c, about := card(&all[i]), q.About == nil
		if !about {
			about = slices.ContainsFunc(q.About.Companies, func(name string) bool { return slices.Contains(companies(&all[i]), name) })
			for _, p := range phrases(q.About) {
				about = about || says([]byte(c.text), p)
			}
		}
		if about && says([]byte(c.text), needles(q.Text)) {
			ids = append(ids, c.id)
		}
	}
	if q.Limit > 0 && len(ids) > q.Limit {
		ids = ids[:q.Limit]
	}
	return ids
}

// compare asks for what is searched with the sketches and without.
func (w *world) compare(q store.Query) {
	w.Helper()
	plain := store.Query{Since: q.Since, Companies: q.Companies}
	allEvents, err := w.db.Events(w.Context(), plain)
	events, err2 := w.db.Events(w.Context(), q)
	allChanges, err3 := w.db.Changes(w.Context(), plain)
	changes, err4 := w.db.Changes(w.Context(), q)
	if err := errors.Join(err, err2, err3, err4); err != nil {
		w.Fatal(err)
	}
	var got []string
	for _, e := range events {
		got = append(got, e.ID)
	}
	if d := cmp.Diff(scan(allEvents, q, eventCard, companiesOf), got); d != "" {
		w.Errorf("events of %+v (-scan +search):\n%s", q, d)
	}
	got = nil
	for _, c := range changes {
		got = append(got, c.ID)
	}
	card := func(c *diff.Change) *card { return (&keptChange{Change: *c}).card() }
	company := func(c *diff.Change) []string { return []string{c.Company} }
	if d := cmp.Diff(scan(allChanges, q, card, company), got); d != "" {
		w.Errorf("changes of %+v (-scan +search):\n%s", q, d)
	}
}

func newWorld(t *testing.T, seed uint64) *world {
	db, err := Open(filepath.Join(t.TempDir(), "keywatch.db"), Options{Scratch: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return &world{T: t, db: db, r: rand.New(rand.NewPCG(seed, 11))}
}

func (w *world) sound() {
	w.Helper()
	if report, err := w.db.Check(w.Context()); err != nil || len(report.Quarantined) > 0 {
		w.Errorf("check: %q %v", report.Quarantined, err)
	}
}

func TestSearchWithSketchesIsAPlainScan(t *testing.T) {
	seeds := uint64(1)
	if os.Getenv("KEYWATCH_FULL") == "1" {
		seeds = 20
	}
	for seed := range seeds {
		w := newWorld(t, seed)
		for range 8 {
			for range 12 {
				w.commit()
			}
			for range 100 {
				w.compare(w.query())
			}
		}
		w.sound()
	}
}

func TestDayWithoutAGoodSketchIsRead(t *testing.T) {
	w := newWorld(t, 7)
	for range 60 {
		w.commit()
	}
	for _, s := range []shelf{changeShelf(), eventShelf()} {
		w.drop(s, storetest.Day(3))
		spoil(t, w.db, s.sketch, sketchKey(hourOf(order(storetest.Day(5), ""))))
	}
	for range 200 {
		w.compare(w.query())
	}
	if len(w.db.Quarantined()) != 2 {
		t.Errorf("set aside %q, want the two damaged", w.db.Quarantined())
	}
	if report, err := w.db.Check(t.Context()); err != nil || !strings.Contains(strings.Join(report.Quarantined, "\n"), "a search would miss it") {
		t.Errorf("the check says nothing of it: %q %v", report.Quarantined, err)
	}
	for range 200 { // until something happens on both days again
		w.commit()
	}
	for range 200 {
		w.compare(w.query())
	}
	w.sound()
}

// drop takes a day's sketch away as if it had never been.
func (w *world) drop(s shelf, at time.Time) {
	err := w.db.update(w.Context(), "drop", func(t *tx) error { return t.del(s.sketch, sketchKey(hourOf(order(at, "")))) })
	if err != nil {
		w.Fatal(err)
	}
}

func TestSketchKnowsTheHoursOfItsWords(t *testing.T) {
	var s sketch
	for hour, text := range []string{" abc abcdef", " z", " abcd 価格", "", " abcx"} {
		s = s.with(s.fresh(uint64(hour), []byte(text)))
	}
	for w, want := range map[string]uint32{
		"a": 0b10101, "ab": 0b10101, "abc": 0b10101, "abcd": 0b101, "abcdefgh": 0b101, "abcx": 0b10000, // only four bytes are known
		"abd": 0, "b": 0, "z": 0b10, "zz": 0, "価": 0b100, "格": 0, "y": 0, "\xff\xff\xff\xff": 0,
	} {
		if got := s.hours([]byte(w)); got != want {
			t.Errorf("%q: %b, want %b", w, got, want)
		}
	}
	if s.size() != 5 {
		t.Errorf("%d words are kept, want five", s.size())
	}
	if got := s.may(needles("abc z")); got != 0 {
		t.Errorf("two words of different hours: %b", got)
	}
	if got := s.may(needles("格")); got != allHours {
		t.Errorf("what can stand inside a word: %b", got)
	}
	if fresh := s.fresh(2, []byte(" abcd abcdzz")); len(fresh) > 0 {
		t.Errorf("known words are new: %x", fresh)
	}
}

func TestOldestAndNewestDaysAreSearched(t *testing.T) {
	w := newWorld(t, 1)
	for i, at := range []time.Time{{}, time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), storetest.Day(1)} {
		c := diff.Change{ID: fmt.Sprint("ch_", i), Company: "acme", After: "price", Confirmed: at}
		if err := w.db.CommitChecks(t.Context(), []store.Check{{Status: sources.Status{Source: "s", Checked: at}, Company: "acme", Changes: []diff.Change{c}}}, storetest.Assign); err != nil {
			t.Fatal(err)
		}
	}
	for _, text := range []string{"price", "xylophone"} {
		w.compare(store.Query{Text: text})
	}
}
