import type { PrinterCapability } from '#core/device/printer.ts';
import type { Confirmation, JobTerms } from './job.ts';

/** Whether jobs end with a process ID request: found out by the first jobs, or decided by a technician. */
export type ProcessIdPolicy = 'auto' | 'always' | 'never';

/** One silence may be an accident; so many in a row, with nothing else wrong, are how this printer is. */
const MISSES_BEFORE_BELIEVING = 3;

/** What has been found out about one printer. Undefined = not yet. */
export interface Knowledge {
  readonly policy: ProcessIdPolicy;
  readonly reportsStatus?: boolean | undefined;
  readonly confirmsPrint?: boolean | undefined;
  /** Jobs in a row that were asked for a process ID and, though all else was well, gave none. */
  readonly misses: number;
}

export function initialKnowledge(
  policy: ProcessIdPolicy,
  stored: PrinterCapability | undefined,
): Knowledge {
  const confirmsPrint = { auto: stored?.confirmsPrint, always: true, never: false }[policy];
  return { policy, reportsStatus: stored?.reportsStatus, confirmsPrint, misses: 0 };
}

/** A status request was answered, or the first ones of a connection were not. */
export function learnStatus(known: Knowledge, answered: boolean): Knowledge {
  if (!answered) return { ...known, reportsStatus: known.reportsStatus ?? false };
  // What a mute printer did not confirm proves nothing about the same printer once it talks.
  const forget =
    known.reportsStatus === false && known.policy === 'auto' && known.confirmsPrint === false;
  const asks = forget ? { confirmsPrint: undefined, misses: 0 } : {};
  return { ...known, reportsStatus: true, ...asks };
}

/** A process ID came back. */
export function learnWord(known: Knowledge): Knowledge {
  if (known.policy !== 'auto') return known;
  return { ...known, confirmsPrint: true, misses: 0 };
}

/**
 * A process ID did not come back although everything else was well. A printer that was heard to confirm is asked
 * without prejudice after some of these (another may hang there now), and one that was asked so is believed unable
 * after as many more.
 */
export function learnNoWord(known: Knowledge): Knowledge {
  if (known.policy !== 'auto' || known.confirmsPrint === false) return known;
  const misses = known.misses + 1;
  if (misses < MISSES_BEFORE_BELIEVING) return { ...known, misses };
  return { ...known, confirmsPrint: known.confirmsPrint === true ? undefined : false, misses: 0 };
}

/** The capability to store, once both halves are known. */
export function capabilityOf({
  reportsStatus,
  confirmsPrint,
}: Knowledge): PrinterCapability | undefined {
  if (reportsStatus === undefined || confirmsPrint === undefined) return undefined;
  return { reportsStatus, confirmsPrint };
}

/** On what terms the next job runs. */
export function termsOf(
  known: Knowledge,
  { isFirstOnLine }: { readonly isFirstOnLine: boolean },
): JobTerms {
  return {
    confirmation: confirmationOf(known, isFirstOnLine),
    reportsStatus: known.reportsStatus === true,
  };
}

/**
 * Who was found unable is asked again on each connection, since another printer may have been plugged in. Not who has
 * never said a word: there is nobody to answer, and small clones print what they do not understand.
 */
function confirmationOf(
  { policy, reportsStatus, confirmsPrint }: Knowledge,
  isFirstOnLine: boolean,
): Confirmation {
  if (confirmsPrint === true) return 'knows';
  if (confirmsPrint === undefined) return 'asks';
  return policy === 'auto' && reportsStatus === true && isFirstOnLine ? 'asks' : 'none';
}
