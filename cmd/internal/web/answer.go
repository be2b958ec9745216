package web

import (
	"encoding/json"
	"errors"
	"net/http"
)

// Code tells a caller's program what sort of error it was.
type Code string

// The codes, with the HTTP status that each has.
const (
	CodeUsage    Code = "usage"     // 400: the request is wrong; its words say how to mend it
	CodeNotFound Code = "not_found" // 404
	CodeFailed   Code = "failed"    // 500
)

// Error is an error as the API answers it: a code for the program, words for
// the user.
type Error struct {
	Code  Code   `json:"code"`
	Words string `json:"error"`
}

func (e *Error) Error() string { return e.Words }

// Usage is an error of the caller's.
func Usage(words string) error { return &Error{Code: CodeUsage, Words: words} }

// NotFound is an error for a name that nothing has.
func NotFound(words string) error { return &Error{Code: CodeNotFound, Words: words} }

func status(c Code) int {
	switch c {
	case CodeUsage:
		return http.StatusBadRequest
	case CodeNotFound:
		return http.StatusNotFound
	}
	return http.StatusInternalServerError
}

func fail(w http.ResponseWriter, err error) {
	var known *Error
	if !errors.As(err, &known) {
		known = &Error{Code: CodeFailed, Words: err.Error()}
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status(known.Code))
	_ = json.NewEncoder(w).Encode(known) // the peer may have gone; nothing is left to tell it
}

// answer writes v, or err when there is one.
func answer[T any](w http.ResponseWriter, v T, err error) {
	if err != nil {
		fail(w, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v) // as above
}

// Taker is the response writer of a caller in this process, who takes an answer
// as it is.
type Taker interface{ Take(v any) }

// hand is answer for the lists that are long: writing and reading a hundred
// events as JSON took a sixth of what a search costs, for nobody in between.
func hand[T any](w http.ResponseWriter, v T, err error) {
	if t, ok := w.(Taker); ok && err == nil {
		t.Take(v)
		return
	}
	answer(w, v, err)
}

// What bounds a request's body: a list of source ids, and a file of alerts.
const (
	maxRequest = 1 << 20
	maxAlerts  = 64 << 20
)

func decode(w http.ResponseWriter, r *http.Request, into any) error {
	return decodeUpTo(w, r, into, maxRequest)
}

func decodeUpTo(w http.ResponseWriter, r *http.Request, into any, size int64) error {
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, size))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return Usage("the request is not the JSON it should be: " + err.Error())
	}
	return nil
}
