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

/** Chords that scanners and palms cannot produce by accident are counted as attempts to leave. */
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
  return isFirstPress && !isModifierAlone(input.key) ? 'tamper' : 'ignored';
}

function isCharacter(key: string): boolean {
  return [...key].length === 1;
}

function isModifierAlone(key: string): boolean {
  return ['Control', 'Alt', 'Meta', 'AltGraph', 'NumLock', 'ScrollLock'].includes(key);
}
