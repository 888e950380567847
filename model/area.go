package model

// Area is one of the eight parts of a crisis plan.
type Area string

// The areas in the order of a plan.
const (
	AreaDetect      Area = "detect"      // classification and detection
	AreaTeam        Area = "team"        // response team
	AreaCommunicate Area = "communicate" // communication strategy
	AreaSolve       Area = "solve"       // problem-solving workflow
	AreaContinue    Area = "continue"    // business continuity
	AreaDocument    Area = "document"    // documentation and reporting
	AreaCustomers   Area = "customers"   // customer management
	AreaLearn       Area = "learn"       // follow-up and learning
)

// Areas are all areas in order.
var Areas = []Area{
	AreaDetect, AreaTeam, AreaCommunicate, AreaSolve, AreaContinue, AreaDocument, AreaCustomers, AreaLearn,
}
