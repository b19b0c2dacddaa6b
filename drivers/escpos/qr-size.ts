/** Bytes that versions 1..40 hold at error correction level M in byte mode (ISO/IEC 18004:2015, table 7). */
const BYTES_AT_LEVEL_M = [
  14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
  711, 779, 857, 911, 997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989,
  2099, 2213, 2331,
] as const;

/** Blank modules a scanner needs on each side (ISO/IEC 18004 §6.3.8). The printer does not add them. */
export const QUIET_ZONE_MODULES = 4;

/** Side of the symbol in modules for `byteCount` bytes, undefined when no version holds them. */
export function qrModules(byteCount: number): number | undefined {
  const index = BYTES_AT_LEVEL_M.findIndex((capacity) => byteCount <= capacity);
  return index < 0 ? undefined : 17 + 4 * (index + 1);
}
