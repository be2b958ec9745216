package fetchtest

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"
)

// Raw serves each connection by a script that writes what it likes; it is
// given the connection after a request's header was read. Addr is "ip:port".
func Raw(t testing.TB, script func(conn net.Conn)) (addr string) {
	t.Helper()
	return serve(t, listen(t), func(conn net.Conn) {
		if _, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
			script(conn)
		}
	})
}

// RawTLS is Raw behind TLS, with the pool that trusts it for every name under
// .example.
func RawTLS(t testing.TB, script func(conn net.Conn)) (addr string, trust *x509.CertPool) {
	t.Helper()
	config, trust := TLS(t)
	addr = serve(t, tls.NewListener(listen(t), config), func(conn net.Conn) {
		if _, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
			script(conn)
		}
	})
	return addr, trust
}

// Silent accepts connections and never says a word.
func Silent(t testing.TB) (addr string) {
	t.Helper()
	return serve(t, listen(t), Stall)
}

// Stall holds a connection until the other side or the test lets go of it.
func Stall(conn net.Conn) {
	_, _ = io.Copy(io.Discard, conn)
}

// Drip writes a text byte by byte, one each interval, until the other side
// lets go.
func Drip(conn net.Conn, text string, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for i := range len(text) {
		<-tick.C
		if _, err := conn.Write([]byte{text[i]}); err != nil {
			return
		}
	}
}

// TLS gives a certificate for *.example and the pool that trusts it.
func TLS(t testing.TB) (*tls.Config, *x509.CertPool) {
	t.Helper()
	server := httptest.NewTLSServer(http.NotFoundHandler())
	defer server.Close()
	pool := x509.NewCertPool()
	pool.AddCert(server.Certificate())
	return &tls.Config{Certificates: server.TLS.Certificates, MinVersion: tls.VersionTLS12}, pool
}

func listen(t testing.TB) net.Listener {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// serve runs a script per connection; all are closed with the test.
func serve(t testing.TB, l net.Listener, script func(net.Conn)) string {
	t.Helper()
	var mu sync.Mutex
	var open []net.Conn
	var running sync.WaitGroup
	running.Go(func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			mu.Lock()
			open = append(open, conn)
			mu.Unlock()
			running.Go(func() {
				defer conn.Close()
				script(conn)
			})
		}
	})
	t.Cleanup(func() {
		_ = l.Close()
		mu.Lock()
		for _, conn := range open {
			_ = conn.Close()
		}
		mu.Unlock()
		running.Wait()
	})
	return l.Addr().String()
}

// Script serves each connection by a script from its first byte on, for
// servers that speak first. Addr is "ip:port".
func Script(t testing.TB, script func(conn net.Conn)) (addr string) {
	t.Helper()
	return serve(t, listen(t), script)
}
