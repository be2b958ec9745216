package sources

// Slowed is slowed, for tests from outside.
const Slowed = slowed
