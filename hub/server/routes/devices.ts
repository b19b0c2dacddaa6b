import { implement } from '@orpc/server';
import { DEVICE_FAULTS } from '#core/device/fault.ts';
import { err, ok } from '#core/shared/result.ts';
import { contract } from '#api/contract.ts';
import type { DeviceView, TraceEntryView } from '#api/devices.ts';
import { failure } from '#api/failures.ts';
import type { Caller, Right } from '#hub/access/caller.ts';
import type { Station } from '#hub/devices/station.ts';
import type { TraceLine } from '#hub/devices/trace-log.ts';
import type { Hub } from '#hub/hub.ts';
import type { Intent } from '#hub/ledger/ledger.ts';
import { callerWith, once, onceAsync, orRefuse, type RequestContext } from '#hub/server/context.ts';
import { cursorOf, pageOf, pageOfAll } from '#hub/server/paging.ts';

const os = implement(contract.devices).$context<RequestContext>();

/** Procedures on devices. */
export function deviceRoutes(hub: Hub) {
  return { ...queries(hub), ...deeds(hub) };
}

function queries(hub: Hub) {
  return {
    list: os.list.handler(({ input, context }) => {
      const caller = orRefuse(callerWith(context, 'read-devices'));
      const own = hub.devices.all().filter((station) => isVisible(station, caller));
      const views = own.map((station) => deviceView(hub, station));
      return pageOfAll(views, orRefuse(cursorOf(input)));
    }),
    get: os.get.handler(({ input, context }) =>
      deviceView(hub, stationFor(hub, context, 'read-devices', input.id)),
    ),
    trace: os.trace.handler(({ input, context }) => {
      const station = stationFor(hub, context, 'run-devices', input.id);
      const { after, limit } = orRefuse(cursorOf(input));
      const page = pageOf(station.trace.after(after, limit + 1), limit, (line) => line.index);
      return { ...page, items: page.items.map((line) => traceView(hub, line)) };
    }),
    paper: os.paper.handler(({ input, context }) => {
      stationFor(hub, context, 'run-devices', input.id);
      const hands = hub.devices.handsOf(input.id);
      if (!hands) return orRefuse(err(failure('device-not-simulated')));
      return { papers: hands.papers().map(({ svg, text }) => ({ svg, text: [...text] })) };
    }),
  };
}

function deeds(hub: Hub) {
  const { ledger, devices } = hub;
  return {
    test: os.test.handler(async ({ input, context }) => {
      const station = stationFor(hub, context, 'run-devices', input.id);
      if (!station.tests.includes(input.test)) {
        return orRefuse(err(failure('device-action-unknown', 'test')));
      }
      const run = async () => ok(await station.test(input.test));
      return orRefuse(await onceAsync(ledger, context, run)).body;
    }),
    simulate: os.simulate.handler(({ input, context }) => {
      const station = stationFor(hub, context, 'run-devices', input.id);
      const hands = devices.handsOf(input.id);
      if (!hands) return orRefuse(err(failure('device-not-simulated')));
      if (!hands.actions.includes(input.action)) {
        return orRefuse(err(failure('device-action-unknown', 'action')));
      }
      const act = (intent: Intent | undefined) =>
        ledger.perform(() => {
          hands.act(input.action);
          return ok({ events: [], reply: () => ({ status: 200, body: deviceView(hub, station) }) });
        }, intent);
      return orRefuse(once(ledger, context, act)).body;
    }),
  };
}

/** The device asked for, if the caller holds the right and may know of it. */
function stationFor(hub: Hub, context: RequestContext, right: Right, id: string): Station {
  const caller = orRefuse(callerWith(context, right));
  const station = hub.devices.find(id);
  const visible = station && isVisible(station, caller) ? station : undefined;
  return visible ?? orRefuse(err(failure('device-unknown')));
}

/** A kiosk sees its own devices, staff see all. */
function isVisible({ entry }: Station, { role, kioskId }: Caller): boolean {
  return role !== 'kiosk' || entry.kiosk === undefined || entry.kiosk === kioskId;
}

function deviceView({ devices, views }: Hub, station: Station): DeviceView {
  const { entry, facts, tests, transportLabel } = station;
  const { state, paper, media, capability, fault } = facts;
  const hands = devices.handsOf(entry.id);
  return {
    id: entry.id,
    kind: entry.kind,
    driver: entry.driver,
    ...(entry.kiosk !== undefined && { kioskId: entry.kiosk }),
    transport: transportLabel,
    simulated: hands !== undefined,
    state,
    since: views.iso(devices.since(entry.id)),
    ...(paper && { paper }),
    ...(media && { media }),
    ...(capability && { capability: { ...capability } }),
    ...(fault && { fault: { ...fault, number: DEVICE_FAULTS[fault.code].number } }),
    tests: [...tests],
    actions: hands ? [...hands.actions] : [],
  };
}

function traceView({ views }: Hub, { index, at, entry }: TraceLine): TraceEntryView {
  const line = { index, at: views.iso(at), kind: entry.kind };
  if (!('bytes' in entry)) return { ...line, ...(entry.note && { meaning: entry.note }) };
  const { bytes, meaning, redacted } = entry;
  return {
    ...line,
    length: bytes.length,
    ...(!redacted && { hex: Buffer.from(bytes).toString('hex') }),
    ...(meaning && { meaning }),
  };
}
