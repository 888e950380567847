// Package entry reads the one line in which people write while they do something else:
//
//	n text                    a note; a line without a short form is a note too
//	o text                    an observation
//	a hypothesis > action     opens an attempt
//	a 3 = no effect           finishes attempt 3
//	d text                    a decision
//	t 4                       ticks the step under number 4 of the list in front
//
// Before the text may stand when it happened: 11:41, ~11:40, yesterday 23:10, 2026-11-21 23:10, 02:30+01:00. Reading is
// a pure function of the line, the time now and the zone of the reader. A time that the zone does not have, has twice,
// or that lies ahead is an error and never a guess.
package entry
