package web

import (
	"net/http"
	"time"
)

// PriceQuery is what `keywatch prices` asks. At is as the user wrote it.
type PriceQuery struct {
	Company string
	At      string // as the prices were at that time; "": now
	History bool   // every price that a plan had
}

// PriceRow is one plan with one price. Money is in the minor unit of the
// currency (ISO 4217): 4900 with EUR is 49.00, 1200 with JPY is 1200.
type PriceRow struct {
	Company     string    `json:"company,omitempty"`
	CompanyName string    `json:"company_name,omitempty"`
	Source      string    `json:"source"`
	URL         string    `json:"url"`
	Plan        string    `json:"plan"`
	Price       string    `json:"price"`            // in words: "EUR 49.00", "from EUR 9.00", "on request", "free"
	Amount      *int64    `json:"amount,omitempty"` // minor units; none when it is told on request
	Micro       int64     `json:"micro,omitempty"`  // millionths of a minor unit beyond Amount
	Currency    string    `json:"currency,omitempty"`
	Terms       string    `json:"terms,omitempty"` // in words, what the price is for: "seat and month"
	Interval    string    `json:"interval,omitempty"`
	Billed      string    `json:"billed,omitempty"` // month or year
	Unit        string    `json:"unit,omitempty"`
	Per         int       `json:"per,omitempty"`     // units that the amount is for
	From        bool      `json:"from,omitempty"`    // the amount is the least
	Contact     bool      `json:"contact,omitempty"` // told on request
	Free        bool      `json:"free,omitempty"`
	Trial       int       `json:"trial,omitempty"`  // days
	Was         int64     `json:"was,omitempty"`    // the struck price, minor units
	Struck      string    `json:"struck,omitempty"` // the same in words
	Features    []string  `json:"features,omitempty"`
	Section     string    `json:"section,omitempty"`
	Sure        float64   `json:"sure"`           // 0 to 1: how sure the reader is
	Since       time.Time `json:"since,omitzero"` // the change that made it was confirmed, or the source was first read
	Until       time.Time `json:"until,omitzero"` // the change that ended it was confirmed; zero: it stands
}

// Ledger is the answer: by company, then as the page shows them.
type Ledger struct {
	Rows  []PriceRow `json:"rows"`
	Words string     `json:"words,omitempty"` // why there are no rows, and how to get some
}

// ledgers serves what is read across pages and their history.
func ledgers(mux *http.ServeMux, s Service) {
	mux.HandleFunc("GET /api/v1/prices", func(w http.ResponseWriter, r *http.Request) {
		ask := r.URL.Query()
		v, err := s.Prices(r.Context(), PriceQuery{Company: ask.Get("company"), At: ask.Get("at"), History: ask.Get("history") == "true"})
		answer(w, v, err)
	})
	mux.HandleFunc("GET /api/v1/replay", func(w http.ResponseWriter, r *http.Request) { replay(w, r, s) })
}
