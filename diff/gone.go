package diff

// Gone tells whether the noise is a difference that waited for confirmation
// and was not shown again.
func (n Noise) Gone() bool { return n.Reason == reasonGone }
