import { createContext, use } from 'react';
import type { Input } from '#core/session/input.ts';
import type { SessionRules } from '#core/session/rules.ts';
import type { Session } from '#core/session/session.ts';
import { invariant } from '#core/shared/assert.ts';
import type { BranchView } from '#api/configuration.ts';
import type { QueueSnapshot } from '#api/queue.ts';

/** What every screen of the kiosk may look at, and the one thing it may do: `send`. */
export interface KioskContextValue {
  readonly session: Session;
  readonly rules: SessionRules;
  readonly send: (input: Input) => void;
  readonly branch: BranchView | undefined;
  readonly kiosk: BranchView['kiosks'][number] | undefined;
  /** A working card reader hangs on this kiosk. */
  readonly canIdentify: boolean;
  readonly queue: QueueSnapshot | undefined;
  /** The name under which a call for staff says where the customer is. */
  readonly screen: string;
}

export const KioskContext = createContext<KioskContextValue | undefined>(undefined);

export function useKiosk(): KioskContextValue {
  const found = use(KioskContext);
  invariant(found, 'screens live inside Kiosk');
  return found;
}

/** No numbers are given now; before the first answer nothing is known, and a customer is not sent away for that. */
export function isClosed(queue: QueueSnapshot | undefined): boolean {
  return queue !== undefined && queue.opening !== 'open';
}

/** For screens that are shown only once the branch is known. */
export function useBranch(): BranchView {
  const { branch } = useKiosk();
  invariant(branch, 'this screen is shown only when the branch is known');
  return branch;
}
