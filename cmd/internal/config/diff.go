package config

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"keywatch/diff/tag"
	"keywatch/digest"
	"keywatch/sources"
	"keywatch/sources/fetch"
)

// Diff says in words what a reload changes, one thing a line: "source x
// added", "account y changed: tier, renewal". Secrets are never shown.
func Diff(old, now *Config) []string {
	var lines []string
	lines = append(lines, between("company", old.Companies, now.Companies, func(c sources.Company) string { return c.ID })...)
	lines = append(lines, between("source", old.Sources, now.Sources, func(s sources.Source) string { return s.ID })...)
	lines = append(lines, between("tag", old.Tags, now.Tags, func(t tag.Own) string { return t.Name })...)
	lines = append(lines, between("account", old.Accounts, now.Accounts, func(a digest.Account) string { return a.ID })...)
	lines = append(lines, between("subscription", old.Subscriptions, now.Subscriptions, func(s digest.Subscription) string { return s.ID })...)
	lines = append(lines, accessesBetween(old.Access, now.Access)...)
	for _, part := range []struct {
		name     string
		old, now any
	}{
		{"timezone", old.Zone.String(), now.Zone.String()},
		{"confidential accounts", old.Confidential, now.Confidential},
		{"digest", old.Digest, now.Digest},
		{"mail", old.Mail, now.Mail},
		{"fetch", old.Fetch, now.Fetch},
		{"render", old.Render, now.Render},
		{"web", old.Web, now.Web},
		{"store", old.Store, now.Store},
	} {
		if !reflect.DeepEqual(part.old, part.now) {
			lines = append(lines, part.name+" changed")
		}
	}
	return lines
}

// accessesBetween compares accesses by name: that one changed, and nothing of it.
func accessesBetween(old, now map[string]fetch.Access) []string {
	names := map[string]fetch.Access{}
	maps.Copy(names, old)
	maps.Copy(names, now)
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(names)) {
		was, before := old[name]
		is, after := now[name]
		switch {
		case !before:
			lines = append(lines, "access "+name+" added")
		case !after:
			lines = append(lines, "access "+name+" removed")
		case !reflect.DeepEqual(was, is):
			lines = append(lines, "access "+name+" changed")
		}
	}
	return lines
}

// between compares two lists by id: removed, added, changed, each in order.
func between[T any](sort string, old, now []T, id func(T) string) []string {
	var lines []string
	before := map[string]T{}
	for _, x := range old {
		before[id(x)] = x
	}
	after := map[string]bool{}
	for _, x := range now {
		after[id(x)] = true
	}
	for _, x := range old {
		if !after[id(x)] {
			lines = append(lines, fmt.Sprintf("%s %s removed", sort, id(x)))
		}
	}
	for _, x := range now {
		was, known := before[id(x)]
		if !known {
			lines = append(lines, fmt.Sprintf("%s %s added", sort, id(x)))
			continue
		}
		if names := differing(was, x); len(names) > 0 {
			lines = append(lines, fmt.Sprintf("%s %s changed: %s", sort, id(x), strings.Join(names, ", ")))
		}
	}
	return lines
}

// differing names the fields in which two records differ, by their JSON names.
func differing(a, b any) []string {
	x, y := asMap(a), asMap(b)
	var names []string
	for name := range x {
		if !reflect.DeepEqual(x[name], y[name]) {
			names = append(names, name)
		}
	}
	for name := range y {
		if _, both := x[name]; !both {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// asMap shows a record by its JSON names, the words that people know it by.
func asMap(v any) map[string]any {
	var m map[string]any
	text, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(text, &m)
	}
	if err != nil { // the records are plain values: only a new type could fail
		return map[string]any{"all": fmt.Sprintf("%#v", v)}
	}
	return m
}
