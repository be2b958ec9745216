package eval

// Labelled is a pair of pages with the judgement of a reader: whether what the
// page is for changed. Hard is a quiet pair whose visible text changed.
type Labelled struct {
	ID       string `json:"id"`
	Old      string `json:"old"`
	New      string `json:"new"`
	URL      string `json:"url"`
	Group    string `json:"collection"` // parts that are printed apart
	Service  string `json:"service"`
	Material *bool  `json:"material"`
	Hard     bool   `json:"hard"`
}

// PairScore counts how reports compare with a reader's judgement.
type PairScore struct {
	Right, False, Missed int
	Hard, HardFalse      int
}

// Add counts one pair.
func (s *PairScore) Add(l Labelled, reported bool) {
	switch material := l.Material != nil && *l.Material; {
	case material && reported:
		s.Right++
	case material:
		s.Missed++
	case reported:
		s.False++
	}
	if l.Hard && (l.Material == nil || !*l.Material) {
		s.Hard++
		if reported {
			s.HardFalse++
		}
	}
}

// Precision is the share of reports that were right, 0 to 1.
func (s PairScore) Precision() float64 { return share(s.Right, s.Right+s.False) }

// Recall is the share of material pairs that were reported, 0 to 1.
func (s PairScore) Recall() float64 { return share(s.Right, s.Right+s.Missed) }

// F1 is the harmonic mean of precision and recall, 0 to 1.
func (s PairScore) F1() float64 { return share(2*s.Right, 2*s.Right+s.False+s.Missed) }

// HardShare is the share of hard pairs that were reported, 0 to 1.
func (s PairScore) HardShare() float64 { return share(s.HardFalse, s.Hard) }

func share(part, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(part) / float64(all)
}
