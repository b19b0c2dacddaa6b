import { expect, it } from 'vitest';
import { gatherOld } from '#renderer/data/live.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

function setUp() {
  const clock = new VirtualClock();
  const asked: string[] = [];
  const invalidateQueries = async ({ queryKey }: { queryKey?: readonly unknown[] } = {}) => {
    asked.push(`${clock.monotonic()} ${queryKey?.join()}`);
  };
  return { clock, asked, old: gatherOld({ invalidateQueries }, clock) };
}

it('asks once for what a storm of events has made old', async () => {
  const { clock, asked, old } = setUp();
  for (let index = 0; index < 20; index += 1) {
    old.touch({ name: 'ticketIssued' });
    await clock.advance(5);
  }
  expect(asked).toEqual([]);
  await clock.advance(50);
  expect(asked.map((line) => line.split(' ')[0])).toEqual(['150', '150', '150']);
  expect(new Set(asked).size).toBe(3);
  old.touch({ name: 'deviceStateChanged' });
  await clock.advance(150);
  expect(asked).toHaveLength(4);
});

it('asks for nothing after an event that makes nothing old', async () => {
  const { clock, asked, old } = setUp();
  old.touch({ name: 'identified' });
  await clock.advance(1_000);
  expect(asked).toEqual([]);
});

it('leaves no timer behind when it is stopped', () => {
  const { clock, old } = setUp();
  old.touch({ name: 'ticketIssued' });
  old.stop();
  expect(clock.pending).toBe(0);
});
