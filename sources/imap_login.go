package sources

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
)

// imapPassword is read at each check, so that a new one needs no restart.
func imapPassword(options Options) (string, error) {
	variable, file := options.String("password_env"), options.String("password_file")
	switch {
	case variable != "" && file != "":
		return "", errors.New("the password is given twice, by password_env and by password_file")
	case variable != "":
		if got := os.Getenv(variable); got != "" {
			return got, nil
		}
		return "", fmt.Errorf("the environment variable %s is not set", variable)
	case !filepath.IsAbs(file):
		return "", errors.New("the mailbox needs password_env, or password_file with a whole path")
	}
	f, err := os.Open(file)
	if err != nil {
		return "", fmt.Errorf("open password_file: %w", err)
	}
	defer f.Close()
	text, err := readAtMost(f, 4096)
	got := strings.TrimRight(string(text), "\r\n")
	if err == nil && got == "" {
		err = errors.New("it is empty")
	}
	if err != nil {
		return "", fmt.Errorf("read password_file: %w", err)
	}
	return got, nil
}

// imapAllow reads ranges of addresses; one address is a range of its own.
func imapAllow(texts []string) ([]netip.Prefix, error) {
	var list []netip.Prefix
	for _, text := range texts {
		p, err := netip.ParsePrefix(text)
		if addr, addrErr := netip.ParseAddr(text); err != nil && addrErr == nil {
			p, err = addr.Prefix(addr.BitLen())
		}
		if err != nil {
			return nil, fmt.Errorf("allow: %q is no range of addresses, as 10.1.0.0/16", text)
		}
		list = append(list, p)
	}
	return list, nil
}

// boundedConn fails once a server sent more than is taken of it.
type boundedConn struct {
	net.Conn
	left int64
}

func (c *boundedConn) Read(p []byte) (int, error) {
	if c.left <= 0 {
		return 0, fmt.Errorf("the mail server sent more than %d bytes: %w", imapBytes, io.ErrShortBuffer)
	}
	n, err := c.Conn.Read(p[:min(int64(len(p)), c.left)])
	c.left -= int64(n)
	return n, err
}
