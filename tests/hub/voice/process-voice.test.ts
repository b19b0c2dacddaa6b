import { describe, expect, it } from 'vitest';
import { invariant } from '#core/shared/assert.ts';
import { ProcessVoice } from '#hub/voice/process-voice.ts';
import type { SpeechListener, SpeechRequest } from '#hub/voice/speech-process.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';
import { clip } from './sounds.ts';

const TIMES = { clipTimeoutMs: 5000, idleMs: 60_000, firstRestMs: 1000, longestRestMs: 8000 };

/** A process as the voice sees it, with its side in the hands of the test. */
class Stage {
  readonly requests: SpeechRequest[] = [];
  isKilled = false;
  readonly listener: SpeechListener;

  constructor(listener: SpeechListener) {
    this.listener = listener;
  }

  send(request: SpeechRequest): void {
    this.requests.push(request);
  }

  kill(): void {
    this.isKilled = true;
  }

  /** Answers the newest request. */
  answer(value = 1): void {
    this.listener.onMessage({ id: this.requests.at(-1)?.id, wav: clip(value) });
  }
}

function theatre() {
  const clock = new VirtualClock();
  const stages: Stage[] = [];
  const voice = new ProcessVoice({
    clock,
    times: TIMES,
    start: (listener) => {
      const stage = new Stage(listener);
      stages.push(stage);
      return stage;
    },
  });
  const stage = (): Stage => {
    const last = stages.at(-1);
    invariant(last, 'a process was started');
    return last;
  };
  return { clock, stages, stage, voice };
}

describe('a voice in a process of its own', () => {
  it('starts the process only when there is something to say, and keeps it', async () => {
    const { stages, stage, voice } = theatre();
    expect(stages).toHaveLength(0);
    const first = voice.speak('一', 'zh');
    expect(stage().requests).toEqual([{ id: 1, text: '一', language: 'zh' }]);
    stage().answer(5);
    expect(await first).toEqual({ ok: true, value: clip(5) });
    const second = voice.speak('one', 'en');
    stage().answer(6);
    expect(await second).toEqual({ ok: true, value: clip(6) });
    expect(stages).toHaveLength(1);
  });

  it('asks for one clip at a time, in order', async () => {
    const { stage, voice } = theatre();
    const clips = ['a', 'b', 'c'].map((text) => voice.speak(text, 'en'));
    for (const text of ['a', 'b', 'c']) {
      expect(stage().requests.at(-1)?.text).toBe(text);
      stage().answer();
    }
    expect((await Promise.all(clips)).every(({ ok }) => ok)).toBe(true);
  });

  it('refuses more than it can do in time', async () => {
    const { voice } = theatre();
    const asked = Array.from({ length: 34 }, (_, index) => voice.speak(`${index}`, 'en'));
    expect(await asked.at(-1)).toEqual({ ok: false, error: 'busy' });
    voice.close();
    expect(await asked[0]).toEqual({ ok: false, error: 'absent' });
  });

  it('gives up a process that does not answer, and with it everybody who waits', async () => {
    const { clock, stage, voice } = theatre();
    const [first, second] = [voice.speak('a', 'en'), voice.speak('b', 'en')];
    await clock.advance(TIMES.clipTimeoutMs);
    expect(await first).toEqual({ ok: false, error: 'timed-out' });
    expect(await second).toEqual({ ok: false, error: 'timed-out' });
    expect(stage().isKilled).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it.each([
    ['an answer to another request', { id: 99, wav: clip(1) }],
    ['no clip', { id: 1 }],
    ['a clip that is none', { id: 1, wav: new Uint8Array(100) }],
    ['a clip as text', { id: 1, wav: 'RIFF' }],
    ['nothing', null],
    ['chatter', 'hello'],
  ])('gives up a process that answers %s', async (_what, message) => {
    const { stage, voice } = theatre();
    const asked = voice.speak('a', 'en');
    stage().listener.onMessage(message);
    expect(await asked).toEqual({ ok: false, error: 'garbled' });
    expect(stage().isKilled).toBe(true);
  });

  it('rests longer after each crash in a row, and no longer than the longest rest', async () => {
    const { clock, stages, stage, voice } = theatre();
    for (const restMs of [1000, 2000, 4000, 8000, 8000]) {
      const asked = voice.speak('a', 'en');
      stage().listener.onExit();
      expect(await asked).toEqual({ ok: false, error: 'crashed' });
      const started = stages.length;
      await clock.advance(restMs - 1);
      expect(await voice.speak('a', 'en')).toEqual({ ok: false, error: 'resting' });
      expect(stages).toHaveLength(started);
      await clock.advance(1);
    }
    const asked = voice.speak('a', 'en');
    stage().answer();
    expect((await asked).ok).toBe(true);
    stage().listener.onExit();
    await clock.advance(1000);
    void voice.speak('a', 'en');
    expect(stages).toHaveLength(7);
  });

  it('does not listen to a process that it has given up', async () => {
    const { clock, stages, stage, voice } = theatre();
    const late = voice.speak('a', 'en');
    await clock.advance(TIMES.clipTimeoutMs);
    await late;
    await clock.advance(TIMES.firstRestMs);
    const asked = voice.speak('b', 'en');
    stages[0]?.listener.onMessage({ id: 2, wav: clip(9) });
    stages[0]?.listener.onExit();
    stage().answer(3);
    expect(await asked).toEqual({ ok: true, value: clip(3) });
  });

  it('lets an idle process go and starts another when it is needed again, without a rest', async () => {
    const { clock, stages, stage, voice } = theatre();
    const first = voice.speak('a', 'en');
    stage().answer();
    await first;
    await clock.advance(TIMES.idleMs);
    expect(stage().isKilled).toBe(true);
    stage().listener.onExit();
    const second = voice.speak('a', 'en');
    expect(stages).toHaveLength(2);
    stage().answer();
    expect((await second).ok).toBe(true);
  });

  it('is silent once closed', async () => {
    const { clock, stage, voice } = theatre();
    const asked = voice.speak('a', 'en');
    voice.close();
    voice.close();
    expect(await asked).toEqual({ ok: false, error: 'absent' });
    expect(await voice.speak('b', 'en')).toEqual({ ok: false, error: 'absent' });
    expect(stage().isKilled).toBe(true);
    expect(clock.pending).toBe(0);
  });
});
