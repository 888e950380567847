package model

// Announcement is a text that callers of a head number hear, from when to when.
type Announcement struct {
	Number  string // the head number
	Text    string
	Contact PersonID // who switched it, if that was somebody else than who recorded it
	On      Stamp
	Off     Stamp // zero while it can be heard
	By      Actor
}

// IsOn tells whether callers hear it now.
func (a Announcement) IsOn() bool { return a.Off.IsZero() }

// SwitchAnnouncement records that an announcement was switched on or off. Text is what callers hear.
type SwitchAnnouncement struct {
	Number  string
	On      bool
	Text    string
	Contact PersonID
	AsIs    string // why it may be heard with gaps in it, if it has any
}

// AnnouncementSwitched says that callers of a head number hear a text from now on, or no longer.
type AnnouncementSwitched struct {
	Number  string   `json:"number"`
	On      bool     `json:"on,omitempty"`
	Text    string   `json:"text,omitempty"`
	Contact PersonID `json:"contact,omitempty"`

	Override string `json:"override,omitempty"` // why gaps in it were passed over
}

// Kind implements [Body].
func (AnnouncementSwitched) Kind() Kind        { return "announcement.switched" }
func (b AnnouncementSwitched) words() string   { return b.Text }
func (b AnnouncementSwitched) subject() string { return "announcement/" + b.Number }

func (b AnnouncementSwitched) apply(f *folding, e *Entry) {
	for n := range f.Announcements {
		if a := &f.Announcements[n]; a.Number == b.Number && a.IsOn() {
			a.Off = e.When()
		}
	}
	if b.On {
		f.Announcements = append(f.Announcements, Announcement{
			Number: b.Number, Text: e.Text(), Contact: b.Contact, On: e.When(), By: e.Actor,
		})
	}
}

func (i SwitchAnnouncement) decide(now *Setting) ([]Body, error) {
	if err := needed("head number", i.Number); err != nil {
		return nil, err
	}
	on, heard := false, ""
	for _, a := range now.Incident.Announcements {
		if a.Number == i.Number && a.IsOn() {
			on, heard = true, a.Text
		}
	}
	body := AnnouncementSwitched{Number: i.Number, On: i.On, Text: i.Text, Contact: i.Contact}
	switch {
	case !i.On && !on:
		return nil, already("the announcement", "off")
	case !i.On:
		return []Body{body}, nil
	case on && i.Text == heard:
		return nil, already("the announcement", "on")
	}
	if err := needed("text", i.Text); err != nil {
		return nil, err
	}
	var err error
	body.Override, err = Notice{Text: i.Text}.passAsIs(now.Plan, i.AsIs)
	return []Body{body}, err
}
