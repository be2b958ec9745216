package config

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

func TestSecretsAreReadFromSmallFilesAlone(t *testing.T) {
	path := folder(t, map[string]string{
		"keywatch.yaml": contactOnly + "access:\n- {id: a, username: u, password_file: pw}\n", "pw": "x",
	})
	secret := filepath.Join(filepath.Dir(path), "pw")
	for name, put := range map[string]func() error{
		"a pipe":           func() error { return syscall.Mkfifo(secret, 0o600) },
		"an endless file":  func() error { return os.Symlink("/dev/zero", secret) },
		"a folder":         func() error { return os.Mkdir(secret, 0o700) },
		"a large file":     func() error { return os.WriteFile(secret, bytes.Repeat([]byte("x"), maxSecret+1), 0o600) },
		"a file of zeroes": func() error { return os.WriteFile(secret, make([]byte, 20), 0o600) },
	} {
		if err := errors.Join(os.RemoveAll(secret), put()); err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() {
			_, err := load(path, noEnv, testKinds)
			done <- err
		}()
		select {
		case err := <-done:
			if err == nil {
				t.Errorf("%s is taken for a password", name)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("%s is waited for", name)
		}
	}
}
