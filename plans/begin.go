package plans

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"warroom/model"
)

// Begin writes a plan of one's own: the shipped plan in a language, with the answers put in at their places. Comments
// stay. What nobody has answered stays a visible blank. The error is [Findings] for answers that mean nothing, with file
// and line in the plan that would have come of them.
func Begin(a Answers, lang model.Language) (Archive, error) {
	plan, _ := Default(lang)
	if err := a.check(plan); err != nil {
		return nil, err
	}
	also := Also(lang)
	if a.Also != nil {
		also = slices.DeleteFunc(also, func(one model.Language) bool { return !speaks(a.Also, one) })
	}
	b := &beginning{answers: a, plan: plan, files: shippedAlso(lang, also, &reading{})}
	b.keepScenarios()
	for _, step := range []func() error{b.product, b.promises, b.people, b.numbers, b.systems} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("begin a plan: %w", err)
		}
	}
	archive := pack(b.files)
	_, err := ParseFolder(archive)
	return archive, err
}

// speaks tells whether a language is among some, whatever its region.
func speaks(some []model.Language, lang model.Language) bool {
	return slices.ContainsFunc(some, func(one model.Language) bool { return one.Base() == lang.Base() })
}

type beginning struct {
	answers Answers
	plan    *model.Plan // the shipped one
	files   []file
	given   []string // ids that have been made of names
}

// edit changes a file of the plan.
func (b *beginning) edit(name string, change func(*draft) error) error {
	n := slices.IndexFunc(b.files, func(f file) bool { return f.path == name })
	if n < 0 {
		return fmt.Errorf("%s is not in the shipped plan", name)
	}
	d := &draft{b.files[n]}
	if err := change(d); err != nil {
		return err
	}
	b.files[n] = d.file
	return nil
}

// keepScenarios takes out the scenarios that were not asked for, with what was written for them alone.
func (b *beginning) keepScenarios() {
	if len(b.answers.Incidents) == 0 {
		return
	}
	dropped := map[string]bool{}
	kept := map[string]bool{} // lists that a kept scenario brings
	for _, s := range b.plan.Scenarios {
		keep := slices.Contains(b.answers.Incidents, s.ID)
		dropped[s.ID] = !keep
		for _, list := range s.Checklists {
			kept[list] = kept[list] || keep
		}
	}
	b.files = slices.DeleteFunc(b.files, func(f file) bool {
		folder, id := path.Dir(f.path), fileID(f)
		switch folder {
		case "scenarios":
			return dropped[id]
		case "checklists":
			brought, known := kept[id]
			list, _ := b.plan.Checklist(id)
			return known && !brought && list.OnDemand && !b.inWorkflow(id) || dropped[list.Scenario]
		}
		about := namesScenario.FindSubmatch(f.text)
		return about != nil && dropped[string(about[1])] && slices.Contains([]string{"templates", "drills", "examples"}, folder)
	})
	for n := range b.files {
		if b.files[n].path == "plan.yaml" { // a symptom stays, and proposes an incident without a prepared case
			b.files[n].text = proposesScenario.ReplaceAllFunc(b.files[n].text, func(said []byte) []byte {
				if dropped[string(proposesScenario.FindSubmatch(said)[1])] {
					return nil
				}
				return said
			})
		}
	}
}

var proposesScenario = regexp.MustCompile(`scenario: *([a-z0-9-]+), *`)

// inWorkflow tells whether a page on how an area is worked sends its reader to a list.
func (b *beginning) inWorkflow(list string) bool {
	named := regexp.MustCompile(`(?m)^checklists:.*[\[ ,]` + regexp.QuoteMeta(list) + `[\], ]`)
	return slices.ContainsFunc(b.files, func(f file) bool { return path.Dir(f.path) == "workflows" && named.Match(f.text) })
}

var namesScenario = regexp.MustCompile(`(?m)^scenario: *([a-z0-9-]+)`)

// product writes what the plan is for.
func (b *beginning) product() error {
	return b.edit("plan.yaml", func(d *draft) error {
		for key, text := range map[string]string{"product": b.answers.Product, "owner": b.answers.Owner, "follow": b.answers.Follow} {
			if text == "" {
				continue
			}
			if err := d.set(key, quoted(text)); err != nil {
				return err
			}
		}
		if b.answers.Impact == "" {
			return nil
		}
		return d.insert("severities/SEV1/criteria", "      - "+quoted(b.answers.Impact)+"\n")
	})
}

// promises writes the targets of the severities.
func (b *beginning) promises() error {
	return b.edit("plan.yaml", func(d *draft) error {
		for _, promise := range b.answers.SLA {
			for key, span := range map[string]string{"acknowledge": promise.Acknowledge, "resolve": promise.Resolve} {
				if span == "" {
					continue
				}
				if err := d.set("severities/"+promise.Severity.String()+"/"+key, span); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// numbers writes the first bridge, the first head number and the zone of the standby.
func (b *beginning) numbers() error {
	err := b.edit("plan.yaml", func(d *draft) error {
		for key, text := range map[string]string{
			"bridges/0/dial_in": b.answers.BridgeDialIn, "bridges/0/pin": b.answers.BridgePIN, "head_numbers/0/number": b.answers.HeadNumber,
		} {
			if text == "" {
				continue
			}
			if err := d.set(key, quoted(text)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || b.answers.Zone == "" {
		return err
	}
	return b.edit("standby.yaml", func(d *draft) error {
		d.text = openZone.ReplaceAll(d.text, nil)
		return d.set("zone", quoted(b.answers.Zone))
	})
}

// openZone is the comment that asks for the zone.
var openZone = regexp.MustCompile(`(?m)^# \[TODO[^\]\n]*\]\n`)

// systems adds what the product runs on. What each needs, only the owner knows.
func (b *beginning) systems() error {
	var text strings.Builder
	for _, title := range b.answers.Infrastructure {
		if strings.TrimSpace(title) != "" {
			fmt.Fprintf(&text, "  %s:\n    title: %s\n    fallback: \"[TODO]\"\n", b.free(slug(title)), quoted(title))
		}
	}
	if text.Len() == 0 {
		return nil
	}
	return b.edit("systems.yaml", func(d *draft) error { return d.insert("systems", text.String()) })
}

// free is an id that no file of YAML uses as a key yet, and that has not been given to anybody else.
func (b *beginning) free(id string) string {
	id = cmp.Or(strings.Trim(plainID.ReplaceAllString(id, ""), "-"), "own")
	for n, try := 2, id; ; n, try = n+1, fmt.Sprint(id, "-", n) {
		taken := regexp.MustCompile(`(?m)^ *` + regexp.QuoteMeta(try) + `:`)
		used := slices.ContainsFunc(b.files, func(f file) bool { return path.Ext(f.path) == ".yaml" && taken.Match(f.text) })
		if !used && !slices.Contains(b.given, try) {
			b.given = append(b.given, try)
			return try
		}
	}
}

var plainID = regexp.MustCompile(`[^a-z0-9-]`)
