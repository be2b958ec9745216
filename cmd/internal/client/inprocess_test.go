package client

import (
	"net/http"
	"strings"
	"testing"

	"keywatch/cmd/internal/web"
)

// taking is a client of a handler that hands the value over.
func taking(v any) *Client {
	return &Client{http: &http.Client{Transport: inProcess{http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.(web.Taker).Take(v)
	})}}}
}

func TestAnAnswerInThisProcessIsHandedOver(t *testing.T) {
	list := []web.EventView{{CompanyName: "Quenby"}}
	got, err := taking(list).Events(t.Context(), web.EventQuery{})
	if err != nil || len(got) != 1 || &got[0] != &list[0] {
		t.Errorf("%+v %v: not the list itself", got, err)
	}
}

func TestAnAnswerOfAnotherSortIsAnError(t *testing.T) {
	_, err := taking("no list").Events(t.Context(), web.EventQuery{})
	if err == nil || !strings.Contains(err.Error(), "it is a string") {
		t.Errorf("%v: want it to say what came", err)
	}
}
