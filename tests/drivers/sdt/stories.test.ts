import { describe, expect, it } from 'vitest';
import { SPECIMEN_CARDS } from '#drivers/sdt/simulator-cards.ts';
import { startReader } from './reader-bench.ts';

const SENIOR = SPECIMEN_CARDS.senior;

describe('a customer lays a card on the reader', () => {
  it('is read when it was there before', async () => {
    const { hands, read, driver } = await startReader();
    hands.layCard(SENIOR);
    const result = await read();
    expect(result).toMatchObject({
      ok: true,
      value: {
        kind: 'citizen',
        name: '张样本',
        number: '11010519491231002X',
        birthDate: '1949-12-31',
        sex: 'female',
      },
    });
    expect(driver.status).toEqual({ state: 'online', card: 'read' });
  });

  it('is read soon after it is laid down', async () => {
    const { clock, hands, driver } = await startReader();
    const reading = driver.read({ timeoutMs: 20_000 });
    await clock.advance(5_000);
    hands.layCard(SENIOR);
    const laidAt = clock.monotonic();
    expect(await clock.until(reading)).toMatchObject({ ok: true });
    expect(clock.monotonic() - laidAt).toBeLessThan(1_200);
  });

  it('must be lifted before it is read once more', async () => {
    const { hands, read, driver } = await startReader();
    hands.layCard(SENIOR);
    await read();
    expect(await read(5_000)).toEqual({ ok: false, error: { kind: 'no-card' } });
    expect(driver.status.card).toBe('read');
    hands.liftCard();
    hands.layCard(SPECIMEN_CARDS.young);
    expect(await read()).toMatchObject({ ok: true, value: { number: '110105200303071017' } });
  });

  it('is asked for again when it was lifted in the middle of the read', async () => {
    const { clock, hands, driver, statuses } = await startReader();
    hands.layCard(SENIOR);
    hands.liftCardEarly();
    const reading = driver.read({ timeoutMs: 20_000 });
    await clock.advance(4_000);
    expect(driver.status).toEqual({ state: 'online', card: 'place-again' });
    hands.layCard(SENIOR);
    expect(await clock.until(reading)).toMatchObject({ ok: true });
    expect(statuses.map(({ card }) => card)).toEqual([
      'none',
      'reading',
      'place-again',
      'reading',
      'read',
    ]);
  });

  it('is asked for again when it was lifted while the reader was still thinking', async () => {
    const { clock, hands, driver } = await startReader();
    hands.layCard(SENIOR);
    const reading = driver.read({ timeoutMs: 20_000 });
    await clock.advance(300);
    expect(driver.status.card).toBe('reading');
    hands.liftCard();
    await clock.advance(500);
    expect(driver.status.card).toBe('place-again');
    hands.layCard(SENIOR);
    expect(await clock.until(reading)).toMatchObject({ ok: true });
  });

  it('ends as removed early when it was not laid down again in time', async () => {
    const { hands, read, driver } = await startReader();
    hands.layCard(SENIOR);
    hands.liftCardEarly();
    expect(await read(8_000)).toMatchObject({
      ok: false,
      error: { kind: 'fault', fault: { code: 'card-removed-early' } },
    });
    expect(driver.status.card).toBe('none');
  });

  it.each([30, 100, 300])(
    'is still read when time is up %i ms after it was begun',
    async (timeoutMs) => {
      const { hands, read } = await startReader();
      hands.layCard(SENIOR);
      expect(await read(timeoutMs)).toMatchObject({ ok: true });
    },
  );
});
