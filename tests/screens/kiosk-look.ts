import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { mmPerPx } from '#renderer/theme/scale.ts';
import { PORTRAIT_KIOSK } from '#tests/support/browser.ts';

const PITCH_MM = mmPerPx(32, { widthPx: PORTRAIT_KIOSK.width, heightPx: PORTRAIT_KIOSK.height });
/** Height of a capital of our font as a share of its size. */
const CAP_SHARE = 0.72;
const LEAST_CAP_MM = { standard: 4.8, elder: 2 * 600 * Math.tan((0.7 * Math.PI) / 360) };
const LEAST_TARGET_MM = { standard: 7, elder: 20 };

/** How the customer has set the screen, and the keys that lead there. */
export interface Mode {
  readonly language: 'zh' | 'en';
  readonly size: 'standard' | 'elder';
  readonly keys: readonly string[];
}

/** What can be measured of a picture on the glass. */
interface Look {
  /** Every text that is drawn, with the size of its letters in CSS pixels. */
  readonly texts: readonly { readonly text: string; readonly px: number }[];
  readonly controls: readonly Box[];
  /** Texts that stick out of the part of the screen they belong to. */
  readonly spilt: readonly string[];
}

interface Box {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Measures what is visible now; behind an open dialog nothing is. */
export function lookAt(page: Page): Promise<Look> {
  return page.evaluate(() => {
    const root = document.querySelector('dialog[open]') ?? document.body;
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true });
    const texts: { text: string; px: number }[] = [];
    const spilt: string[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || text === '' || !isSeen(element)) continue;
      texts.push({ text, px: Number.parseFloat(getComputedStyle(element).fontSize) });
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const room = element.closest('button, header, main, nav, dialog')?.getBoundingClientRect();
      const edge = 3;
      const out =
        box.left < -edge ||
        box.right > innerWidth + edge ||
        (room !== undefined &&
          (box.right > room.right + edge || box.bottom > room.bottom + edge * 3));
      if (out) spilt.push(text);
    }
    const controls = [...root.querySelectorAll<HTMLElement>('button')]
      .filter(isSeen)
      .map((button) => {
        const { x, y, width, height } = button.getBoundingClientRect();
        return { name: button.dataset.name ?? '', x, y, width, height };
      });
    return { texts, controls, spilt };
  });
}

/** Pairs of controls that share a point. */
function overlaps(controls: readonly Box[]): string[] {
  return controls.flatMap((one, index) =>
    controls
      .slice(index + 1)
      .filter(
        (other) =>
          one.x < other.x + other.width &&
          other.x < one.x + one.width &&
          one.y < other.y + other.height &&
          other.y < one.y + one.height,
      )
      .map((other) => `${one.name} × ${other.name}`),
  );
}

/** A screen in a mode: large enough to read and to hit, nothing on top of another, in one language only. */
export function checkLook(name: string, look: Look, { language, size }: Mode): void {
  const leastPx = LEAST_CAP_MM[size] / CAP_SHARE / PITCH_MM;
  const small = look.texts.filter(({ px }) => px < leastPx);
  expect.soft(small, `too small on ${name}`).toEqual([]);
  const leastTarget = LEAST_TARGET_MM[size] / PITCH_MM;
  const narrow = look.controls.filter(({ width, height }) => Math.min(width, height) < leastTarget);
  expect.soft(narrow, `too small to hit on ${name}`).toEqual([]);
  expect.soft(overlaps(look.controls), `overlaps on ${name}`).toEqual([]);
  expect.soft(look.spilt, `spilt on ${name}`).toEqual([]);
  const words = look.texts.map(({ text }) => text);
  expect.soft(words.filter(isKey), `raw keys on ${name}`).toEqual([]);
  const foreign = language === 'zh' ? /[a-z]{2}/i : /\p{Script=Han}/u;
  const known = ['English', '中文'];
  expect
    .soft(
      words.filter((text) => foreign.test(text) && !known.includes(text)),
      `foreign on ${name}`,
    )
    .toEqual([]);
}

/** `attract.take`: the name of a text instead of the text. */
function isKey(text: string): boolean {
  return /^[a-z]+[.:][\w.-]+$/i.test(text) || text.includes('{{');
}
