package config

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// cookieColumns are those of a cookies.txt: domain, whether subdomains count,
// path, whether https alone, when it ends (Unix time, 0 with the session), name
// and value, apart by tabs. Netscape wrote it first; curl documents it
// (https://curl.se/docs/http-cookies.html).
const cookieColumns = 7

// httpOnly stands before the domain of cookies that scripts may not see.
const httpOnly = "#HttpOnly_"

// judgeCookies says what is wrong with written cookies; they are always secret.
func judgeCookies(text string) (bool, error) {
	_, err := readCookies(text)
	return true, err
}

// readCookies reads the value of a Cookie header (RFC 6265, section 4.2), or a
// cookies.txt. Errors repeat no value.
func readCookies(text string) ([]*http.Cookie, error) {
	if !strings.Contains(text, "\t") {
		cookies, err := http.ParseCookie(strings.TrimSpace(text))
		if err != nil {
			return nil, errors.New("these are no cookies; write name=value; name=value, or give a cookies.txt")
		}
		return cookies, nil
	}
	var cookies []*http.Cookie
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, "\r")
		if bare, ok := strings.CutPrefix(line, httpOnly); ok {
			line = bare
		} else if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		c, err := readCookie(strings.Split(line, "\t"))
		if err != nil {
			return nil, fmt.Errorf("line %d of the cookies.txt: %w", i+1, err)
		}
		cookies = append(cookies, c)
	}
	if len(cookies) == 0 {
		return nil, errors.New("the cookies.txt has no cookie")
	}
	return cookies, nil
}

func readCookie(cells []string) (*http.Cookie, error) {
	if len(cells) != cookieColumns {
		return nil, fmt.Errorf("it has %d columns and not %d, apart by tabs", len(cells), cookieColumns)
	}
	ends, err := strconv.ParseInt(cells[4], 10, 64)
	if err != nil {
		return nil, errors.New("its fifth column is no time")
	}
	// The second column, whether subdomains count too, does not matter: the hosts
	// of the access are counted one by one.
	c := &http.Cookie{Domain: strings.TrimPrefix(cells[0], "."), Path: cells[2], Secure: strings.EqualFold(cells[3], "TRUE"), Name: cells[5], Value: cells[6]}
	if ends > 0 {
		c.Expires = time.Unix(ends, 0)
	}
	if err := c.Valid(); err != nil {
		return nil, fmt.Errorf("the cookie %s cannot be sent", printable(c.Name))
	}
	return c, nil
}
