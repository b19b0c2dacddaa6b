/** Electron's fuses in the order of the wire, by their keys in electron-builder.yml. */
export const FUSES: readonly string[];

/** Sets every fuse of a packed Electron to its value in electron-builder.yml. */
export function afterPack(context: object): Promise<void>;

/**
 * The executable with its fuses set.
 * @throws when there is no wire, or its fuses and `values` are not the same nine.
 */
export function setFuses(
  executable: Buffer,
  values: Readonly<Record<string, boolean | undefined>>,
): Buffer;

/** The fuses of an executable by name: '0' off, '1' on, 'r' removed. */
export function readFuses(executable: Buffer): Record<string, string>;
