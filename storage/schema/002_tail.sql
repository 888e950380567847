-- An append touches as few pages as it can: a durable act costs what it writes. So the indexes of event are tables of
-- our own, which lag behind: they hold the events up to number indexed.n and are brought up to date every hundred
-- events or so. The few after that, the tail, are found by looking at them.
CREATE TABLE entry (
  n        INTEGER PRIMARY KEY,
  site     INTEGER NOT NULL REFERENCES site,
  seq      INTEGER NOT NULL,
  branch   INTEGER NOT NULL DEFAULT 0, -- above 0: another event with this site and seq came before, see fork
  incident INTEGER NOT NULL REFERENCES incident,
  hash     BLOB NOT NULL,
  record   BLOB NOT NULL
) STRICT;
INSERT INTO entry SELECT n, site, seq, branch, incident, hash, record FROM event ORDER BY n;
DROP TABLE event;
ALTER TABLE entry RENAME TO event;
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

CREATE TABLE indexed (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  n   INTEGER NOT NULL
) STRICT;
INSERT INTO indexed SELECT 1, coalesce(max(n), 0) FROM event;

-- Where the event of a site with a number is.
CREATE TABLE chain (
  site   INTEGER NOT NULL,
  seq    INTEGER NOT NULL,
  branch INTEGER NOT NULL,
  n      INTEGER NOT NULL,
  PRIMARY KEY (site, seq, branch)
) STRICT, WITHOUT ROWID;
INSERT INTO chain SELECT site, seq, branch, n FROM event;

-- The events of an incident.
CREATE TABLE trail (
  incident INTEGER NOT NULL,
  n        INTEGER NOT NULL,
  PRIMARY KEY (incident, n)
) STRICT, WITHOUT ROWID;
INSERT INTO trail SELECT incident, n FROM event ORDER BY incident, n;

-- Where the events of a site are, those of the tail included.
CREATE VIEW place AS
  SELECT site, seq, branch, n FROM chain UNION ALL
  SELECT site, seq, branch, n FROM event WHERE n > (SELECT n FROM indexed);

-- The line of an incident says what was true up to event number upto. It is written again when more than the number
-- of events has changed, and when the indexes are.
ALTER TABLE incident ADD COLUMN upto INTEGER NOT NULL DEFAULT 0;
