// Package paper puts a plan and an incident on paper: as PDF, as plain text, and as Markdown.
//
// A builder such as [Plan] or [Checklists] makes a [Document], which knows nothing of fonts, sheets or screens; a writer
// such as [PDF] makes bytes of it. Builders are pure functions, so the same folder at the same time gives the same bytes.
//
// Nothing is lost on the way: text that is too wide is wrapped, a table that is too long goes on with its head on the
// next page, and what no face can show leaves a visible mark. Nothing is said by colour alone. Text is made safe by the
// writers ([model.Safe]); documents hold it as it came.
package paper
