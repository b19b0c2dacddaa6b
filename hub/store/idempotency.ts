import type { Db } from './open.ts';

/** What identifies one intent of one caller. */
export interface IdempotencyKey {
  readonly tokenId: string;
  readonly path: string;
  readonly key: string;
}

export interface IdempotencyRecord {
  /** Hash of the request's body: the same key with another body is a mistake of the caller. */
  readonly bodyHash: string;
  readonly status: number;
  /** JSON of the answer. */
  readonly reply: string;
}

/** Answers given, kept so that a repeated request is answered and not done again. */
export function createIdempotency(db: Db) {
  const find = db.prepare<[string, string, string], IdempotencyRecord>(
    `SELECT body_hash AS bodyHash, status, reply FROM idempotency
     WHERE token_id = ? AND path = ? AND key = ?`,
  );
  const insert = db.prepare(
    `INSERT INTO idempotency (token_id, path, key, body_hash, status, reply, at)
     VALUES (@tokenId, @path, @key, @bodyHash, @status, @reply, @at)`,
  );
  const prune = db.prepare('DELETE FROM idempotency WHERE at < ?');
  return {
    find({ tokenId, path, key }: IdempotencyKey): IdempotencyRecord | undefined {
      return find.get(tokenId, path, key);
    },
    put(key: IdempotencyKey, record: IdempotencyRecord, at: number): void {
      insert.run({ ...key, ...record, at });
    },
    /** Forgets what is older than `beforeMs`. */
    prune(beforeMs: number): void {
      prune.run(beforeMs);
    },
  };
}
