import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { writeWhole } from './write-whole.ts';

const KEY_BYTES = 32;

const keyFile = z.object({ tokens: z.string(), pseudonyms: z.string() });

/** The branch's secrets, outside the database: a copied database says nothing about anybody. */
export interface Keys {
  readonly tokens: Buffer;
  readonly pseudonyms: Buffer;
}

/** Reads the keys of a data folder, or mints them on the first start. */
export function loadKeys(dataDir: string): Keys {
  const path = join(dataDir, 'keys.json');
  const file = keyFile.safeParse(parseJson(readOrMint(path)));
  if (!file.success) throw new Error('keys.json is damaged: put the copy back that was kept of it');
  return {
    tokens: Buffer.from(file.data.tokens, 'base64'),
    pseudonyms: Buffer.from(file.data.pseudonyms, 'base64'),
  };
}

function readOrMint(path: string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8');
  const minted = JSON.stringify({
    tokens: randomBytes(KEY_BYTES).toString('base64'),
    pseudonyms: randomBytes(KEY_BYTES).toString('base64'),
  });
  writeWhole(path, minted);
  return minted;
}

/** HMAC-SHA-256, base64url. */
export function keyedHash(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
