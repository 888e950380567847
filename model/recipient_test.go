package model

import (
	"slices"
	"testing"
)

// crowd is a plan with audiences that overlap, and a room in which three customers are hit.
func crowd(t testing.TB) *room {
	r := declared(t)
	plan := *r.plan
	plan.People = []Person{
		{ID: "anna", Name: "Anna A", Team: "ops", Languages: []Language{"de"}, Contacts: []Contact{{Way: "mail"}, {Way: "phone"}}},
		{ID: "ben", Name: "Ben B", Team: "ops", Contacts: []Contact{{Way: "chat"}}},
		{ID: "cora", Name: "Cora C", Contacts: []Contact{{Way: "mobile"}}},
	}
	plan.Channels = append(plan.Channels, Channel{ID: "sms", Kind: "sms"}, Channel{ID: "page", Kind: "page"})
	all := []ChannelID{"page", "mail", "sms", "phone"}
	plan.Audiences = []Audience{
		{ID: "customers", Channels: all, Public: true, Urgency: 1, To: Members{Customers: true}},
		{ID: "strategic", Channels: all, Public: true, Urgency: 2, To: Members{Customers: true, Tiers: []string{"gold"}, Addresses: []string{"press@example.com", "press@example.com", "+49 69 1"}}},
		{ID: "staff", Channels: all, Urgency: 3, To: Members{People: []PersonID{"anna"}, Teams: []string{"ops"}, Roles: []RoleID{CommanderRole}}},
		{ID: "board", Channels: all, Urgency: 3, To: Members{Roles: []RoleID{CommanderRole}, People: []PersonID{"cora"}}},
		{ID: "regulator", Channels: all, OnDemand: true, Urgency: 0, To: Members{People: []PersonID{"anna"}}},
	}
	plan.Cadences = nil
	for _, audience := range plan.Audiences[:4] {
		plan.Cadences = append(plan.Cadences, Cadence{Severity: SEV2, Audience: audience.ID, First: 30 * minute, Every: 60 * minute})
	}
	r.plan = &plan
	r.do(HitCustomers{Customers: []Customer{
		{ID: "acme", Name: "Acme", Tier: "gold", Ways: []string{"mail", "mobile"}, Channel: "sms"},
		{ID: "bolt", Name: "Bolt", Ways: []string{"mail"}, Language: "pt-BR"},
		{ID: "cone", Name: "Cone", Ways: []string{"mail"}, NoContact: true},
		{ID: "dune", Name: "Dune"},
	}})
	return r
}

// told lists who gets a notice by what, and who is left out why.
func (r *room) told(n Notice) (to, left []string) {
	all, out := Addressees(r.incident(), r.plan, n)
	for _, a := range all {
		to = append(to, string(a.Recipient)+" "+string(a.Channel))
	}
	for _, one := range out {
		left = append(left, string(one.ID)+" "+one.Left)
	}
	return to, left
}

func lists(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\ngot  %q\nwant %q", what, got, want)
	}
}

func TestEverybodyIsToldOnceWhateverOverlaps(t *testing.T) {
	r := crowd(t)
	gets := func(id AudienceID) (to, left []string) {
		audience, _ := r.plan.Audience(id)
		return r.told(Notice{Audience: id, Channels: audience.Channels})
	}
	to, left := gets("customers")
	lists(t, "customers", to, " page", "customer/bolt mail")
	lists(t, "and not", left, "customer/acme audience/strategic", "customer/cone no-contact", "customer/dune no-way")
	to, left = gets("strategic")
	lists(t, "the one that names the tier", to, " page", "customer/acme sms", "address/press@example.com mail", "address/+49 69 1 sms")
	lists(t, "and not", left)
	to, left = gets("staff")
	lists(t, "who is in it twice, once; of two that are told together the first in the plan", to, " page", "person/anna mail")
	lists(t, "and not", left, "person/ben no-way")
	r.do(AcceptRole{Role: CommanderRole, Person: "ben"})
	to, left = gets("board")
	lists(t, "the next one", to, " page", "person/cora sms")
	lists(t, "and not who is told there", left, "person/ben audience/staff")
	to, _ = gets("regulator")
	lists(t, "on demand leaves nobody out", to, " page", "person/anna mail")
	r.do(SetSeverity{Level: SEV3, Reason: "x"})
	to, _ = gets("customers")
	lists(t, "who is told nothing elsewhere is told here", to, " page", "customer/acme sms", "customer/bolt mail")
}

