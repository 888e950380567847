// Package locale says everything the room says, in the language of whoever reads it: words, times, numbers, log
// entries, obligations and errors.
//
// A [Locale] is immutable and safe for use by many screens at once; switching the language means taking another
// one. Messages lie in messages/<area>.<language>.yaml and are embedded; every language has the same ids, a test says
// so. Text that comes from events, plans or users is passed through [model.Safe] here, so what a Locale returns may
// be shown as it is.
package locale
