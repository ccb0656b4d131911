import type { Sqlite } from './sqlite.ts';

/** What newer versions of Node bring along; its types come with those. */
interface NodeSqlite {
  readonly DatabaseSync: new (
    file: string,
  ) => Omit<InstanceType<Sqlite>, 'inTransaction'> & { readonly isTransaction: boolean };
}

/**
 * libsql; where it comes without a binary for the processor, as for Windows on ARM, the SQLite that is
 * part of Node. Both write the same file. Rejects with libsql's reason where there is neither.
 */
export async function loadSqlite(
  loadLibsql: () => Promise<Sqlite>,
  nodeSqlite: () => object | undefined,
): Promise<Sqlite> {
  try {
    return await loadLibsql();
  } catch (error) {
    const found = nodeSqlite();
    if (!isNodeSqlite(found)) throw error;
    return sqliteOf(found);
  }
}

function isNodeSqlite(found: object | undefined): found is NodeSqlite {
  return found !== undefined && 'DatabaseSync' in found;
}

function sqliteOf({ DatabaseSync }: NodeSqlite): Sqlite {
  return class extends DatabaseSync {
    get inTransaction(): boolean {
      return this.isTransaction;
    }
  };
}
