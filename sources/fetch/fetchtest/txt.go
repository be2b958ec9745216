package fetchtest

import (
	"context"
	"net"
	"strings"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// TXT starts a name server on loopback that knows TXT records, and gives the
// resolver that asks it. Answer is given a name in lower case without the last
// dot. A name that it knows has a name server too; code is what is answered
// otherwise (dnsmessage.RCodeNameError: there is no such name). Lost answers
// nothing at all.
func TXT(t testing.TB, answer func(name string) (records []string, code dnsmessage.RCode), lost func() bool) *net.Resolver {
	t.Helper()
	conn, err := (&net.ListenConfig{}).ListenPacket(context.Background(), "udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		buf := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			var query dnsmessage.Message
			if query.Unpack(buf[:n]) != nil || len(query.Questions) != 1 || lost != nil && lost() {
				continue
			}
			reply := textReply(query, answer)
			if packed, err := reply.Pack(); err == nil {
				_, _ = conn.WriteTo(packed, from)
			}
		}
	}()
	t.Cleanup(func() {
		_ = conn.Close()
		<-done
	})
	addr := conn.LocalAddr().String()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", addr)
	}}
}

func textReply(query dnsmessage.Message, answer func(string) ([]string, dnsmessage.RCode)) dnsmessage.Message {
	q := query.Questions[0]
	records, code := answer(strings.TrimSuffix(strings.ToLower(q.Name.String()), "."))
	reply := dnsmessage.Message{
		Header:    dnsmessage.Header{ID: query.ID, Response: true, RecursionAvailable: true, RCode: code},
		Questions: query.Questions,
	}
	if code != dnsmessage.RCodeSuccess {
		return reply
	}
	head := dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class}
	switch q.Type {
	case dnsmessage.TypeTXT:
		for _, text := range records {
			var pieces []string // one string of a record has at most 255 octets
			for len(text) > 255 {
				pieces, text = append(pieces, text[:255]), text[255:]
			}
			reply.Answers = append(reply.Answers, dnsmessage.Resource{Header: head, Body: &dnsmessage.TXTResource{TXT: append(pieces, text)}})
		}
	case dnsmessage.TypeNS:
		reply.Answers = []dnsmessage.Resource{{Header: head, Body: &dnsmessage.NSResource{NS: dnsmessage.MustNewName("ns.example.")}}}
	}
	return reply
}
