package main

import (
	"cmp"
	"slices"
	"strings"

	"warroom/model"
)

// addressed is who gets a notice how, for --json.
type addressed struct {
	Number    int              `json:"number"`
	Exercise  bool             `json:"exercise"` // nothing leaves to anybody
	Channels  []channelShare   `json:"channels"`
	Left      []leftOut        `json:"left_out"`
	Missing   []model.Language `json:"missing_languages"` // of recipients, without a wording
	Behind    []model.Language `json:"languages_behind"`  // whose wordings an edit left as they were
	Gaps      []string         `json:"gaps"`
	WaitsFor  model.RoleID     `json:"waits_for,omitempty"`
	Stale     bool             `json:"stale"`
	Addressed []addresseeLine  `json:"recipients"`
}

// addresseeLine is a [model.Addressee] for --json.
type addresseeLine struct {
	Recipient model.RecipientID `json:"recipient,omitempty"` // empty: told once for all
	Name      string            `json:"name,omitempty"`
	Channel   model.ChannelID   `json:"channel"`
	Language  model.Language    `json:"language,omitempty"`
}

// channelShare is what goes by one channel.
type channelShare struct {
	Channel    model.ChannelID `json:"channel"`
	Once       bool            `json:"once"` // told once for all, who looks or listens
	Recipients int             `json:"recipients"`
}

// leftOut is somebody who does not get it.
type leftOut struct {
	Recipient model.RecipientID `json:"recipient"`
	Name      string            `json:"name"`
	Why       string            `json:"why"`
}

// addressed works out who would get a notice now; by other channels than it was written for, if some are given.
func (r *room) addressed(n model.Notice, channels []model.ChannelID) addressed {
	if len(channels) > 0 {
		n.Channels = channels
	}
	to, left := model.Addressees(r.inc, r.plan, n)
	audience, _ := r.plan.Audience(n.Audience)
	all := addressed{
		Number: n.Number, Exercise: r.inc.IsExercise(), Channels: []channelShare{}, Left: []leftOut{}, Gaps: append([]string{}, n.Gaps()...),
		Missing: append([]model.Language{}, model.MissingLanguages(r.inc, r.plan, n)...), Stale: n.Stale(r.inc), Addressed: []addresseeLine{},
		WaitsFor: n.WaitsFor(audience), Behind: r.behind(n),
	}
	for _, a := range to {
		all.Addressed = append(all.Addressed, addresseeLine(a))
		at := slices.IndexFunc(all.Channels, func(c channelShare) bool { return c.Channel == a.Channel && c.Once == (a.Recipient == "") })
		if at < 0 {
			at, all.Channels = len(all.Channels), append(all.Channels, channelShare{Channel: a.Channel, Once: a.Recipient == ""})
		}
		all.Channels[at].Recipients++
	}
	for _, one := range left {
		all.Left = append(all.Left, leftOut{one.ID, one.Name, one.Left})
	}
	return all
}

// namesShown is how many names a summary prints before it counts the rest.
const namesShown = 10

func (r *room) printAddressed(a addressed) {
	if a.Exercise {
		r.line(r.t("notice-send.exercise"))
	}
	for _, c := range a.Channels {
		title := r.words.Channels([]model.ChannelID{c.Channel}, r.plan)
		if c.Once {
			r.line(title, r.t("notice-send.once"))
			continue
		}
		var names []string
		for _, to := range a.Addressed {
			if to.Channel == c.Channel && to.Recipient != "" && len(names) < namesShown {
				names = append(names, model.Safe(to.Name))
			}
		}
		r.line(title, r.words.N("cli.notice-send.to", c.Recipients), r.some(names, c.Recipients))
	}
	why := map[string][]string{}
	var reasons []string
	for _, one := range a.Left {
		if len(why[one.Why]) == 0 {
			reasons = append(reasons, one.Why)
		}
		why[one.Why] = append(why[one.Why], model.Safe(one.Name))
	}
	for _, reason := range reasons {
		names := why[reason]
		r.line(r.t("notice-send.left", "Why", r.leftWhy(reason)), r.some(names[:min(len(names), namesShown)], len(names)))
	}
	r.printFaults(a)
	if len(a.Channels) == 0 {
		r.line(r.t("notice-send.nobody"))
	}
}

// some are the names that are shown, and how many more there are.
func (r *room) some(names []string, all int) string {
	said := strings.Join(names, ", ")
	if all > len(names) {
		said += " " + r.words.N("cli.and-more", all-len(names))
	}
	return said
}

// leftWhy says why somebody is left out.
func (r *room) leftWhy(reason string) string {
	if audience, elsewhere := strings.CutPrefix(reason, "audience/"); elsewhere {
		return r.t("left-audience", "Audience", r.words.Audience(model.AudienceID(audience), r.plan))
	}
	return r.words.Term("left", reason)
}

// languageNames names languages; one without a name of ours is shown as its tag.
func (r *room) languageNames(all []model.Language) string {
	var names []string
	for _, language := range all {
		names = append(names, r.languageName(language))
	}
	return strings.Join(names, ", ")
}

func (r *room) languageName(language model.Language) string {
	language = cmp.Or(language, r.plan.Language)
	for _, known := range []string{string(language), language.Base(), map[string]string{"pt": "pt-BR"}[language.Base()]} {
		if r.words.Has("language." + known) {
			return r.words.T("language." + known)
		}
	}
	return model.Safe(string(language))
}
