package model

import "slices"

// AssignRole asks a person to take a role. When the acting person takes it themselves, nothing more is owed.
type AssignRole struct {
	Role   RoleID
	Person PersonID
	Deputy PersonID
}

// AcceptRole acknowledges a role. Person is the acting one if empty.
type AcceptRole struct {
	Role   RoleID
	Person PersonID
}

// DeclineRole says no; the next deputy is asked at once.
type DeclineRole struct {
	Role   RoleID
	Person PersonID
	Reason string
}

// HandOver asks a person to take a role from its holder, and gives them what they must know. The holder stays in
// charge until the other accepts.
type HandOver struct {
	Role    RoleID
	To      PersonID
	Content Handover
}

// ReleaseRole gives a role up without a successor.
type ReleaseRole struct {
	Role   RoleID
	Reason string
}

// NameDeputy says who takes over in this incident.
type NameDeputy struct {
	Role   RoleID
	Person PersonID
}

func (s *Setting) role(id RoleID) (Role, RoleRule, error) {
	rule, planned := s.Plan.Role(id)
	role, used := s.Incident.Roles[id]
	if err := needed("role", string(id)); err != nil {
		return role, rule, err
	}
	if !planned && !used {
		return role, rule, notFound("role", string(id))
	}
	return role, rule, nil
}

func (s *Setting) orActor(person PersonID) PersonID {
	if person == "" {
		return s.Actor.Person
	}
	return person
}

func (i AssignRole) decide(now *Setting) ([]Body, error) {
	role, _, err := now.role(i.Role)
	if err != nil {
		return nil, err
	}
	person := now.orActor(i.Person)
	switch person {
	case role.Holder:
		return nil, already(string(person), "the holder")
	case role.Asked:
		if _, declined := role.Declines[person]; !declined {
			return nil, already(string(person), "asked")
		}
	}
	return []Body{RoleAssigned{Role: i.Role, Person: person, Deputy: i.Deputy, Accepted: person == now.Actor.Person}}, nil
}

func (i AcceptRole) decide(now *Setting) ([]Body, error) {
	role, _, err := now.role(i.Role)
	if err != nil {
		return nil, err
	}
	person := now.orActor(i.Person)
	if person == role.Holder && role.Asked == "" {
		return nil, already(string(person), "the holder")
	}
	return []Body{RoleAnswered{Role: i.Role, Person: person}}, nil
}

func (i DeclineRole) decide(now *Setting) ([]Body, error) {
	role, rule, err := now.role(i.Role)
	if err != nil {
		return nil, err
	}
	if role.Asked == "" {
		return nil, notNow("nobody is asked to take this role", "assign it, or release it")
	}
	person := i.Person
	if person == "" { // the one who must answer now, or the acting person if they were asked as well
		candidate, _ := role.Candidate(rule, now.Now)
		person = candidate.Person
		if slices.Contains(role.chain(rule), now.Actor.Person) {
			person = now.Actor.Person
		}
	}
	if person == "" {
		return nil, notNow("everybody who was asked has declined", "assign the role to somebody else")
	}
	if _, declined := role.Declines[person]; declined {
		return nil, already(string(person), "asked, and has declined")
	}
	return []Body{RoleAnswered{Role: i.Role, Person: person, Decline: true, Reason: i.Reason}}, nil
}

func (i HandOver) decide(now *Setting) ([]Body, error) {
	role, _, err := now.role(i.Role)
	if err != nil {
		return nil, err
	}
	if err := needed("successor", string(i.To)); err != nil {
		return nil, err
	}
	if role.Holder == "" {
		return nil, notNow("nobody holds this role", "assign it instead")
	}
	if i.To == role.Holder {
		return nil, already(string(i.To), "the holder")
	}
	content := i.Content
	content.From = role.Holder
	return []Body{RoleAssigned{Role: i.Role, Person: i.To, Handover: &content, Accepted: i.To == now.Actor.Person}}, nil
}

func (i ReleaseRole) decide(now *Setting) ([]Body, error) {
	role, _, err := now.role(i.Role)
	if err != nil {
		return nil, err
	}
	if role.Holder == "" && role.Asked == "" {
		return nil, already("the role", "vacant")
	}
	return []Body{RoleReleased(i)}, nil
}

func (i NameDeputy) decide(now *Setting) ([]Body, error) {
	role, _, err := now.role(i.Role)
	if err != nil {
		return nil, err
	}
	if err := needed("deputy", string(i.Person)); err != nil {
		return nil, err
	}
	if i.Person == role.Deputy {
		return nil, already(string(i.Person), "the deputy")
	}
	return []Body{DeputyNamed(i)}, nil
}

// askHolders asks the plan's first holder of every role that a severity needs and that nobody holds or is asked for.
// The acting person accepts their own roles by acting.
func askHolders(now *Setting, level Severity, inc *Incident) []Body {
	var asked []Body
	for _, rule := range now.Plan.Roles {
		if len(rule.Holders) == 0 || !rule.NeededAt(level) {
			continue
		}
		if inc != nil {
			if role := inc.Roles[rule.ID]; role.Holder != "" || role.Asked != "" {
				continue
			}
		}
		person := rule.Holders[0]
		asked = append(asked, RoleAssigned{Role: rule.ID, Person: person, Accepted: person == now.Actor.Person})
	}
	return asked
}

// NeededAt tells whether a severity needs the role.
func (r RoleRule) NeededAt(level Severity) bool { return r.From == 0 || level.AtLeast(r.From) }
