import { builtinModules } from 'node:module';
import { DRIVER_COMMONS, LAYERS, SCREENS } from './layers.ts';
import { COMPUTED, type ImportSite, type ScannedFile } from './scanner.ts';
import { type Rule, roomOf, type Violation } from './violation.ts';

/** Judges one import of one file; a text is what is wrong with it. */
type Judge = (file: ScannedFile, specifier: string, site: ImportSite) => string | undefined;

/** The rules about imports, by what they keep true. */
export const IMPORT_RULES: Readonly<Record<string, Rule>> = {
  'every room is listed': (files) =>
    files.flatMap((file) =>
      LAYERS[roomOf(file.path)] === undefined
        ? [{ path: file.path, line: 1, message: `unknown room: ${roomOf(file.path)}` }]
        : [],
    ),
  'imports can be read by a tool': forEachImport((file, specifier) =>
    specifier === COMPUTED && roomOf(file.path) !== 'tests'
      ? 'a computed import cannot be checked'
      : undefined,
  ),
  'relative imports stay in their folder': forEachImport(relativeImport),
  'own files are imported with their extension': forEachImport(extension),
  'rooms are entered through open doors': forEachImport(openDoor),
  "Node's modules only where Node is": forEachImport(nodeModule),
  'packages are used where they are listed': forEachImport(listedPackage),
  'a device never imports another device': forEachImport(otherDevice),
  'the hub enters drivers by the device doors': forEachImport(deviceDoor),
  'a screen never imports another screen': forEachImport(otherScreen),
  'simulators stay out of production': forEachImport(simulator),
};

function forEachImport(judge: Judge): Rule {
  return (files) =>
    files.flatMap((file) =>
      file.imports.flatMap((site): Violation[] => {
        const message = judge(file, site.specifier, site);
        return message === undefined ? [] : [{ path: file.path, line: site.line, message }];
      }),
    );
}

function relativeImport(_file: ScannedFile, specifier: string): string | undefined {
  const isOwn = specifier.startsWith('.') || specifier.startsWith('/');
  const stays = specifier.startsWith('./') && !specifier.split('/').includes('..');
  return isOwn && !stays ? `${specifier} leaves its folder; go through #room/…` : undefined;
}

function extension(_file: ScannedFile, specifier: string): string | undefined {
  const isOwn = specifier.startsWith('./') || specifier.startsWith('#');
  return isOwn && !/\.(tsx?|mjs|css|json|svg|sql|html)(\?\w+)?$/.test(specifier)
    ? `${specifier} lacks its extension`
    : undefined;
}

function openDoor(file: ScannedFile, specifier: string): string | undefined {
  if (!specifier.startsWith('#')) return undefined;
  const room = roomOf(file.path);
  const doors = LAYERS[room]?.doors ?? [];
  if (doors.some((door) => specifier.startsWith(door))) return undefined;
  return `${room} may not import ${specifier}; open to it: ${doors.join(' ')}`;
}

function nodeModule(file: ScannedFile, specifier: string): string | undefined {
  if (builtinModules.includes(specifier)) return `write node:${specifier}`;
  if (!specifier.startsWith('node:')) return undefined;
  const room = roomOf(file.path);
  return LAYERS[room]?.node === true ? undefined : `${room} has no Node: ${specifier}`;
}

function listedPackage(file: ScannedFile, specifier: string): string | undefined {
  if (/^[.#/<]|^node:/.test(specifier) || builtinModules.includes(specifier)) return undefined;
  const name = packageName(specifier);
  const room = roomOf(file.path);
  const packages = LAYERS[room]?.packages ?? {};
  const folders = Object.hasOwn(packages, name) ? (packages[name] ?? []) : [];
  if (folders.some((folder) => file.path.startsWith(folder))) return undefined;
  return folders.length === 0
    ? `package ${name} is not listed for ${room === '' ? 'the root' : room}`
    : `package ${name} belongs to ${folders.join(' ')} only`;
}

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function otherDevice(file: ScannedFile, specifier: string): string | undefined {
  const target = folderBehind('#drivers/', specifier);
  if (roomOf(file.path) !== 'drivers' || target === undefined) return undefined;
  const own = file.path.split('/')[1] ?? '';
  if (target === own || DRIVER_COMMONS.includes(target)) return undefined;
  return `drivers/${own} may not know drivers/${target}`;
}

function deviceDoor(file: ScannedFile, specifier: string): string | undefined {
  if (roomOf(file.path) !== 'hub' || !specifier.startsWith('#drivers/')) return undefined;
  const isRoot = /^hub\/(run|main(\.\w+)?)\.ts$/.test(file.path);
  if (!isRoot && !file.path.startsWith('hub/devices/')) {
    return `only hub/devices and the hub's roots may import ${specifier}`;
  }
  const isDoor = /^#drivers\/[\w-]+\/index\.ts$/.test(specifier);
  const isTransport = specifier.startsWith('#drivers/transport/');
  if (isDoor || isTransport || isSimulatorPath(specifier)) return undefined;
  return `${specifier} is not a device door (#drivers/<device>/index.ts)`;
}

function otherScreen(file: ScannedFile, specifier: string): string | undefined {
  const target = folderBehind('#renderer/', specifier);
  if (roomOf(file.path) !== 'renderer' || target === undefined) return undefined;
  const own = file.path.split('/')[1] ?? '';
  if (!SCREENS.includes(target) || target === own) return undefined;
  return `renderer/${own} may not know the screen renderer/${target}`;
}

function simulator(file: ScannedFile, specifier: string): string | undefined {
  if (!isSimulatorPath(specifier) && !/\.simulated\.ts$/.test(specifier)) return undefined;
  const { path } = file;
  const allowed =
    path.startsWith('tests/') ||
    /^scripts\/device-[\w-]+\.ts$/.test(path) ||
    /\.simulated\.ts$/.test(path) ||
    isSimulatorPath(path);
  return allowed ? undefined : `${specifier} is for tests and *.simulated.ts only`;
}

function isSimulatorPath(path: string): boolean {
  return path.split('/').some((part) => /^simulator/.test(part));
}

/** `transport` in `#drivers/transport/tcp.ts`; undefined when the specifier is behind another door. */
function folderBehind(door: string, specifier: string): string | undefined {
  return specifier.startsWith(door) ? specifier.slice(door.length).split('/')[0] : undefined;
}
