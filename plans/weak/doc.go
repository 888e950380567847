// Package weak is the analysis of weak points: what falls when something fails, in which order it comes back, and
// whether what is left can carry the load.
//
// It reads the systems, processes and suppliers of a plan and nothing else. Every answer is computed from the numbers
// that are written there; where a number is missing the answer says so instead of guessing. Answers do not depend on
// the order in which things are written.
package weak
