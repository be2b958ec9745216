package demo

import (
	"fmt"
	"io"
	"net"
	"sync"
	"time"

	"github.com/emersion/go-smtp"
)

// sink is an SMTP server on loopback that keeps what it is given.
type sink struct {
	server *smtp.Server
	port   int

	mu       sync.Mutex
	messages [][]byte
}

// maxMessage is what the sink takes; a digest has less than a tenth of it.
const maxMessage = 2 << 20

func serveSink() (*sink, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("serve mail: %w", err)
	}
	s := &sink{port: listener.Addr().(*net.TCPAddr).Port}
	s.server = smtp.NewServer(s)
	s.server.Domain = "mail.keywatch.example"
	s.server.MaxMessageBytes = maxMessage
	s.server.ReadTimeout, s.server.WriteTimeout = 10*time.Second, 10*time.Second
	go func() { _ = s.server.Serve(listener) }() // ends by close
	return s, nil
}

func (s *sink) close() { s.server.Close() }

// NewSession begins a conversation with a sender.
func (s *sink) NewSession(*smtp.Conn) (smtp.Session, error) { return session{s}, nil }

type session struct{ sink *sink }

func (session) Mail(string, *smtp.MailOptions) error { return nil }
func (session) Rcpt(string, *smtp.RcptOptions) error { return nil }
func (session) Reset()                               {}
func (session) Logout() error                        { return nil }

func (s session) Data(r io.Reader) error {
	message, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	s.sink.mu.Lock()
	defer s.sink.mu.Unlock()
	s.sink.messages = append(s.sink.messages, message)
	return nil
}

func (s *sink) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.messages)
}
