// Package check looks for what a plan folder lacks: what is missing, stale or contradictory although every file can be
// read. Mistakes of reading are found by package plans and not repeated here.
//
// Each finding names its rule by a code, says what is wrong, why it matters and what to do, in the language asked
// for, and points to file, line and column. An error is what contradicts itself, a warning is what will let somebody
// down, and info is what could be better. Findings whose code begins with "open." are questions that only the owner of
// the plan can answer: nothing is wrong, something is not known yet.
//
// The answer depends on the folder and the time given, and on nothing else.
package check
