// Package mail composes, signs, sends and classifies one recipient's message.
// A message is composed once; its bytes are kept and sent as they are.
package mail

import (
	"context"
	"crypto/x509"
	"fmt"
	"net"
	"os"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// TLS says how the connection to the server is protected.
type TLS string

// The ways. None is for a server on this machine only.
const (
	StartTLS TLS = "starttls"
	Implicit TLS = "implicit"
	None     TLS = "none"
)

// Settings say where mail goes out and as whom.
type Settings struct {
	Host     string
	Port     int // 0: 587 for StartTLS, 465 for Implicit, 25 for None
	TLS      TLS // "" is StartTLS
	Username string
	Password string
	From     string // RFC 5322 mailbox, "keywatch <keywatch@tarnwick.example>"
	ReplyTo  string
	ListID   string // "keywatch.tarnwick.example"; from From's domain when empty
	DKIM     DKIM
	CAs      *x509.CertPool // nil: the system's
	// Dial opens the connection; the daemon gives the endpoint guard's.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// Timeout bounds each step of a delivery; 0 is 60 s. RFC 5321 section
	// 4.5.3.2 asks for minutes, of servers with queues; here the message is
	// tried again from our own.
	Timeout time.Duration
}

// DKIM signs messages when KeyFile is set: a PEM file of an RSA or Ed25519 key.
type DKIM struct{ Domain, Selector, KeyFile string }

// ServerPort is the port as given, or the usual one of the way of protection.
func (s Settings) ServerPort() int {
	switch {
	case s.Port != 0:
		return s.Port
	case s.TLS == Implicit:
		return 465
	case s.TLS == None:
		return 25
	}
	return 587
}

func (s Settings) timeout() time.Duration {
	if s.Timeout > 0 {
		return s.Timeout
	}
	return time.Minute
}

// signer reads the DKIM key; nil when none is configured.
func (s Settings) signer(now func() time.Time) (*gomail.DKIMSigner, error) {
	if s.DKIM.KeyFile == "" {
		return nil, nil
	}
	pem, err := os.ReadFile(s.DKIM.KeyFile)
	if err != nil {
		return nil, fmt.Errorf("read DKIM key: %w", err)
	}
	key, err := gomail.PrivKeyFromPEM(pem)
	if err != nil {
		return nil, fmt.Errorf("read DKIM key %s: %w", s.DKIM.KeyFile, err)
	}
	signer := gomail.NewDKIMSigner(s.DKIM.Domain, s.DKIM.Selector, key)
	signer.NowFunc = now
	// RFC 8058 section 4: both list headers must be covered. The others are
	// those of RFC 6376 section 5.4.1 that we set.
	signer.SignHeaders("From", "To", "Subject", "Date", "Message-ID", "Reply-To", "MIME-Version", "Content-Type",
		"List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted")
	signer.HeaderCanonicalization(gomail.CanonicalizationRelaxed)
	signer.BodyCanonicalization(gomail.CanonicalizationRelaxed)
	return signer, nil
}

// Domain is the part of an address behind the last @, lower case.
func Domain(address string) string {
	address = strings.TrimSuffix(address, ">")
	return strings.ToLower(address[strings.LastIndexByte(address, '@')+1:])
}
