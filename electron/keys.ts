import type { Input } from 'electron';

/** Keys without a character that a form needs. Everything else has no use on a kiosk. */
const ALLOWED_KEYS: ReadonlySet<string> = new Set([
  'Shift',
  'CapsLock',
  'Tab',
  'Enter',
  'Escape',
  'Backspace',
  'Delete',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  // What an input method reports while it composes.
  'Process',
  'Unidentified',
]);

/** Keys that leave, reload or look behind a page, with or without a modifier. */
const ESCAPE_KEYS: ReadonlySet<string> = new Set([
  ...Array.from({ length: 12 }, (_, index) => `F${index + 1}`),
  'ContextMenu',
  'PrintScreen',
  'BrowserBack',
  'BrowserForward',
  'BrowserHome',
  'BrowserRefresh',
  'BrowserSearch',
  'LaunchMail',
]);
/** New window, tab, print, address line, developer tools, close, quit, zoom; the task list and the desktop's menus. */
const CONTROL_CHORDS: ReadonlySet<string> = new Set([
  ...'ntwosphlrujfgqi+-0=',
  'Escape',
  'Tab',
  'Delete',
]);
const ALT_CHORDS: ReadonlySet<string> = new Set([
  'Tab',
  ' ',
  'Escape',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'Enter',
]);

/**
 * `tamper` only for chords that are known to lead out: scanners send others in the course of a day (Ctrl+] as a group
 * separator, Alt with digits for a character code), and a screen that pauses for a customer's code is broken.
 */
export type KeyVerdict = 'allowed' | 'ignored' | 'tamper';

/**
 * Judges one key event. An allow-list: text, editing and nothing with Ctrl, Alt or the system key, so a chord that
 * nobody thought of is refused too.
 */
export function judgeKey(
  input: Pick<Input, 'type' | 'key' | 'control' | 'alt' | 'meta' | 'isAutoRepeat'>,
): KeyVerdict {
  const hasModifier = input.control || input.alt || input.meta;
  if (!hasModifier && (ALLOWED_KEYS.has(input.key) || isCharacter(input.key))) return 'allowed';
  const isFirstPress = input.type !== 'keyUp' && !input.isAutoRepeat;
  return isFirstPress && leadsOut(input) ? 'tamper' : 'ignored';
}

function leadsOut({
  key,
  control,
  alt,
  meta,
}: Pick<Input, 'key' | 'control' | 'alt' | 'meta'>): boolean {
  const pressed = isCharacter(key) ? key.toLowerCase() : key;
  if (ESCAPE_KEYS.has(pressed)) return true;
  // Every chord with the system key belongs to the desktop, and no scanner has that key.
  if (meta) return !isModifierAlone(pressed);
  return (control && CONTROL_CHORDS.has(pressed)) || (alt && ALT_CHORDS.has(pressed));
}

function isCharacter(key: string): boolean {
  return [...key].length === 1;
}

function isModifierAlone(key: string): boolean {
  return ['Control', 'Alt', 'Meta', 'AltGraph', 'NumLock', 'ScrollLock'].includes(key);
}
