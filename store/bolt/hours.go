package bolt

import "bytes"

// hours is a stream of every key that a search may find: it leaps over the
// hours whose sketch rules its words out, before a row of them is read.
type hours struct {
	f    *search
	last uint64 // the last hour that is asked for
	good uint64 // one more than the hour that was judged last and may have hits

	day           uint64 // one more than the day whose sketch was read
	text, phrases uint32 // its hours that may have the needles and any phrase
}

func (h *hours) seek(target []byte) []byte {
	for hour := hourOf(target); hour <= h.last; hour++ {
		if h.good == hour+1 || h.mayFind(hour, target) {
			h.good = hour + 1
			return notBelow(target, hour)
		}
	}
	return nil
}

// notBelow is the first key of an hour from target on.
func notBelow(target []byte, hour uint64) []byte {
	if start := hourStart(hour); bytes.Compare(start, target) > 0 {
		return start
	}
	return target
}

// mayFind reports whether an hour may have what is searched, from target on.
func (h *hours) mayFind(hour uint64, target []byte) bool {
	if h.day != hour/hoursOfADay+1 {
		h.day = hour/hoursOfADay + 1
		h.judge(hour)
	}
	bit := hourBit(hour)
	if h.text&bit == 0 {
		return false
	}
	if h.f.near == nil || h.phrases&bit != 0 {
		return true
	}
	near := h.f.near.seek(notBelow(target, hour))
	return near != nil && hourOf(near) == hour
}

// judge reads the sketch of an hour's day. A day without one may have
// everything: nothing is missed for want of a sketch.
func (h *hours) judge(hour uint64) {
	kept, err := h.f.t.get(h.f.sketch, sketchKey(hour))
	if err != nil || kept == nil {
		h.text, h.phrases = allHours, allHours
		return
	}
	s := sketch(kept)
	h.text, h.phrases = s.may(h.f.needles), 0
	for _, p := range h.f.phrases {
		h.phrases |= s.may(p)
	}
}
