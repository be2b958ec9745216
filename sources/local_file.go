package sources

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"strings"

	"keywatch/sources/fetch"
)

// localPath is the path that an address of this machine names: file:///var/x.
func localPath(address, scheme string) (string, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return "", fmt.Errorf("%q is no address: %w", address, errors.Unwrap(err))
	case u.Scheme != scheme || u.Host != "" && u.Host != "localhost" || !strings.HasPrefix(u.Path, "/") || u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return "", fmt.Errorf("%s must name a path of this machine, as %s:///var/lib/northwind", address, scheme)
	}
	return u.Path, nil
}

// localFault says why a file or folder of this machine could not be read.
func localFault(address string, err error) error {
	fault := &fetch.Error{Fault: fetch.FaultBroken, URL: address, Err: err}
	var path *fs.PathError
	if errors.As(err, &path) {
		fault.Err = path.Err // the address says where
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		fault.Fault, fault.Err = fetch.FaultGone, fmt.Errorf("it does not exist: %w", fault.Err)
	case errors.Is(err, fs.ErrPermission):
		fault.Err = fmt.Errorf("the user that runs keywatch may not read it: %w", fault.Err)
	}
	return fault
}

// readAtMost reads all, and fails where there is more than n bytes.
func readAtMost(r io.Reader, n int64) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(r, n+1))
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	if int64(len(body)) > n {
		return nil, fmt.Errorf("it has more than %d bytes", n)
	}
	return body, nil
}
