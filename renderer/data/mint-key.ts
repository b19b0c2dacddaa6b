/**
 * Mints the key of one intent: 128 random bits in hex. Not `crypto.randomUUID`, which browsers offer on secure
 * origins only, while counters open the hub's pages over the branch's own network.
 */
export function mintKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Call context of a deed done once: a key of its own. */
export function oneIntent(): { readonly context: { readonly idempotencyKey: string } } {
  return { context: { idempotencyKey: mintKey() } };
}
