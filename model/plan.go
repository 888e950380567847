package model

import (
	"strings"
	"time"
)

// Plan is the prepared folder of a product as one value: who does what, who is told, by when. A plan is immutable;
// Digest names its content, and an incident records the digest of the plan it runs on.
type Plan struct {
	Digest      string           `json:"digest"` // hex SHA-256 over the folder's canonical archive
	Name        string           `json:"name"`
	Product     string           `json:"product"`
	Version     string           `json:"version"`
	Owner       string           `json:"owner,omitempty"`
	Follow      string           `json:"follow,omitempty"` // the one place where everybody can follow the news
	Language    Language         `json:"language"`         // the language its own texts are written in
	Languages   []Language       `json:"languages,omitempty"`
	Zone        Zone             `json:"zone,omitzero"` // in which letters say the time; none: that of the site
	Severities  []SeverityRule   `json:"severities"`
	Matrix      []MatrixRule     `json:"matrix"`
	Escalations []Escalation     `json:"escalations,omitempty"`
	Roles       []RoleRule       `json:"roles"`
	People      []Person         `json:"people"`
	Audiences   []Audience       `json:"audiences"`
	Channels    []Channel        `json:"channels"`
	Cadences    []Cadence        `json:"cadences"`
	Bridges     []Bridge         `json:"bridges,omitempty"`
	HeadNumbers []HeadNumber     `json:"head_numbers,omitempty"`
	Scenarios   []Scenario       `json:"scenarios,omitempty"`
	Checklists  []Checklist      `json:"checklists"`
	Templates   []NoticeTemplate `json:"templates"`
	SLAs        []SLA            `json:"slas,omitempty"`
	Symptoms    []Symptom        `json:"symptoms,omitempty"`
	Page        *Page            `json:"page,omitempty"` // the public page; nil: there is none

	Products map[Language]string `json:"products,omitempty"` // what the product is called, where that differs by language
}

// SeverityRule gives one severity its meaning and its targets. A zero target means that none is set.
type SeverityRule struct {
	Level       Severity      `json:"level"`
	Title       string        `json:"title"`
	Criteria    []string      `json:"criteria"`
	Acknowledge time.Duration `json:"acknowledge,omitempty"` // from declaration until somebody takes command
	Resolve     time.Duration `json:"resolve,omitempty"`     // from declaration until the public status is resolved
}

// MatrixRule proposes a severity for one pair of impact and urgency.
type MatrixRule struct {
	Scope    Scope    `json:"scope"`
	Urgency  Urgency  `json:"urgency"`
	Severity Severity `json:"severity"`
}

// Escalation is one level of escalation with what triggers it and whom it brings in.
type Escalation struct {
	Level   int      `json:"level"`
	Title   string   `json:"title"`
	Trigger string   `json:"trigger"`
	Roles   []RoleID `json:"roles"`
}

// RoleID names a role of the plan, for example "commander".
type RoleID string

// RoleRule is a duty: what it covers, who may hold it in what order, and how soon it must be filled.
type RoleRule struct {
	ID           RoleID        `json:"id"`
	Title        string        `json:"title"`
	Duties       []string      `json:"duties,omitempty"`
	Authority    []string      `json:"authority,omitempty"`
	Holders      []PersonID    `json:"holders,omitempty"`       // first choice, then deputies, in the order in which they are asked
	From         Severity      `json:"from,omitempty"`          // needed at this severity and worse; 0 means always
	FillWithin   time.Duration `json:"fill_within,omitempty"`   // from declaration until somebody has accepted
	AnswerWithin time.Duration `json:"answer_within,omitempty"` // from being asked until the next deputy is asked
}

// PersonID names a person of the plan, or is the free name of somebody who is not in it.
type PersonID string

// Person is somebody the plan knows. Contacts are in the order in which they are tried.
type Person struct {
	ID        PersonID   `json:"id"`
	Name      string     `json:"name"`
	Team      string     `json:"team,omitempty"`
	Contacts  []Contact  `json:"contacts,omitempty"`
	Languages []Language `json:"languages,omitempty"`
	Roles     []RoleID   `json:"roles,omitempty"`    // what they may hold besides the roles that name them
	Deputy    PersonID   `json:"deputy,omitempty"`   // who stands in for them in everything
	Confirmed time.Time  `json:"confirmed,omitzero"` // the day on which they last confirmed their contacts
	PIN       string     `json:"pin,omitempty"`      // encoded hash, see plans.HashPIN; empty: no PIN is asked
}

// Contact is one way to reach a person.
type Contact struct {
	Way     string `json:"way"` // phone, mobile, landline, mail, chat, radio …
	Value   string `json:"value"`
	Note    string `json:"note,omitempty"`
	Private bool   `json:"private,omitempty"` // printed only where somebody asks for it
}

// AudienceID names an audience of the plan, for example "customers".
type AudienceID string

// Audience is a group that must be told, with the tone and detail that suit it.
type Audience struct {
	ID       AudienceID  `json:"id"`
	Title    string      `json:"title"`
	Tone     string      `json:"tone,omitempty"`
	Detail   string      `json:"detail,omitempty"`
	Channels []ChannelID `json:"channels"`
	Owner    RoleID      `json:"owner"`               // the role that writes to them
	Approval []RoleID    `json:"approval,omitempty"`  // the roles that must approve, in order
	Public   bool        `json:"public,omitempty"`    // what they read is public: a notice to them counts as customer communication
	OnDemand bool        `json:"on_demand,omitempty"` // told when they ask or the law says so, not by a cadence
	To       Members     `json:"to,omitzero"`         // who it is
	Urgency  int         `json:"urgency,omitempty"`   // smaller is told first when due at the same time
}

