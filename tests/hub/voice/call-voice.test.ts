import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type {
  BusinessDay,
  CounterId,
  Language,
  SegmentId,
  ServiceId,
  TicketId,
} from '#core/branch/ids.ts';
import type { Ticket } from '#core/queue/ticket.ts';
import { invariant } from '#core/shared/assert.ts';
import { branded } from '#core/shared/brand.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { parseBranchFile } from '#hub/config/branch-file.ts';
import { DEMO_BRANCH } from '#hub/config/demo-branch.ts';
import type { Committed } from '#hub/ledger/ledger.ts';
import { CallVoice } from '#hub/voice/call-voice.ts';
import type { VoiceFailure } from '#hub/voice/voice-engine.ts';
import { joinedWav } from '#hub/voice/wav.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';
import { clip } from './sounds.ts';

const HOUR_MS = 60 * 60_000;

function calledTicket(language = 'zh'): Ticket {
  return {
    id: branded<TicketId>('T1'),
    number: 'A012',
    sequence: 12,
    serviceId: branded<ServiceId>('cash'),
    segmentId: branded<SegmentId>('senior'),
    state: 'called',
    businessDay: branded<BusinessDay>('2026-03-02'),
    issuedAt: 1,
    publicCode: 'Zm9vYmFy',
    language: branded<Language>(language),
    counterId: branded<CounterId>('1'),
    calls: 1,
    returns: 0,
    hops: 0,
    yields: 0,
    printState: 'confirmed',
    version: 3,
  };
}

/** A call voice with a ledger that the test speaks for and an engine that writes down what it is given. */
function stage(answer: (spoken: number) => Result<Uint8Array, VoiceFailure> = (n) => ok(clip(n))) {
  const branch = parseBranchFile(DEMO_BRANCH);
  invariant(branch.ok, 'the demo branch is valid');
  const clock = new VirtualClock();
  const spoken: string[] = [];
  const listeners = new Set<(committed: readonly Committed[]) => void>();
  const voice = new CallVoice({
    branch: branch.value,
    clock,
    log: pino({ level: 'silent' }),
    ledger: {
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    engine: {
      speak: (text, language) => {
        spoken.push(`${language} ${text}`);
        return Promise.resolve(answer(spoken.length));
      },
      close: () => undefined,
    },
  });
  const commit = (name: 'ticketCalled' | 'ticketRecalled' | 'ticketServing', ticket: Ticket) => {
    const event = { name, at: 1, ticketId: ticket.id, counterId: branded<CounterId>('1') };
    const committed = { seq: 1, event, ticket } as unknown as Committed;
    for (const listener of listeners) listener([committed]);
  };
  return { voice, clock, spoken, listeners, commit };
}

const ZH = 'zh 请A、零、一、二号，到一号窗口。';
const EN = 'en Number A, zero, one, two. Please go to counter 1.';

describe('the voice of calls', () => {
  it('says number and counter and nothing else', async () => {
    const { voice, spoken } = stage();
    expect(await voice.clipOf(calledTicket())).toEqual({ ok: true, value: clip(1) });
    expect(spoken).toEqual([ZH]);
  });

  it('says it in Chinese and then in English for a customer of another language', async () => {
    const { voice, spoken } = stage();
    expect(await voice.clipOf(calledTicket('en'))).toEqual(joinedWav([clip(1), clip(2)]));
    expect(spoken).toEqual([ZH, EN]);
  });

  it('says it in the one language that is asked for', async () => {
    const { voice, spoken } = stage();
    await voice.clipOf(calledTicket('zh'), 'en');
    await voice.clipOf(calledTicket('en'), 'zh');
    expect(spoken).toEqual([EN, ZH]);
  });

  it('has nothing rather than half a call', async () => {
    const { voice } = stage((n) => (n === 1 ? ok(clip(1)) : err('timed-out')));
    expect(await voice.clipOf(calledTicket('en'))).toEqual({ ok: false, error: 'timed-out' });
  });

  it('has nothing to say of a ticket without a counter', async () => {
    const { voice, spoken } = stage();
    const { counterId: _, ...nowhere } = calledTicket();
    expect(await voice.clipOf(nowhere)).toEqual({ ok: false, error: 'absent' });
    expect(spoken).toEqual([]);
  });
});

describe('clips made at the call', () => {
  it('are ready when a board asks, and do not hold up the commit', async () => {
    const { voice, clock, spoken, commit } = stage();
    voice.start();
    await voice.clipOf(calledTicket());
    spoken.length = 0;
    for (const name of ['ticketCalled', 'ticketRecalled', 'ticketServing'] as const) {
      commit(name, calledTicket());
    }
    expect(spoken).toEqual([]);
    await clock.advance(0);
    expect(spoken).toEqual([ZH, ZH]);
  });

  it('are not made where no board listens, or none any more', async () => {
    const { voice, clock, spoken, commit } = stage();
    voice.start();
    commit('ticketCalled', calledTicket());
    await clock.advance(0);
    expect(spoken).toEqual([]);
    await voice.clipOf(calledTicket());
    await clock.advance(HOUR_MS + 1);
    commit('ticketCalled', calledTicket());
    await clock.advance(0);
    expect(spoken).toEqual([ZH]);
  });

  it('are not made after the stop', async () => {
    const { voice, listeners } = stage();
    voice.start();
    expect(listeners.size).toBe(1);
    voice.stop();
    expect(listeners.size).toBe(0);
  });
});
