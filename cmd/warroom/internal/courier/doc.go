// Package courier carries what waits in the outbox of the log to the people it is for.
//
// What it promises:
//   - One process at a time carries: whoever holds the lease. A room, or `warroom outbox run`.
//   - Nothing leaves before it is written down that it is about to: after a crash, what nobody can know stands as
//     uncertain and waits for a person; everything else is tried again with the same identity.
//   - Right before every try it is looked at again: what a newer notice replaced, what was taken back and what is no
//     longer true stays here.
//   - Each channel has a line of its own with its rate. A channel that hangs, breaks or is down delays no other.
//   - For one recipient of an incident one letter at a time is under way, in the order in which they were let go.
//   - Letters of an exercise reach no channel at all: they end as files in a folder.
package courier
