// Package mailtest has what tests of mail share.
package mailtest

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"slices"
	"testing"

	"github.com/emersion/go-msgauth/dkim"
)

// Key is a new pair of DKIM keys: the private half as a configuration wants
// it, the public half as DNS would tell it.
type Key struct {
	Kind             string // rsa or ed25519
	PEM              []byte // PKCS #8
	domain, selector string
	record           string // RFC 6376 section 3.6.1
}

// Keys makes one key of each kind that keywatch signs with.
func Keys(t testing.TB, domain, selector string) []Key {
	t.Helper()
	long, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	public, err := x509.MarshalPKIXPublicKey(long.Public())
	if err != nil {
		t.Fatal(err)
	}
	// RFC 8463 section 4: an Ed25519 key stands bare in its record.
	bare, short, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return []Key{
		newKey(t, "rsa", long, public, domain, selector),
		newKey(t, "ed25519", short, bare, domain, selector),
	}
}

func newKey(t testing.TB, kind string, private crypto.Signer, public []byte, domain, selector string) Key {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return Key{
		Kind: kind, domain: domain, selector: selector,
		PEM:    pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}),
		record: "v=DKIM1; k=" + kind + "; p=" + base64.StdEncoding.EncodeToString(public),
	}
}

// Verify is nil when a message has one signature and it is this key's. The
// verifier shares no code with the signer.
func (k Key) Verify(message []byte) error {
	found, err := dkim.VerifyWithOptions(bytes.NewReader(message), &dkim.VerifyOptions{
		LookupTXT: func(name string) ([]string, error) {
			if name != k.selector+"._domainkey."+k.domain {
				return nil, fmt.Errorf("look up %s: no such name", name)
			}
			return []string{k.record}, nil
		},
	})
	if err != nil {
		return fmt.Errorf("verify message: %w", err)
	}
	if len(found) != 1 {
		return fmt.Errorf("verify message: it has %d signatures", len(found))
	}
	return found[0].Err
}

// covered are the fields that nobody may change on the way, where a message
// has them; RFC 8058 section 4 asks for both of leaving.
var covered = []string{
	"From", "To", "Reply-To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type",
	"Auto-Submitted", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post",
}

// Check verifies a message as its receiver would, and that a change of its
// body or of a covered field is seen.
func (k Key) Check(t testing.TB, message []byte) {
	t.Helper()
	if err := k.Verify(message); err != nil {
		t.Errorf("the signature does not verify: %v\n%s", err, message)
		return
	}
	if k.Verify(slices.Concat(message, []byte("and more\r\n"))) == nil {
		t.Error("the signature lets the body grow")
	}
	for _, name := range covered {
		field := []byte("\r\n" + name + ":")
		forged := bytes.Replace(message, field, append(field, " forged"...), 1)
		if !bytes.Equal(forged, message) && k.Verify(forged) == nil {
			t.Errorf("the signature lets %s be changed", name)
		}
	}
}
