import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '#tests/support/axe.ts';
import { DESKTOP, type KioskPage } from '#tests/support/browser.ts';
import { ocrLines } from '#tests/support/ocr.ts';
import { foreignTexts } from '#tests/support/page-language.ts';
import { buildScreenRig, type ScreenRig } from '#tests/support/screen-rig.ts';

const COUNTERS = [
  ['1', 'cash'],
  ['2', 'cash'],
  ['3', 'account'],
  ['4', 'corporate'],
  ['5', 'wealth'],
] as const;
/** Shortest time of a call in the band. */
const BAND_MS = 6000;
/** What is seen comes this much after what was decided, at most. */
const DRAWING_MS = 300;

/** Time can only be stopped ahead of it. */
const SOON_MS = 10_000;

let rig: ScreenRig;
let board: KioskPage;

beforeAll(async () => {
  rig = await buildScreenRig();
});
afterEach(async () => {
  await board.close();
  for (const [counterId] of COUNTERS) await rig.admin.post(`/counters/${counterId}/complete`);
});
afterAll(async () => {
  await rig.close();
});

/** Opens a board whose time the test can hurry along, and waits until it shows the hall. */
async function openBoard(address = ''): Promise<KioskPage> {
  const { token } = await rig.admin.as('display');
  const opened = await rig.openPublic('/healthz', DESKTOP);
  await opened.context.addCookies([
    { name: 'xiaotang-display', value: token, url: `${rig.hub.url}/api/v1` },
  ]);
  await opened.page.clock.install();
  await opened.page.goto(`${rig.hub.url}/display/${address}`);
  await opened.page.locator('#waits + ul > li').first().waitFor();
  return opened;
}

/** Stops the page's own time, so that all that happens now happens in one moment, however slow the machine. */
async function holdTime(): Promise<void> {
  const now = await board.page.evaluate(() => Date.now());
  await board.page.clock.pauseAt(now + SOON_MS);
}

/** Waits until the page's own time has come that far, running its timers on the way. */
const hurry = (ms: number) => board.page.clock.runFor(ms);
const numbersOnBoard = () =>
  board.page.locator('[data-number]').evaluateAll((rows) => rows.map((row) => row.dataset.number));
const band = () => board.page.locator('[data-announcing="true"]');

describe('call board', () => {
  it('shows five calls of one moment in order, each for its minimum time', async () => {
    board = await openBoard();
    await board.page.evaluate(recordBand);
    await holdTime();
    const numbers: string[] = [];
    for (const [, serviceId] of COUNTERS) await rig.issue(serviceId);
    for (const [counterId] of COUNTERS) {
      numbers.push((await rig.at(counterId, 'call-next')).number);
    }
    await band().waitFor();
    await expect.poll(() => board.page.locator('#calling + p').textContent()).toContain('+1');
    for (let step = 0; step < COUNTERS.length; step += 1) await hurry(BAND_MS);
    await expect.poll(numbersOnBoard).toEqual(numbers.toReversed());
    const seen = await board.page.evaluate(() => window.bandRecord);
    expect(seen.map((entry) => entry.number)).toEqual(numbers);
    const pauses = seen.slice(1).map((entry, index) => entry.at - (seen[index]?.at ?? 0));
    for (const pause of pauses) expect(pause).toBeGreaterThan(BAND_MS - DRAWING_MS);
    expect(board.complaints).toEqual([]);
  });

  it('says where to go, in the language of the ticket too, and that it is a recall', async () => {
    board = await openBoard();
    const { number } = await rig.issue('wealth', { language: 'en' });
    await rig.at('5', 'call-next');
    await band().waitFor();
    await expect.poll(() => band().textContent()).toContain(`请${number}号到5号窗口`);
    expect(await band().textContent()).toContain(`${number}, please go to counter 5`);
    await hurry(BAND_MS);
    await rig.at('5', 'recall');
    await expect.poll(() => band().textContent()).toContain('第 2 次呼叫');
  });

  it('shows only the counters and services of its zone', async () => {
    board = await openBoard('?zone=wealth');
    await rig.issue('cash');
    const { number } = await rig.issue('wealth');
    await rig.at('1', 'call-next');
    await rig.at('5', 'call-next');
    await expect.poll(numbersOnBoard).toEqual([number]);
    expect(await board.page.locator('#waits + ul > li').count()).toBe(1);
  });

  it('says that the connection is lost, and catches up with what happened meanwhile', async () => {
    board = await openBoard();
    const { number } = await rig.issue('cash');
    const startAgain = await rig.killHub();
    const lost = board.page.getByText('连接中断');
    await lost.waitFor();
    await startAgain();
    const called = await rig.at('1', 'call-next');
    expect(called.number).toBe(number);
    await board.page.clock.runFor(12_000);
    await expect.poll(numbersOnBoard).toEqual([number]);
    expect(await lost.count()).toBe(0);
  });

  it.each(['zh', 'en'])('is accessible and wholly in its language: %s', async (language) => {
    board = await openBoard(`?lang=${language}`);
    expect(await axeViolations(board.page)).toEqual([]);
    expect(await foreignTexts(board.page)).toEqual([]);
    await rig.issue('cash', { language: 'en' });
    await rig.issue('account');
    await rig.at('1', 'call-next');
    await rig.at('3', 'call-next');
    await rig.at('3', 'recall');
    await band().waitFor();
    expect(await axeViolations(board.page)).toEqual([]);
    await hurry(BAND_MS);
    await expect.poll(async () => (await numbersOnBoard()).length).toBe(2);
    expect(await axeViolations(board.page)).toEqual([]);
    expect(await foreignTexts(board.page)).toEqual([]);
    expect(board.complaints).toEqual([]);
  });

  it('can be read on the glass', async () => {
    board = await openBoard();
    const { number } = await rig.issue('cash');
    await rig.at('1', 'call-next');
    await band().waitFor();
    const lines = await ocrLines(await board.page.screenshot());
    const text = lines.map((line) => line.text).join(' ');
    expect(text.replaceAll('O', '0')).toContain(number);
    for (const part of ['示范支行', '号窗口', '现金业务', '等候情况']) {
      expect(text).toContain(part);
    }
  });
});

declare global {
  interface Window {
    bandRecord: { readonly number: string; readonly at: number }[];
  }
}

/** Runs in the page: notes each number when it enters the band, by the page's own clock. */
function recordBand(): void {
  window.bandRecord = [];
  const look = (): void => {
    const row = document.querySelector<HTMLElement>('[data-announcing="true"]');
    const number = row?.dataset.number;
    if (number === undefined || window.bandRecord.at(-1)?.number === number) return;
    window.bandRecord.push({ number, at: performance.now() });
  };
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
  });
}
