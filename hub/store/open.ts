import Database from 'better-sqlite3';
import { invariant } from '#core/shared/assert.ts';
import { FIRST } from './migrations/001-first.ts';

export type Db = Database.Database;

const MIGRATIONS: readonly string[] = [FIRST];

/** Pages of 4 KiB: the soft limit of the file, 16 GiB. */
const MAX_PAGE_COUNT = 4_194_304;
const JOURNAL_SIZE_LIMIT_BYTES = 16 * 1024 * 1024;

/**
 * Settings under which no acknowledged ticket was lost in power-cut tests; each is read back, for SQLite ignores what
 * it does not know. FULL costs a tenth of a millisecond and is not up for discussion on this database.
 */
const PRAGMAS = [
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['wal_autocheckpoint', 1000],
  ['journal_size_limit', JOURNAL_SIZE_LIMIT_BYTES],
  ['busy_timeout', 5000],
  ['foreign_keys', 1],
  ['trusted_schema', 0],
  ['cell_size_check', 1],
  ['mmap_size', 0],
  ['temp_store', 2],
  ['max_page_count', MAX_PAGE_COUNT],
] as const;

/** Opens the branch's database, brings it to the present shape and checks every setting. */
export function openDatabase(path: string): Db {
  const db = new Database(path);
  for (const [name, value] of PRAGMAS) {
    db.pragma(`${name} = ${value}`);
    const readBack = db.pragma(name, { simple: true });
    invariant(readBack === value, `SQLite did not accept ${name} = ${value}: ${String(readBack)}`);
  }
  migrate(db);
  return db;
}

function migrate(db: Db): void {
  const from = Number(db.pragma('user_version', { simple: true }));
  invariant(from <= MIGRATIONS.length, 'the database was written by a newer version');
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < from) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
}

/** The file or the disk under it can no longer be trusted (a full disk can: nothing of the transaction was written). */
export function isDiskFailure(error: unknown): boolean {
  if (!(error instanceof Database.SqliteError)) return false;
  return /^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(error.code);
}

/**
 * Holds the data folder for this process alone. The lock is the operating system's on an open file, so that it goes
 * with the process, however that ended.
 *
 * @returns undefined when another process holds it
 */
export function lockDataFolder(path: string): { release(): void } | undefined {
  const db = new Database(path, { timeout: 0 });
  try {
    db.pragma('journal_mode = delete');
    db.exec('BEGIN EXCLUSIVE');
    return { release: () => db.close() };
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      return undefined;
    throw error;
  }
}
