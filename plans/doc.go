// Package plans reads plan folders: YAML for what is looked up (the plan, people, scenarios, systems, who is on call,
// rules that set clocks, drills), Markdown for what is read or worked (checklists, templates, workflows, forms,
// examples), all written to be typed in any editor and kept in git.
//
// [Load] reads a folder and answers the plan together with its [Archive], the canonical bytes that storage keeps
// under their digest; [Parse] reads the same plan back from them. Both read only what incidents run on, so that a slip in
// a drill keeps nobody from declaring one; [OpenFolder] reads everything. [Schema] describes the YAML to editors.
//
// Reading is strict and never stops at the first mistake: all of them come back together as [Findings], each with file,
// line, column and what to do. Nothing in a plan is executed, no name in it becomes a path, and a folder that tries to
// mislead ends in an error.
//
// [Default] is the plan that the program ships: one plan, written in English, German and Portuguese. Functions are
// safe for use by several goroutines at once.
package plans
