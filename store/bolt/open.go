package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"keywatch/store"
)

// Options say how a store file is opened. The zero value opens it for
// writing and does not wait.
type Options struct {
	ReadOnly bool
	Wait     time.Duration // for another process to free the file
	Now      func() time.Time
	Log      *slog.Logger
	// Scratch is for a store that is thrown away: nothing waits for the disk,
	// and a crash of the machine may damage it.
	Scratch bool
}

const (
	// mapAtLeast is how much address space is mapped from the start. A file
	// that outgrows its map has to wait for every reader, and a reader that
	// waits for the writer would wait for ever; space that is only mapped
	// costs nothing.
	mapAtLeast = 8 << 30
	mapFactor  = 4
	// growBy is what the file grows by at once, in bytes.
	growBy = 4 << 20
)

// Open opens a store file. A missing one is made, unless it is opened for
// reading. A file that is cut short or of a newer schema is refused with
// words, one that another process holds after Wait with store.ErrLocked and
// the holder's name.
func Open(path string, o Options) (*DB, error) {
	d, err := open(path, o)
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", path, err)
	}
	return d, nil
}

func open(path string, o Options) (*DB, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	d := &DB{
		path: path, readOnly: o.ReadOnly, now: o.Now, log: o.Log,
		visits: map[string]time.Time{}, sending: map[string]time.Time{}, bad: map[string]string{},
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) && !o.ReadOnly {
		if err := create(path); err != nil {
			return nil, fmt.Errorf("create it: %w", err)
		}
	} else if err != nil {
		return nil, err
	}
	if err := d.openFile(o); err != nil {
		return nil, err
	}
	if err := d.settle(); err != nil {
		_ = d.Close()
		return nil, err
	}
	return d, nil
}

// openFile locks the file, looks whether it is whole, and hands it to bbolt.
func (d *DB) openFile(o Options) error {
	var file *os.File
	options := &bbolt.Options{
		// The lock is ours already; where it is not, bbolt waits for ever at 0.
		Timeout:      max(o.Wait, time.Millisecond),
		ReadOnly:     o.ReadOnly,
		NoSync:       o.Scratch,
		NoGrowSync:   o.Scratch,
		FreelistType: bbolt.FreelistMapType,
		OpenFile: func(name string, flag int, mode os.FileMode) (*os.File, error) {
			f, err := os.OpenFile(name, flag&^os.O_CREATE, mode)
			if err != nil || file != nil {
				return f, err
			}
			file = f
			return f, d.lockAndLook(f, o)
		},
		InitialMmapSize: mapSize(d.path),
	}
	opened := false
	err := guarded(func() (err error) {
		d.bolt, err = bbolt.Open(d.path, 0o600, options)
		opened = err == nil
		return err
	})
	if !opened && file != nil {
		// An error or a panic inside bbolt may leave the file open and locked.
		_ = file.Close()
	}
	if errors.Is(err, bolterrors.ErrTimeout) || errors.Is(err, store.ErrLocked) {
		return fmt.Errorf("%w: %s", store.ErrLocked, d.holder())
	}
	if err != nil {
		return err
	}
	d.bolt.AllocSize = growBy
	if !d.readOnly {
		d.leaveNote()
	}
	return nil
}

// lockAndLook sees that the file is whole while nobody can write it. Readers
// skip the walk over all pages: they answer in milliseconds, change nothing,
// and what they read is sealed.
func (d *DB) lockAndLook(f *os.File, o Options) error {
	if err := lockFile(f, o.ReadOnly, o.Wait); err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	m, err := readMeta(f, info.Size())
	if err != nil || o.ReadOnly {
		return err
	}
	return checkPages(f, m)
}

func mapSize(path string) int {
	if strconv.IntSize < 64 {
		return 0
	}
	info, err := os.Stat(path)
	if err != nil {
		return mapAtLeast
	}
	return max(mapAtLeast, mapFactor*int(info.Size()))
}

// create makes an empty store beside its place and moves it there whole, so
// that a power cut leaves either none or a good one.
func create(path string) error {
	dir := filepath.Dir(path)
	temp, err := os.CreateTemp(dir, filepath.Base(path)+".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	if err := temp.Close(); err != nil {
		return err
	}
	b, err := bbolt.Open(temp.Name(), 0o600, &bbolt.Options{Timeout: time.Second})
	if err != nil {
		return err
	}
	b.AllocSize = growBy
	err = b.Update(initSchema)
	if err := errors.Join(err, b.Sync(), b.Close()); err != nil {
		return err
	}
	// A link does not replace what another process made meanwhile.
	if err := os.Link(temp.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		if err := os.Rename(temp.Name(), path); err != nil {
			return err
		}
	}
	return syncDir(dir)
}

func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
