package client

import (
	"io"
	"net/http"
	"sync"
)

// inProcess is a transport to a handler in this process. Bodies stream: a
// long answer is read while it is written.
type inProcess struct{ handler http.Handler }

func (t inProcess) RoundTrip(req *http.Request) (*http.Response, error) {
	reader, writer := io.Pipe()
	resp := &http.Response{
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: req,
		Header: http.Header{}, Trailer: http.Header{}, Body: reader, ContentLength: -1,
	}
	w := &pipeWriter{resp: resp, body: writer, started: make(chan struct{})}
	if req.Body == nil {
		req.Body = http.NoBody
	}
	go func() {
		t.handler.ServeHTTP(w, req)
		w.WriteHeader(http.StatusOK)
		if words := resp.Header.Get("Keywatch-Error"); words != "" {
			resp.Trailer.Set("Keywatch-Error", words)
		}
		writer.Close()
	}()
	select {
	case <-w.started:
		return resp, nil
	case <-req.Context().Done():
		reader.CloseWithError(req.Context().Err())
		return nil, req.Context().Err()
	}
}

// pipeWriter is the response writer of one exchange.
type pipeWriter struct {
	resp    *http.Response
	body    *io.PipeWriter
	once    sync.Once
	started chan struct{}
}

func (w *pipeWriter) Header() http.Header { return w.resp.Header }

func (w *pipeWriter) WriteHeader(status int) {
	w.once.Do(func() {
		w.resp.StatusCode = status
		w.resp.Status = http.StatusText(status)
		close(w.started)
	})
}

func (w *pipeWriter) Write(b []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	return w.body.Write(b)
}

// Take is web.Taker: the answer goes round the pipe.
func (w *pipeWriter) Take(v any) {
	w.resp.Body = handed{w.resp.Body, v}
	w.WriteHeader(http.StatusOK)
}

// handed is the body of an answer that was not written: the value itself.
type handed struct {
	io.ReadCloser
	value any
}

// Flush does nothing: a pipe holds nothing back.
func (w *pipeWriter) Flush() {}
