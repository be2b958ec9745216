package diff

import (
	"crypto/sha256"
	"encoding/hex"
)

// changeID names a change by what it says: the same difference has the same
// name whenever it is seen.
func changeID(c Change) string {
	h := sha256.New()
	for _, part := range []string{c.Source, string(c.Op), c.Key, c.Title, c.Before, c.After} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return "ch_" + hex.EncodeToString(h.Sum(nil)[:8])
}