func TestWhoIsClearedIsToldUntilTheEnd(t *testing.T) {
	r := crowd(t)
	r.do(ClearCustomers{Customers: []CustomerID{"bolt"}})
	to, _ := r.told(Notice{Audience: "customers", Channels: []ChannelID{"mail"}})
	lists(t, "customers", to, "customer/bolt mail")
}

func TestNotifying(t *testing.T) {
	r := crowd(t)
	all := []ChannelID{"page", "chat", "mail"}
	to, _ := r.told(Notice{Audience: "customers", Channels: all, Notify: NotifyNo})
	lists(t, "nobody is woken", to, " page")
	r.do(DraftNotice{Audience: "customers", Text: "one", Channels: all})
	r.do(QueueNotice{Number: 1})
	r.do(HitCustomers{Customers: []Customer{{ID: "eden", Name: "Eden", Ways: []string{"mail"}}}})
	r.do(DraftNotice{Audience: "customers", Text: "two", Follows: 1, Notify: NotifyOnce})
	to, left := r.told(r.notice(2))
	lists(t, "whom the chain has not woken", to, " page", "customer/eden mail")
	equal(t, "why not", left[1], "customer/bolt woken")
	r.courier(1, "customer/bolt", DeliveryFailed)
	to, _ = r.told(r.notice(2))
	lists(t, "nor reached", to, " page", "customer/bolt mail", "customer/eden mail")
}

func TestACorrectionReachesWhomTheMistakeReached(t *testing.T) {
	r := crowd(t)
	r.do(DraftNotice{Audience: "customers", Text: "wrong", Channels: []ChannelID{"chat", "mail"}})
	r.do(QueueNotice{Number: 1})
	r.do(MarkDelivery{Number: 1, Channel: "chat", State: HandedOver})
	r.courier(1, "customer/bolt", HandedOver)
	r.do(DraftNotice{Audience: "customers", Text: "right", Follows: 1, Chain: Correction, Channels: []ChannelID{"sms"}, Notify: NotifyNo})
	to, _ := r.told(r.notice(2))
	lists(t, "by the way that reached them", to, " chat", "customer/bolt mail")
	r.do(HitCustomers{Customers: []Customer{{ID: "eden", Name: "Eden", Ways: []string{"mail"}}}})
	to, _ = r.told(Notice{Audience: "customers", Follows: r.notice(1).Ref, Chain: Correction, Channels: []ChannelID{"mail"}})
	lists(t, "and the audience", to, "customer/bolt mail", "customer/eden mail", " chat")
}

func TestTheEndIsToldToAllEarlierRecipients(t *testing.T) {
	r := crowd(t)
	r.do(AcceptRole{Role: CommanderRole, Person: "cora"})
	r.do(DraftNotice{Audience: "staff", Text: "it began", Channels: []ChannelID{"mail", "sms"}})
	r.do(QueueNotice{Number: 1})
	r.courier(1, "person/cora", Delivered)
	r.courier(1, "person/anna", DeliveryFailed)
	r.do(AcceptRole{Role: CommanderRole, Person: "ben"})
	to, _ := r.told(Notice{Audience: "staff", Channels: []ChannelID{"mail"}})
	lists(t, "an update goes to whoever belongs to it now", to, "person/anna mail")
	to, _ = r.told(Notice{Audience: "staff", Channels: []ChannelID{"mail"}, Status: Resolved})
	lists(t, "the end also to whoever was told", to, "person/anna mail", "person/cora sms")
	to, _ = r.told(Notice{Audience: "staff", Channels: []ChannelID{"mail"}, Status: Resolved, Notify: NotifyNo})
	lists(t, "unless nobody is to be woken", to)
	to, _ = r.told(Notice{Audience: "staff", Channels: []ChannelID{"mail"}, Chain: Cancel, Notify: NotifyNo})
	lists(t, "a false alarm always", to, "person/cora sms")

	r.do(DraftNotice{Audience: "board", Text: "it is over", Status: Resolved, Channels: []ChannelID{"sms"}})
	r.do(QueueNotice{Number: 2})
	to, _ = r.told(Notice{Audience: "staff", Channels: []ChannelID{"mail"}, Status: Resolved})
	lists(t, "and not whoever hears it in another audience by now", to, "person/anna mail")
}
