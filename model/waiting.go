package model

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// waiting are the letters of a notice that wait: those that leave by themselves, those that a person has to carry or to
// call again about, and those of which nobody knows whether they arrived.
func (n *Notice) waiting(plan *Plan) []Gap {
	gaps := []Gap{{Kind: GapWaiting}, {Kind: GapByHand}, {Kind: GapUncertain}}
	for _, d := range n.Deliveries() {
		switch channel, known := plan.Channel(d.Channel); {
		case d.State == Uncertain:
			gaps[2].waitsFor(d, channel)
		case d.owedBack(), d.State == InQueue && (!known || channel.byHand()):
			gaps[1].waitsFor(d, channel)
		case d.State == InQueue:
			gaps[0].waitsFor(d, channel)
		}
	}
	var there []Gap
	for _, gap := range gaps {
		if gap.Subject = strconv.Itoa(n.Number); gap.Count > 0 {
			there = append(there, gap)
		}
	}
	return there
}

// namesKept is how many of those who wait are named.
const namesKept = 3

// waitsFor counts a letter in, by the name of its recipient, or of its channel if that is told once for all.
func (g *Gap) waitsFor(d Delivery, channel Channel) {
	if g.Count++; g.Count <= namesKept {
		g.Names = append(g.Names, cmp.Or(d.Name, string(d.Recipient), channel.Title, string(d.Channel)))
	}
}

// waits tells whether the gap is letters that wait.
func (g Gap) waits() bool { return g.unsent() || g.Kind == GapUncertain }

// unsent tells whether the gap is letters that can still be stopped.
func (g Gap) unsent() bool { return g.Kind == GapWaiting || g.Kind == GapByHand }

// closingWaits is the error for closing while letters wait: how many, and to whom.
func closingWaits(missing []Gap) *Error {
	count := 0
	var names []string
	for _, gap := range missing {
		if gap.waits() {
			count, names = count+gap.Count, append(names, gap.Names...)
		}
	}
	said := strings.Join(names[:min(len(names), namesKept)], ", ")
	if count > namesKept {
		said += " …"
	}
	return &Error{
		Code: CodeWaiting, Message: fmt.Sprintf("letters still wait (%d): %s", count, said),
		Hint: "let them leave and mark them, drop them, or close anyway and say why: that is recorded",
		Args: map[string]string{"count": strconv.Itoa(count), "names": said},
	}
}
