// Package storage is the append-only log of a site on one SQLite file, shared by several processes of one machine.
//
// What it promises:
//   - [Log.Do] answers without an error only after its events are on the disk. An error with
//     [model.CodeNotConfirmed] means that nobody can tell yet; every other error means that nothing was recorded.
//   - Events are never changed or deleted. What is read is checked against its hash: a damaged event is an error with
//     [model.CodeCorrupt], never a wrong answer.
//   - [Log.Watch] rings after every commit by this or another process; nothing is lost by not listening for a while.
//   - Beside the log stand, in the same file, an outbox of what leaves (Parcel), the channels, a directory of customers
//     and what callers say. They are not events: their rows change, and can be removed. A notice that is let go lies in
//     the outbox as soon as it is recorded, and only at the site that recorded it.
//   - Nobody but SQLite opens the database, its -wal or its -shm: closing any other descriptor of them would drop
//     SQLite's locks for the whole process. This package only ever asks for their metadata.
//
// Errors that a person must act on are [model.Error] with a code and a hint.
package storage
