package main

import (
	"os"
	"os/user"
	"path/filepath"
	"strings"

	"warroom/model"
)

// actor is who acts: --as, WARROOM_AS, or the person that the operating system knows.
func (p *program) actor(plan *model.Plan) model.Actor {
	actor := model.Actor{Device: device(), Method: "flag"}
	name := p.flags.as
	if name == "" {
		name = p.getenv("WARROOM_AS")
	}
	if name == "" {
		actor.Method, name = "account", account(p.getenv)
	}
	actor.Person = person(plan, name)
	return actor
}

func account(getenv func(string) string) string {
	if name := getenv("USER"); name != "" {
		return name
	}
	if who, err := user.Current(); err == nil {
		return filepath.Base(filepath.ToSlash(who.Username)) // on Windows it is DOMAIN\name
	}
	return "unknown"
}

// device is the terminal, if there is one, and the machine: "pts/3@fra-desk".
func device() string {
	host, _ := os.Hostname()
	if tty, err := os.Readlink("/proc/self/fd/0"); err == nil && strings.HasPrefix(tty, "/dev/") && tty != os.DevNull {
		return strings.TrimPrefix(tty, "/dev/") + "@" + host
	}
	return host
}

// person is the plan's id for a person that was given by id or by name; somebody whom the plan does not know keeps
// the name as it was typed.
func person(plan *model.Plan, text string) model.PersonID {
	text = strings.TrimSpace(text)
	if _, known := plan.Person(model.PersonID(text)); known {
		return model.PersonID(text)
	}
	for _, one := range plan.People {
		if strings.EqualFold(one.Name, text) || strings.EqualFold(string(one.ID), text) {
			return one.ID
		}
	}
	return model.PersonID(text)
}

func people(plan *model.Plan, names []string) []model.PersonID {
	var ids []model.PersonID
	for _, name := range names {
		ids = append(ids, person(plan, name))
	}
	return ids
}
