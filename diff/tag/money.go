package tag

import "keywatch/sources"

// Money is an amount that a text names; the reader of price plans and the tags
// must read it alike.
type Money = sources.Money

// Amounts finds the sums of money in a text, in order.
func Amounts(text string) []Money { return sources.Amounts(text) }
