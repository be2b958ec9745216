package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
)

// calledOff is a visit that ended for a reason of ours, not of the document's.
type calledOff struct{ err error }

func (e *calledOff) Error() string { return e.err.Error() }
func (e *calledOff) Unwrap() error { return e.err }

// failed turns what the network gave into an *Error in words: what, where, how
// to mend. A visit that was called off is no *Error.
func (t *transport) failed(ctx context.Context, req *http.Request, err error) error {
	if called := req.Context().Err(); called != nil && !errors.Is(called, context.DeadlineExceeded) {
		return &calledOff{context.Cause(req.Context())}
	}
	// A deadline of the caller is a time-out of the site; an end is nobody's fault.
	fault := &Error{Fault: FaultBroken, URL: shown(req.URL)}
	cause := context.Cause(ctx)
	var refused *RefusedError
	var proxy *proxyError
	switch {
	case errors.As(err, &proxy):
		fault.Fault = FaultProxy
		fault.Err = fmt.Errorf("the egress proxy %s failed: %w; see %s", proxy.proxy.Host, inWords(proxy.err, proxy.proxy.Hostname()), proxy.key)
	case errors.As(err, &refused):
		fault.Fault, fault.Err = FaultRefused, refused
	case cause == errTotal:
		fault.Err = fmt.Errorf("not read whole within %s: %w", t.policy.TotalTimeout, errTotal)
	case cause == errStall:
		fault.Err = fmt.Errorf("the server sent less than %d bytes in %s: %w", progressFloor, t.policy.StallTimeout, errStall)
	default:
		fault.Err = inWords(err, req.URL.Hostname())
	}
	return fault
}

// inWords says for a person what a network error means; the cause stays inside.
func inWords(err error, host string) error {
	var dns *net.DNSError
	var authority x509.UnknownAuthorityError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	var record tls.RecordHeaderError
	var timeout net.Error
	switch {
	case errors.As(err, &dns) && dns.IsNotFound:
		return fmt.Errorf("no address is known for %s; check its spelling: %w", host, err)
	case errors.As(err, &dns):
		return fmt.Errorf("the name server could not say where %s is; it may be down: %w", host, err)
	case errors.As(err, &authority):
		return fmt.Errorf("the certificate of %s is signed by nobody known; if an own authority signed it, give it in fetch.ca_file: %w", host, err)
	case errors.As(err, &name):
		return fmt.Errorf("the certificate is for another name than %s: %w", host, err)
	case errors.As(err, &invalid):
		return fmt.Errorf("the certificate of %s is not valid: %w", host, err)
	case errors.As(err, &record):
		return fmt.Errorf("%s does not speak TLS on this port; try http://: %w", host, err)
	case errors.Is(err, syscall.ECONNREFUSED):
		return fmt.Errorf("%s accepts no connection: %w", host, err)
	case errors.Is(err, syscall.ECONNRESET):
		return fmt.Errorf("%s broke the connection off: %w", host, err)
	case errors.As(err, &timeout) && timeout.Timeout():
		return fmt.Errorf("%s did not answer in time: %w", host, err)
	case strings.Contains(err.Error(), "server response headers exceeded"):
		return fmt.Errorf("the answer's header has more than %d bytes: %w", maxHeader, err)
	case timeout == nil && strings.Contains(err.Error(), "transport connection broken: ") && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
		// net/http repeats what came, which may be what the host was told.
		return fmt.Errorf("what %s answers is no HTTP that can be read", host)
	}
	return err
}
