import type { Clock } from '#core/shared/clock.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import type { SpokenLanguage } from '#core/text/language.ts';
import type { SpeechProcess, StartSpeech } from './speech-process.ts';
import type { VoiceEngine, VoiceFailure } from './voice-engine.ts';
import { parseWav } from './wav.ts';

export interface VoiceTimes {
  /** From the request to the clip, a start included: half a second is usual, five were seen on a crowded machine. */
  readonly clipTimeoutMs: number;
  /** The process takes up to 300 MB: it goes when nobody has been called for so long. */
  readonly idleMs: number;
  /** Rest after the first fault in a row; doubled with each further one. */
  readonly firstRestMs: number;
  readonly longestRestMs: number;
}

const VOICE_TIMES: VoiceTimes = {
  clipTimeoutMs: 8000,
  idleMs: 10 * 60_000,
  firstRestMs: 1000,
  longestRestMs: 60_000,
};

/** Every counter calling twice in the same moment, in two languages; whoever comes later has the chime. */
const WAITING_LIMIT = 32;

interface Job {
  readonly text: string;
  readonly language: SpokenLanguage;
  readonly settle: (clip: Result<Uint8Array, VoiceFailure>) => void;
}

export interface ProcessVoiceParts {
  readonly clock: Clock;
  readonly start: StartSpeech;
  readonly times?: Partial<VoiceTimes>;
}

/**
 * A voice in a process of its own: started when somebody is to be called, asked for one clip at a time, ended when it
 * misbehaves or nobody needs it.
 */
export class ProcessVoice implements VoiceEngine {
  readonly #clock: Clock;
  readonly #start: StartSpeech;
  readonly #times: VoiceTimes;
  readonly #waiting: Job[] = [];
  #job: (Job & { readonly id: number }) | undefined;
  #lastId = 0;
  #process: SpeechProcess | undefined;
  #faultsInRow = 0;
  #restUntil = Number.NEGATIVE_INFINITY;
  #cancelTimer: () => void = () => undefined;
  #closed = false;

  constructor({ clock, start, times }: ProcessVoiceParts) {
    this.#clock = clock;
    this.#start = start;
    this.#times = { ...VOICE_TIMES, ...times };
  }

  speak(text: string, language: SpokenLanguage): Promise<Result<Uint8Array, VoiceFailure>> {
    if (this.#closed) return Promise.resolve(err('absent'));
    if (this.#clock.monotonic() < this.#restUntil) return Promise.resolve(err('resting'));
    if (this.#waiting.length >= WAITING_LIMIT) return Promise.resolve(err('busy'));
    return new Promise((settle) => {
      this.#waiting.push({ text, language, settle });
      this.#next();
    });
  }

  close(): void {
    this.#closed = true;
    this.#end('absent');
  }

  #next(): void {
    if (this.#job) return;
    const job = this.#waiting.shift();
    if (!job) return this.#wake(this.#times.idleMs, () => this.#end('absent'));
    this.#lastId += 1;
    this.#job = { ...job, id: this.#lastId };
    this.#wake(this.#times.clipTimeoutMs, () => this.#fault('timed-out'));
    this.#process ??= this.#startProcess();
    this.#process.send({ id: this.#lastId, text: job.text, language: job.language });
  }

  /** A process that has been given up may still talk: nobody listens to it any more. */
  #startProcess(): SpeechProcess {
    const process = this.#start({
      onMessage: (message) => {
        if (this.#process === process) this.#onMessage(message);
      },
      onExit: () => {
        if (this.#process === process) this.#fault('crashed');
      },
    });
    return process;
  }

  #onMessage(message: unknown): void {
    const job = this.#job;
    const wav = job && findClip(message, job.id);
    if (!job || !wav) return this.#fault('garbled');
    this.#faultsInRow = 0;
    this.#job = undefined;
    job.settle(ok(wav));
    this.#next();
  }

  #fault(failure: VoiceFailure): void {
    const { firstRestMs, longestRestMs } = this.#times;
    const restMs = Math.min(firstRestMs * 2 ** this.#faultsInRow, longestRestMs);
    this.#faultsInRow += 1;
    this.#restUntil = this.#clock.monotonic() + restMs;
    this.#end(failure);
  }

  /** Nothing is left behind: no process, no timer, nobody who waits. */
  #end(failure: VoiceFailure): void {
    this.#cancelTimer();
    const process = this.#process;
    this.#process = undefined;
    process?.kill();
    const job = this.#job;
    this.#job = undefined;
    job?.settle(err(failure));
    for (const { settle } of this.#waiting.splice(0)) settle(err(failure));
  }

  /** One timer at a time: the engine is working or idle, never both. */
  #wake(delayMs: number, task: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#clock.schedule(delayMs, task);
  }
}

/** The clip in an answer to this very request; undefined for anything else. */
function findClip(message: unknown, id: number): Uint8Array | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  if (!('id' in message) || message.id !== id || !('wav' in message)) return undefined;
  const { wav } = message;
  return wav instanceof Uint8Array && parseWav(wav).ok ? wav : undefined;
}
