package model

import "time"

// testPlan has one of everything that a rule reads.
func testPlan() *Plan {
	const m = time.Minute
	return &Plan{
		Digest: "d1", Name: "payments", Product: "Payments", Version: "1", Language: "en",
		Severities: []SeverityRule{
			{Level: SEV1, Title: "down", Acknowledge: 5 * m, Resolve: 60 * m},
			{Level: SEV2, Title: "hurt", Acknowledge: 15 * m},
			{Level: SEV3, Title: "slow"},
			{Level: SEV4, Title: "odd"},
		},
		Matrix: []MatrixRule{
			{AllCustomers, Now, SEV1}, {SeveralCustomers, Now, SEV2}, {SeveralCustomers, Today, SEV3}, {OneCustomer, CanWait, SEV4},
		},
		Roles: []RoleRule{
			{ID: CommanderRole, Title: "Commander", Holders: []PersonID{"anna", "ben", "cora"}, FillWithin: 10 * m, AnswerWithin: 5 * m},
			{ID: "liaison", Title: "Liaison", Holders: []PersonID{"dora", "emil"}, From: SEV2, FillWithin: 20 * m},
			{ID: "scribe", Title: "Scribe", Holders: []PersonID{"finn"}, From: SEV1, FillWithin: 30 * m, AnswerWithin: 5 * m},
		},
		People: []Person{{ID: "anna", Name: "Anna A"}, {ID: "ben", Name: "Ben B"}},
		Audiences: []Audience{
			{ID: "customers", Title: "Customers", Channels: []ChannelID{"mail"}, Owner: "liaison", Approval: []RoleID{"liaison", CommanderRole}, Public: true, Urgency: 1, To: Members{Customers: true}},
			{ID: "staff", Title: "Staff", Channels: []ChannelID{"chat"}, Owner: CommanderRole, Urgency: 2},
			{ID: "board", Title: "Board", Channels: []ChannelID{"phone"}, Owner: CommanderRole, Urgency: 3},
		},
		Channels: []Channel{{ID: "mail", Kind: "mail"}, {ID: "chat", Kind: "chat"}, {ID: "phone", Kind: "phone-tree", Manual: true}},
		Cadences: []Cadence{
			{Severity: SEV1, Audience: "customers", First: 15 * m, Every: 30 * m, Closing: 45 * m},
			{Severity: SEV1, Audience: "board", First: 60 * m},
			{Severity: SEV2, Audience: "customers", First: 30 * m, Every: 60 * m},
			{Severity: SEV2, Audience: "staff", First: 30 * m, Every: 120 * m},
		},
		Page:      &Page{ID: "p", Components: []Component{{ID: "web"}}},
		Bridges:   []Bridge{{Title: "main", DialIn: "+49 69 1", PIN: "42"}},
		Scenarios: []Scenario{{ID: "cable", Title: "Cable cut", Severity: SEV2, Checklists: []string{"cable"}}},
		Checklists: []Checklist{
			{ID: "first", Title: "First steps", Phase: Assess, Role: CommanderRole, Items: []ItemRule{
				{ID: "first/look", Text: "Look at the board", Within: 10 * m}, {ID: "first/call", Text: "Call the carrier", Role: "liaison"},
			}},
			{ID: "mend", Title: "Mend", Phase: Respond, Items: []ItemRule{{ID: "mend/switch", Text: "Switch over", Within: 20 * m}}},
			{ID: "cable", Title: "Cable", Phase: Assess, Scenario: "cable", Items: []ItemRule{{ID: "cable/map", Text: "Get the map"}}},
			{ID: "worst", Title: "Worst case", Phase: Assess, From: SEV1, Items: []ItemRule{{ID: "worst/law", Text: "Call the lawyers"}}},
		},
		Templates: []NoticeTemplate{{ID: "hello", Title: "First words", Audience: "customers", Body: "We are looking into it."}},
	}
}
