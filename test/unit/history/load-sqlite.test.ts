import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { expect, it } from 'vitest';
import { openHistoryFile } from '../../../main/history/history-file.ts';
import { loadSqlite } from '../../../main/history/load-sqlite.ts';
import { inTransaction } from '../../../main/history/sqlite.ts';

const missing = async () => {
  throw new Error('no binary for this processor');
};

/** As Node has it from 22.16 on; the tests also run on a Node without. */
class LikeNodes extends Database {
  get isTransaction() {
    return super.inTransaction;
  }
}
const nodeSqlite = () => process.getBuiltinModule('node:sqlite') ?? { DatabaseSync: LikeNodes };

it('libsql is taken where it is', async () => {
  expect(await loadSqlite(async () => Database, nodeSqlite)).toBe(Database);
});

it('without a binary of libsql, Node’s own keeps the same file', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'load-sqlite-'));
  const file = path.join(folder, 'history.db');
  try {
    for (const load of [missing, async () => Database, missing]) {
      const connection = openHistoryFile(await loadSqlite(load, nodeSqlite), file);
      expect(connection.inTransaction).toBe(false);
      inTransaction(connection, () => expect(connection.inTransaction).toBe(true));
      const tables = connection.prepare('SELECT count(*) AS value FROM sqlite_schema').get();
      expect(tables).toMatchObject({ value: expect.any(Number) });
      connection.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('where there is neither, the reason is libsql’s', async () => {
  await expect(loadSqlite(missing, () => undefined)).rejects.toThrow('no binary');
});
