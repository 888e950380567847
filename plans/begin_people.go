package plans

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"warroom/model"
)

// people puts the people who were named in the place of the placeholders of their roles, in the order in which they
// were named: the first commander becomes the first choice, the second the deputy. Placeholders that nobody has taken
// stay, and are asked for by the check.
func (b *beginning) people() error {
	free := map[model.RoleID][]model.PersonID{}
	for _, role := range b.plan.Roles {
		free[role.ID] = slices.Clone(role.Holders)
	}
	for _, person := range b.answers.People {
		id := model.PersonID(b.free(slug(person.Name)))
		placed := false
		for _, role := range person.Roles {
			if len(free[role]) == 0 {
				if err := b.join(role, id); err != nil {
					return err
				}
				continue
			}
			b.rename(free[role][0], id, !placed)
			placed, free[role] = true, free[role][1:]
		}
		if err := b.edit("people.yaml", func(d *draft) error {
			d.cut(string(id))
			d.text = append(d.text, entryOf(id, person)...)
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

// rename puts a person in the place of a placeholder wherever a file of YAML names it. The placeholder's own entry is
// renamed with it or taken out, so that nobody is defined twice.
func (b *beginning) rename(placeholder, person model.PersonID, keep bool) {
	name := regexp.MustCompile(`(^|[\s\[,:])` + regexp.QuoteMeta(string(placeholder)) + `($|[\s\],:])`)
	for n := range b.files {
		f := &b.files[n]
		if path.Ext(f.path) != ".yaml" {
			continue
		}
		if f.path == "people.yaml" && !keep {
			d := &draft{*f}
			d.cut(string(placeholder))
			*f = d.file
		}
		lines := strings.SplitAfter(string(f.text), "\n")
		for at, line := range lines {
			if !strings.HasPrefix(strings.TrimSpace(line), "#") { // comments explain the placeholders
				lines[at] = name.ReplaceAllString(line, "${1}"+string(person)+"${2}")
			}
		}
		f.text = []byte(strings.Join(lines, ""))
	}
}

// join puts a person behind the holders of a role.
func (b *beginning) join(role model.RoleID, id model.PersonID) error {
	return b.edit("plan.yaml", func(d *draft) error {
		at, err := d.find("roles/" + string(role) + "/holders")
		if err != nil {
			return err
		}
		line := d.lines()[at.line-1]
		from, to := strings.IndexByte(line, '['), strings.LastIndexByte(line, ']')
		if from < 0 || to < from {
			return fmt.Errorf("add a holder of %s: the list is not on one line", role)
		}
		return d.set("roles/"+string(role)+"/holders", line[from:to]+", "+string(id)+"]")
	})
}

// entryOf is the entry of a person in people.yaml. Ways to be reached that are missing stay as blanks, two at least.
func entryOf(id model.PersonID, p model.Person) string {
	var out strings.Builder
	fmt.Fprintf(&out, "\n%s:\n  name: %s\n", id, quoted(p.Name))
	if p.Team != "" {
		fmt.Fprintf(&out, "  team: %s\n", quoted(p.Team))
	}
	if len(p.Roles) > 0 {
		roles := make([]string, len(p.Roles))
		for n, role := range p.Roles {
			roles[n] = string(role)
		}
		fmt.Fprintf(&out, "  roles: [%s]\n", strings.Join(roles, ", "))
	}
	if len(p.Languages) > 0 {
		languages := make([]string, len(p.Languages))
		for n, lang := range p.Languages {
			languages[n] = string(lang)
		}
		fmt.Fprintf(&out, "  languages: [%s]\n", strings.Join(languages, ", "))
	}
	out.WriteString("  contacts:\n")
	for _, c := range p.Contacts {
		fmt.Fprintf(&out, "    - %s: %s\n", c.Way, quoted(c.Value))
		if c.Private {
			out.WriteString("      private: yes\n")
		}
	}
	for n, way := range []string{"mobile", "landline"} {
		if len(p.Contacts) <= n {
			fmt.Fprintf(&out, "    - %s:\n", way)
		}
	}
	return out.String()
}
