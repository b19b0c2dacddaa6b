import { implement } from '@orpc/server';
import type { BranchView } from '#api/configuration.ts';
import { contract } from '#api/contract.ts';
import { LANGUAGES } from '#api/languages.ts';
import type { Hub } from '#hub/hub.ts';
import { callerWith, orRefuse, type RequestContext } from '#hub/server/context.ts';

const os = implement(contract.configuration).$context<RequestContext>();

/** The configuration published last; until one can be published there is the first. */
const CONFIG_VERSION = 1;

export function configurationRoutes(hub: Hub) {
  return {
    get: os.get.handler(({ context }) => {
      orRefuse(callerWith(context, 'read'));
      return branchView(hub);
    }),
  };
}

function branchView({ branch, devices, simulated }: Hub): BranchView {
  return {
    version: CONFIG_VERSION,
    branch: { name: { ...branch.name }, timeZone: branch.timeZone },
    services: branch.services.map(({ id, name, hint, prefix, zoneId, icon }) => ({
      id,
      name: { ...name },
      hint: { ...hint },
      prefix,
      zoneId,
      icon,
    })),
    segments: branch.segments.map(({ id, name, creditMinutes, fromAgeYears }) => ({
      id,
      name: { ...name },
      creditMinutes,
      ...(fromAgeYears !== undefined && { fromAgeYears }),
    })),
    counters: branch.counters.map(({ id, label, zoneId, services }) => ({
      id,
      label,
      zoneId,
      services: services.map((skill) => skill.id),
    })),
    zones: branch.zones.map(({ id, name }) => ({ id, name: { ...name } })),
    kiosks: branch.kiosks.map(({ id, name, panel }) => ({
      id,
      name: { ...name },
      panel: { ...panel },
      identifyMethods: devices.idReaderFor(id) ? ['id-card' as const] : [],
    })),
    languages: [...LANGUAGES],
    simulated,
  };
}
