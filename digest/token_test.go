package digest

import (
	"strings"
	"testing"
)

var key = []byte("0123456789abcdef0123456789abcdef")

func TestATokenGivesBackWhatWasSigned(t *testing.T) {
	for _, c := range [][2]string{{"maren", "maren.voss@tarnwick.example"}, {"", "a@b.example"}, {"x/y z", "ü@b.example"}} {
		token := SignToken(key, c[0], c[1])
		if strings.ContainsAny(token, "+/=% ") {
			t.Errorf("%q is not fit for an address", token)
		}
		sub, email, err := VerifyToken(key, token)
		if err != nil || sub != c[0] || email != c[1] {
			t.Errorf("%q, %q, %v", sub, email, err)
		}
	}
}

func TestAnAlteredTokenIsRefused(t *testing.T) {
	token := SignToken(key, "maren", "maren.voss@tarnwick.example")
	for i := range token {
		for _, c := range []byte{'A', 'z', '0', '-'} {
			altered := token[:i] + string(c) + token[i+1:]
			if altered == token {
				continue
			}
			if _, _, err := VerifyToken(key, altered); err == nil {
				t.Fatalf("accepted with byte %d altered", i)
			}
		}
		if _, _, err := VerifyToken(key, token[:i]); err == nil {
			t.Fatalf("accepted when cut to %d", i)
		}
	}
	for name, bad := range map[string]string{
		"empty": "", "longer": token + "AA", "padded": token + "=", "with a line feed": token + "\n", "huge": strings.Repeat("A", 1<<20),
		"another key":  SignToken([]byte("another"), "maren", "maren.voss@tarnwick.example"),
		"moved border": SignToken(key, "mar", "en\x00maren.voss@tarnwick.example"),
	} {
		if _, _, err := VerifyToken(key, bad); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	if _, _, err := VerifyToken(nil, SignToken(nil, "maren", "a@b.example")); err == nil {
		t.Error("accepted without a key")
	}
}

func FuzzVerifyToken(f *testing.F) {
	f.Add(SignToken(key, "maren", "a@b.example"))
	f.Add("AAAA")
	f.Fuzz(func(t *testing.T, token string) {
		sub, email, err := VerifyToken(key, token)
		if err == nil && SignToken(key, sub, email) != token {
			t.Errorf("%q is accepted but not what is signed", token)
		}
	})
}

func TestTheMessageIDIsTheIssues(t *testing.T) {
	id := MessageID("maren/weekly/2026-11-16", "tarnwick.example")
	if id != MessageID("maren/weekly/2026-11-16", "tarnwick.example") {
		t.Error("the same issue has two ids")
	}
	if id == MessageID("maren/weekly/2026-11-23", "tarnwick.example") {
		t.Error("two issues have one id")
	}
	if !strings.HasSuffix(id, "@tarnwick.example") || strings.ContainsAny(id, "<> \r\n") {
		t.Errorf("id %q", id)
	}
	if got := MessageID("x", "evil>\r\nBcc: a"); strings.ContainsAny(got, "<>\r\n: ") {
		t.Errorf("id %q carries a header", got)
	}
	if got := MessageID("x", ""); !strings.HasSuffix(got, "@keywatch.invalid") {
		t.Errorf("id %q has no domain", got)
	}
}
