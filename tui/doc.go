// Package tui is the room on the screen: one [tea.Model] over panes that draw, a table of actions, and a feed that
// looks at the log again whenever it is rung.
//
// What it promises:
//   - An act is shown as done only after [Log.Do] has returned. An act that failed gives back what was typed.
//   - Acts of one room reach the log in the order in which they were given, one at a time.
//   - Every change of the log, whoever made it, reaches the screen the same way: subscribe, read, wait, read again.
//     One read is in flight at any time, so an older state never replaces a newer one.
//   - Text that is being typed survives alarms, locking, resizing, errors and changes by others.
//   - Nothing is read, written or waited for in Init, Update or View; commands do that, and all of them end with the
//     context that [New] was given.
//   - The safety line is drawn at every size, also while the screen is locked or a form is open.
//   - Window title, bell and notifications hold only the program's own words and the incident's number.
package tui
