import type { Logger } from 'pino';
import type { Branch } from '#core/branch/branch.ts';
import type { Ticket } from '#core/queue/ticket.ts';
import type { Clock } from '#core/shared/clock.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { callLanguages, callSpeech } from '#core/text/call-text.ts';
import type { SpokenLanguage } from '#core/text/language.ts';
import type { Committed, Ledger } from '#hub/ledger/ledger.ts';
import type { VoiceEngine, VoiceFailure } from './voice-engine.ts';
import { joinedWav } from './wav.ts';

/** A board that has asked within this time will ask again: clips are made as soon as somebody is called. */
const LISTENING_MS = 60 * 60_000;

export interface CallVoiceParts {
  readonly ledger: Pick<Ledger, 'subscribe'>;
  readonly branch: Branch;
  readonly clock: Clock;
  readonly engine: VoiceEngine;
  readonly log: Logger;
}

/** Says who is called where. Nothing but the number and the counter ever reaches the engine. */
export class CallVoice {
  readonly #parts: CallVoiceParts;
  #listeningUntil = Number.NEGATIVE_INFINITY;
  #unsubscribe: () => void = () => undefined;

  constructor(parts: CallVoiceParts) {
    this.#parts = parts;
  }

  /** From now on clips are made at the call, so that they are ready when the chime has sounded. */
  start(): void {
    this.#unsubscribe = this.#parts.ledger.subscribe((committed) => this.#onCommitted(committed));
  }

  stop(): void {
    this.#unsubscribe();
    this.#parts.engine.close();
  }

  /** The call of this ticket as a WAV file: in one language, or in all that its customer is called in. */
  clipOf(ticket: Ticket, language?: SpokenLanguage): Promise<Result<Uint8Array, VoiceFailure>> {
    const { clock } = this.#parts;
    this.#listeningUntil = clock.monotonic() + LISTENING_MS;
    return this.#speak(ticket, language ? [language] : callLanguages(ticket.language));
  }

  /** The commit must not wait for a process to start, so the work begins in a turn of its own. */
  #onCommitted(committed: readonly Committed[]): void {
    const { clock } = this.#parts;
    if (clock.monotonic() > this.#listeningUntil) return;
    for (const { event, ticket } of committed) {
      if (!ticket || (event.name !== 'ticketCalled' && event.name !== 'ticketRecalled')) continue;
      clock.schedule(0, () => void this.#speak(ticket, callLanguages(ticket.language)));
    }
  }

  async #speak(
    { number, counterId }: Ticket,
    languages: readonly SpokenLanguage[],
  ): Promise<Result<Uint8Array, VoiceFailure>> {
    const { branch, engine, log } = this.#parts;
    const counter = branch.counters.find(({ id }) => id === counterId);
    if (!counter) return err('absent');
    const words = { number, counterLabel: counter.label };
    const clips = await Promise.all(
      languages.map((language) => engine.speak(callSpeech(words, language), language)),
    );
    const files: Uint8Array[] = [];
    for (const clip of clips) {
      if (!clip.ok) {
        if (clip.error !== 'absent')
          log.warn({ reason: clip.error, number }, 'a call has no voice');
        return clip;
      }
      files.push(clip.value);
    }
    const joined = joinedWav(files);
    return joined.ok ? ok(joined.value) : err('garbled');
  }
}
