import { describe, expect, it } from 'vitest';
import { SPECIMEN_CARDS } from '#drivers/sdt/simulator-cards.ts';
import { startReader } from './reader-bench.ts';

const SENIOR = SPECIMEN_CARDS.senior;

function faultCode(code: string) {
  return { ok: false, error: { kind: 'fault', fault: { code } } };
}

describe('cards that cannot be read', () => {
  it.each([
    ['bank-card', 'card-wrong-type'],
    ['forged', 'card-rejected'],
    ['unknown-kind', 'card-unsupported'],
  ] as const)('%s ends at once as %s', async (card, code) => {
    const { hands, read, driver } = await startReader();
    hands.layCard(SPECIMEN_CARDS[card]);
    expect(await read()).toMatchObject(faultCode(code));
    expect(driver.status).toEqual({ state: 'online', card: 'refused' });
  });

  it('no card at all is no fault', async () => {
    const { clock, read, driver } = await startReader();
    const begun = clock.monotonic();
    expect(await read(8_000)).toEqual({ ok: false, error: { kind: 'no-card' } });
    expect(clock.monotonic() - begun).toBe(8_000);
    expect(driver.status).toEqual({ state: 'online', card: 'none' });
  });
});

describe('a reader in trouble', () => {
  it('that is silent ends the reading within two time-outs, and is seen again when it speaks', async () => {
    const { clock, hands, read, driver } = await startReader();
    hands.goSilent();
    const begun = clock.monotonic();
    expect(await read()).toMatchObject(faultCode('line-timeout'));
    expect(clock.monotonic() - begun).toBeLessThanOrEqual(1_000);
    expect(driver.status).toMatchObject({ state: 'offline', fault: { code: 'line-timeout' } });
    hands.speakAgain();
    await clock.advance(3_500);
    expect(driver.status).toEqual({ state: 'online', card: 'none' });
  });

  it('that falls silent while idle is noticed by the watch and stays offline through fresh connections', async () => {
    const { clock, hands, driver, statuses, trace } = await startReader();
    hands.goSilent();
    await clock.advance(20_000);
    expect(statuses.map(({ state }) => state)).toEqual(['online', 'offline']);
    expect(trace.filter(({ kind }) => kind === 'opened').length).toBeGreaterThan(2);
    hands.speakAgain();
    await clock.advance(5_000);
    expect(driver.status.state).toBe('online');
  });

  it('that falls silent in the middle of a card ends as a silent line', async () => {
    const { clock, hands, driver } = await startReader();
    hands.layCard(SENIOR);
    const reading = driver.read({ timeoutMs: 20_000 });
    await clock.advance(300);
    hands.goSilent();
    expect(await clock.until(reading)).toMatchObject(faultCode('line-timeout'));
  });

  it('whose self-test failed is a hardware error until it is repaired', async () => {
    const { clock, hands, read, driver, statuses } = await startReader();
    hands.failSelfTest();
    await clock.advance(3_500);
    expect(driver.status).toMatchObject({
      state: 'hardwareError',
      fault: { code: 'reader-self-test', owner: 'maintenance' },
    });
    const told = statuses.length;
    expect(await read()).toMatchObject(faultCode('reader-self-test'));
    expect(statuses.length).toBe(told);
    hands.repair();
    await clock.advance(3_500);
    expect(driver.status.state).toBe('online');
  });

  it('that was unplugged ends a reading at once and works again once it is plugged in', async () => {
    const { clock, hands, read, driver } = await startReader();
    hands.layCard(SENIOR);
    const reading = driver.read({ timeoutMs: 20_000 });
    await clock.advance(100);
    hands.pullPlug();
    expect(await clock.until(reading)).toMatchObject(faultCode('line-closed'));
    expect(driver.status.state).toBe('offline');
    await clock.advance(30_000);
    expect(await read()).toMatchObject(faultCode('line-refused'));
    hands.plugIn();
    await clock.advance(2_500);
    expect(driver.status).toEqual({ state: 'online', card: 'none' });
    expect(await read()).toMatchObject({ ok: true });
  });

  it('that takes no more bytes is a stalled line', async () => {
    const { device, read, driver } = await startReader();
    device.stall(true);
    expect(await read()).toMatchObject(faultCode('line-write-stalled'));
    expect(driver.status.fault?.code).toBe('line-write-stalled');
  });
});

