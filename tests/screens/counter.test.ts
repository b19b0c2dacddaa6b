import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CounterView } from '#api/counters.ts';
import type { TicketView } from '#api/tickets.ts';
import { axeViolations } from '#tests/support/axe.ts';
import type { KioskPage } from '#tests/support/browser.ts';
import { foreignTexts } from '#tests/support/page-language.ts';
import { buildScreenRig, type OpenOptions, type ScreenRig } from '#tests/support/screen-rig.ts';

let rig: ScreenRig;
let desk: KioskPage;

beforeAll(async () => {
  rig = await buildScreenRig();
});
afterEach(async () => {
  await desk.close();
});
afterAll(async () => {
  await rig.close();
});

async function openDesk(counterId: string, options: OpenOptions = {}): Promise<void> {
  desk = await rig.open('counter', { counterId, ...options });
  await primary().waitFor();
}

/** The large key, once it can be pressed. */
const primary = () => desk.page.locator('main button:has(kbd)').first();
const situation = () =>
  desk.page.locator('[data-situation]').first().getAttribute('data-situation');

/** Waits until keys count again, then presses one. */
async function press(key: string): Promise<void> {
  await expect.poll(() => primary().isEnabled()).toBe(true);
  await desk.page.keyboard.press(key);
}

async function pressUntil(key: string, state: string): Promise<void> {
  await press(key);
  await expect.poll(situation).toBe(state);
}

const counterNow = async (id: string) =>
  (await rig.admin.get(`/counters/${id}`)).json<CounterView>();
const stateOf = async ({ id }: TicketView) =>
  (await rig.admin.get(`/tickets/${id}`)).json<TicketView>().state;

