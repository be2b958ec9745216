package main

import (
	"io"
	"log"
	"net"
	"strconv"
	"sync"
	"testing"

	"github.com/emersion/go-smtp"
)

// stage is a moment of a conversation at which a post falls silent.
type stage string

const (
	never       stage = ""
	atRecipient stage = "recipient" // before the first byte of the message
	atAnswer    stage = "answer"    // the message was taken, and nothing is said yet
)

// post is an SMTP server that keeps each message that it was given whole, and
// falls silent once where it is told to.
type post struct {
	port  string
	freed chan struct{} // closed when silence may end

	mu     sync.Mutex
	silent stage  // where the next conversation stops
	with   string // that is about a message for this address
	held   bool   // one has
	taken  []taken
}

// taken is a message as it arrived.
type taken struct {
	to   string
	text []byte
}

func servePost(t *testing.T) *post {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	p := &post{port: strconv.Itoa(listener.Addr().(*net.TCPAddr).Port), freed: make(chan struct{})}
	server := smtp.NewServer(p)
	server.Domain, server.ReadTimeout, server.WriteTimeout = "localhost", patience, patience
	server.ErrorLog = log.New(io.Discard, "", 0) // peers are killed here
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = server.Serve(listener)
	}()
	t.Cleanup(func() {
		p.free()
		_ = server.Close()
		<-ended
	})
	return p
}

// fallSilent makes the next conversation about a message for an address stop
// at a stage.
func (p *post) fallSilent(at stage, with string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.silent, p.with, p.held = at, with, false
}

// isHeld reports whether a conversation has stopped.
func (p *post) isHeld() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.held
}

// free ends the silence.
func (p *post) free() {
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case <-p.freed:
	default:
		close(p.freed)
	}
}

func (p *post) reach(at stage, with string) {
	p.mu.Lock()
	if p.silent != at || p.with != with {
		p.mu.Unlock()
		return
	}
	p.silent, p.held = never, true
	p.mu.Unlock()
	<-p.freed
}

// mails are the messages for an address, in the order of their arrival.
func (p *post) mails(to string) [][]byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	var texts [][]byte
	for _, m := range p.taken {
		if m.to == to {
			texts = append(texts, m.text)
		}
	}
	return texts
}

// NewSession begins a conversation.
func (p *post) NewSession(*smtp.Conn) (smtp.Session, error) {
	return &conversation{post: p}, nil
}

type conversation struct {
	letter
	post *post
}

func (c *conversation) Rcpt(to string, o *smtp.RcptOptions) error {
	c.post.reach(atRecipient, to)
	return c.letter.Rcpt(to, o)
}

func (c *conversation) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	c.post.mu.Lock()
	c.post.taken = append(c.post.taken, taken{to: c.to, text: text})
	c.post.mu.Unlock()
	c.post.reach(atAnswer, c.to)
	return nil
}
