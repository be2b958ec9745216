package bolt

import (
	"encoding/json"
	"fmt"

	"keywatch/diff/tag"
)

func (c *check) change(_, payload []byte) error {
	var k keptChange
	if err := json.Unmarshal(payload, &k); err != nil {
		return err
	}
	if k.Event != "" {
		if _, ok, err := c.t.event(k.Event); err != nil || !ok {
			return fmt.Errorf("its event %s is missing", k.Event)
		}
	}
	return c.shelved(changeShelf(), k.card())
}

func (c *check) event(_, payload []byte) error {
	var e tag.Event
	if err := json.Unmarshal(payload, &e); err != nil {
		return err
	}
	return c.shelved(eventShelf(), eventCard(&e))
}

func (c *check) alias(key, _ []byte) error {
	if _, ok, err := c.t.event(string(key)); err != nil || !ok {
		return fmt.Errorf("the event that it leads to is missing")
	}
	return nil
}
