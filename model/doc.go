// Package model is the incident as values and pure functions: no clock, no I/O, no framework.
//
// Everything that happens in an incident is an [Event]. [Fold] turns a set of events into an immutable
// [Incident]; it is total (any event, any version, any order) and its result depends only on the set, so two
// sites that hold the same events show the same room. The only way to make events is an [Intent] in a
// [Command]: [Decide] checks it against the newest state and answers drafts of events, or an [Error] that says
// what to do instead. What is owed is never stored: [Obligations] computes it from incident, plan and time.
//
// Time enters as a parameter everywhere. Values returned by Fold are shared between goroutines and must not be
// changed by anybody.
package model
