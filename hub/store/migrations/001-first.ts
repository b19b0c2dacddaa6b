/** Event log with its projections, tokens, idempotency records, alerts and what was learned about devices. */
export const FIRST = `
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  seq          INTEGER PRIMARY KEY,
  at           INTEGER NOT NULL,
  business_day TEXT    NOT NULL,
  name         TEXT    NOT NULL,
  body         TEXT    NOT NULL, -- the fact as core/queue knows it; never changed
  public       TEXT              -- what /events sends; null for what is sent once and kept nowhere
) STRICT;
CREATE INDEX event_day_opened ON event (seq) WHERE name = 'dayOpened';

CREATE TABLE ticket (
  id           TEXT PRIMARY KEY,
  ordinal      INTEGER NOT NULL UNIQUE, -- seq of its ticketIssued event: order of issue, cursor of lists
  business_day TEXT    NOT NULL,
  number       TEXT    NOT NULL,
  public_code  TEXT    NOT NULL UNIQUE,
  service_id   TEXT    NOT NULL,
  segment_id   TEXT    NOT NULL,
  state        TEXT    NOT NULL,
  counter_id   TEXT,
  issued_at    INTEGER NOT NULL,
  version      INTEGER NOT NULL,
  body         TEXT    NOT NULL,
  UNIQUE (business_day, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_day ON ticket (business_day, ordinal);
CREATE INDEX ticket_state ON ticket (business_day, state, ordinal);
CREATE UNIQUE INDEX ticket_at_counter ON ticket (counter_id) WHERE state IN ('called', 'serving');

CREATE TABLE counter (
  id        TEXT PRIMARY KEY,
  state     TEXT NOT NULL CHECK (state IN ('open', 'paused', 'closed')),
  ticket_id TEXT UNIQUE,
  body      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency (
  token_id   TEXT    NOT NULL,
  path       TEXT    NOT NULL,
  key        TEXT    NOT NULL,
  body_hash  TEXT    NOT NULL,
  status     INTEGER NOT NULL,
  reply      TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  PRIMARY KEY (token_id, path, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_at ON idempotency (at);

CREATE TABLE access_token (
  id         TEXT PRIMARY KEY,
  role       TEXT    NOT NULL,
  label      TEXT    NOT NULL,
  counter_id TEXT,
  kiosk_id   TEXT,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE alert (
  id              TEXT PRIMARY KEY,
  kind            TEXT    NOT NULL,
  raised_at       INTEGER NOT NULL,
  acknowledged_at INTEGER,
  cleared_at      INTEGER,
  body            TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_open ON alert (raised_at) WHERE cleared_at IS NULL;

CREATE TABLE device_capability (
  device_id TEXT PRIMARY KEY,
  body      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
