import type { Db } from './open.ts';

/** Facts about this database itself. */
export function createMeta(db: Db) {
  const find = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
  const insert = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
  return {
    /** The value under `key`; made by `mint` and kept the first time it is asked for. */
    once(key: string, mint: () => string): string {
      const known = find.get(key);
      if (known) return known.value;
      const value = mint();
      insert.run(key, value);
      return value;
    },
  };
}
