package digest

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"strings"
)

// ErrToken says that a link's token is not one of ours or was altered.
var ErrToken = errors.New("the token is not valid")

// tokenVersion leads every token and is part of what is signed, so that a
// later form cannot be taken for this one.
const tokenVersion = "1"

// maxToken bounds what is decoded: an address has at most 254 bytes (RFC 5321).
const maxToken = 1024

// SignToken makes the token of an unsubscribe link (RFC 8058): version,
// subscription and address with an HMAC-SHA256, as base64url without padding.
// It never expires: an old mail's link must work.
func SignToken(key []byte, sub, email string) string {
	body := tokenVersion + "\x00" + sub + "\x00" + email
	return base64.RawURLEncoding.EncodeToString(append(tokenMAC(key, body), body...))
}

// VerifyToken gives the subscription and address of a token, or ErrToken. The
// signature is compared in constant time before anything else is looked at.
func VerifyToken(key []byte, token string) (sub, email string, err error) {
	// The decoder skips line feeds; a token with one is not the one we made.
	if len(token) > maxToken || len(key) == 0 || strings.ContainsAny(token, "\r\n") {
		return "", "", ErrToken
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil || len(raw) < sha256.Size {
		return "", "", ErrToken
	}
	mac, body := raw[:sha256.Size], string(raw[sha256.Size:])
	if !hmac.Equal(mac, tokenMAC(key, body)) {
		return "", "", ErrToken
	}
	parts := strings.Split(body, "\x00")
	if len(parts) != 3 || parts[0] != tokenVersion {
		return "", "", ErrToken
	}
	return parts[1], parts[2], nil
}

// tokenMAC signs for one purpose: the words in front keep a signature made for
// another sort of link from being taken for this one.
func tokenMAC(key []byte, body string) []byte {
	mac := hmac.New(sha256.New, key)
	// hash.Hash never fails to write.
	_, _ = mac.Write([]byte("keywatch unsubscribe\x00" + body))
	return mac.Sum(nil)
}

// MessageID is the Message-ID of an issue, without the angle brackets: the
// same for the same issue and domain, so that a server or reader that gets it
// twice can tell (RFC 5322, section 3.6.4).
func MessageID(issueID, domain string) string {
	sum := sha256.Sum256([]byte("keywatch issue\x00" + issueID))
	domain = strings.Map(func(r rune) rune {
		if r == '-' || r == '.' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, domain)
	if domain == "" {
		domain = "keywatch.invalid"
	}
	return hex.EncodeToString(sum[:16]) + ".digest@" + domain
}