describe('a noisy line', () => {
  it('is borne: noise around good frames costs nothing', async () => {
    const { clock, hands, driver, trace } = await startReader();
    hands.layCard(SENIOR);
    const reading = driver.read({ timeoutMs: 20_000 });
    for (let i = 0; i < 20; i += 1) {
      hands.makeNoise();
      await clock.advance(20);
    }
    expect(await clock.until(reading)).toMatchObject({ ok: true });
    expect(trace.some(({ kind }) => kind === 'discarded')).toBe(true);
  });

  it.each([0, 100, 200, 1_000])(
    'one damaged reply after %i ms is asked for again',
    async (delayMs) => {
      const { clock, hands, driver } = await startReader();
      hands.layCard(SENIOR);
      const reading = driver.read({ timeoutMs: 20_000 });
      await clock.advance(delayMs);
      hands.damageNextReply();
      expect(await clock.until(reading)).toMatchObject({ ok: true });
    },
  );

  it('that carries nothing but noise is a fault of the line', async () => {
    const { clock, hands, driver } = await startReader();
    hands.goSilent();
    const reading = driver.read({ timeoutMs: 20_000 });
    for (let i = 0; i < 12; i += 1) {
      await clock.advance(100);
      hands.makeNoise();
    }
    expect(await clock.until(reading)).toMatchObject(faultCode('line-noise'));
  });
});

describe('a reading that nobody wants any more', () => {
  it('answers cancelled at once and leaves the reader usable', async () => {
    const { clock, hands, read, driver } = await startReader();
    const reading = driver.read({ timeoutMs: 20_000 });
    await clock.advance(1_000);
    const at = clock.monotonic();
    driver.cancel();
    expect(await reading).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect(clock.monotonic()).toBe(at);
    hands.layCard(SENIOR);
    expect(await read()).toMatchObject({ ok: true });
  });

  it('hears an abort signal, also one given before', async () => {
    const { clock, driver } = await startReader();
    const abort = new AbortController();
    const reading = driver.read({ timeoutMs: 20_000, signal: abort.signal });
    await clock.advance(500);
    abort.abort();
    expect(await reading).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect(await driver.read({ timeoutMs: 20_000, signal: abort.signal })).toEqual({
      ok: false,
      error: { kind: 'cancelled' },
    });
  });

  it('gives way to the next one', async () => {
    const { clock, hands, driver } = await startReader();
    const first = driver.read({ timeoutMs: 20_000 });
    await clock.advance(10);
    const second = driver.read({ timeoutMs: 20_000 });
    hands.layCard(SENIOR);
    expect(await clock.until(second)).toMatchObject({ ok: true });
    expect(await first).toEqual({ ok: false, error: { kind: 'cancelled' } });
  });

  it('cancelled while the card is read shows nothing of it', async () => {
    const { clock, hands, driver } = await startReader();
    hands.layCard(SENIOR);
    const reading = driver.read({ timeoutMs: 20_000 });
    await clock.advance(300);
    driver.cancel();
    expect(await reading).toEqual({ ok: false, error: { kind: 'cancelled' } });
    await clock.advance(2_000);
    expect(driver.status).toEqual({ state: 'online', card: 'none' });
  });
});

describe('the reader itself', () => {
  it('tells the number of its security module', async () => {
    const { clock, driver } = await startReader();
    expect(await clock.until(driver.samId())).toEqual({
      ok: true,
      value: '05.03-20250101-0001234567-3012345678',
    });
    expect(await clock.until(driver.samStatus())).toEqual({ ok: true, value: undefined });
  });

  it('answers also while a card is looked for: one command at a time', async () => {
    const { clock, hands, driver } = await startReader();
    hands.layCard(SENIOR);
    const reading = driver.read({ timeoutMs: 20_000 });
    const ids = await clock.until(Promise.all([driver.samId(), driver.samId()]));
    expect(ids.every(({ ok }) => ok)).toBe(true);
    expect(await clock.until(reading)).toMatchObject({ ok: true });
  });

  it('leaves no timer behind when it is closed, even in the middle of a card', async () => {
    const { clock, hands, driver, device } = await startReader();
    hands.layCard(SENIOR);
    const reading = driver.read({ timeoutMs: 20_000 });
    await clock.advance(300);
    await driver.close();
    expect(await reading).toEqual({ ok: false, error: { kind: 'cancelled' } });
    await clock.advance(1);
    expect(clock.pending).toBe(0);
    expect(device.connected).toBe(false);
  });

  it('leaves no timer behind when it is closed while it asks the reader', async () => {
    const { clock, driver } = await startReader();
    await clock.advance(2_905);
    const closed = driver.close();
    await clock.advance(10_000);
    await closed;
    expect(clock.pending).toBe(0);
  });

  it('is asked once more when its answer was damaged', async () => {
    const { clock, hands, driver, statuses } = await startReader();
    hands.damageNextReply();
    expect(await clock.until(driver.samStatus())).toEqual({ ok: true, value: undefined });
    expect(statuses.map(({ state }) => state)).toEqual(['online']);
  });
});
