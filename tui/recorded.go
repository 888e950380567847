package tui

import (
	"warroom/model"
	"warroom/tui/locale"
)

// recorded says what an act has written, in the words of the log.
func (r *Room) recorded(d deed, events []model.Event) string {
	if d.again {
		return r.words.T("room.waiting.recorded")
	}
	if len(events) == 0 {
		return r.words.T("room.done", "what", r.words.T("action."+d.action.ID+".hint"))
	}
	e := model.Entry{Event: events[0]}
	e.Fact, _ = events[0].Decode() // one that cannot be read is worded as such
	kind, text := r.words.EntryIn(&e, r.setting())
	return r.words.T("room.done", "what", kind+"  "+text)
}

// setting is what entries are worded with.
func (r *Room) setting() locale.Scene {
	return locale.Scene{Incident: r.data.inc, Plan: r.planInForce(), Zone: r.opts.Zone, Now: r.now, Number: r.number}
}

// number is what people call another incident; empty until the board has been read.
func (r *Room) number(id model.IncidentID) string {
	for _, line := range r.data.lines {
		if line.ID == id {
			return line.Number + " " + line.Title
		}
	}
	return ""
}

// askNames reads the board once if the incident points to others that have no number yet.
func (r *Room) askNames(read bool) {
	if read || r.data.inc == nil {
		return
	}
	for _, relation := range r.data.inc.Relations {
		if r.number(relation.Other) == "" {
			r.feedBoard()
			return
		}
	}
}
