// Package dialog is what opens over the room: forms, the palette, help, pickers and questions.
//
// A dialog takes messages and answers with a [Result] when somebody has decided; it changes nothing itself. Dialogs lie
// on a [Stack] and the front one has the keyboard. One that opened by itself ignores keys for a moment, so that a key
// that was meant for the room does not answer it. A form that is open while its subject changes says so.
package dialog
