package sources

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// isJSON tells JSON from XML by the first sign that is no white space.
func isJSON(text []byte) bool {
	text = bytes.TrimLeft(text, " \t\r\n")
	return len(text) > 0 && (text[0] == '{' || text[0] == '[')
}

// repairJSON reads a JSON Feed (jsonfeed.org, versions 1 and 1.1) entry by
// entry, so that one that is cut off or has odd entries gives the good ones.
func repairJSON(text []byte) (repaired, error) {
	if tooDeep(text) {
		return repaired{}, fmt.Errorf("the feed nests more than %d values", maxDepth)
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	if tok, err := dec.Token(); err != nil || tok != json.Delim('{') {
		return repaired{}, errors.New("the document is JSON, but no JSON Feed")
	}
	feed, of, err := jsonFeed(dec)
	// Without a list of entries it is some other API's answer, or an error's.
	items, found := feed["items"].([]json.RawMessage)
	if !found {
		if err != nil {
			return repaired{}, fmt.Errorf("decode JSON Feed: %w", err)
		}
		return repaired{}, errors.New("the document is JSON, but no JSON Feed")
	}
	// An end that is cut off says nothing about the entries before it.
	sound, err := json.Marshal(feed)
	if err != nil {
		return repaired{}, fmt.Errorf("encode JSON Feed: %w", err)
	}
	return repaired{text: sound, kept: len(items), of: of}, nil
}

// jsonFeed decodes the members that are wanted, until the end or an error.
func jsonFeed(dec *json.Decoder) (feed map[string]any, of int, err error) {
	feed = map[string]any{}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return feed, of, err
		}
		switch key {
		case "items":
			items, n, err := jsonItems(dec)
			if items != nil {
				feed["items"], of = items, n
			}
			if err != nil {
				return feed, of, err
			}
		case "version", "title", "language", "home_page_url", "feed_url", "description":
			var text any
			if err := dec.Decode(&text); err != nil {
				return feed, of, err
			}
			if s, ok := text.(string); ok {
				feed[key.(string)] = s
			}
		default:
			var skipped json.RawMessage
			if err := dec.Decode(&skipped); err != nil {
				return feed, of, err
			}
		}
	}
	_, err = dec.Token()
	return feed, of, err
}

// jsonItem is what an entry is read from. A wrong type of one member drops
// only that member.
type jsonItem map[string]json.RawMessage

// jsonItems reads the list of entries; nil when it is no list.
func jsonItems(dec *json.Decoder) (items []json.RawMessage, of int, err error) {
	open, err := dec.Token()
	if err != nil || open != json.Delim('[') {
		return nil, 0, errors.Join(err, errors.New("the items of the JSON Feed are no list"))
	}
	items = []json.RawMessage{}
	for dec.More() {
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return items, of, err
		}
		var item jsonItem
		if json.Unmarshal(raw, &item) != nil || item == nil {
			continue // null, a number: no entry (gofeed panics on null)
		}
		of++
		if len(items) < maxEntries {
			items = append(items, item.wanted())
		}
	}
	_, err = dec.Token()
	return items, of, err
}

// wanted keeps the members that entries are read from, so that attachments and
// extensions cost nothing.
func (item jsonItem) wanted() json.RawMessage {
	kept := map[string]any{}
	for _, name := range []string{"id", "url", "external_url", "title", "summary", "content_text", "content_html", "date_published", "date_modified"} {
		var value any
		if raw, has := item[name]; has && json.Unmarshal(raw, &value) == nil {
			switch v := value.(type) {
			case string:
				kept[name] = v
			case float64:
				kept[name] = string(raw) // ids are numbers in some feeds
			}
		}
	}
	// Strings encode without errors.
	text, _ := json.Marshal(kept)
	return text
}

// tooDeep counts brackets outside strings.
func tooDeep(text []byte) bool {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > maxDepth {
				return true
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return false
}