describe('counter terminal', () => {
  it('runs a whole day on the keyboard', async () => {
    await openDesk('1');
    const [first, second, third] = [
      await rig.issue('cash'),
      await rig.issue('cash'),
      await rig.issue('cash'),
    ];
    await pressUntil('x', 'closed');
    await pressUntil(' ', 'idle');

    await pressUntil(' ', 'called');
    await expect.poll(() => desk.page.locator('main').textContent()).toContain(first.number);
    await press('r');
    await expect.poll(() => desk.page.locator('main').textContent()).toContain('第 2 次呼叫');
    await pressUntil('Enter', 'serving');
    await pressUntil(' ', 'idle');
    expect(await stateOf(first)).toBe('completed');

    await pressUntil(' ', 'called');
    await pressUntil('n', 'idle');
    expect(await stateOf(second)).toBe('missed');
    await press('m');
    await desk.page.getByRole('dialog').getByText(second.number).waitFor();
    await desk.page.keyboard.press('1');
    await expect.poll(() => stateOf(second)).toBe('waiting');

    await pressUntil(' ', 'called');
    await pressUntil('p', 'idle');
    expect(await stateOf(third)).toBe('parked');
    await press('m');
    await desk.page.getByRole('dialog').getByText(third.number).waitFor();
    await pressUntil('1', 'serving');
    expect(await stateOf(third)).toBe('serving');

    await press('t');
    await desk.page.getByRole('dialog').waitFor();
    await pressUntil('1', 'idle');
    expect((await rig.admin.get(`/tickets/${third.id}`)).json<TicketView>()).toMatchObject({
      state: 'waiting',
      serviceId: 'account',
      issuedAt: third.issuedAt,
    });

    await press('w');
    await desk.page.getByRole('dialog').waitFor();
    await pressUntil('1', 'serving');
    await pressUntil(' ', 'idle');

    await press('b');
    await desk.page.getByRole('dialog').waitFor();
    await pressUntil('1', 'paused');
    expect(await counterNow('1')).toMatchObject({ state: 'paused', pauseReason: 'break' });
    await pressUntil(' ', 'idle');
    expect(desk.complaints).toEqual([]);
  });

  it('says who is next and why', async () => {
    await openDesk('5');
    const ordinary = await rig.issue('wealth');
    const senior = await rig.issue('wealth', { segmentId: 'senior' });
    const line = desk.page.locator('aside li');
    await expect.poll(() => line.first().textContent()).toContain(senior.number);
    expect(await line.first().textContent()).toContain('提前 30 分钟计，先于 1 位早到的客户');
    expect(await line.nth(1).textContent()).toContain(ordinary.number);
    await pressUntil(' ', 'called');
    expect((await counterNow('5')).ticket?.number).toBe(senior.number);
    await rig.at('5', 'complete');
    expect((await rig.at('5', 'call-next')).number).toBe(ordinary.number);
    await rig.at('5', 'complete');
  });

  it('takes a key that was hit twice for one', async () => {
    await rig.issue('corporate');
    await openDesk('4');
    await expect.poll(() => primary().isEnabled()).toBe(true);
    // From here on the page's time is the test's, so that a slow machine does not turn one hit into two.
    await desk.page.clock.install();
    await desk.page.clock.pauseAt((await desk.page.evaluate(() => Date.now())) + 10_000);
    await desk.page.keyboard.press(' ');
    await desk.page.keyboard.press(' ');
    const afterMoment = async () => {
      await desk.page.clock.runFor(20);
      return await situation();
    };
    await expect.poll(afterMoment).toBe('called');
    expect(await primary().isEnabled()).toBe(false);
    await desk.page.keyboard.press(' ');
    await desk.page.clock.runFor(1_000);
    await expect.poll(() => primary().isEnabled()).toBe(true);
    expect(await situation()).toBe('called');
    expect((await counterNow('4')).ticket?.state).toBe('called');
    await rig.at('4', 'complete');
  });

  it('explains a refusal in words, with its number', async () => {
    await rig.issue('corporate');
    await openDesk('4');
    await pressUntil(' ', 'called');
    for (let call = 0; call < 4; call += 1) await press('r');
    const notice = desk.page.locator('main [role=status]').last();
    await expect.poll(() => notice.textContent()).toContain('这个号已经叫满次数');
    expect(await notice.textContent()).toContain('317');
    await rig.at('4', 'no-show');
  });

  it('says so when nobody waits', async () => {
    await openDesk('5');
    await press(' ');
    await desk.page.getByText('现在没有等候的客户', { exact: true }).waitFor();
    expect(await situation()).toBe('idle');
  });

  it('shows a call for staff, and takes it with one key', async () => {
    await openDesk('1');
    await rig.admin.post('/kiosks/K1/staff-call', { screen: 'attract' });
    const alert = desk.page.getByText('客户请人帮忙');
    await alert.waitFor();
    await press('a');
    await alert.waitFor({ state: 'detached' });
  });

  it('blocks its keys while there is no connection, and goes on by itself after it', async () => {
    await openDesk('1');
    await expect.poll(() => primary().isEnabled()).toBe(true);
    const startAgain = await rig.killHub();
    await desk.page.getByText('按键暂停使用').waitFor();
    expect(await desk.page.locator('main button:enabled').count()).toBe(0);
    await startAgain();
    await rig.issue('cash');
    await expect.poll(() => primary().isEnabled(), { timeout: 15_000 }).toBe(true);
    await pressUntil(' ', 'called');
    await rig.at('1', 'complete');
  });

  it.each(['zh', 'en'])('is accessible and wholly in its language: %s', async (language) => {
    await rig.issue('account', { segmentId: 'vip', language: 'en' });
    await openDesk('3', { address: `?lang=${language}` });
    await expect.poll(() => primary().isEnabled()).toBe(true);
    const check = async () => {
      await expect.poll(() => primary().isEnabled()).toBe(true);
      expect(await axeViolations(desk.page)).toEqual([]);
      expect(await foreignTexts(desk.page)).toEqual([]);
    };
    await check();
    await pressUntil(' ', 'called');
    await expect.poll(() => primary().isEnabled()).toBe(true);
    await check();
    for (const key of ['t', 'm']) {
      await press(key);
      await desk.page.getByRole('dialog').waitFor();
      await check();
      await desk.page.keyboard.press('Escape');
      await desk.page.locator('dialog').waitFor({ state: 'detached' });
    }
    await pressUntil('n', 'idle');
    await press('b');
    await desk.page.getByRole('dialog').waitFor();
    await check();
    await pressUntil('2', 'paused');
    await check();
    await pressUntil(' ', 'idle');
    expect(desk.complaints).toEqual([]);
  });

  it('says what to do when it is not signed in', async () => {
    desk = await rig.openPublic('/counter/', { width: 1280, height: 800 });
    await desk.page.getByText('这台终端尚未登录').waitFor();
    expect(await axeViolations(desk.page)).toEqual([]);
  });
});
