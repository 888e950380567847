// Package publish makes the public page: what everybody may read about incidents, as files that any web server can
// hand out.
//
// What it promises:
//   - Only approved public text leaves: the wording of notices that have left by the page to an audience that the plan
//     of their incident calls public, and what the plan says under "page". Nothing else of a plan or an incident is
//     read as text. Titles, numbers, names, customers, drafts and the log stay inside.
//   - The public name of an incident is the subject of its first notice on the page, or of the correction of that
//     notice. Without a subject it is the day.
//   - An incident is as far as its notices say. It is over once one said so, or once it was closed.
//   - The whole is never better than the worst open incident or the worst component.
//   - Exercises never stand on the same page as what is real.
//   - [Build] and [Render] are pure: the same incidents, plan, time and options give the same bytes. What does not
//     change keeps its "updated" time; only the age of the state moves with the clock.
//   - [Folder.Write] replaces file by file: a reader meets the old or the new one, never half of it.
package publish
