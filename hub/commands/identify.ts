import type { Branch } from '#core/branch/branch.ts';
import type { SegmentId } from '#core/branch/ids.ts';
import { localDate } from '#core/branch/local-time.ts';
import { DEVICE_FAULTS, type DeviceFaultCode } from '#core/device/fault.ts';
import type { IdReadRefusal } from '#core/device/id-reader.ts';
import type { IdentityReading } from '#core/device/identity.ts';
import { maskIdentity } from '#core/privacy/identity.ts';
import { pseudonymOf } from '#core/privacy/pseudonym.ts';
import { unreachable } from '#core/shared/assert.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { FAILURES, type Failure, type FailureCode, failure } from '#api/failures.ts';
import type { IdentifyMethod } from '#api/identification.ts';
import { newId } from '#hub/access/ids.ts';
import { keyedHash } from '#hub/access/keys.ts';
import type { IdReaderStation } from '#hub/devices/id-reader-station.ts';
import type { Hub } from '#hub/hub.ts';
import type { IdentifiedFacts } from '#hub/ledger/event.ts';
import type { Intent, Reply } from '#hub/ledger/ledger.ts';

/** How long the kiosk waits for a card. */
const READ_TIMEOUT_MS = 30_000;

/** Begins to find out who stands at a kiosk. The outcome follows as an `identified` event to that kiosk only. */
export function identify(
  hub: Hub,
  kioskId: string,
  method: IdentifyMethod,
  intent: Intent | undefined,
): Result<Reply<{ identificationId: string }>, Failure> {
  const reader = readerOf(hub, kioskId, method);
  if (!reader.ok) return reader;
  let begin = (): void => undefined;
  const reply = hub.ledger.perform((now) => {
    if (reader.value.readingFor !== undefined) return err(failure('reader-busy'));
    const identificationId = newId(now);
    begin = () => {
      readAndTell(hub, reader.value, { kioskId, identificationId }).catch((error: unknown) => {
        // Nothing of the card may reach the log through an error's text.
        hub.log.fatal(
          { name: error instanceof Error ? error.name : 'unknown' },
          'identification failed',
        );
      });
    };
    return ok({ events: [], reply: () => ({ status: 202, body: { identificationId } }) });
  }, intent);
  begin();
  return reply;
}

/** Ends the reading under way for this kiosk; the `identified` event then says so. Another kiosk's goes on. */
export function cancelIdentify(
  hub: Hub,
  kioskId: string,
  intent: Intent | undefined,
): Result<Reply<{ cancelled: boolean }>, Failure> {
  if (!hub.branch.kiosks.some((kiosk) => kiosk.id === kioskId))
    return err(failure('kiosk-unknown'));
  const reader = hub.devices.idReaderFor(kioskId);
  const cancelled = reader?.readingFor === kioskId;
  const reply = hub.ledger.perform(
    () => ok({ events: [], reply: () => ({ status: 200, body: { cancelled } }) }),
    intent,
  );
  if (cancelled) reader?.cancel(kioskId);
  return reply;
}

function readerOf(
  hub: Hub,
  kioskId: string,
  method: IdentifyMethod,
): Result<IdReaderStation, Failure> {
  if (!hub.branch.kiosks.some((kiosk) => kiosk.id === kioskId))
    return err(failure('kiosk-unknown'));
  const reader = method === 'id-card' ? hub.devices.idReaderFor(kioskId) : undefined;
  return reader ? ok(reader) : err(failure('reader-missing'));
}

type About = Pick<IdentifiedFacts, 'kioskId' | 'identificationId'>;

async function readAndTell(hub: Hub, reader: IdReaderStation, about: About): Promise<void> {
  const reading = await reader.read(about.kioskId, READ_TIMEOUT_MS);
  const facts = reading.ok
    ? knownFacts(hub, reading.value)
    : { failure: refusalFacts(reading.error) };
  hub.ledger.perform((at) =>
    ok({
      events: [{ name: 'identified', at, ...about, ...facts }],
      reply: () => ({ status: 200, body: undefined }),
    }),
  );
}

/** What may be told: mask, pseudonym, segment. The reading itself ends here. */
function knownFacts(
  { branch, keys, clock }: Hub,
  reading: IdentityReading,
): Partial<IdentifiedFacts> {
  const { kind, masked, ageYears } = maskIdentity(reading, localDate(branch.timeZone, clock.now()));
  const hash = (text: string) => keyedHash(keys.pseudonyms, text);
  return {
    kind,
    masked,
    pseudonym: pseudonymOf(reading.number, kind, hash),
    segmentId: segmentByAge(branch, ageYears),
  };
}

/** The segment with the highest age that the customer has reached; ordinary when there is none. */
export function segmentByAge(
  { segments, ordinarySegmentId }: Pick<Branch, 'segments' | 'ordinarySegmentId'>,
  ageYears: number | undefined,
): SegmentId {
  const [best] = segments
    .filter(({ fromAgeYears }) => fromAgeYears !== undefined && (ageYears ?? -1) >= fromAgeYears)
    .toSorted((a, b) => (b.fromAgeYears ?? 0) - (a.fromAgeYears ?? 0));
  return best?.id ?? ordinarySegmentId;
}

function refusalFacts(refusal: IdReadRefusal): NonNullable<IdentifiedFacts['failure']> {
  switch (refusal.kind) {
    case 'no-card':
      return ownFailure('identify-timeout');
    case 'cancelled':
      return ownFailure('identify-cancelled');
    case 'fault': {
      const { code } = refusal.fault;
      return { code, number: DEVICE_FAULTS[code].number, retryable: RETRYABLE.has(code) };
    }
    default:
      return unreachable(refusal);
  }
}

function ownFailure(code: FailureCode) {
  return { code, number: FAILURES[code].number, retryable: true };
}

/** The customer may try again, the same card or another. */
const RETRYABLE: ReadonlySet<DeviceFaultCode> = new Set([
  'card-removed-early',
  'card-wrong-type',
  'card-content-invalid',
  'line-timeout',
]);
