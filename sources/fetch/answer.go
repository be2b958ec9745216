package fetch

import (
	"errors"
	"fmt"
	"net/http"
	"path"
	"strings"
)

// finish turns the last answer into a Response, or into the fault that its
// status or its body means.
func (c *Client) finish(v *visit) (*Response, error) {
	if v.got.status == http.StatusNotModified {
		return c.notModified(v)
	}
	// Marks come before the status: a wall may answer 200, and its 404 or 503
	// must not be taken for the site's.
	body, decodeErr := v.decoders.decode(v.got.body, v.got.header.Get("Content-Encoding"))
	if err := c.judge(v, body); err != nil {
		return nil, err
	}
	if decodeErr != nil {
		return nil, v.fail(faultOfBody(decodeErr), decodeErr)
	}
	kind, label := mediaType(v.got.header.Get("Content-Type"), body)
	// A packed file is no content encoding, but what is inside is what is meant.
	if isGzip(body) && packed(kind, v.url.Path) {
		unpacked, err := v.decoders.unpack(body)
		if err != nil {
			return nil, v.fail(faultOfBody(err), err)
		}
		body = unpacked
		kind, label = packedType(kind, body)
	}
	resp := c.response(v)
	resp.ContentType = kind
	resp.Validators = Validators{
		ETag: validator(v.got.header.Get("ETag")), LastModified: validator(v.got.header.Get("Last-Modified")), URL: resp.URL,
	}
	if !isText(kind) {
		resp.Body = append([]byte{}, body...)
		return resp, nil
	}
	text, charset, err := toUTF8(body, label)
	if err != nil {
		return nil, v.fail(FaultUnparseable, err)
	}
	resp.Body, resp.Charset = text, charset
	return resp, nil
}

func (c *Client) response(v *visit) *Response {
	language := v.req.Language
	if language == "" {
		language = c.policy.Language
	}
	resp := &Response{
		Asked: v.req.URL, URL: shown(v.url), Status: v.got.status, Header: v.got.header,
		At: c.now(), Took: v.got.took, Language: language, Country: c.policy.from(v.req),
	}
	if v.permanent && v.asked > 1 {
		resp.Moved = resp.URL
	}
	return resp
}

// notModified answers a 304; one that nobody asked for is a server's mistake.
func (c *Client) notModified(v *visit) (*Response, error) {
	old := v.req.Validators
	if old.ETag == "" && old.LastModified == "" {
		return nil, &Error{Fault: FaultBroken, URL: shown(v.url), Status: v.got.status, Err: errors.New("the server says \"not modified\" to somebody who never was there")}
	}
	resp := c.response(v)
	// A 304 may renew them (RFC 9110, section 15.4.5).
	resp.NotModified, resp.Validators = true, old
	if tag := validator(v.got.header.Get("ETag")); tag != "" {
		resp.Validators.ETag = tag
	}
	if date := validator(v.got.header.Get("Last-Modified")); date != "" {
		resp.Validators.LastModified = date
	}
	return resp, nil
}

// fail is a fault of the visit's last answer.
func (v *visit) fail(fault Fault, err error) error {
	return &Error{Fault: fault, URL: shown(v.url), Status: v.got.status, RetryAfter: v.got.retryAfter, Err: err}
}

// judge says what an answer means by its marks and its status.
func (c *Client) judge(v *visit, body []byte) error {
	if name := wall(v.got.status, v.got.header, body); name != "" {
		return v.fail(FaultBlocked, fmt.Errorf("%s answers instead of the site, as to a robot; ask the site's owner to let %s in, or watch another source", name, c.policy.product()))
	}
	if fault, err := c.judgeStatus(v); err != nil {
		return v.fail(fault, err)
	}
	return nil
}

// judgeStatus says what a status means for the source.
func (c *Client) judgeStatus(v *visit) (Fault, error) {
	status := v.got.status
	said := fmt.Sprintf("%s answered %d %s", v.url.Host, status, http.StatusText(status))
	switch {
	case status == http.StatusPartialContent:
		return FaultBroken, errors.New(said + ": only a part, though the whole was asked for")
	case status/100 == 2:
		return "", nil
	case status == http.StatusProxyAuthRequired && c.transport.way(v.req.Access).named:
		return FaultProxy, errors.New("the egress proxy wants a name and password; give them in fetch.proxy")
	case status == http.StatusTooManyRequests:
		return FaultBlocked, errors.New(said + ": it wants fewer visits; they are spaced out further")
	case status/100 == 4 && status <= http.StatusForbidden && c.transport.passes[v.req.Access].covers(v.url):
		return FaultBlocked, fmt.Errorf("%s: it does not take what the access %s gives it (any more); renew its password, cookies or headers", said, v.req.Access)
	case status == http.StatusUnauthorized:
		return FaultBlocked, errors.New(said + ": it wants a login; if you have one, give the source an access")
	case status == http.StatusForbidden, status == http.StatusProxyAuthRequired, status == http.StatusUnavailableForLegalReasons, status == 999:
		return FaultBlocked, errors.New(said + ": it lets us not in; ask the site's owner, or watch another source")
	case status == http.StatusNotFound, status == http.StatusGone:
		return FaultGone, errors.New(said + ": nothing is there (any more); look for the new address")
	case status/100 == 3:
		return FaultBroken, errors.New(said + " without saying where to go")
	case status/100 == 5:
		return FaultBroken, errors.New(said + ": the fault is the server's; it is tried again")
	}
	return FaultBroken, errors.New(said)
}

// faultOfBody tells what was cut or too long from what is not what it says.
func faultOfBody(err error) Fault {
	if errors.Is(err, errCut) || errors.Is(err, errTooLong) || errors.Is(err, errBomb) {
		return FaultBroken
	}
	return FaultUnparseable
}

// validator keeps what is fit to be sent back: one line, not endless.
func validator(value string) string {
	if len(value) > 1024 || strings.ContainsFunc(value, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return ""
	}
	return value
}

// packed says whether gzip bytes are a packed document, like a sitemap.xml.gz,
// and not a download that happens to be one.
func packed(kind, name string) bool {
	switch kind {
	case "application/gzip", "application/x-gzip", "application/octet-stream", "binary/octet-stream":
		return true
	}
	return isText(kind) || path.Ext(name) == ".gz"
}

// packedType is the type of what was inside: the header's when it spoke of the
// text, else told from the bytes.
func packedType(kind string, body []byte) (string, string) {
	if isText(kind) {
		return kind, ""
	}
	return mediaType("", body)
}

// unpack undoes one layer of gzip under the same limits. The input may be the
// decoder's own output, so that is given away first.
func (d *decoders) unpack(body []byte) ([]byte, error) {
	inner := decoders{limit: d.limit}
	return inner.decode(body, "gzip")
}
