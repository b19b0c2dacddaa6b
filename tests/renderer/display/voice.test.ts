import { describe, expect, it } from 'vitest';
import type { BoardCall } from '#renderer/display/announcer.ts';
import { createVoice, type VoiceEngine } from '#renderer/display/voice.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

const CALL: BoardCall = {
  ticketId: 't1',
  number: 'A012',
  counterId: 'C3',
  counterLabel: '3',
  calledAt: '2026-11-21T09:30:00.000+08:00',
  calls: 1,
  language: 'zh',
};

function setUp(engines: (log: string[]) => VoiceEngine[]) {
  const clock = new VirtualClock();
  const log: string[] = [];
  const voice = createVoice({
    clock,
    chime: async () => void log.push('chime'),
    engines: engines(log),
  });
  return { clock, log, announce: () => clock.until(voice.announce(CALL)) };
}

const able =
  (name: string) =>
  (log: string[]): VoiceEngine => ({
    say: async () => {
      log.push(name);
      return 'spoken';
    },
  });
const absent =
  (name: string) =>
  (log: string[]): VoiceEngine => ({
    say: async () => {
      log.push(name);
      return 'absent';
    },
  });

describe('voice', () => {
  it('chimes once and says the call twice with a pause', async () => {
    const { clock, log, announce } = setUp((heard) => [able('hub')(heard), able('system')(heard)]);
    await announce();
    expect(log).toEqual(['chime', 'hub', 'hub']);
    expect(clock.monotonic()).toBe(700);
  });

  it('falls back to the next engine and stays with it', async () => {
    const { log, announce } = setUp((heard) => [absent('hub')(heard), able('system')(heard)]);
    await announce();
    expect(log).toEqual(['chime', 'hub', 'system', 'system']);
  });

  it('leaves it at the chime when nothing can speak', async () => {
    const { log, announce } = setUp((heard) => [absent('hub')(heard), absent('system')(heard)]);
    await announce();
    expect(log).toEqual(['chime', 'hub', 'system']);
  });

  it('counts an engine that breaks as absent', async () => {
    const { log, announce } = setUp((heard) => [
      { say: () => Promise.reject(new Error('broken')) },
      able('system')(heard),
    ]);
    await announce();
    expect(log).toEqual(['chime', 'system', 'system']);
  });

  it('never waits for ever for an engine that does not report its end', async () => {
    const { clock, announce } = setUp(() => [{ say: () => new Promise(() => undefined) }]);
    await announce();
    expect(clock.monotonic()).toBe(30_000);
  });
});
