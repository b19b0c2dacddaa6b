import type { Page } from 'playwright-core';

/**
 * Texts on the page that are not in its language: Chinese on an English page, words of Latin letters on a Chinese one,
 * and names of text keys anywhere. Elements that say that they are in another language (`lang`) are left out, and so
 * is what is the same in every language: `code`, `kbd`, pictures, and whatever `allowed` matches.
 */
export async function foreignTexts(page: Page, allowed: readonly RegExp[] = []): Promise<string[]> {
  const texts = await page.evaluate(visibleTexts);
  const language = (await page.getAttribute('html', 'lang')) ?? '';
  const foreign = language.startsWith('zh') ? /[A-Za-z]{3,}/ : /\p{Script=Han}/u;
  const key = /\b[a-z][\w-]*(\.[a-z][\w-]*)+\b/i;
  return texts.filter((text) => {
    const rest = allowed.reduce((left, pattern) => left.replace(pattern, ''), text);
    return foreign.test(rest) || key.test(rest);
  });
}

/** Runs in the page. */
function visibleTexts(): string[] {
  const own = document.documentElement.lang.slice(0, 2);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (!element || text === '' || element.closest('code, kbd, script, style, [role=img]'))
      continue;
    if (element.closest('[lang]')?.getAttribute('lang')?.slice(0, 2) !== own) continue;
    found.push(text);
  }
  return found;
}
