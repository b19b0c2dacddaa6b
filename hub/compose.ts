import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Clock } from '#core/shared/clock.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { isoTime } from '#core/text/iso-time.ts';
import { loadKeys } from '#hub/access/keys.ts';
import { SignInLinks } from '#hub/access/sign-in.ts';
import { Tokens } from '#hub/access/tokens.ts';
import type { HubOptions } from '#hub/config/options.ts';
import { DeviceRegistry } from '#hub/devices/registry.ts';
import type { PluggedDevice } from '#hub/devices/station.ts';
import { AlertDesk } from '#hub/effects/alert-desk.ts';
import { PrintSpooler } from '#hub/effects/print-spooler.ts';
import { Timekeeper } from '#hub/effects/timekeeper.ts';
import type { Hub } from '#hub/hub.ts';
import { Ledger } from '#hub/ledger/ledger.ts';
import { waitMemory } from '#hub/ledger/wait-memory.ts';
import { LearnedDays } from '#hub/queries/learned-days.ts';
import { WaitBoard } from '#hub/queries/wait-board.ts';
import { createServer, type HubServer } from '#hub/server/server.ts';
import { lockDataFolder } from '#hub/store/open.ts';
import { openStore } from '#hub/store/store.ts';
import { CallVoice } from '#hub/voice/call-voice.ts';
import { SILENT_VOICE } from '#hub/voice/installed-voice.ts';
import type { VoiceEngine } from '#hub/voice/voice-engine.ts';

/** How long a start waits for a dying predecessor to let go of the data folder. */
const LOCK_WAIT_MS = 3000;
const LOCK_RETRY_MS = 50;
const EPOCH_BYTES = 6;

export interface HubParts {
  readonly options: HubOptions;
  readonly clock: Clock;
  readonly version: string;
  /** Devices to drive, with their lines; simulated ones bring hands. */
  readonly devices: readonly PluggedDevice[];
  /** Speaks the calls; without it the boards have voices of their own or the chime. */
  readonly voice?: VoiceEngine;
  /** What is in memory can no longer be trusted: the process must end. */
  readonly onBroken: (error: unknown) => void;
}

/** A hub that serves. */
export interface RunningHub {
  readonly hub: Hub;
  readonly url: string;
  /** Lets requests end, devices go and the store close. Safe to call twice. */
  stop(): Promise<void>;
}

/** Puts the hub together and opens its doors; an error is one line for the person at the terminal. */
export async function startHub(parts: HubParts): Promise<Result<RunningHub, string>> {
  const { options, clock } = parts;
  mkdirSync(options.dataDir, { recursive: true });
  const lock = await takeLock(options.dataDir, clock);
  if (!lock) return err(`another hub works in ${options.dataDir}`);
  let origin = '';
  const assembled = usable(() => assemble(parts, () => options.publicUrl ?? origin));
  if (!assembled.ok) {
    lock.release();
    return err(`${options.dataDir}: ${assembled.error}`);
  }
  const hub = assembled.value;
  const { screensDir } = options;
  const server = await createServer(hub, { screensDir, version: parts.version });
  const timekeeper = new Timekeeper(hub);
  const stop = stopper({ server, hub, timekeeper, release: () => lock.release() });
  try {
    origin = await server.listen({ host: options.host, port: options.port });
  } catch (error) {
    await stop();
    return err(`cannot listen on ${options.host}:${options.port}: ${messageOf(error)}`);
  }
  timekeeper.start();
  hub.alerts.start(hub.devices.all().map(({ entry }) => entry.id));
  hub.spooler.start();
  hub.callVoice.start();
  hub.devices.start();
  return ok({ hub, url: origin, stop });
}

/** A data folder that cannot be used (written by a newer version, damaged, not ours) is told in one line. */
function usable<T>(open: () => T): Result<T, string> {
  try {
    return ok(open());
  } catch (error) {
    return err(messageOf(error));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function assemble(parts: HubParts, publicUrl: () => string): Hub {
  const { options, clock } = parts;
  const { branch, dataDir, logLevel } = options;
  const log = pino({ level: logLevel, base: null }, pino.destination({ fd: 2, sync: true }));
  const onBroken = (error: unknown) => {
    log.fatal({ err: error }, 'the ledger is broken: ending, to start again from the disk');
    parts.onBroken(error);
  };
  const store = openStore(join(dataDir, 'branch.db'));
  const keys = loadKeys(dataDir);
  const iso = (atMs: number) => isoTime(branch.timeZone, atMs);
  const alsoWrite = waitMemory({
    store,
    branch,
    announce: (after, ticket) => waits.announcement(after, ticket),
  });
  const ledger = new Ledger({ store, branch, clock, iso, onBroken, alsoWrite });
  const learnedDays = new LearnedDays({ store, branch });
  const waits = new WaitBoard({
    branch,
    now: () => ledger.now(),
    learned: (businessDay) => learnedDays.before(businessDay),
    onBug: (error) => log.error({ err: error }, 'no wait can be told'),
  });
  const appointments = () => ledger.appointments;
  const views = { branch, iso, publicUrl, waits, appointments };
  const core = { branch, clock, log, store, ledger, views };
  return {
    ...core,
    ...assembleEffects(core, parts),
    keys,
    tokens: new Tokens({ store, key: keys.tokens }),
    signInLinks: new SignInLinks(clock),
    epoch: store.meta.once('epoch', () => randomBytes(EPOCH_BYTES).toString('hex')),
    simulated: parts.devices.some((device) => device.hands !== undefined),
  };
}

type CoreParts = Pick<Hub, 'branch' | 'clock' | 'log' | 'store' | 'ledger' | 'views'>;

/** Devices, and what happens after a commit. */
function assembleEffects(core: CoreParts, { devices: plugged, voice }: HubParts) {
  const alerts = new AlertDesk(core);
  const devices = new DeviceRegistry({
    ...core,
    devices: plugged,
    onLateConfirmation: (jobId) => spooler.confirmLate(jobId),
  });
  const spooler = new PrintSpooler({
    ...core,
    alerts,
    printerFor: (kioskId) => devices.printerFor(kioskId),
  });
  const callVoice = new CallVoice({ ...core, engine: voice ?? SILENT_VOICE });
  return { alerts, devices, spooler, callVoice };
}

async function takeLock(dataDir: string, clock: Clock) {
  const path = join(dataDir, 'lock.db');
  const until = clock.monotonic() + LOCK_WAIT_MS;
  for (;;) {
    const lock = lockDataFolder(path);
    if (lock || clock.monotonic() >= until) return lock;
    await new Promise<void>((resolve) => {
      clock.schedule(LOCK_RETRY_MS, resolve);
    });
  }
}

interface Stoppable {
  readonly server: HubServer;
  readonly hub: Hub;
  readonly timekeeper: Timekeeper;
  release(): void;
}

function stopper({ server, hub, timekeeper, release }: Stoppable): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    timekeeper.stop();
    // First: a request that waits for a clip must not hold up the server.
    hub.callVoice.stop();
    await server.close();
    hub.spooler.stop();
    hub.alerts.stop();
    await hub.devices.close();
    hub.store.close();
    release();
  };
  return () => {
    stopping ??= stop();
    return stopping;
  };
}
