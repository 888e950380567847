package model

// Members says who belongs to an audience. What is empty adds nobody.
type Members struct {
	People    []PersonID `json:"people,omitempty"`
	Roles     []RoleID   `json:"roles,omitempty"`     // whoever holds them, else who is asked first
	Teams     []string   `json:"teams,omitempty"`     // everybody of these teams
	Customers bool       `json:"customers,omitempty"` // the customers that the incident counts as affected
	Tiers     []string   `json:"tiers,omitempty"`     // of these only those of these tiers
	Addresses []string   `json:"addresses,omitempty"` // mail addresses and telephone numbers of anybody else
}

// Each tells whether a channel reaches every recipient on their own. The others (a chat room, the page, an
// announcement, a poster, the radio) are told once for all.
func (c Channel) Each() bool {
	switch c.Kind {
	case "mail", "sms", "phone-tree":
		return true
	}
	return false
}

// byHand tells whether a person has to carry what goes by a channel.
func (c Channel) byHand() bool {
	switch c.Kind {
	case "phone-tree", "announcement", "paper", "radio":
		return true
	}
	return c.Manual
}

// Ways are the ways of contact that a channel can use, the best first; none for a channel that is told once for all.
func (c Channel) Ways() []string {
	switch c.Kind {
	case "mail":
		return []string{"mail"}
	case "sms":
		return []string{"mobile", "sms", "phone"}
	case "phone-tree":
		return []string{"phone", "mobile", "landline"}
	}
	return nil
}
