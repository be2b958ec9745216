package tag

import (
	"strconv"
	"strings"
)

// percent is the largest percentage that a text names, 0 without one.
func percent(w Words) float64 {
	top := 0.0
	for i, word := range w.List {
		if i+1 < len(w.List) && (w.List[i+1].Low == "%" || w.List[i+1].Low == "percent" || w.List[i+1].Low == "prozent") {
			if n, err := strconv.ParseFloat(strings.ReplaceAll(word.Low, ",", "."), 64); err == nil && n > top && n <= 100 {
				top = n
			}
		}
	}
	return top
}
