/** Joins pieces in order, e.g. the commands of one document. */
export function concatBytes(parts: Iterable<ArrayLike<number>>): Uint8Array {
  const list = [...parts];
  const joined = new Uint8Array(list.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of list) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** `1b 40 1c 26`, as manuals write it. */
export function toHex(bytes: Iterable<number>): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
