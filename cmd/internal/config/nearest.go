package config

// Nearest is the word that was probably meant, "" when none is near: for the
// messages of whoever takes ids of the configuration.
func Nearest(written string, words []string) string { return nearest(written, words) }
