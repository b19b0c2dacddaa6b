import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;

const keyFile = z.object({ tokens: z.string(), pseudonyms: z.string() });

/** The branch's secrets, outside the database: a copied database says nothing about anybody. */
export interface Keys {
  readonly tokens: Buffer;
  readonly pseudonyms: Buffer;
}

/** Reads the keys of a data folder, or mints them on the first start. */
export function loadKeys(dataDir: string): Keys {
  const path = join(dataDir, 'keys.json');
  const file = keyFile.parse(JSON.parse(readOrMint(path)));
  return {
    tokens: Buffer.from(file.tokens, 'base64'),
    pseudonyms: Buffer.from(file.pseudonyms, 'base64'),
  };
}

function readOrMint(path: string): string {
  const minted = JSON.stringify({
    tokens: randomBytes(KEY_BYTES).toString('base64'),
    pseudonyms: randomBytes(KEY_BYTES).toString('base64'),
  });
  try {
    writeFileSync(path, minted, { flag: 'wx', mode: OWNER_ONLY });
    return minted;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return readFileSync(path, 'utf8');
    }
    throw error;
  }
}

/** HMAC-SHA-256, base64url. */
export function keyedHash(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
