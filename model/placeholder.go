package model

// Placeholders are the names that a notice template may use between double braces, each a function without
// arguments. [Facts] answers a value for every one of them.
var Placeholders = []string{
	"product",      // the plan's product
	"title",        // the incident's title
	"number",       // the incident's number, for example 2026-017
	"severity",     // SEV1 … SEV4
	"phase",        // the phase's id
	"status",       // the public status' id
	"started",      // when the impact began, clock time with zone
	"declared",     // when the incident was declared
	"now",          // the time of writing
	"next_update",  // when the next notice to the same audience is promised
	"users",        // users hit, as last assessed
	"customers",    // customers hit, as last assessed
	"systems",      // systems hit
	"workaround",   // the workaround in force
	"bridge",       // dial-in of the first bridge
	"commander",    // who commands
	"liaison",      // who answers questions
	"what_happens", // the last impact statement
	"situation",    // the scenario in words, for the stage of the template
	"advice",       // what the scenario advises readers to do meanwhile
	"follow",       // where everybody can follow the news
}
