package fetch

// Wall lets tests outside of the package try the marks on many pages.
var Wall = wall
