/** One regular file of a tar archive. */
export interface TarEntry {
  readonly path: string;
  /** Unix permission bits, e.g. 0o755. */
  readonly mode: number;
  readonly content: Uint8Array;
}

const BLOCK_BYTES = 512;

/**
 * Reads the regular files of a POSIX ustar archive; folders and other kinds of entry are passed over.
 *
 *     offset  0 name[100] · 100 mode[8] · 124 size[12] · 156 type[1] · 345 prefix[155] · content padded to 512
 *
 * Numbers are octal text. Throws when a path would leave the folder it is unpacked to.
 */
export function readTar(archive: Uint8Array): TarEntry[] {
  const entries: TarEntry[] = [];
  let offset = 0;
  while (offset + BLOCK_BYTES <= archive.length) {
    const header = archive.subarray(offset, offset + BLOCK_BYTES);
    const name = textField(header, 0, 100);
    if (name === '') break;
    const prefix = textField(header, 345, 155);
    const path = prefix === '' ? name : `${prefix}/${name}`;
    if (path.startsWith('/') || path.split('/').includes('..')) {
      throw new Error(`tar entry leaves its folder: ${path}`);
    }
    const size = octalField(header, 124, 12);
    const start = offset + BLOCK_BYTES;
    if (isRegularFile(header)) {
      const content = archive.subarray(start, start + size);
      if (content.length < size) throw new Error(`tar entry is cut short: ${path}`);
      entries.push({ path, mode: octalField(header, 100, 8), content });
    }
    offset = start + Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;
  }
  return entries;
}

function isRegularFile(header: Uint8Array): boolean {
  const type = header[156];
  return type === 0 || type === '0'.charCodeAt(0);
}

function textField(header: Uint8Array, start: number, length: number): string {
  const field = Buffer.from(header.subarray(start, start + length)).toString('utf8');
  const end = field.indexOf('\0');
  return end === -1 ? field : field.slice(0, end);
}

function octalField(header: Uint8Array, start: number, length: number): number {
  return Number.parseInt(textField(header, start, length).trim() || '0', 8);
}
