/** The part of libsql that is used. Every call blocks until it is done, and throws on an error. */
export interface Sqlite {
  new (file: string): SqliteConnection;
}

export interface SqliteConnection {
  readonly inTransaction: boolean;
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

interface SqliteStatement {
  run(...values: unknown[]): { readonly changes: number };
  get(...values: unknown[]): unknown;
  all(...values: unknown[]): unknown[];
}

/** All of it is written, or nothing. */
export function inTransaction<T>(connection: SqliteConnection, act: () => T): T {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const value = act();
    connection.exec('COMMIT');
    return value;
  } catch (error) {
    // Some errors have rolled back by themselves.
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}
