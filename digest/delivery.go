package digest

import (
	"context"
	"time"
)

// DeliveryState is how far a delivery has come.
type DeliveryState string

// The states of a delivery. Intent is committed before the first byte is
// sent; unknown means that the server's answer was lost: the same bytes with
// the same Message-ID are sent again.
const (
	Queued  DeliveryState = "queued"
	Intent  DeliveryState = "intent"
	Sent    DeliveryState = "sent"
	Retry   DeliveryState = "retry"
	Failed  DeliveryState = "failed"
	Unknown DeliveryState = "unknown"
	Stopped DeliveryState = "stopped" // the address opted out while it was queued
)

// Delivery is one attempt history of one issue to one address.
type Delivery struct {
	Issue    string        `json:"issue"`
	Address  string        `json:"address"`
	State    DeliveryState `json:"state"`
	Attempts []Attempt     `json:"attempts,omitempty"`
	Next     time.Time     `json:"next,omitzero"` // not before
	Created  time.Time     `json:"created"`
}

// Attempt is one try to hand a message to a server.
type Attempt struct {
	At      time.Time     `json:"at"`
	Outcome DeliveryState `json:"outcome"`
	Stage   string        `json:"stage"` // dial, tls, auth, mail, rcpt, data, answer
	Code    int           `json:"code,omitempty"`
	Detail  string        `json:"detail,omitempty"`
}

// Outcome is what a sender says of one attempt.
type Outcome struct {
	State  DeliveryState // Sent, Retry, Failed or Unknown
	Stage  string
	Code   int // SMTP reply code, 0 when none came
	Detail string
}

// Sender hands one frozen message to a server.
type Sender interface {
	Send(ctx context.Context, from, to string, message []byte) Outcome
}

// Ledger keeps deliveries so that none is lost and none sent twice but after
// a lost answer.
type Ledger interface {
	// ClaimDeliveries leases what is due; each is marked Intent, durably,
	// before it is returned. One found in Intent without a lease was cut off:
	// it is returned with the state Unknown in its last attempt.
	ClaimDeliveries(ctx context.Context, now time.Time, limit int, lease time.Duration) ([]Delivery, error)
	// RecordDelivery keeps a delivery's outcome and frees its lease.
	RecordDelivery(ctx context.Context, d Delivery) error
}
