//go:build unix

package bolt

import (
	"errors"
	"os"
	"syscall"
	"time"

	"keywatch/store"
)

// lockEvery is how often a lock that another process holds is tried again.
const lockEvery = 20 * time.Millisecond

// lockFile takes the lock that bbolt takes on the same file right after, so
// that the pages can be looked at in between.
func lockFile(f *os.File, shared bool, wait time.Duration) error {
	how := syscall.LOCK_EX
	if shared {
		how = syscall.LOCK_SH
	}
	for until := time.Now().Add(wait); ; time.Sleep(lockEvery) {
		err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			return err
		}
		if !time.Now().Before(until) {
			return store.ErrLocked
		}
	}
}

// alive reports whether a process runs.
func alive(pid int) bool {
	if pid <= 0 {
		return false
	}
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
