package sources

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/mail"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"keywatch/sources/fetch"
)

func init() {
	register(Kind{
		Name: "maildir", Doc: "Newsletters in a mail folder of this machine (maildir), read as entries; nothing in it is changed", Example: "maildir:///var/mail/newsletters",
		Place: PlaceNewsroom, Reader: 1, Interval: time.Hour,
		Fields: letterFields,
		Judge: func(address string) error {
			_, err := localPath(address, "maildir")
			return err
		},
		Visit: visitMaildir,
		Parse: parseLetters,
	})
}

// maildirFile is a letter's file (cr.yp.to/proto/maildir.html).
type maildirFile struct {
	name string // "cur/NAME" or "new/NAME"
	at   time.Time
}

// visitMaildir reads the newest letters of the senders that are wanted.
func visitMaildir(ctx context.Context, _ Getter, src Source) ([]Document, error) {
	folder, err := localPath(src.URL, "maildir")
	if err != nil {
		return nil, &fetch.Error{Fault: fetch.FaultRefused, URL: src.URL, Err: err}
	}
	root, err := os.OpenRoot(folder) // a link in the folder leads nowhere else
	if err != nil {
		return nil, localFault(src.URL, err)
	}
	defer root.Close()
	files, err := maildirFiles(root)
	if err != nil {
		return nil, localFault(src.URL, err)
	}
	var docs []Document
	for _, f := range files[:min(len(files), maxLetterHeads)] {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("read %s: %w", src.URL, err)
		}
		raw, err := maildirRead(root, f.name)
		if errors.Is(err, fs.ErrNotExist) {
			continue // moved or deleted by a reader of the mail meanwhile
		}
		if err != nil {
			return nil, localFault(src.URL, err)
		}
		if maildirWanted(raw, src.Options.Strings("from")) {
			docs = append(docs, letterDocument(src.URL, path.Base(f.name), raw))
		}
		if len(docs) == maxLetters {
			break
		}
	}
	return docs, nil
}

// maildirFiles lists the letters, the newest first. A folder without cur and
// new is no mail folder, which is not the same as an empty one.
func maildirFiles(root *os.Root) ([]maildirFile, error) {
	var files []maildirFile
	for _, sub := range []string{"cur", "new"} {
		list, err := fs.ReadDir(root.FS(), sub)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("it has no folder %s, so it is no maildir", sub)
		}
		if err != nil {
			return nil, err
		}
		for _, e := range list {
			info, err := e.Info()
			if err != nil || !info.Mode().IsRegular() || strings.HasPrefix(e.Name(), ".") {
				continue
			}
			// Flags behind the name: T is trashed, D a draft.
			if _, flags, _ := strings.Cut(e.Name(), ":2,"); strings.ContainsAny(flags, "TD") {
				continue
			}
			files = append(files, maildirFile{sub + "/" + e.Name(), info.ModTime()})
		}
	}
	slices.SortFunc(files, func(a, b maildirFile) int {
		if c := b.at.Compare(a.at); c != 0 {
			return c
		}
		return strings.Compare(b.name, a.name)
	})
	return files, nil
}

// maildirRead reads the start of a letter.
func maildirRead(root *os.Root, name string) ([]byte, error) {
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxLetter))
}

// maildirWanted keeps other people's letters from being kept. What is no letter
// goes on, so that it is told.
func maildirWanted(raw []byte, from []string) bool {
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return true
	}
	_, sender := readSender(m.Header.Get("From"))
	return letterFrom(sender, from)
}
