package diff

import (
	"slices"
	"strings"
)

// Reasons of noise that lies in the words.
const (
	reasonSpace   = "white space"
	reasonType    = "casing or typography"
	reasonCounter = "counter"
	reasonAgo     = "relative time"
	reasonClock   = "clock time"
	reasonYear    = "copyright year"
	reasonToken   = "token or identifier"
	reasonFiller  = "text that only fills room"
	reasonOrder   = "another order of the same words"
	reasonDay     = "the day of the visit"
	reasonWrap    = "same words, wrapped differently"
	reasonMoved   = "moved"
)

// masked stands for words that differ without meaning; the reason why is kept
// beside it.
const masked = "\x00"

// filler tells of text that only measures or holds room: few words, many times.
func filler(list []string) bool {
	if len(list) < 8 {
		return false
	}
	known := make([]string, 0, 8)
	for _, w := range list {
		if slices.Contains(known, w) {
			continue
		}
		if known = append(known, w); len(known)*4 > len(list) {
			return false
		}
	}
	return true
}

// mask replaces words that move by themselves: counters, relative times, clock
// times, copyright years, identifiers. It changes the list in place and tells
// the reasons it found, in order.
func mask(list []string) ([]string, []string) {
	var why []string
	set := func(from, to int, reason string) {
		for i := from; i < to; i++ {
			list[i] = masked
		}
		if len(why) == 0 || why[len(why)-1] != reason {
			why = append(why, reason)
		}
	}
	if filler(list) {
		set(0, len(list), reasonFiller)
		return squeeze(list), why
	}
	legal := copyrightLine(list)
	for i, w := range list {
		switch {
		case w == masked:
		case len(w) == uuidLen && uuid(w), identifier(w), i > 0 && announced(list[i-1], w), i > 0 && goesOn(list[i-1], why, w):
			set(i, i+1, reasonToken)
		case w == "h" && i > 0 && i+1 < len(list) && clock(list[i-1]+w+list[i+1]): // 08 h 15
			set(i-1, i+2, reasonClock)
		case clock(w) || machineTime(w):
			if from, to := clockSpan(list, i); to > 0 {
				set(from, to, reasonClock)
			}
		case legal && year(w):
			set(i, i+1, reasonYear)
		case todayEnd(list, i) > 0:
			set(i, todayEnd(list, i), reasonDay)
		case number(w) || smallNumber[w]:
			if to := durationEnd(list, i); to > 0 {
				set(i, to, reasonAgo)
			} else if readingTime(list, i) {
				set(i, i+2, reasonAgo)
			} else if countdown(list, i) {
				set(i, i+2, reasonAgo)
			} else if to := agoEnd(list, i); to > 0 {
				from := i
				if i > 0 && agoBefore[list[i-1]] {
					from--
				}
				if i > 1 && list[i-2] == "il" && list[i-1] == "y" {
					from = i - 2
				}
				set(from, to, reasonAgo)
			} else if counted(list, i) {
				to := i + 1
				if to < len(list) && countedThings[list[to]] { // 0 comment, 3 comments
					to++
				}
				set(i, to, reasonCounter)
			}
		}
	}
	return squeeze(list), why
}

// squeeze joins masks that follow each other: "2 hours" and "1 day" are one.
func squeeze(list []string) []string {
	out := list[:0]
	for i, w := range list {
		if w == masked && i > 0 && len(out) > 0 && out[len(out)-1] == masked {
			continue
		}
		out = append(out, w)
	}
	return out
}

// number tells of digits with points, commas and a size letter: 1,204 or 1.2k.
func number(w string) bool {
	if w == "" || !digit(w[0]) {
		return false
	}
	for i := 0; i < len(w); i++ {
		if !digit(w[i]) && w[i] != '.' && w[i] != ',' && !(i == len(w)-1 && (w[i] == 'k' || w[i] == 'm')) {
			return false
		}
	}
	return true
}

func year(w string) bool {
	return len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) && digit(w[2]) && digit(w[3])
}

// maxCopyright bounds a line that only says whose rights it is about, in words.
const maxCopyright = 24

func copyrightLine(list []string) bool {
	if len(list) > maxCopyright {
		return false
	}
	rights, years := false, false
	for i, w := range list {
		rights = rights || w == "copyright" || w == "©" || w == "rights" || w == "rechte" || w == "droits"
		years = years || year(w) || i == 0 && w == "c"
	}
	return rights && years
}

func wordSet(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(text) {
		out[w] = true
	}
	return out
}
