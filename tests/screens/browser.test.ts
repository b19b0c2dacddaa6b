import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '#tests/support/axe.ts';
import { launchBrowser, newKioskPage } from '#tests/support/browser.ts';
import { ocrLines } from '#tests/support/ocr.ts';

/** The instruments of the screen tests, tried on pages whose faults are known. */
describe('screen test instruments', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  it('axe finds a planted violation and passes a sound page', async () => {
    const { page, close } = await newKioskPage(browser);
    await page.setContent(documentOf('<main><h1>ok</h1></main>'));
    expect(await axeViolations(page)).toEqual([]);
    await page.setContent(documentOf('<main><img src="data:,"></main>'));
    expect((await axeViolations(page)).map((violation) => violation.rule)).toEqual(['image-alt']);
    await close();
  });

  it('keeps uncaught exceptions and console errors', async () => {
    const { page, complaints, close } = await newKioskPage(browser);
    await page.setContent(documentOf('<script>console.error("one")</script>'));
    await page.setContent(documentOf('<script>throw new Error("two")</script>'));
    await expect.poll(() => complaints).toEqual(['console: one', 'exception: two']);
    await close();
  });

  it('reads what is drawn on the glass', async () => {
    const { page, close } = await newKioskPage(browser, { width: 480, height: 160 });
    await page.setContent(documentOf('<p style="font-size: 40px">Ticket A012</p>'));
    const lines = await ocrLines(await page.screenshot());
    expect(lines.map((line) => line.text)).toEqual(['Ticket A012']);
    await close();
  });
});

function documentOf(body: string): string {
  return `<!doctype html><html lang="en"><head><title>t</title></head><body>${body}</body></html>`;
}
