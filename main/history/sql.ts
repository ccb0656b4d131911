/** "Eash": marks the file as ours. */
export const APPLICATION_ID = 0x45617368;

/**
 * What leads from each version of the tables to the next; a file says in `user_version` how many it
 * has had. One that has been released is never changed, only followed by another.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE conferences (
    id INTEGER PRIMARY KEY,
    account_sid TEXT NOT NULL,
    conference_sid TEXT NOT NULL,
    friendly_name TEXT NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    ended_at INTEGER,
    UNIQUE (account_sid, conference_sid)
  );
  CREATE INDEX conferences_by_account ON conferences (account_sid, last_at);
  CREATE INDEX conferences_by_age ON conferences (last_at);
  CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    conference INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    call_sid TEXT,
    who TEXT,
    source TEXT,
    twilio_at INTEGER,
    details TEXT NOT NULL
  );
  CREATE INDEX entries_by_conference ON entries (conference, at);
  `,
];

/**
 * How the file is kept: readers never wait for the writer, a crash leaves it whole, a power cut costs
 * the last seconds at most, and the log beside it stays small. `auto_vacuum` has an effect on a new
 * file only, before anything is written.
 */
export const SETTINGS = `
  PRAGMA auto_vacuum = INCREMENTAL;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA wal_autocheckpoint = 256;
  PRAGMA journal_size_limit = 2000000;
`;

export const APPLICATION_ID_NOW = 'SELECT application_id AS value FROM pragma_application_id';
export const VERSION_NOW = 'SELECT user_version AS value FROM pragma_user_version';
export const TABLES_NOW = 'SELECT count(*) AS value FROM sqlite_schema';

/** An entry of a conference that nobody named keeps the name that is known. */
export const PUT_CONFERENCE = `
  INSERT INTO conferences (account_sid, conference_sid, friendly_name, first_at, last_at)
  VALUES (?1, ?2, ?3, ?4, ?5)
  ON CONFLICT (account_sid, conference_sid) DO UPDATE SET
    friendly_name = iif(excluded.friendly_name = '', friendly_name, excluded.friendly_name),
    first_at = min(first_at, excluded.first_at),
    last_at = max(last_at, excluded.last_at)
  RETURNING id AS value
`;

export const PUT_ENDING = 'UPDATE conferences SET ended_at = ?1 WHERE id = ?2';

export const PUT_ENTRY = `
  INSERT INTO entries (conference, at, kind, call_sid, who, source, twilio_at, details)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
`;

export const CALLS = `
  SELECT account_sid AS accountSid, conference_sid AS conferenceSid, friendly_name AS friendlyName,
    first_at AS firstAt, last_at AS lastAt, ended_at AS endedAt
  FROM conferences WHERE account_sid = ?1 AND last_at < ?2 ORDER BY last_at DESC LIMIT ?3
`;

export const TIMELINE = `
  SELECT account_sid AS accountSid, conference_sid AS conferenceSid, friendly_name AS friendlyName,
    at, kind, call_sid AS callSid, who, source, twilio_at AS twilioAt, details
  FROM entries JOIN conferences ON conferences.id = entries.conference
  WHERE account_sid = ?1 AND conference_sid = ?2 ORDER BY at DESC, entries.id DESC LIMIT ?3
`;

export const OLDEST = 'SELECT id, last_at AS lastAt FROM conferences ORDER BY last_at LIMIT 1';

export const DROP_ENTRIES = `
  DELETE FROM entries WHERE id IN (SELECT id FROM entries WHERE conference = ?1 LIMIT ?2)
`;

export const DROP_CONFERENCE = 'DELETE FROM conferences WHERE id = ?1';

/** In bytes: what is used, and what is free inside the file. */
export const SIZE = `
  SELECT (page_count - freelist_count) * page_size AS used, freelist_count * page_size AS free
  FROM pragma_page_count, pragma_freelist_count, pragma_page_size
`;

/** Gives up to so many free pages back to the disk. */
export const SHRINK = 'PRAGMA incremental_vacuum(500)';

/** Moves what the log beside the file holds into the file. */
export const SETTLE = 'PRAGMA wal_checkpoint(TRUNCATE)';
