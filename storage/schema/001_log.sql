-- The log of one site and of all sites whose events it has received. Rows of event are never changed or deleted;
-- everything else is derived from them, or says where this file lives.

CREATE TABLE site (
  k    INTEGER PRIMARY KEY,
  id   TEXT NOT NULL UNIQUE,      -- FRA-3f9a2c71
  code TEXT NOT NULL              -- FRA, the same for every incarnation
) STRICT;

-- Where this file lives. Another machine or inode means that it is a copy, which must not go on with the same chain.
CREATE TABLE home (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  site    INTEGER NOT NULL REFERENCES site,
  machine TEXT NOT NULL,
  inode   INTEGER NOT NULL,
  mark    INTEGER NOT NULL        -- the logical clock was at least here, whatever the wall clock says now
) STRICT;

-- One line of the board per incident, kept in the transaction that appends its events.
CREATE TABLE incident (
  k       INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,
  site    INTEGER REFERENCES site,   -- where it was declared; null until that event has arrived
  number  TEXT NOT NULL DEFAULT '',  -- 2026-017, unique per site code
  series  TEXT NOT NULL DEFAULT '',  -- 2026-, 2026-X, 2026-B
  ordinal INTEGER NOT NULL DEFAULT 0,
  closed  INTEGER NOT NULL DEFAULT 0,
  events  INTEGER NOT NULL DEFAULT 0,
  upto    INTEGER NOT NULL DEFAULT 0, -- the line says what was true up to this event; see indexed
  line    BLOB NOT NULL DEFAULT x'', -- the summary, see line.go
  sum     INTEGER NOT NULL DEFAULT 0 -- over events, upto and line: a flipped bit must not show as a fact
) STRICT;
CREATE INDEX incident_series ON incident (series, ordinal);
CREATE INDEX incident_number ON incident (number);
CREATE INDEX incident_open ON incident (k) WHERE closed = 0;

-- The lines of closed incidents once more, many in one row: page p has those with k / 64 = p. A board of thousands of
-- closed incidents is read in a few rows.
CREATE TABLE board (
  page  INTEGER PRIMARY KEY,
  lines BLOB NOT NULL,
  sum   INTEGER NOT NULL
) STRICT;

-- n is the order of arrival in this file. It never goes back, because nothing is deleted.
-- record is the event as the bytes that hash is the SHA-256 of, see model.Event.Record; the other columns only find it.
--
-- An append touches as few pages as it can: a durable act costs what it writes. So the indexes of event are tables of
-- our own, which lag behind: they hold the events up to number indexed.n and are brought up to date every hundred
-- events or so. The few after that, the tail, are found by looking at them.
CREATE TABLE event (
  n        INTEGER PRIMARY KEY,
  site     INTEGER NOT NULL REFERENCES site,
  seq      INTEGER NOT NULL,
  branch   INTEGER NOT NULL DEFAULT 0, -- above 0: another event with this site and seq came before, see fork
  incident INTEGER NOT NULL REFERENCES incident,
  hash     BLOB NOT NULL,
  record   BLOB NOT NULL
) STRICT;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

CREATE TABLE indexed (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  n   INTEGER NOT NULL
) STRICT;
INSERT INTO indexed VALUES (1, 0);

-- Where the event of a site with a number is.
CREATE TABLE chain (
  site   INTEGER NOT NULL,
  seq    INTEGER NOT NULL,
  branch INTEGER NOT NULL,
  n      INTEGER NOT NULL,
  PRIMARY KEY (site, seq, branch)
) STRICT, WITHOUT ROWID;

-- The events of an incident.
CREATE TABLE trail (
  incident INTEGER NOT NULL,
  n        INTEGER NOT NULL,
  PRIMARY KEY (incident, n)
) STRICT, WITHOUT ROWID;

-- Where the events of a site are, those of the tail included.
CREATE VIEW place AS
  SELECT site, seq, branch, n FROM chain UNION ALL
  SELECT site, seq, branch, n FROM event WHERE n > (SELECT n FROM indexed);

-- Two different events with one identity: a restored or cloned file went on with the same chain.
CREATE TABLE fork (
  site INTEGER NOT NULL REFERENCES site,
  seq  INTEGER NOT NULL,
  kept BLOB NOT NULL,              -- hash of the event that was here first
  came BLOB NOT NULL,              -- hash of the one that came later
  seen INTEGER NOT NULL,           -- milliseconds since 1970
  PRIMARY KEY (site, seq, came)
) STRICT, WITHOUT ROWID;

-- What was once seen of a chain, here or elsewhere: an event that stood there must still stand there.
CREATE TABLE checkpoint (
  site   INTEGER NOT NULL REFERENCES site,
  seq    INTEGER NOT NULL,
  hash   BLOB NOT NULL,
  source TEXT NOT NULL,            -- who saw it: bell, paper, a site
  seen   INTEGER NOT NULL,
  PRIMARY KEY (site, seq, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan (
  k       INTEGER PRIMARY KEY,
  digest  TEXT NOT NULL UNIQUE,    -- hex SHA-256 of archive
  archive BLOB NOT NULL
) STRICT;
