// Package plans reads plan folders: YAML for what is looked up, Markdown for what is read or worked, all of it written
// to be typed in any editor and kept in git.
//
// What incidents run on is plan.yaml (severities, roles, audiences, channels, cadence), people.yaml with people.csv and
// address cards (.vcf), scenarios/, checklists/ and templates/. What is read, printed, practised and analysed beside it
// is workflows/, forms/, drills/, examples/, systems.yaml, standby.yaml with calendars (.ics), and regulators.yaml. Two
// files change without the plan changing: customers.csv, and records.yaml, in which the program keeps what was
// confirmed, printed and practised ([Keep]).
//
// [Load] reads a folder and answers the plan together with its [Archive], the canonical bytes that storage keeps
// under their digest; [Parse] reads the same plan back from them. Both read only what incidents run on, so that a slip
// in a drill keeps nobody from declaring one; [OpenFolder] and [ParseFolder] read everything. [Schema] describes the
// YAML to editors.
//
// Reading is strict and never stops at the first mistake: all of them come back together as [Findings], each with file,
// line, column and what to do. Nothing in a plan is executed, no name in it becomes a path, and a folder that tries to
// mislead ends in an error. Only [Mend] and [Keep] write, and only inside the folder.
//
// [Default] is the plan that the program ships: one plan, written in English, German and Portuguese. [Begin] makes
// one's own plan of it. Functions are safe for use by several goroutines at once.
//
// What a folder lacks is found by package check, what falls with what by package weak; package paper prints it.
package plans
