package bolt

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"time"

	"keywatch/diff"
	"keywatch/store"
)

// What is kept of noise, so that "why was this not reported?" has an answer
// for 90 days. The other bounds are for hostile pages alone: a page visited
// every hour for 90 days with twenty differences each time is below them.
const (
	noiseFor      = 90 * 24 * time.Hour
	noiseOfSource = 50_000 // newest differences of one source
	noiseOfCheck  = 1_000  // first differences of one check; one more says how many there were
	noiseText     = 2_000  // bytes of each text, around the words that differ
	noiseSweep    = 50     // old records dropped by one check, so that none pays for all
)

// keepNoise writes a check's noise as one record and drops what is too old or
// too much.
func (t *tx) keepNoise(c *store.Check) error {
	if len(c.Noise) == 0 {
		return nil
	}
	source := c.Status.Source
	noise := boundNoise(c.Noise)
	for i := range noise {
		noise[i].Source = source
		if noise[i].At.IsZero() {
			noise[i].At = c.Status.Checked
		}
	}
	key := order(c.Status.Checked, source)
	if err := t.putJSON(tNoise, key, noise); err != nil {
		return err
	}
	count := binary.AppendUvarint(nil, uint64(len(noise)))
	if err := t.putRaw(tNoiseIndex, append(joined(source, ""), key[:orderLen]...), count); err != nil {
		return err
	}
	if err := t.trimNoise(source); err != nil {
		return err
	}
	return t.sweepNoise(c.Status.Checked.Add(-noiseFor))
}

// boundNoise bounds one check's noise, and says so where it does.
func boundNoise(all []diff.Noise) []diff.Noise {
	noise := append([]diff.Noise(nil), all[:min(len(all), noiseOfCheck)]...)
	for i := range noise {
		noise[i].Before, noise[i].After = diff.Excerpt(noise[i].Before, noise[i].After, noiseText)
	}
	if more := len(all) - noiseOfCheck; more > 0 {
		noise = append(noise, diff.Noise{Reason: fmt.Sprintf("%d more differences of one visit are not kept", more)})
	}
	return noise
}

// trimNoise bounds one source's noise.
func (t *tx) trimNoise(source string) error {
	var gone [][]byte
	total := uint64(0)
	p := joined(source, "")
	c := t.in(tNoiseIndex).Cursor()
	for k, v := c.Seek(p); bytes.HasPrefix(k, p); k, v = c.Next() {
		n, _ := binary.Uvarint(v)
		if total += n; total > noiseOfSource {
			gone = append(gone, append(bytes.Clone(k[len(p):]), source...))
		}
	}
	return t.dropNoise(gone)
}

// sweepNoise drops the oldest records of any source that are before a time.
func (t *tx) sweepNoise(before time.Time) error {
	var gone [][]byte
	limit := big(falling(before))
	c := t.in(tNoise).Cursor()
	for k, _ := c.Last(); k != nil && len(gone) < noiseSweep && bytes.Compare(k[:min(orderLen, len(k))], limit) > 0; k, _ = c.Prev() {
		gone = append(gone, bytes.Clone(k))
	}
	return t.dropNoise(gone)
}

func (t *tx) dropNoise(keys [][]byte) error {
	for _, k := range keys {
		if err := t.del(tNoise, k); err != nil {
			return err
		}
		if len(k) < orderLen {
			continue
		}
		if err := t.del(tNoiseIndex, append(joined(string(k[orderLen:]), ""), k[:orderLen]...)); err != nil {
			return err
		}
	}
	return nil
}

// Noise gives what was held back since a time, newest first.
func (d *DB) Noise(ctx context.Context, since time.Time, source string, limit int) ([]diff.Noise, error) {
	var all []diff.Noise
	take := func(t *tx, key, payload []byte) (bool, error) {
		var noise []diff.Noise
		if err := t.decode(tNoise, key, payload, &noise); err != nil {
			return true, err
		}
		for _, n := range noise {
			if limit > 0 && len(all) >= limit {
				return false, nil
			}
			if !n.At.Before(since) {
				all = append(all, n)
			}
		}
		return limit <= 0 || len(all) < limit, nil
	}
	err := d.view(ctx, "list noise", func(t *tx) error {
		stop := big(falling(since))
		if source == "" {
			return t.each(tNoise, nil, func(key, payload []byte) (bool, error) {
				if bytes.Compare(key[:min(orderLen, len(key))], stop) > 0 {
					return false, nil
				}
				return take(t, key, payload)
			})
		}
		p := joined(source, "")
		c := t.in(tNoiseIndex).Cursor()
		for k, _ := c.Seek(p); bytes.HasPrefix(k, p) && bytes.Compare(k[len(p):], stop) <= 0; k, _ = c.Next() {
			key := append(bytes.Clone(k[len(p):]), source...)
			payload, err := t.get(tNoise, key)
			if payload == nil && err == nil {
				t.lost(tNoise, string(key), false)
				continue
			}
			if goodOr(err) != nil {
				return err
			} else if err != nil {
				continue
			}
			if more, err := take(t, key, payload); goodOr(err) != nil || (err == nil && !more) {
				return err
			}
		}
		return nil
	})
	return all, err
}
