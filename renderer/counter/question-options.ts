import type { TFunction } from 'i18next';
import { unreachable } from '#core/shared/assert.ts';
import type { BranchView } from '#api/configuration.ts';
import type { CounterView } from '#api/counters.ts';
import type { QueueSnapshot } from '#api/queue.ts';
import type { TellerDeed } from '#renderer/data/teller.ts';
import { localText } from '#renderer/text/start-texts.ts';
import { situationOf } from './deeds.ts';
import { PAUSE_REASONS } from './pause-reasons.ts';
import type { Question } from './use-terminal.ts';

/** One answer to a question. */
export interface Option {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  /** Absent where the answer is not possible now; `detail` then says why. */
  readonly deed?: TellerDeed;
}

export interface QuestionFacts {
  readonly counter: CounterView;
  readonly config: BranchView;
  readonly queue: QueueSnapshot;
  readonly language: string;
  readonly t: TFunction<'counter'>;
}

/** The answers to a question, in the order of their number keys. */
export function optionsOf(question: Question, facts: QuestionFacts): readonly Option[] {
  const { counter, config, language, t } = facts;
  switch (question) {
    case 'transfer':
      return config.services
        .filter((service) => service.id !== counter.ticket?.serviceId)
        .map(({ id, name }) => ({
          id,
          label: localText(name, language),
          deed: { kind: 'transfer', serviceId: id },
        }));
    case 'walkDirect':
      return counter.services.map(({ id }) => {
        const service = config.services.find((candidate) => candidate.id === id);
        const label = service ? localText(service.name, language) : id;
        return { id, label, deed: { kind: 'walkDirect', serviceId: id } };
      });
    case 'pause':
      return PAUSE_REASONS.map((reason) => ({
        id: reason,
        label: t(`reason.${reason}`),
        deed: { kind: 'pause', reason },
      }));
    case 'comeBack':
      return comeBackOptions(facts);
    default:
      return unreachable(question);
  }
}

function comeBackOptions({ counter, queue, t }: QuestionFacts): readonly Option[] {
  const situation = situationOf(counter);
  const parked = queue.parked.map(({ id, number }): Option => {
    const label = `${number} · ${t('aside.parked')}`;
    if (situation === 'idle') {
      return { id, label, detail: t('aside.resume'), deed: { kind: 'resume', ticketId: id } };
    }
    return { id, label, detail: counter.ticket ? t('ask.busy') : t('ask.openFirst') };
  });
  const missed = queue.missed.map(
    ({ id, number }): Option => ({
      id,
      label: `${number} · ${t('aside.missed')}`,
      detail: t('aside.return'),
      deed: { kind: 'return', ticketId: id },
    }),
  );
  return [...parked, ...missed];
}
