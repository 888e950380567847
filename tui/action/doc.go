// Package action is the table of everything that can be done in a room: name, key, fields, whether it can be done now
// and the reason why not, and how its intent is built.
//
// The hint line, the help, the palette, the forms and the commands read this one table, so what one of them offers
// all of them offer. Actions are values without state; [Context] carries all that they look at, and nothing here reads
// a clock, a file or the terminal. Names and help are texts of package locale under "action.<id>.name" and
// "action.<id>.help", labels of fields under "action.field.<id>", reasons under "action.reason.<id>".
package action
