import type { PrinterCapability } from '#core/device/printer.ts';
import type { JobTerms } from './job.ts';

/** Whether jobs end with a process ID request: found out by the first job, or decided by a technician. */
export type ProcessIdPolicy = 'auto' | 'always' | 'never';

/**
 * What has been found out about one printer. Undefined = not yet. Learned good news is kept for ever: a printer that
 * confirmed once and now says nothing is in trouble, not incapable.
 */
export interface Knowledge {
  readonly policy: ProcessIdPolicy;
  readonly reportsStatus?: boolean | undefined;
  readonly confirmsPrint?: boolean | undefined;
}

export function initialKnowledge(
  policy: ProcessIdPolicy,
  stored: PrinterCapability | undefined,
): Knowledge {
  const confirmsPrint = { auto: stored?.confirmsPrint, always: true, never: false }[policy];
  return { policy, reportsStatus: stored?.reportsStatus, confirmsPrint };
}

/** A status request was answered, or the first ones of a connection were not. */
export function learnStatus(known: Knowledge, answered: boolean): Knowledge {
  if (!answered) return { ...known, reportsStatus: known.reportsStatus ?? false };
  // What a mute printer did not confirm proves nothing about the same printer once it talks.
  const forget =
    known.reportsStatus === false && known.policy === 'auto' && known.confirmsPrint === false;
  return { ...known, reportsStatus: true, ...(forget ? { confirmsPrint: undefined } : {}) };
}

/** A process ID came back, or did not although everything else was well. */
export function learnConfirmation(known: Knowledge, confirmed: boolean): Knowledge {
  if (known.policy !== 'auto') return known;
  return { ...known, confirmsPrint: confirmed || known.confirmsPrint === true };
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
export function termsOf({ reportsStatus, confirmsPrint }: Knowledge): JobTerms {
  const confirmation = { true: 'knows', false: 'none', undefined: 'asks' } as const;
  return {
    confirmation: confirmation[`${confirmsPrint}`],
    reportsStatus: reportsStatus === true,
  };
}
