package bolt

import "bytes"

// days is a stream of every key that a search may find: it leaps over the
// days whose sketch rules its words out, before a row of them is read.
type days struct {
	f    *search
	last uint64 // the last day that is asked for
	good uint64 // one more than the day that was judged last and may have hits
}

func (d *days) seek(target []byte) []byte {
	for day := dayOf(target); day <= d.last; day++ {
		start := dayStart(day)
		if bytes.Compare(start, target) < 0 {
			start = target
		}
		if d.good == day+1 || d.f.mayFind(day, start) {
			d.good = day + 1
			return start
		}
	}
	return nil
}

// mayFind reports whether a day may have what is searched, from a key on. A
// day without a sketch may: nothing is missed for want of one.
func (f *search) mayFind(day uint64, from []byte) bool {
	kept, err := f.t.get(f.sketch, big(day))
	if err != nil || kept == nil {
		return true
	}
	s := sketch(kept)
	if !s.may(f.needles) {
		return false
	}
	if f.near == nil {
		return true
	}
	for _, p := range f.phrases {
		if s.may(p) {
			return true
		}
	}
	near := f.near.seek(from)
	return near != nil && dayOf(near) == day
}
