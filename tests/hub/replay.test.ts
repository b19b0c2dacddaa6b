import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { ok } from '#core/shared/result.ts';
import { Ledger } from '#hub/ledger/ledger.ts';
import { openStore } from '#hub/store/store.ts';
import { clearHubs, temporaryFolder } from '#tests/support/hub.ts';
import { demoBranch } from '#tests/support/hub-in-process.ts';
import { commandOf, queueSteps } from '#tests/support/queue-steps.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

const RUNS = 25;
const LIMIT_MS = 30_000;
const branch = demoBranch();
const folder = temporaryFolder();

afterAll(clearHubs);

it('what is read from the disk is what was in memory', { timeout: LIMIT_MS }, async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(queueSteps, async (steps) => {
      run += 1;
      const clock = new VirtualClock();
      const path = join(folder, `${run}.db`);
      const open = () => {
        const store = openStore(path);
        const iso = (at: number) => new Date(at).toISOString();
        const onBroken = (cause: unknown) => {
          throw new Error('the ledger is broken', { cause });
        };
        return { store, ledger: new Ledger({ store, branch, clock, iso, onBroken }) };
      };
      const first = open();
      for (const [index, step] of steps.entries()) {
        await clock.advance(step.passMs);
        const { ledger } = first;
        const command = commandOf(step, ledger.queue, branch, `${run}-${index}`);
        ledger.command(command, () => ({ status: 200, body: undefined }));
        // Events that are nobody's to keep leave a hole in the log that must not disturb.
        if (index % 7 === 3) {
          const secret = { identificationId: 'i', kioskId: 'K1', kind: 'citizen' };
          ledger.perform((at) =>
            ok({
              events: [{ name: 'identified', at, ...secret }],
              reply: () => ({ status: 200, body: 0 }),
            }),
          );
        }
      }
      const { queue, seq } = first.ledger;
      first.store.close();
      const second = open();
      expect(second.ledger.queue).toEqual(queue);
      expect(second.ledger.seq).toBe(seq);
      for (const ticket of queue.tickets.values()) {
        expect(second.store.tickets.find(ticket.id)).toMatchObject({
          state: ticket.state,
          version: ticket.version,
        });
      }
      second.store.close();
    }),
    { numRuns: RUNS },
  );
});
