package model

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// SiteID names one event chain: a short code, a dash, and eight hex digits that change with every incarnation of the
// file ("FRA-3f9a2c71"). People see the code.
type SiteID string

// Code is the short name that people see, for example FRA.
func (s SiteID) Code() string {
	code, _, _ := strings.Cut(string(s), "-")
	return code
}

// IncidentID is the internal, worldwide unique name of an incident; people see [Incident.Number].
type IncidentID string

// Kind names what an event says, for example "role.assigned".
type Kind string

// Actor is who acted, from which device, and how the room knows.
type Actor struct {
	Person PersonID `json:"person"`
	Device string   `json:"device,omitempty"` // terminal, host or key, for example "pts/3@fra-desk"
	Method string   `json:"method,omitempty"` // account, chosen, pin, flag, import
}

// Event is one fact. (Site, Seq) is its identity; events are never changed or deleted. Body is compact JSON, kept
// byte for byte even where this version does not know the kind.
type Event struct {
	Site       SiteID          `json:"site"`
	Seq        uint64          `json:"seq"`
	HLC        HLC             `json:"hlc"`
	Incident   IncidentID      `json:"incident"`
	Kind       Kind            `json:"kind"`
	Actor      Actor           `json:"actor"`
	HappenedAt Stamp           `json:"happened_at"`
	RecordedAt time.Time       `json:"recorded_at"`
	Body       json.RawMessage `json:"body"`
	Prev       Hash            `json:"prev"` // hash of the site's event before this one; zero for the first
}

// Ref is the identity of the event.
func (e Event) Ref() Ref { return Ref{Site: e.Site, Seq: e.Seq} }

// JSON is the event as one line of JSON without a line end, to be read with json.Unmarshal. Its body is there byte for
// byte; json.Marshal would escape some characters in it, and the hash would no longer fit.
func (e Event) JSON() ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e); err != nil {
		return nil, fmt.Errorf("encode event %s: %w", e.Ref(), err)
	}
	return bytes.TrimRight(buf.Bytes(), "\n"), nil
}

// Compare orders events by (HLC, site, seq): the one order in which every site folds.
func (e Event) Compare(other Event) int {
	return cmp.Or(cmp.Compare(e.HLC, other.HLC), cmp.Compare(e.Site, other.Site), cmp.Compare(e.Seq, other.Seq))
}

// Ref names an event from another one. Its text form is "FRA-3f9a2c71:214".
type Ref struct {
	Site SiteID
	Seq  uint64
}

// IsZero tells whether the ref names nothing.
func (r Ref) IsZero() bool { return r.Seq == 0 }

// String is the text form.
func (r Ref) String() string { return string(r.Site) + ":" + strconv.FormatUint(r.Seq, 10) }

// MarshalText writes the text form; a zero ref is empty.
func (r Ref) MarshalText() ([]byte, error) {
	if r.IsZero() {
		return nil, nil
	}
	return []byte(r.String()), nil
}

// UnmarshalText reads the text form.
func (r *Ref) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*r = Ref{}
		return nil
	}
	cut := strings.LastIndexByte(string(text), ':')
	if cut < 0 {
		return fmt.Errorf("read entry reference %q: no colon", text)
	}
	seq, err := strconv.ParseUint(string(text[cut+1:]), 10, 64)
	if err != nil {
		return fmt.Errorf("read entry reference %q: %w", text, err)
	}
	*r = Ref{Site: SiteID(text[:cut]), Seq: seq}
	return nil
}
