import { describe, expect, it } from 'vitest';
import type { BoardCall } from '#renderer/display/announcer.ts';
import { createVoice, type VoiceEngine } from '#renderer/display/voice.ts';
import { hubSpeech } from '#renderer/display/voice-engines.ts';
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
  return {
    clock,
    log,
    announce: () => clock.until(voice.announce(CALL, new AbortController().signal)),
  };
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

  it('says nothing more once its time is over', async () => {
    const { clock, log, announce } = setUp((heard) => [
      {
        say: (_call, signal) =>
          new Promise((resolve) => {
            heard.push('system');
            signal.addEventListener('abort', () => {
              heard.push('hushed');
              resolve('spoken');
            });
          }),
      },
    ]);
    await announce();
    await clock.advance(60_000);
    expect(log).toEqual(['chime', 'system', 'hushed']);
    expect(clock.pending).toBe(0);
  });
});

describe('speech of the hub', () => {
  function setUpHub(answer: (signal: AbortSignal) => Promise<Response>) {
    const clock = new VirtualClock();
    const log: string[] = [];
    const engine = hubSpeech({
      clock,
      sound: {
        unlocked: () => true,
        subscribe: () => () => undefined,
        unlock: () => undefined,
        chime: async () => undefined,
        play: async () => log.push('played') > 0,
      },
      fetchSpeech: (_call, signal) => {
        log.push('asked');
        return answer(signal);
      },
    });
    const say = (signal = new AbortController().signal) => clock.until(engine.say(CALL, signal));
    return { clock, log, say };
  }
  const problem = (status: number, code: string) => async () =>
    Response.json({ code }, { status, headers: { 'content-type': 'application/problem+json' } });

  it('plays the clip', async () => {
    const { log, say } = setUpHub(
      async () => new Response('RIFF', { headers: { 'content-type': 'audio/wav' } }),
    );
    expect(await say()).toBe('spoken');
    expect(log).toEqual(['asked', 'played']);
  });

  it.each([
    [404, 'speech-unavailable', ['asked', 'asked']],
    [404, 'ticket-unknown', ['asked', 'asked', 'asked']],
    [409, 'ticket-wrong-state', ['asked', 'asked', 'asked']],
  ])('leaves the hub in peace only when it has no voice: %s %s', async (status, code, asked) => {
    const { clock, log, say } = setUpHub(problem(status, code));
    expect(await say()).toBe('absent');
    expect(await say()).toBe('absent');
    await clock.advance(60_000);
    expect(await say()).toBe('absent');
    expect(log).toEqual(asked);
  });

  it('waits five seconds for a clip and no longer', async () => {
    const { clock, say } = setUpHub(
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    );
    await expect(say()).rejects.toThrow('aborted');
    expect(clock.monotonic()).toBe(5_000);
    expect(clock.pending).toBe(0);
  });
});
