package digest

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"
)

// SignVote makes the token of a vote's link, as SignToken does for leaving:
// version, subscription, event and value with an HMAC-SHA256.
func SignVote(key []byte, sub, event, value string) string {
	body := strings.Join([]string{tokenVersion, sub, event, value}, "\x00")
	return base64.RawURLEncoding.EncodeToString(append(voteMAC(key, body), body...))
}

// VerifyVote gives the vote that a token stands for, or ErrToken. The signature
// is compared in constant time before anything else is looked at.
func VerifyVote(key []byte, token string) (Vote, error) {
	if len(token) > maxToken || len(key) == 0 || strings.ContainsAny(token, "\r\n") {
		return Vote{}, ErrToken
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil || len(raw) < sha256.Size {
		return Vote{}, ErrToken
	}
	mac, body := raw[:sha256.Size], string(raw[sha256.Size:])
	if !hmac.Equal(mac, voteMAC(key, body)) {
		return Vote{}, ErrToken
	}
	parts := strings.Split(body, "\x00")
	if len(parts) != 4 || parts[0] != tokenVersion || !slices.Contains(VoteValues(), parts[3]) {
		return Vote{}, ErrToken
	}
	return Vote{Subscription: parts[1], Event: parts[2], Value: parts[3]}, nil
}

// voteMAC signs for votes alone: an unsubscribe link's signature is none here.
func voteMAC(key []byte, body string) []byte {
	mac := hmac.New(sha256.New, key)
	_, _ = mac.Write([]byte("keywatch vote\x00" + body)) // hash.Hash never fails to write
	return mac.Sum(nil)
}
