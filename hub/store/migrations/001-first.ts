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
  ordinal      INTEGER PRIMARY KEY, -- seq of its ticketIssued event: order of issue, cursor of lists
  id           TEXT NOT NULL UNIQUE,
  business_day TEXT NOT NULL,
  number       TEXT NOT NULL,
  public_code  TEXT NOT NULL UNIQUE,
  service_id   TEXT NOT NULL,
  segment_id   TEXT NOT NULL,
  state        TEXT NOT NULL,
  counter_id   TEXT,
  issued_at    INTEGER NOT NULL,
  version      INTEGER NOT NULL,
  body         TEXT NOT NULL,
  UNIQUE (business_day, number)
) STRICT;
CREATE INDEX ticket_day ON ticket (business_day, ordinal);
CREATE INDEX ticket_state ON ticket (business_day, state, ordinal);
CREATE UNIQUE INDEX ticket_at_counter ON ticket (counter_id) WHERE state IN ('called', 'serving');

CREATE TABLE announcement (
  ticket       INTEGER PRIMARY KEY, -- ordinal of the ticket
  business_day TEXT    NOT NULL,
  service_id   TEXT    NOT NULL, -- of the ticket when it was announced
  segment_id   TEXT    NOT NULL,
  at           INTEGER NOT NULL,
  shown        INTEGER NOT NULL CHECK (shown IN (0, 1)),
  reason       TEXT,             -- why not shown
  mean_seconds INTEGER,
  p50_seconds  INTEGER,
  p80_seconds  INTEGER,
  p90_seconds  INTEGER,
  outcome      TEXT CHECK (outcome IN ('called', 'transferred', 'left')), -- null while it waits
  wait_seconds INTEGER           -- of a called one
) STRICT;
CREATE INDEX announcement_day ON announcement (business_day, ticket);

CREATE TABLE day_summary (
  business_day TEXT PRIMARY KEY,
  learned      TEXT NOT NULL, -- JSON of core/wait/day-record.ts
  waits        TEXT NOT NULL  -- JSON of core/wait/wait-tally.ts
) STRICT;

CREATE TABLE appointment (
  ordinal    INTEGER PRIMARY KEY, -- seq of its appointmentBooked event
  code       TEXT    NOT NULL UNIQUE,
  reference  TEXT    UNIQUE,
  slot_start INTEGER NOT NULL,
  state      TEXT    NOT NULL,
  body       TEXT    NOT NULL
) STRICT;

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
