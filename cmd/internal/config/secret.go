package config

import (
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"keywatch/sources"
)

// secret is a value that had better not stand in the file, and the key that
// gave it.
type secret struct {
	value string
	from  string
}

// secretFields are the three ways to give a secret: plainly (with a warning),
// by an environment variable and by a file. Judge says what is wrong with a
// value, and whether it holds a secret at all.
func secretFields[T any](name, doc, variable string, judge func(string) (hides bool, err error), to func(*T) *secret) []field[T] {
	way := func(k key, get func(r *reader, at place) (string, bool)) field[T] {
		plain := k.name == name
		k.is = hidden.facts
		return field[T]{k, func(r *reader, at place, into *T) {
			if hides := to(into).take(r, at, get, judge); hides && plain {
				r.warn(at, "a secret stands in the file; %s_env or %s_file keeps it out", name, name)
			}
		}}
	}
	return []field[T]{
		way(key{name: name, off: true, example: `"…"`, doc: doc + ". Better by one of the next two."}, plainSecret),
		way(key{name: name + "_env", off: true, example: variable, doc: doc + ": the environment variable that holds it."}, envSecret),
		way(key{name: name + "_file", off: true, example: "secrets/" + name, doc: doc + ": the file that holds it, mode 0600."}, fileSecret),
	}
}

// take keeps the value that get finds, unless another key gave one before.
func (s *secret) take(r *reader, at place, get func(*reader, place) (string, bool), judge func(string) (bool, error)) bool {
	if s.from != "" {
		r.problem(at, "%s gives it already; give it once", s.from)
		return false
	}
	s.from = at.path
	got, ok := get(r, at)
	if !ok {
		return false
	}
	hides, err := judge(got)
	if err != nil {
		r.problem(at, "%s", err)
		return false
	}
	s.value = got
	return hides
}

// hidden is text that messages do not repeat.
var hidden = value[string]{facts{want: "text", hidden: true}, line}

// anyPassword is always a secret and never wrong.
func anyPassword(string) (bool, error) { return true, nil }

// plainSecret is the secret itself.
func plainSecret(r *reader, at place) (string, bool) { return scalar(r, at, hidden) }

// variable is what names of environment variables look like.
var variable = sources.LazyPattern(`^[A-Z_][A-Z0-9_]*$`)

// envSecret names a variable. One that is not set is a mistake now, not a
// refused login next Monday. What does not look like a name may be the secret
// itself, put in the wrong place, and is not repeated.
func envSecret(r *reader, at place) (string, bool) {
	name, ok := scalar(r, at, hidden)
	if !ok {
		return "", false
	}
	got := r.getenv(name)
	switch {
	case got == "" && variable().MatchString(name):
		r.problem(at, "the environment variable %s is not set", name)
		return "", false
	case got == "":
		r.problem(at, "no environment variable of that name is set; write its name here and not what it holds")
		return "", false
	}
	return got, true
}

// fileSecret names a file; the line break that editors add is no part of it.
func fileSecret(r *reader, at place) (string, bool) {
	name, ok := scalar(r, at, filePath)
	if !ok {
		return "", false
	}
	text, ok := r.file(at, name)
	if !ok {
		return "", false
	}
	if info, err := os.Stat(r.abs(name)); err == nil && info.Mode().Perm()&0o077 != 0 {
		r.warn(at, "others on this machine can read %s; chmod 600 closes it", printable(name))
	}
	got := strings.TrimRight(string(text), "\r\n")
	switch {
	case got == "":
		r.problem(at, "the file %s is empty", printable(name))
	case strings.Contains(got, "\x00"): // UTF-16, or no text at all
		r.problem(at, "the file %s holds no text in UTF-8", printable(name))
		return "", false
	}
	return got, got != ""
}

// maxSecret bounds files that hold a secret or certificates.
const maxSecret = 1 << 20

// file reads a small file that the configuration names. Others are not even
// opened: a pipe would be waited for, a device has no end.
func (r *reader) file(at place, name string) ([]byte, bool) {
	if info, err := os.Stat(r.abs(name)); err == nil && (!info.Mode().IsRegular() || info.Size() > maxSecret) {
		r.problem(at, "%s is no file of at most %d bytes", printable(name), maxSecret)
		return nil, false
	}
	f, err := os.Open(r.abs(name))
	if err == nil {
		defer f.Close()
		var text []byte
		if text, err = io.ReadAll(io.LimitReader(f, maxSecret)); err == nil {
			return text, true
		}
	}
	var path *os.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	r.problem(at, "cannot read %s: %s", printable(r.abs(name)), err)
	return nil, false
}

// abs makes a path that the configuration names absolute.
func (r *reader) abs(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(r.base, name)
}

// filePath is a path; relative ones start at the folder of the file.
var filePath = value[string]{facts{want: "a path"}, line}

// pemFile is a field with the path of a file in PEM.
func pemFile[T any](k key, to func(*T) *string) field[T] {
	k.is = filePath.facts
	return field[T]{k, func(r *reader, at place, into *T) {
		name, ok := scalar(r, at, filePath)
		if !ok {
			return
		}
		*to(into) = r.abs(name)
		if text, ok := r.file(at, name); ok {
			if block, _ := pem.Decode(text); block == nil {
				r.problem(at, "%s holds nothing in PEM", printable(name))
			}
		}
	}}
}

// checkProxy judges the URL of a proxy; one with a password is a secret.
func checkProxy(s string) (bool, error) {
	u, err := url.Parse(s)
	// The value may hold a password: nothing of it is repeated.
	switch {
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || checkHost(u.Hostname(), u.Port()) != nil:
		return false, errors.New("is no address of a proxy; write http://proxy.company.example:3128")
	case strings.TrimPrefix(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "":
		// A password with one of these in it: its beginning would pass for the
		// host, be looked up and shown.
		return false, errors.New("the address of a proxy ends with its port; write / ? # in a password as %2F %3F %23")
	}
	return u.User != nil, nil
}

// publicURL is where people reach the daemon. One-click unsubscribing needs
// https (RFC 8058, section 3.1); on this machine itself http will do.
var publicURL = value[string]{
	facts{want: "a URL", format: "uri"},
	func(s string) (string, error) {
		u, err := parseURL(s, "http", "https")
		if err != nil {
			return "", err
		}
		if u.Scheme != "https" && !local(u.Hostname()) {
			return "", fmt.Errorf("%s must begin with https://; mail programs unsubscribe over nothing else", quoted(s))
		}
		if u.RawQuery != "" || u.Fragment != "" {
			return "", fmt.Errorf("%s must end with its path; leave out what follows ? or #", quoted(s))
		}
		return strings.TrimRight(s, "/"), nil
	},
}

// local reports whether a host is this machine.
func local(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
