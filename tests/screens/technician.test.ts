import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEVICE_FAULTS } from '#core/device/fault.ts';
import { axeViolations } from '#tests/support/axe.ts';
import type { KioskPage } from '#tests/support/browser.ts';
import { foreignTexts } from '#tests/support/page-language.ts';
import { buildScreenRig, type ScreenRig } from '#tests/support/screen-rig.ts';

const DESK = { width: 1440, height: 900 };
/** Names of devices and of what they are made by are the same in every language. */
const NAMES = [/[\w-]+-K1/, /\bescpos\b/, /\bsdt\b/, /\bLED\b/];

let rig: ScreenRig;
let desk: KioskPage;

beforeAll(async () => {
  rig = await buildScreenRig();
});
afterEach(async () => {
  await desk.close();
  await rig.admin.post('/devices/printer-K1/simulate', { action: 'closeCover' });
});
afterAll(async () => {
  await rig.close();
});

async function openDesk(address = ''): Promise<void> {
  desk = await rig.open('technician', { viewport: DESK, address });
  await trace().first().waitFor();
}

const trace = () => desk.page.locator('tbody tr');
const hand = (action: string) => desk.page.locator(`[data-action="${action}"]`);
const stateOfPrinter = () =>
  desk.page.locator('nav [data-state]').first().getAttribute('data-state');
const chooseReader = () => desk.page.getByText('id-reader-K1').click();

describe('technician', () => {
  it('opens the cover and sees the state, who mends it, and the bytes that said so', async () => {
    await openDesk();
    await expect.poll(stateOfPrinter).toBe('online');
    await hand('openCover').click();
    await expect.poll(stateOfPrinter).toBe('userError');
    const main = desk.page.locator('main');
    await expect.poll(() => main.textContent()).toContain('打印机的盖子开着。请合上盖子。');
    expect(await main.textContent()).toContain('网点人员可以处理');
    expect(await main.textContent()).toContain(String(DEVICE_FAULTS['cover-open'].number));
    // The printer's answer to "why are you offline": bit 2 is the cover.
    await desk.page.getByRole('searchbox').fill('16');
    await expect.poll(() => trace().count()).toBeGreaterThan(0);
    expect(await trace().first().textContent()).toContain('接收');
    await hand('closeCover').click();
    await expect.poll(stateOfPrinter).toBe('online');
  });

  it('prints a test page into the tray', async () => {
    await openDesk();
    await desk.page.getByRole('button', { name: '打印测试页' }).click();
    await expect.poll(() => desk.page.locator('main').textContent()).toContain('打印机已确认');
    const paper = desk.page.locator('aside [role=img]');
    await expect.poll(() => paper.getAttribute('aria-label')).toContain('测试页');
    expect(await paper.locator('svg path').count()).toBeGreaterThan(0);
  });

  it('marks discarded bytes by a word and not by colour alone', async () => {
    await openDesk();
    await chooseReader();
    await hand('makeNoise').click();
    const discarded = desk.page.locator('tr[data-kind="discarded"]');
    await discarded.first().waitFor();
    expect(await discarded.first().textContent()).toContain('丢弃');
    for (const kind of ['发送', '接收', '连接']) await desk.page.getByLabel(kind).uncheck();
    await expect.poll(() => desk.page.locator('tr[data-kind="sent"]').count()).toBe(0);
    expect(await discarded.count()).toBeGreaterThan(0);
  });

  it('holds the trace still while it is paused', async () => {
    await openDesk();
    await desk.page.getByRole('button', { name: '暂停' }).click();
    const before = await trace().first().textContent();
    await desk.page.getByRole('button', { name: '查询状态' }).click();
    await expect.poll(() => desk.page.locator('main').textContent()).toContain('纸充足');
    expect(await trace().first().textContent()).toBe(before);
    await desk.page.getByRole('button', { name: '继续' }).click();
    await expect.poll(() => trace().first().textContent()).not.toBe(before);
  });

  it.each(['zh', 'en'])('is accessible and wholly in its language: %s', async (language) => {
    await openDesk(`?lang=${language}`);
    const check = async () => {
      expect(await axeViolations(desk.page)).toEqual([]);
      expect(await foreignTexts(desk.page, NAMES)).toEqual([]);
    };
    await check();
    await hand('openCover').click();
    await expect.poll(stateOfPrinter).toBe('userError');
    await check();
    await hand('closeCover').click();
    await chooseReader();
    await hand('makeNoise').click();
    await desk.page.locator('tr[data-kind="discarded"]').first().waitFor();
    await hand('pullPlug').click();
    await desk.page.locator('main [data-state="offline"]').waitFor();
    await check();
    await hand('plugIn').click();
    await desk.page.locator('main [data-state="online"]').waitFor();
    expect(desk.complaints).toEqual([]);
  });
});
