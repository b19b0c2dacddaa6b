import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeKey } from '#electron/keys.ts';

const PLAIN = { type: 'keyDown', control: false, alt: false, meta: false, isAutoRepeat: false };
const CONTROL = { ...PLAIN, control: true };
const ALT = { ...PLAIN, alt: true };
const META = { ...PLAIN, meta: true };

describe('judgeKey', () => {
  it.each([
    'a',
    'Z',
    '7',
    ' ',
    '中',
    '😀',
    'Enter',
    'Backspace',
    'Tab',
    'Shift',
    'ArrowLeft',
    'Process',
  ])('lets a person type %s', (key) => expect(judgeKey({ ...PLAIN, key })).toBe('allowed'));

  it.each(
    [
      'F1',
      'F3',
      'F5',
      'F6',
      'F11',
      'F12',
      'ContextMenu',
      'PrintScreen',
      'BrowserBack',
      'LaunchMail',
    ].map((key) => [key]),
  )('refuses %s and counts it', (key) => expect(judgeKey({ ...PLAIN, key })).toBe('tamper'));

  it.each([
    ...[...'ntwosphlrujfg+-0=', 'Escape', 'Tab', 'Delete', 'F4', 'I'].map(
      (key) => [CONTROL, key] as const,
    ),
    ...['F4', 'Tab', ' ', 'Escape', 'ArrowLeft', 'ArrowRight', 'F2', 'Enter', 'Home'].map(
      (key) => [ALT, key] as const,
    ),
    ...[...'derlxiaptu.', 'F1', 'Tab'].map((key) => [META, key] as const),
  ])('refuses a chord %o with %s', (modifiers, key) => {
    expect(judgeKey({ ...modifiers, key })).toBe('tamper');
  });

  it.each([
    ...[...'acvxzm]d'].map((key) => [CONTROL, key] as const),
    ...[...'0123456789', 'Alt'].map((key) => [ALT, key] as const),
    [{ ...CONTROL, alt: true }, 'Shift'] as const,
    [PLAIN, 'Insert'] as const,
  ])(
    'refuses what a scanner or an editor’s habit sends without counting it: %o with %s',
    (modifiers, key) => {
      expect(judgeKey({ ...modifiers, key })).toBe('ignored');
    },
  );

  it('refuses a modifier alone without counting it', () => {
    for (const key of ['Control', 'Alt', 'Meta', 'NumLock']) {
      expect(judgeKey({ ...PLAIN, key })).toBe('ignored');
    }
  });

  it('counts a held chord once', () => {
    expect(judgeKey({ ...CONTROL, key: 'n', isAutoRepeat: true })).toBe('ignored');
    expect(judgeKey({ ...CONTROL, key: 'n', type: 'keyUp' })).toBe('ignored');
  });

  it('never allows anything with Ctrl, Alt or the system key', () => {
    const modifiers = fc.record({
      control: fc.boolean(),
      alt: fc.boolean(),
      meta: fc.boolean(),
      isAutoRepeat: fc.boolean(),
      type: fc.constantFrom('keyDown', 'keyUp', 'rawKeyDown', 'char'),
      key: fc.oneof(fc.string(), fc.constantFrom('Enter', 'Shift', 'F4', 'Tab')),
    });
    fc.assert(
      fc.property(modifiers, (input) => {
        const hasModifier = input.control || input.alt || input.meta;
        return !hasModifier || judgeKey(input) !== 'allowed';
      }),
    );
  });
});
