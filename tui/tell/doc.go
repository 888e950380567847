// Package tell holds the screens on which people tell others: a notice is composed, looked at as it will arrive, let go,
// and followed to each recipient; with the line cut, it leaves by telephone, by a code that a phone reads, by
// announcement or on paper.
//
// Each screen is a [dialog.Dialog] that takes the whole room below the due line. None of them does I/O or has a clock:
// numbers and addresses come from a [Book] in a command, and what somebody decides is handed back as a result.
package tell
