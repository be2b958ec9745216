package config

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/andybalholm/cascadia"
)

// words is any text of one line.
var words = value[string]{facts{want: "text"}, line}

// line refuses what would break out of a header, a log line or a table.
func line(s string) (string, error) {
	if strings.TrimSpace(s) == "" {
		return "", errors.New("is empty")
	}
	if !utf8.ValidString(s) || strings.IndexFunc(s, unicode.IsControl) >= 0 {
		return "", errors.New("holds a line break or another control character")
	}
	return strings.TrimSpace(s), nil
}

var slugPattern = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

// slug is an id: it stands in URLs, file names and commands.
var slug = value[string]{
	facts{want: "an id", pattern: slugPattern.String()},
	func(s string) (string, error) {
		if !slugPattern.MatchString(s) {
			return "", fmt.Errorf("%s is no id: letters, digits, dots, dashes and underscores, at most 64", quoted(s))
		}
		return s, nil
	},
}

// reference names something by its id; whether it is there is checked when
// all files are read.
var reference = value[string]{facts{want: "an id"}, line}

// truth is a yes or no.
var truth = value[bool]{
	facts{want: "true or false", tags: []string{"!!bool"}, json: "boolean"},
	func(s string) (bool, error) { return strconv.ParseBool(strings.ToLower(s)) },
}

// whole is an integer between two bounds.
func whole(least, most int) value[int] {
	return value[int]{
		facts{want: "a whole number", tags: []string{"!!int"}, json: "integer", least: least, most: most},
		func(s string) (int, error) {
			n, err := strconv.ParseInt(strings.ReplaceAll(s, "_", ""), 0, 64)
			if err != nil || n < int64(least) || n > int64(most) {
				return 0, fmt.Errorf("%s is not between %d and %d", printable(s), least, most)
			}
			return int(n), nil
		},
	}
}

// choice is one of a few words; sort names them in messages.
func choice[V ~string](sort string, from ...V) value[V] {
	names := make([]string, len(from))
	for i, v := range from {
		names[i] = string(v)
	}
	return value[V]{
		facts{want: "a " + sort, choices: names},
		func(s string) (V, error) {
			if i := slices.Index(names, s); i >= 0 {
				return from[i], nil
			}
			return "", fmt.Errorf("unknown %s %s%s", sort, quoted(s), suggestion(s, names, oneOf("one of", names)))
		},
	}
}

// selector is a CSS selector; compiled here so that a bad one is no surprise
// of the first visit.
var selector = value[string]{
	facts{want: "a CSS selector", lone: true},
	func(s string) (string, error) {
		if _, err := cascadia.ParseGroup(s); err != nil {
			return "", fmt.Errorf("%s is no CSS selector: %s", quoted(s), reason(err))
		}
		return s, nil
	},
}

// re2 is a regular expression of RE2: its time is linear, whatever is written.
var re2 = value[string]{
	facts{want: "a pattern", lone: true, format: "regex"},
	func(s string) (string, error) {
		if _, err := regexp.Compile(s); err != nil {
			return "", fmt.Errorf("%s is no RE2 pattern: %s", quoted(s), reason(err))
		}
		return s, nil
	},
}

// reason is a library's error without its prefix, escaped.
func reason(err error) string {
	text := strings.TrimPrefix(err.Error(), "error parsing regexp: ")
	return printable(strings.ReplaceAll(text, `"`, `'`))
}
