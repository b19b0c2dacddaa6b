import type { TFunction } from 'i18next';

/** Why a counter pauses, as kept by the hub: a code, so that every screen says it in its own language. */
export const PAUSE_REASONS = ['break', 'approval', 'handover', 'equipment', 'other'] as const;

/** Words for a reason; one that is none of our codes was written by somebody and stays as it is. */
export function pauseReasonText(
  t: TFunction<'counter'>,
  reason: string | undefined,
): string | undefined {
  if (reason === undefined || reason === '') return undefined;
  const code = PAUSE_REASONS.find((candidate) => candidate === reason);
  return code ? t(`reason.${code}`) : reason;
}
