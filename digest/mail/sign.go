package mail

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	gomail "github.com/wneessen/go-mail"
)

// sign puts a signature (RFC 6376) before a message.
func sign(message []byte, signer *gomail.DKIMSigner) ([]byte, error) {
	header, body, found := bytes.Cut(message, []byte("\r\n\r\n"))
	if !found {
		return nil, errors.New("sign message: it has no body")
	}
	field, err := signer.Sign(header, body)
	if err != nil {
		return nil, fmt.Errorf("sign message: %w", err)
	}
	return append([]byte(unfold(field)), message...), nil
}

// unfold takes the folds within tags out of a signature's field. go-mail
// (0.8.1) signs the tags unfolded and then breaks each that is longer than a
// line at any letter; relaxed canonicalization (RFC 6376 section 3.4.2) makes
// a space of such a fold, and no receiver can verify what has one more. Folds
// between tags stand where a space was signed, and those in b= do not count.
func unfold(field string) string {
	const between = "; \r\n "
	signed, signature, _ := strings.Cut(field, " b=")
	tags := strings.Split(signed, between)
	for i, tag := range tags {
		tags[i] = strings.ReplaceAll(tag, "\r\n ", "")
	}
	return strings.Join(tags, between) + " b=" + signature
}
