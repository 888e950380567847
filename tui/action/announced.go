package action

import (
	"slices"
	"strings"
	"time"

	"warroom/model"
	"warroom/plans"
)

// announced is what callers of a number should hear: what the plan has prepared for the stage, then for the number, or
// else the newest public notice.
func announced(c Context, v Values) string {
	if text := c.Prepared(""); text != "" {
		return text
	}
	for _, h := range c.Plan.HeadNumbers {
		if h.Number == v.text("number") && h.Text != "" {
			return h.Text
		}
	}
	for _, n := range slices.Backward(orEmpty(c.Incident).PublicNotices(c.Plan)) {
		if n.Short != "" {
			return n.Short
		}
		return n.Text
	}
	return ""
}

// Prepared is the announcement that the templates of the plan have for a stage, or for the one before it that they know;
// an empty stage is the present one. It is in the plan's language, and then in each other one that customers of the
// incident read. Empty: the plan has none.
func (c Context) Prepared(stage model.Stage) string {
	if c.Incident == nil {
		return ""
	}
	if stage == "" {
		stage = model.Stage(stageNow(c, nil))
	}
	for at := slices.Index(model.Stages, stage); at >= 0; at-- {
		if texts := c.preparedFor(model.Stages[at]); len(texts) > 0 {
			return strings.Join(texts, "\n\n")
		}
	}
	return ""
}

// preparedFor are the announcements for one stage, that in the plan's language first.
func (c Context) preparedFor(stage model.Stage) []string {
	var texts []string
	for _, lang := range c.heardIn() {
		at := slices.IndexFunc(c.Plan.Templates, func(t model.NoticeTemplate) bool {
			own := t.Language
			if own == "" {
				own = c.Plan.Language
			}
			audience, _ := c.Plan.Audience(t.Audience)
			channel, _ := c.Plan.Channel(t.Channel)
			return t.Stage == stage && audience.Public && (channel.Kind == "announcement" || t.Channel == "announcement") &&
				own.Base() == lang.Base() && (t.Scenario == "" || t.Scenario == c.Incident.Scenario)
		})
		if at < 0 {
			continue
		}
		facts := model.FactsIn(lang, c.Incident, c.Plan, stage, c.Now, c.promised(), c.letterClock(lang))
		if _, text, err := plans.Render(c.Plan.Templates[at], facts); err == nil {
			texts = append(texts, strings.TrimSpace(text))
		}
	}
	return texts
}

// heardIn are the languages of callers: the plan's, then those of the customers that are hit.
func (c Context) heardIn() []model.Language {
	all := []model.Language{c.Plan.Language}
	for _, line := range c.Incident.Customers {
		if lang := line.Language; lang != "" && !slices.ContainsFunc(all, func(l model.Language) bool { return l.Base() == lang.Base() }) {
			all = append(all, lang)
		}
	}
	slices.Sort(all[1:])
	return all
}

// promised is when customers are told that they hear again, by the newest notice that says a time to come; zero if none
// does.
func (c Context) promised() time.Time {
	for _, n := range slices.Backward(c.Incident.Notices) {
		audience, _ := c.Plan.Audience(n.Audience)
		if n.State != model.Withdrawn && audience.Public && n.Promise.At.After(c.Now) {
			return n.Promise.At
		}
	}
	return time.Time{}
}
