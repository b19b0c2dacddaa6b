import type { Logger } from 'pino';
import type { Branch } from '#core/branch/branch.ts';
import type { Clock } from '#core/shared/clock.ts';
import type { Keys } from '#hub/access/keys.ts';
import type { SignInLinks } from '#hub/access/sign-in.ts';
import type { Tokens } from '#hub/access/tokens.ts';
import type { DeviceRegistry } from '#hub/devices/registry.ts';
import type { AlertDesk } from '#hub/effects/alert-desk.ts';
import type { PrintSpooler } from '#hub/effects/print-spooler.ts';
import type { Ledger } from '#hub/ledger/ledger.ts';
import type { ViewContext } from '#hub/queries/views.ts';
import type { Store } from '#hub/store/store.ts';
import type { CallVoice } from '#hub/voice/call-voice.ts';

/** The living parts of the hub, as deeds and queries are given them. Put together in one place: hub/compose.ts. */
export interface Hub {
  readonly branch: Branch;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly store: Store;
  readonly ledger: Ledger;
  readonly tokens: Tokens;
  readonly signInLinks: SignInLinks;
  readonly devices: DeviceRegistry;
  readonly spooler: PrintSpooler;
  readonly alerts: AlertDesk;
  readonly callVoice: CallVoice;
  readonly views: ViewContext;
  readonly log: Logger;
  /** Names this database in event ids. */
  readonly epoch: string;
  readonly simulated: boolean;
}
