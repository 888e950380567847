package model

// MethodPaper is how the room knows of what was written on paper first; [Actor.Device] then names the sheet and the line.
const MethodPaper = "paper"

// Enter records what was written on paper first. Mark names sheet and line, for example "LOG-2026-0001/3"; of one mark
// an incident takes one entry, so that a sheet may be typed in twice. The error is of [CodeAlready] then. Once that entry
// is struck, the line may be entered anew.
type Enter struct {
	Mark   string
	Intent Intent
}

func (i Enter) decide(now *Setting) ([]Body, error) {
	if err := needed("line", i.Mark); err != nil {
		return nil, err
	}
	if err := checkText(i.Mark); err != nil {
		return nil, err
	}
	if i.Intent == nil {
		return nil, needed("text", "")
	}
	if _, there := now.Incident.Entered(i.Mark); there {
		return nil, already("the line", "entered")
	}
	now.Actor.Device, now.Actor.Method = i.Mark, MethodPaper
	return i.Intent.decide(now)
}

// Entered finds the entry that was made of a line on paper and is not struck.
func (inc *Incident) Entered(mark string) (*Entry, bool) {
	for n := len(inc.Log) - 1; n >= 0; n-- {
		if e := &inc.Log[n]; e.Actor.Method == MethodPaper && e.Actor.Device == mark && e.Struck == nil && !annotating[e.Kind] {
			return e, true
		}
	}
	return nil, false
}
