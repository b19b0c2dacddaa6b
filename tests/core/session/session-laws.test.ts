import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '#core/session/advance.ts';
import { findAlarm } from '#core/session/deadlines.ts';
import type { Input } from '#core/session/input.ts';
import { mayBeIssued } from '#core/session/next-step.ts';
import { SESSION_RULES } from '#core/session/rules.ts';
import { freshSession, isFresh, type Session } from '#core/session/session.ts';
import { story } from './inputs.ts';

type Story = readonly { readonly input: Input; readonly afterMs: number }[];

/** Every state of a story with the moment it began. */
function live(inputs: Story): readonly { readonly session: Session; readonly now: number }[] {
  let now = 0;
  let session = freshSession('zh', now);
  return inputs.map(({ input, afterMs }) => {
    now += afterMs;
    session = advance(session, input, now, SESSION_RULES);
    return { session, now };
  });
}

/** Leaves a session alone until nothing happens any more. */
function leaveAlone(start: Session): Session {
  let session = start;
  for (let alarms = 0; alarms < 10; alarms += 1) {
    const alarm = findAlarm(session, SESSION_RULES);
    if (alarm === undefined) return session;
    session = advance(session, { kind: 'time-passed' }, alarm.at, SESSION_RULES);
  }
  return session;
}

describe('laws of a session', () => {
  it('ends fresh when it is left alone, unless a request is under way', () => {
    fc.assert(
      fc.property(story, (inputs) => {
        const last = live(inputs).at(-1)?.session ?? freshSession('zh', 0);
        const end = leaveAlone(last);
        expect(end.step.kind === 'issuing' || isFresh(end, 'zh')).toBe(true);
      }),
    );
  });

  it('keeps nothing of a person once it is fresh', () => {
    fc.assert(
      fc.property(story, (inputs) => {
        for (const { session } of live(inputs)) {
          if (!isFresh(session, 'zh')) continue;
          expect(JSON.stringify({ ...session, touchedAt: 0, arrivedAt: 0 })).toBe(
            JSON.stringify({ ...freshSession('zh', 0), travel: session.travel }),
          );
        }
      }),
    );
  });

  it('never forgets a choice without having asked at least 20 seconds before', () => {
    fc.assert(
      fc.property(story, (inputs) => {
        const all = live(inputs);
        all.forEach(({ session, now }, index) => {
          const before = all[index - 1];
          const cause = inputs[index]?.input.kind;
          if (!before || cause !== 'time-passed' || session.step.kind !== 'attract') return;
          const asks = ['attract', 'goodbye'].includes(before.session.step.kind);
          if (asks) return;
          expect(before.session.warnedAt).toBeDefined();
          expect(now - warnedAt(all, index)).toBeGreaterThanOrEqual(20_000);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('sends one key for one intent: a ticket comes only from the key that is under way', () => {
    fc.assert(
      fc.property(story, (inputs) => {
        const all = live(inputs);
        all.forEach(({ session }, index) => {
          const before = all[index - 1]?.session;
          if (session.step.kind !== 'ticket' || before?.step.kind === 'ticket') return;
          const input = inputs[index]?.input;
          expect(before?.step.kind).toBe('issuing');
          const wanted = before?.step.kind === 'issuing' ? before.step.intent.key : undefined;
          expect(input?.kind === 'issued' && input.key).toBe(wanted);
        });
      }),
    );
  });

  it('never takes a ticket off the screen by "back" or by a late answer', () => {
    fc.assert(
      fc.property(story, (inputs) => {
        const all = live(inputs);
        all.forEach(({ session }, index) => {
          const before = all[index - 1]?.session;
          if (before?.step.kind !== 'ticket' || session.step.kind === 'ticket') return;
          expect(['time-passed', 'finished']).toContain(inputs[index]?.input.kind);
          expect(session.step.kind).toBe('goodbye');
        });
      }),
    );
  });

  it('changes no screen by a touch that comes before the eye can have seen it', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 0, max: SESSION_RULES.settleMs - 1 }), (inputs, ms) => {
        const all = live(inputs);
        all.forEach(({ session, now }, index) => {
          const before = all[index - 1]?.session;
          if (before === undefined || before.step.kind === session.step.kind) return;
          for (const { input } of inputs.filter((moment) => isTouch(moment.input))) {
            expect(advance(session, input, now + ms, SESSION_RULES).step).toEqual(session.step);
          }
        });
      }),
    );
  });

  it('gives an intent one language, whatever is chosen later', () => {
    fc.assert(
      fc.property(story, (inputs) => {
        const all = live(inputs);
        all.forEach(({ session }, index) => {
          const wanted = intentOf(session);
          const before = all[index - 1]?.session;
          if (!before || wanted === undefined) return;
          const known = intentOf(before) ?? { language: before.preferences.language };
          expect(wanted.language).toBe(known.language);
        });
      }),
    );
  });

  it('never drops a request that is under way: it ends by its answer', () => {
    fc.assert(
      fc.property(story, (inputs) => {
        const all = live(inputs);
        all.forEach(({ session }, index) => {
          const before = all[index - 1]?.session;
          if (before?.step.kind !== 'issuing' || session.step.kind === 'issuing') return;
          expect(['issued', 'issue-refused']).toContain(inputs[index]?.input.kind);
        });
      }),
    );
  });

  it('leads back to the first screen by "back" alone, from every choice', () => {
    fc.assert(
      fc.property(story, (inputs) => {
        const last = live(inputs).at(-1);
        let session = last?.session ?? freshSession('zh', 0);
        let now = last?.now ?? 0;
        if (session.step.kind === 'issuing' || session.step.kind === 'ticket') return;
        if (session.step.kind === 'refused' && mayBeIssued(session.step.failureCode)) return;
        for (let steps = 0; steps < 10; steps += 1) {
          now += SESSION_RULES.settleMs;
          session = advance(session, { kind: 'back' }, now, SESSION_RULES);
        }
        expect(session.step.kind).toBe('attract');
      }),
    );
  });
});

/** What a person does, wanting to get somewhere. */
function isTouch({ kind }: Input): boolean {
  return /-wanted$|-chosen$|-skipped$|-again$|^unsure$|^back$|^finished$/.test(kind);
}

function intentOf({ step }: Session): { readonly language: string } | undefined {
  return step.kind === 'issuing' || step.kind === 'refused' || step.kind === 'identify'
    ? step.intent
    : undefined;
}

/** When the warning of the state before `index` came up: no touch has come since. */
function warnedAt(all: ReturnType<typeof live>, index: number): number {
  let first = index - 1;
  while (all[first - 1]?.session.warnedAt !== undefined) first -= 1;
  return all[first]?.now ?? 0;
}
