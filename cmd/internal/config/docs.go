package config

import (
	"fmt"
	"strings"

	"keywatch/sources"
)

// Docs is every key in a Markdown table, for the README.
func Docs() string { return docs(sources.Kinds()) }

func docs(kinds []sources.Kind) string {
	var b strings.Builder
	b.WriteString("| key | meaning | example |\n|---|---|---|\n")
	writeDocs(&b, "", described(rootFields(kinds)))
	return b.String()
}

// writeDocs writes the rows of keys and of what is below them, depth first: the
// order of the example.
func writeDocs(b *strings.Builder, path string, keys []key) {
	for _, k := range keys {
		name := join(path, k.name)
		shown := ""
		if k.example != "" && len(k.variants) == 0 {
			shown = "`" + k.example + "`"
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", name, cell(sentence(k)), cell(shown))
		if k.shape == objects {
			name += "[]"
		}
		writeDocs(b, name, k.keys)
		for _, v := range k.variants {
			if path != "" { // once is enough: loose sources have the same options
				writeDocs(b, join(path, k.name)+"[kind: "+v.name+"]", v.keys)
			}
		}
	}
}

// cell keeps a text from ending its cell.
func cell(s string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ").Replace(s)
}
