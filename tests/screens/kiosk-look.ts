import type { Page } from 'playwright-core';

/** What can be measured of a picture on the glass. */
export interface Look {
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
export function overlaps(controls: readonly Box[]): string[] {
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
