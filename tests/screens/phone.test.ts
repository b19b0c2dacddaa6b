import { get } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TicketView } from '#api/tickets.ts';
import { axeViolations } from '#tests/support/axe.ts';
import { type KioskPage, PHONE } from '#tests/support/browser.ts';
import { ocrLines } from '#tests/support/ocr.ts';
import { foreignTexts } from '#tests/support/page-language.ts';
import { buildScreenRig, type ScreenRig } from '#tests/support/screen-rig.ts';

/** What a page may cost the owner of a phone, compressed, bytes. */
const SCRIPTS_LIMIT_BYTES = 105_000;

let rig: ScreenRig;
let phone: KioskPage;

beforeAll(async () => {
  rig = await buildScreenRig();
});
afterEach(async () => {
  await phone.close();
});
afterAll(async () => {
  await rig.close();
});

/** Opens the page that the ticket's QR code leads to. */
async function follow(ticket: TicketView, query = ''): Promise<void> {
  phone = await rig.openPublic(new URL(ticket.url).pathname + query, PHONE);
  await phone.page.locator('h1').waitFor();
}

/** Size as gzip sends it: `fetch` would take that off again. */
function bytesOnTheLine(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const ask = get(url, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () => resolve(bytes));
    });
    ask.on('error', reject);
  });
}

const text = () => phone.page.locator('body').textContent();
const state = () => phone.page.locator('[data-state]').getAttribute('data-state');

/** Looks after the phone has asked again at once, as it does when the network comes back. */
function woken<T>(look: () => Promise<T>): () => Promise<T> {
  return async () => {
    await phone.page.evaluate(() => window.dispatchEvent(new Event('online')));
    return await look();
  };
}

describe('phone', () => {
  it('follows a ticket to its call and to its end', async () => {
    const before = await rig.issue('corporate');
    const ticket = await rig.issue('corporate');
    await follow(ticket);
    expect(await text()).toContain(ticket.number);
    expect(await text()).toContain('前面还有 1 位');
    expect((await rig.at('4', 'call-next')).id).toBe(before.id);
    await rig.at('4', 'complete');
    // By itself this once, as a phone on a table does.
    await expect.poll(text).toContain('您是下一位');
    await rig.at('4', 'call-next');
    await expect.poll(woken(state)).toBe('called');
    expect(await text()).toContain('4号窗口');
    await rig.at('4', 'start');
    await expect.poll(woken(state)).toBe('serving');
    await rig.at('4', 'complete');
    await expect.poll(woken(text)).toContain('已经办理完成');
    expect(phone.complaints).toEqual([]);
  });

  it('keeps what it knew, with its time, while there is no network', async () => {
    const ticket = await rig.issue('corporate');
    await follow(ticket);
    await phone.context.setOffline(true);
    await expect.poll(woken(text)).toMatch(/网络不稳，显示的是 \d\d:\d\d:\d\d 的情况/);
    expect(await text()).toContain(ticket.number);
    await phone.context.setOffline(false);
    await rig.at('4', 'call-next');
    await expect.poll(woken(state)).toBe('called');
    expect(await text()).not.toContain('网络不稳');
    await rig.at('4', 'complete');
  });

  it('speaks the language in which the ticket was taken', async () => {
    const ticket = await rig.issue('corporate', { language: 'en' });
    await follow(ticket);
    await expect.poll(woken(text)).toContain('You are next');
    await phone.page.getByRole('button', { name: '中文' }).click();
    await expect.poll(woken(text)).toContain('您是下一位');
    await rig.admin.post(`/tickets/${ticket.id}/cancel`);
    await expect.poll(woken(text)).toContain('已经取消');
  });

  it('says what to do with a number that there is not', async () => {
    phone = await rig.openPublic('/t/nobody-has-this-code?lang=zh', PHONE);
    await expect.poll(woken(text)).toContain('没有找到这个号');
  });

  it('brings no font along and stays small on the line', async () => {
    const ticket = await rig.issue('corporate');
    const loaded: { readonly url: string; readonly encoding: string | undefined }[] = [];
    phone = await rig.openPublic('/healthz', PHONE);
    phone.page.on('response', (response) => {
      const encoding = response.headers()['content-encoding'];
      loaded.push({ url: response.url(), encoding });
    });
    // A phone that has Chinese letters of its own draws these two differently.
    await phone.page.addInitScript(() => {
      let turn = 0;
      CanvasRenderingContext2D.prototype.getImageData = () => {
        turn += 1;
        return new ImageData(new Uint8ClampedArray([turn, 0, 0, 0]), 1);
      };
    });
    await phone.page.goto(ticket.url);
    await phone.page.locator('h1').waitFor();
    expect(loaded.filter(({ url }) => url.endsWith('.woff2'))).toEqual([]);
    const scripts = loaded.filter(({ url }) => url.endsWith('.js'));
    // A browser asks for Brotli only on a line that it trusts; what counts is what any browser gets.
    expect(scripts.some(({ encoding }) => encoding !== undefined)).toBe(true);
    const sizes = await Promise.all(scripts.map(({ url }) => bytesOnTheLine(url)));
    expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(SCRIPTS_LIMIT_BYTES);
    await rig.admin.post(`/tickets/${ticket.id}/cancel`);
  });

  it.each(['zh', 'en'])('is accessible and wholly in its language: %s', async (language) => {
    const others = [await rig.issue('wealth'), await rig.issue('wealth')];
    const ticket = await rig.issue('wealth');
    await follow(ticket, `?lang=${language}`);
    const check = async () => {
      expect(await axeViolations(phone.page)).toEqual([]);
      expect(await foreignTexts(phone.page)).toEqual([]);
    };
    await check();
    for (const other of others) await rig.admin.post(`/tickets/${other.id}/cancel`);
    const isNext = () => phone.page.locator('[data-next="true"]').count();
    await expect.poll(woken(isNext)).toBe(1);
    await check();
    await rig.at('5', 'call-next');
    await expect.poll(woken(state)).toBe('called');
    await check();
    await rig.at('5', 'no-show');
    await expect.poll(woken(state)).toBe('missed');
    await check();
  });

  it('can be read on a device that has no Chinese letters', async () => {
    const ticket = await rig.issue('corporate');
    await follow(ticket);
    await phone.page.evaluate(() => document.fonts.ready);
    const lines = await ocrLines(await phone.page.screenshot());
    const read = lines.map((line) => line.text).join(' ');
    expect(read.replaceAll('O', '0')).toContain(ticket.number);
    for (const part of ['您的号', '对公业务', '您是下一位']) expect(read).toContain(part);
  });
});
