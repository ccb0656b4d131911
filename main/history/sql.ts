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
  // What searches look at, made of the entries (see call-digests.ts). Apart from the calls, whose rows
  // are written again with every entry.
  `
  CREATE TABLE digests (
    id INTEGER PRIMARY KEY,
    search_text TEXT NOT NULL,
    by_text TEXT NOT NULL,
    longest_hold_ms INTEGER NOT NULL,
    held_since INTEGER,
    failed_commands INTEGER NOT NULL,
    coachings INTEGER NOT NULL,
    digest TEXT NOT NULL
  );
  ALTER TABLE conferences ADD COLUMN digested INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX conferences_in_turn ON conferences (account_sid, id, first_at, last_at);
  CREATE INDEX conferences_undigested ON conferences (id) WHERE digested = 0;
  DROP INDEX conferences_by_account;
  CREATE INDEX entries_in_turn ON entries (conference);
  DROP INDEX entries_by_conference;
  `,
  // Digests tell more now: they are made of the entries once more.
  `
  DELETE FROM digests;
  UPDATE conferences SET digested = 0;
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
  RETURNING id, friendly_name AS friendlyName
`;

export const PUT_ENDING = 'UPDATE conferences SET ended_at = ?1 WHERE id = ?2';

export const PUT_ENTRY = `
  INSERT INTO entries (conference, at, kind, call_sid, who, source, twilio_at, details)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
`;

export const PUT_DIGEST = `
  INSERT INTO digests VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
  ON CONFLICT (id) DO UPDATE SET search_text = excluded.search_text, by_text = excluded.by_text,
    longest_hold_ms = excluded.longest_hold_ms, held_since = excluded.held_since,
    failed_commands = excluded.failed_commands, coachings = excluded.coachings,
    digest = excluded.digest
`;

export const PUT_DIGESTED = 'UPDATE conferences SET digested = 1 WHERE id = ?1 AND digested = 0';

const CALL_COLUMNS = `
  conferences.id, account_sid AS accountSid, conference_sid AS conferenceSid, friendly_name AS friendlyName,
  first_at AS firstAt, last_at AS lastAt, ended_at AS endedAt, digest
`;

/** The place at which so many calls have been looked at; null when there are fewer. */
export const SLICE_END = `
  SELECT id AS value FROM conferences WHERE account_sid = ?1 AND id < ?2
  ORDER BY id DESC LIMIT 1 OFFSET ?3
`;

/**
 * The calls between two places for which all of it is true. A hold that nobody saw end lasts until now
 * (?9) on a call that may go on, which is one that was heard of since this run began (?10), and until the
 * last that is known on any other.
 */
export const CALLS = `
  SELECT ${CALL_COLUMNS} FROM conferences JOIN digests ON digests.id = conferences.id
  WHERE account_sid = ?1 AND conferences.id < ?2 AND conferences.id >= ?3 AND last_at >= ?4 AND first_at <= ?5
    AND (?6 IS NULL OR longest_hold_ms >= ?6
      OR coalesce(ended_at, iif(last_at >= ?10, ?9, last_at)) - held_since >= ?6)
    AND failed_commands >= ?7 AND coachings >= ?8
    AND ${isIn('search_text', '?11')} AND ${isIn('by_text', '?12')}
  ORDER BY conferences.id DESC LIMIT ?13
`;

/** Each of the words is found in one of its ways: JSON, as of search-patterns.ts. */
function isIn(column: string, words: string): string {
  return `NOT EXISTS (
      SELECT 1 FROM json_each(${words}) AS word
      WHERE NOT EXISTS (SELECT 1 FROM json_each(word.value) AS way WHERE ${column} GLOB way.value))`;
}

export const CALL = `
  SELECT ${CALL_COLUMNS} FROM conferences LEFT JOIN digests ON digests.id = conferences.id
  WHERE account_sid = ?1 AND conference_sid = ?2
`;

/** Calls that were kept before there was anything to search. */
export const UNDIGESTED = `
  SELECT ${CALL_COLUMNS} FROM conferences LEFT JOIN digests ON digests.id = conferences.id
  WHERE digested = 0 ORDER BY conferences.id LIMIT ?1
`;

export const ENTRIES = `
  SELECT id, at, kind, call_sid AS callSid, who, source, twilio_at AS twilioAt, details
  FROM entries WHERE conference = ?1 AND id > ?2 ORDER BY id LIMIT ?3
`;

export const OLDEST = 'SELECT id, last_at AS lastAt FROM conferences ORDER BY last_at LIMIT 1';

export const DROP_ENTRIES = `
  DELETE FROM entries WHERE id IN (SELECT id FROM entries WHERE conference = ?1 LIMIT ?2)
`;

export const DROP_DIGEST = 'DELETE FROM digests WHERE id = ?1';

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
