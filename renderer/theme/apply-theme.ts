/**
 * Puts the theme on the page: attributes on `<html>` (`data-contrast`, `data-size`, `data-reach`, `data-tone`, `lang`)
 * and the sizes of `scale.ts` as CSS custom properties. Screens without a panel (counter, phone) call only
 * `applyAttributes` or nothing: `tokens.css` has defaults for them.
 */
import { computeScale, type Glass, type Scale } from './scale.ts';

export interface Theme {
  readonly contrast: 'standard' | 'high';
  readonly size: 'standard' | 'elder';
  readonly reach: 'standard' | 'low';
  readonly language: string;
}

/** Tags a browser understands, for the languages whose catalogues are short-named. */
const LANGUAGE_TAGS: Readonly<Record<string, string>> = { zh: 'zh-CN', en: 'en' };

export function applyAttributes(root: HTMLElement, theme: Theme): void {
  root.dataset.contrast = theme.contrast;
  root.dataset.size = theme.size;
  root.dataset.reach = theme.reach;
  root.lang = LANGUAGE_TAGS[theme.language] ?? theme.language;
}

/** Attributes and sizes of a screen that hangs in the hall. */
export function applyTheme(root: HTMLElement, theme: Theme, glass: Glass): void {
  applyAttributes(root, theme);
  const pixels = { widthPx: root.clientWidth, heightPx: window.innerHeight };
  const scale = computeScale(glass, pixels, theme.size);
  for (const [property, px] of properties(scale, theme.reach)) {
    root.style.setProperty(property, `${px}px`);
  }
}

function properties(scale: Scale, reach: Theme['reach']): readonly (readonly [string, number])[] {
  return [
    ['--text', scale.text],
    ['--text-small', scale.textSmall],
    ['--text-fine', scale.textFine],
    ['--title', scale.title],
    ['--headline', scale.headline],
    ['--number', scale.number],
    ['--target', scale.target],
    ['--strip', scale.strip],
    ['--gap', scale.gap],
    ['--margin', scale.margin],
    ['--radius', scale.radius],
    ['--step', scale.step],
    ['--deck', reach === 'low' ? scale.lowDeck : scale.deck],
  ];
}
