import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stopWatch } from '#core/text/time-wording.ts';
import type { BranchView } from '#api/configuration.ts';
import type { CounterView } from '#api/counters.ts';
import type { QueueSnapshot } from '#api/queue.ts';
import { localText } from '#renderer/text/start-texts.ts';
import classes from './current-ticket.module.css';
import { TicketFacts } from './ticket-facts.tsx';
import type { TerminalState } from './use-terminal.ts';

export interface CurrentTicketProps {
  readonly counter: CounterView;
  readonly config: BranchView;
  readonly queue: QueueSnapshot;
  readonly terminal: TerminalState;
  /** The hub's time, ms since the epoch. */
  readonly now: number;
}

/** Who is at the counter, large; or, when nobody is, what the next key will do. */
export function CurrentTicket({ counter, config, queue, terminal, now }: CurrentTicketProps) {
  const { t, i18n } = useTranslation('counter');
  const { ticket } = counter;
  const { situation } = terminal;
  const since = useSince(counter, situation, now);
  const timer = (
    <p className={classes.timer} data-situation={situation}>
      <span>{t(`state.${situation}`)}</span>
      <b>{stopWatch(now - since)}</b>
    </p>
  );
  if (!ticket) {
    return (
      <section className={classes.current} data-situation={situation}>
        <p className={classes.hint}>{hintOf(situation, t)}</p>
        {timer}
      </section>
    );
  }
  const service = config.services.find((candidate) => candidate.id === ticket.serviceId);
  return (
    <section className={classes.current} data-situation={situation} aria-live="polite">
      <div>
        <p className={classes.number}>{ticket.number}</p>
        <p className={classes.service}>
          {service ? localText(service.name, i18n.language) : ticket.serviceId}
        </p>
        <TicketFacts ticket={ticket} config={config} queue={queue} now={now} />
      </div>
      {timer}
    </section>
  );
}

function hintOf(
  situation: TerminalState['situation'],
  t: ReturnType<typeof useTranslation<'counter'>>['t'],
): string {
  switch (situation) {
    case 'closed':
    case 'paused':
    case 'idle':
      return t(`hint.${situation}`);
    case 'called':
    case 'serving':
      return t(`state.${situation}`);
  }
}

/** Since when the present situation lasts: as the hub knows it, else as seen on this page. */
function useSince(counter: CounterView, situation: string, now: number): number {
  const [seen, setSeen] = useState({ situation, at: now });
  if (seen.situation !== situation) setSeen({ situation, at: now });
  const known = counter.ticket?.servingAt ?? counter.ticket?.calledAt;
  return known === undefined ? seen.at : Date.parse(known);
}
