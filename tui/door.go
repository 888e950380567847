package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/plans"
	"warroom/tui/dialog"
)

// freeTries is how many wrong PINs are free; every further one doubles the time until the next try.
const freeTries = 5

// door is who is acting, and whether the screen is locked.
type door struct {
	actor  model.Actor
	locked bool
	wrong  map[model.PersonID]int // wrong PINs since the last right one
	until  map[model.PersonID]time.Time
}

// pinMsg says whether a PIN was right.
type pinMsg struct {
	ask    string // askPIN or askUnlock
	person model.PersonID
	right  bool
}

// askPerson opens the choice of who is acting: those of the plan, or any name that is typed.
func (r *Room) askPerson() tea.Cmd {
	return r.dialogs.Push(dialog.NewPicker(askPerson, r.words.T("room.person.title"), dialog.People(r.context()), true, r.style()))
}

// become makes a person the acting one, after their PIN if they have one.
func (r *Room) become(name string) tea.Cmd {
	id := r.personNamed(name)
	if id == "" {
		return nil
	}
	if person, planned := r.planInForce().Person(id); planned && person.PIN != "" {
		return r.askSecret(askPIN, id)
	}
	return r.enterAs(id, "chosen")
}

func (r *Room) enterAs(id model.PersonID, method string) tea.Cmd {
	r.door.actor.Person, r.door.actor.Method = id, method
	r.show()
	return r.notes.info(r.words.T("room.person.now", "person", r.planInForce().NameOf(id)), r.now)
}

// personNamed finds a person of the plan by id, name, or first name; anybody else is called as they are.
func (r *Room) personNamed(name string) model.PersonID {
	name = strings.TrimSpace(name)
	var first []model.PersonID
	for _, p := range r.planInForce().People {
		if strings.EqualFold(string(p.ID), name) || strings.EqualFold(p.Name, name) {
			return p.ID
		}
		if given, _, _ := strings.Cut(p.Name, " "); strings.EqualFold(given, name) {
			first = append(first, p.ID)
		}
	}
	if len(first) == 1 {
		return first[0]
	}
	return model.PersonID(name)
}

func (r *Room) askSecret(ask string, id model.PersonID) tea.Cmd {
	title := r.words.T("room.pin.title", "person", r.planInForce().NameOf(id))
	return r.dialogs.Push(dialog.NewSecret(ask, string(id), title, r.style()))
}

// try checks a PIN. Too many wrong ones make the next try wait.
func (r *Room) try(ask string, id model.PersonID, pin string) tea.Cmd {
	if wait := r.door.until[id].Sub(r.now); wait > 0 {
		r.dialogs.Complain(r.words.T("room.pin.wait", "span", r.words.Span(wait+time.Second-1)))
		return nil
	}
	person, _ := r.planInForce().Person(id)
	return func() tea.Msg { return pinMsg{ask, id, plans.CheckPIN(person.PIN, pin)} }
}

// checked lets in whose PIN was right.
func (r *Room) checked(msg pinMsg) tea.Cmd {
	if msg.right {
		delete(r.door.wrong, msg.person)
		r.dialogs.Drop(msg.ask)
		if msg.ask == askUnlock {
			r.door.locked = false
			r.show()
			return nil
		}
		return r.enterAs(msg.person, "pin")
	}
	if r.door.wrong == nil {
		r.door.wrong, r.door.until = map[model.PersonID]int{}, map[model.PersonID]time.Time{}
	}
	r.door.wrong[msg.person]++
	if over := r.door.wrong[msg.person] - freeTries; over >= 0 {
		r.door.until[msg.person] = r.now.Add(time.Second << min(over+1, 9))
	}
	r.dialogs.Complain(r.words.T("room.pin.wrong"))
	return nil
}

// lock hides everything but the safety line and what is due. What is being typed stays where it is.
func (r *Room) lock() tea.Cmd {
	r.door.locked = true
	return nil
}

// knock is a key while the screen is locked.
func (r *Room) knock(press tea.KeyPressMsg) tea.Cmd {
	if press.String() != "enter" {
		return nil
	}
	if person, planned := r.planInForce().Person(r.door.actor.Person); planned && person.PIN != "" {
		return r.askSecret(askUnlock, person.ID)
	}
	r.door.locked = false
	r.show()
	return nil
}
