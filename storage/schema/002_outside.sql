-- What leaves the house, and whom it reaches. Nothing here is an event: rows are changed, and removed where privacy asks
-- for it. What became of a notice is told to the log as events.

-- One letter of a notice on its way to one recipient by one channel, written in the transaction that records the event
-- notice.queued (site, seq). Addresses never stand here.
CREATE TABLE parcel (
  id        INTEGER PRIMARY KEY,         -- the order of arrival
  site      INTEGER NOT NULL REFERENCES site,
  seq       INTEGER NOT NULL,
  delivery  INTEGER NOT NULL,            -- its number in the dispatch, from 0
  incident  INTEGER NOT NULL REFERENCES incident,
  notice    TEXT NOT NULL,               -- the entry that drafted it
  number    INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  audience  TEXT NOT NULL,
  recipient TEXT NOT NULL,
  name      TEXT NOT NULL,
  channel   TEXT NOT NULL,
  language  TEXT NOT NULL,
  key       BLOB NOT NULL,               -- what it is for whom: the same for every letter of a notice to a recipient by a channel
  queued    INTEGER NOT NULL,            -- times are milliseconds since 1970; 0 is none

  state     TEXT NOT NULL DEFAULT 'queued',
  first     INTEGER NOT NULL DEFAULT 0,  -- nobody queued stands before it in its line: incident, recipient, channel
  next      INTEGER NOT NULL DEFAULT 0,  -- not to be tried before
  tries     INTEGER NOT NULL DEFAULT 0,
  ending    INTEGER NOT NULL DEFAULT 0,  -- it may be leaving at this moment
  said      INTEGER NOT NULL DEFAULT 0,  -- a person said its state
  told      INTEGER NOT NULL DEFAULT 1,  -- the log knows its state
  detail    TEXT NOT NULL DEFAULT '',
  at        INTEGER NOT NULL,            -- since when it is as it is

  lane      TEXT NOT NULL GENERATED ALWAYS AS (CASE kind WHEN 'exercise' THEN '' ELSE channel END) STORED -- see Line
) STRICT;
CREATE UNIQUE INDEX parcel_dispatch ON parcel (site, seq, delivery);
CREATE INDEX parcel_incident ON parcel (incident, id);
CREATE INDEX parcel_line ON parcel (incident, recipient, channel, id) WHERE state = 'queued';
CREATE INDEX parcel_due ON parcel (lane, next, id) WHERE first = 1;
CREATE INDEX parcel_behind ON parcel (channel, id) WHERE state = 'queued' AND first = 0;
CREATE INDEX parcel_untold ON parcel (site, seq, delivery) WHERE told = 0;
CREATE INDEX parcel_uncertain ON parcel (id) WHERE state = 'uncertain';
CREATE INDEX parcel_ending ON parcel (id) WHERE ending = 1;

-- Who may send. A new term begins whenever it goes to somebody else; the row stays, so that terms never come again.
CREATE TABLE lease (
  one    INTEGER PRIMARY KEY CHECK (one = 1),
  holder TEXT NOT NULL,                  -- empty: nobody
  term   INTEGER NOT NULL,
  taken  INTEGER NOT NULL,               -- or renewed
  until  INTEGER NOT NULL
) STRICT;
INSERT INTO lease VALUES (1, '', 0, 0, 0);

-- What the last real attempts showed of a channel.
CREATE TABLE link (
  channel TEXT PRIMARY KEY,
  state   TEXT NOT NULL,
  since   INTEGER NOT NULL,
  tried   INTEGER NOT NULL,
  detail  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The directory of customers, with their numbers and addresses.
CREATE TABLE customer (
  k     INTEGER PRIMARY KEY,
  id    TEXT NOT NULL UNIQUE,
  words TEXT NOT NULL,                   -- what it is found by, see wordsOf
  body  TEXT NOT NULL,                   -- JSON
  sum   INTEGER NOT NULL                 -- over body: a flipped bit must not become an address
) STRICT;
CREATE INDEX customer_words ON customer (words);

-- Which column of a table means what, by the headings of the table.
CREATE TABLE mapping (
  headings TEXT PRIMARY KEY,
  columns  TEXT NOT NULL                 -- JSON
) STRICT, WITHOUT ROWID;

-- What callers said.
CREATE TABLE symptom (
  id      BLOB PRIMARY KEY,              -- random: the same call written twice is one
  symptom TEXT NOT NULL,
  note    TEXT NOT NULL,
  person  TEXT NOT NULL,
  at      INTEGER NOT NULL
) STRICT;
CREATE INDEX symptom_at ON symptom (at);