// ChannelID names a channel of the plan, for example "mail".
type ChannelID string

// Channel is a way to tell an audience. Manual channels are first class: a person works them and records it.
type Channel struct {
	ID     ChannelID `json:"id"`
	Title  string    `json:"title"`
	Kind   string    `json:"kind"` // mail, sms, chat, page, phone-tree, announcement, paper, radio
	Manual bool      `json:"manual,omitempty"`
}

// Cadence says how soon and how often an audience is told at one severity.
type Cadence struct {
	Severity Severity      `json:"severity"`
	Audience AudienceID    `json:"audience"`
	First    time.Duration `json:"first"`             // from declaration until the first notice
	Every    time.Duration `json:"every,omitempty"`   // between notices while the incident is open
	Closing  time.Duration `json:"closing,omitempty"` // from resolved until the closing notice; 0 means within Every
}

// Bridge is a permanent conference bridge.
type Bridge struct {
	Title  string `json:"title"`
	DialIn string `json:"dial_in"`
	PIN    string `json:"pin,omitempty"`
	Note   string `json:"note,omitempty"`
}

// HeadNumber is a number that customers dial and on which an outage announcement can be switched on.
type HeadNumber struct {
	Number  string   `json:"number"`
	Title   string   `json:"title"`
	Contact PersonID `json:"contact,omitempty"` // who can switch the announcement
	Text    string   `json:"text,omitempty"`
}

// Checklist is a list of steps for one phase and one role.
type Checklist struct {
	ID       string     `json:"id"`
	Title    string     `json:"title"`
	Area     Area       `json:"area,omitempty"`
	Phase    Phase      `json:"phase,omitempty"` // empty: worked in calm, before anything happens; never part of an incident
	Role     RoleID     `json:"role,omitempty"`
	Scenario string     `json:"scenario,omitempty"`  // only for this scenario; empty means always
	OnDemand bool       `json:"on_demand,omitempty"` // comes only with a scenario that names it
	From     Severity   `json:"from,omitempty"`      // only at this severity and worse; 0 means always
	Intro    string     `json:"intro,omitempty"`     // what stands before the first step, as Markdown
	Items    []ItemRule `json:"items"`
}

// ItemID names an item: checklist id, slash, a slug that survives a change of order. Items added by hand have
// ids of the same form.
type ItemID string

// Checklist is the list that the item belongs to.
func (id ItemID) Checklist() string {
	list, _, _ := strings.Cut(string(id), "/")
	return list
}

// ItemRule is one step of a checklist.
type ItemRule struct {
	ID     ItemID        `json:"id"`
	Text   string        `json:"text"`
	Detail string        `json:"detail,omitempty"` // Markdown, shown on request
	Role   RoleID        `json:"role,omitempty"`   // empty: the checklist's role
	Within time.Duration `json:"within,omitempty"` // from the start of the phase; 0 means that no time is set
	Level  int           `json:"level,omitempty"`  // nesting, 0 is outermost
}

// EmptyPlan is what an incident runs on when no plan can be had: it owes nothing and knows nobody.
var EmptyPlan = &Plan{Name: "no plan"}

// Severity returns the rule of a level.
func (p *Plan) Severity(level Severity) (SeverityRule, bool) {
	return find(p.Severities, func(r SeverityRule) bool { return r.Level == level })
}

// Role returns the rule of a role.
func (p *Plan) Role(id RoleID) (RoleRule, bool) {
	return find(p.Roles, func(r RoleRule) bool { return r.ID == id })
}

// Person returns a person by id.
func (p *Plan) Person(id PersonID) (Person, bool) {
	return find(p.People, func(q Person) bool { return q.ID == id })
}

// NameOf is the name to show for a person: the plan's, or the id itself for somebody who is not in the plan.
func (p *Plan) NameOf(id PersonID) string {
	if person, ok := p.Person(id); ok && person.Name != "" {
		return person.Name
	}
	return string(id)
}

// Audience returns an audience by id.
func (p *Plan) Audience(id AudienceID) (Audience, bool) {
	return find(p.Audiences, func(a Audience) bool { return a.ID == id })
}

// Channel returns a channel by id.
func (p *Plan) Channel(id ChannelID) (Channel, bool) {
	return find(p.Channels, func(c Channel) bool { return c.ID == id })
}

// Cadence returns how often an audience is told at a severity.
func (p *Plan) Cadence(level Severity, audience AudienceID) (Cadence, bool) {
	level = level.Assumed()
	return find(p.Cadences, func(c Cadence) bool { return c.Severity == level && c.Audience == audience })
}

// Scenario returns a scenario by id.
func (p *Plan) Scenario(id string) (Scenario, bool) {
	return find(p.Scenarios, func(s Scenario) bool { return s.ID == id })
}

// Checklist returns a checklist by id.
func (p *Plan) Checklist(id string) (Checklist, bool) {
	return find(p.Checklists, func(c Checklist) bool { return c.ID == id })
}

// Template returns a template by id.
func (p *Plan) Template(id string) (NoticeTemplate, bool) {
	return find(p.Templates, func(t NoticeTemplate) bool { return t.ID == id })
}

// Item returns the rule of an item and the checklist it belongs to.
func (p *Plan) Item(id ItemID) (ItemRule, Checklist, bool) {
	for _, list := range p.Checklists {
		if list.ID != id.Checklist() {
			continue
		}
		if item, ok := find(list.Items, func(i ItemRule) bool { return i.ID == id }); ok {
			return item, list, true
		}
	}
	return ItemRule{}, Checklist{}, false
}

func find[T any](all []T, is func(T) bool) (T, bool) {
	for _, one := range all {
		if is(one) {
			return one, true
		}
	}
	var none T
	return none, false
}
