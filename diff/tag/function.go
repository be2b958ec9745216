package tag

// Function is what somebody with a title will do (sales, engineering …), ""
// where its words do not say.
func Function(title string) string { return functionOf(title) }
