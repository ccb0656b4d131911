import { existsSync, renameSync } from 'node:fs';
import { z } from 'zod';
import { setAsideName } from '../core/set-aside-name.ts';
import {
  APPLICATION_ID,
  APPLICATION_ID_NOW,
  MIGRATIONS,
  SETTINGS,
  TABLES_NOW,
  VERSION_NOW,
} from './sql.ts';
import { inTransaction, type Sqlite, type SqliteConnection } from './sqlite.ts';

/** The file can never be used as it is: it is damaged, another program's, or of a newer Earshot. */
export class UnusableFile extends Error {}

/** Opens the file, or makes it, with the tables of this version. Throws what stood in the way. */
export function openHistoryFile(sqlite: Sqlite, file: string): SqliteConnection {
  const connection = new sqlite(file);
  try {
    const version = versionOf(connection);
    connection.exec(SETTINGS);
    migrate(connection, version);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Moves the file and what belongs to it out of the way; answers where it lies now. */
export function setFileAside(file: string, at: number): string {
  const aside = setAsideName(file, at);
  // The log beside the file may hold the last minutes, so it goes along.
  for (const ending of ['-wal', '-shm', '']) {
    if (existsSync(file + ending)) renameSync(file + ending, aside + ending);
  }
  return aside;
}

/** How many migrations the file has had. */
function versionOf(connection: SqliteConnection): number {
  const isOurs = readNumber(connection, APPLICATION_ID_NOW) === APPLICATION_ID;
  if (!isOurs && readNumber(connection, TABLES_NOW) > 0) {
    throw new UnusableFile('it was not written by Earshot');
  }
  const version = readNumber(connection, VERSION_NOW);
  if (version > MIGRATIONS.length) throw new UnusableFile('a newer Earshot wrote it');
  return version;
}

function migrate(connection: SqliteConnection, version: number): void {
  if (version === MIGRATIONS.length) return;
  inTransaction(connection, () => {
    for (const migration of MIGRATIONS.slice(version)) connection.exec(migration);
    connection.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    connection.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
}

function readNumber(connection: SqliteConnection, sql: string): number {
  return z.object({ value: z.number() }).parse(connection.prepare(sql).get()).value;
}
