/**
 * For every rule, files that break it and the sentence it must say, and files that keep it. A rule without a planted
 * violation would be a gate that nobody has seen closed.
 */
export interface Planted {
  readonly rule: string;
  readonly path: string;
  readonly source: string;
  /** What the rule says; null where it must stay silent. */
  readonly says: string | null;
}

const ENVIRONMENT = 'the environment is read in hub/config and electron/main.ts only';

export const PLANTED: readonly Planted[] = [
  ...plant('every room is listed', [
    ['services/a.ts', 'export {};', 'unknown room: services'],
    ['core/a.ts', 'export {};', null],
  ]),
  ...plant('imports can be read by a tool', [
    ['hub/a.ts', 'import(name);', 'a computed import cannot be checked'],
    ['hub/a.ts', 'import(`#core/${name}.ts`);', 'a computed import cannot be checked'],
    ['hub/a.ts', "import('#core/a.ts');", null],
    ['tests/architecture/a.ts', 'import(name);', null],
  ]),
  ...plant('relative imports stay in their folder', [
    ['hub/a/b.ts', "import '../c.ts';", '../c.ts leaves its folder; go through #room/…'],
    ['hub/a/b.ts', "import './../c.ts';", './../c.ts leaves its folder; go through #room/…'],
    ['hub/a/b.ts', "import '/etc/c.ts';", '/etc/c.ts leaves its folder; go through #room/…'],
    ['hub/a/b.ts', "import './c.ts';", null],
  ]),
  ...plant('own files are imported with their extension', [
    ['hub/a.ts', "import './b';", './b lacks its extension'],
    ['hub/a.ts', "import '#core/b';", '#core/b lacks its extension'],
    ['renderer/a.tsx', "import './b.module.css';", null],
    ['renderer/a.tsx', "import './b.svg?raw';", null],
  ]),
  ...plant('rooms are entered through open doors', [
    [
      'core/a.ts',
      "import type { B } from '#api/b.ts';",
      'core may not import #api/b.ts; open to it: #core/',
    ],
    [
      'api/a.ts',
      "export * from '#hub/b.ts';",
      'api may not import #hub/b.ts; open to it: #core/ #api/',
    ],
    [
      'drivers/escpos/a.ts',
      "import '#core/queue/b.ts';",
      'drivers may not import #core/queue/b.ts; open to it: #core/device/ #core/shared/ #core/text/ #drivers/',
    ],
    [
      'hub/a.ts',
      "import '#renderer/b.ts';",
      'hub may not import #renderer/b.ts; open to it: #core/ #api/ #drivers/ #hub/',
    ],
    [
      'renderer/kiosk/a.tsx',
      "await import('#drivers/escpos/index.ts');",
      'renderer may not import #drivers/escpos/index.ts; open to it: #core/ #api/ #renderer/',
    ],
    [
      'electron/main.ts',
      "import '#hub/main.ts';",
      'electron may not import #hub/main.ts; open to it: #api/bridge.ts #electron/',
    ],
    [
      'electron/a.ts',
      "import '#api/client.ts';",
      'electron may not import #api/client.ts; open to it: #api/bridge.ts #electron/',
    ],
    [
      'hub/a.ts',
      "import '#tests/support/b.ts';",
      'hub may not import #tests/support/b.ts; open to it: #core/ #api/ #drivers/ #hub/',
    ],
    ['hub/a.ts', "import '#core/b.ts';", null],
    ['drivers/sdt/a.ts', "import '#core/device/b.ts';", null],
    ['electron/preload.ts', "import type { Bridge } from '#api/bridge.ts';", null],
  ]),
  ...plant("Node's modules only where Node is", [
    ['core/a.ts', "import 'node:fs';", 'core has no Node: node:fs'],
    ['api/a.ts', "import 'node:crypto';", 'api has no Node: node:crypto'],
    ['renderer/a.ts', "import 'node:path';", 'renderer has no Node: node:path'],
    ['hub/a.ts', "import 'fs';", 'write node:fs'],
    ['hub/a.ts', "import 'node:fs';", null],
  ]),
  ...plant('packages are used where they are listed', [
    ['core/a.ts', "import 'zod';", 'package zod is not listed for core'],
    ['api/a.ts', "import '@orpc/server';", 'package @orpc/server is not listed for api'],
    [
      'drivers/sdt/a.ts',
      "import 'serialport';",
      'package serialport belongs to drivers/transport/ only',
    ],
    [
      'drivers/barcode/a.ts',
      "import 'node-hid';",
      'package node-hid belongs to drivers/transport/ only',
    ],
    [
      'drivers/codec/a.ts',
      "import 'iconv-lite';",
      'package iconv-lite belongs to drivers/escpos/ only',
    ],
    ['hub/commands/a.ts', "import 'fastify';", 'package fastify belongs to hub/server/ only'],
    [
      'hub/queries/a.ts',
      "import '@orpc/server/node';",
      'package @orpc/server belongs to hub/server/ only',
    ],
    [
      'hub/queries/a.ts',
      "import Database from 'better-sqlite3';",
      'package better-sqlite3 belongs to hub/store/ only',
    ],
    ['hub/a.ts', "import 'left-pad';", 'package left-pad is not listed for hub'],
    ['hub/a.ts', "import 'toString';", 'package toString is not listed for hub'],
    ['hub/a.ts', "require('serialport');", 'package serialport is not listed for hub'],
    [
      'renderer/kiosk/a.tsx',
      "import 'antd';",
      'package antd belongs to renderer/counter/ renderer/manager/ renderer/technician/ only',
    ],
    ['electron/a.ts', "import 'zod';", 'package zod is not listed for electron'],
    ['vite.config.ts', "import 'antd';", 'package antd is not listed for the root'],
    ['drivers/transport/serial.ts', "import 'serialport';", null],
    ['hub/store/open.ts', "import 'better-sqlite3';", null],
    ['hub/server/open.ts', "import '@orpc/server/fastify';", null],
  ]),
  ...plant('a device never imports another device', [
    [
      'drivers/sdt/a.ts',
      "import '#drivers/escpos/wire.ts';",
      'drivers/sdt may not know drivers/escpos',
    ],
    [
      'drivers/framing/a.ts',
      "import '#drivers/sdt/wire.ts';",
      'drivers/framing may not know drivers/sdt',
    ],
    ['drivers/sdt/a.ts', "import '#drivers/framing/length.ts';", null],
    ['drivers/sdt/a.ts', "import '#drivers/sdt/wire.ts';", null],
  ]),
  ...plant('the hub enters drivers by the device doors', [
    [
      'hub/commands/a.ts',
      "import '#drivers/escpos/index.ts';",
      "only hub/devices and the hub's roots may import #drivers/escpos/index.ts",
    ],
    [
      'hub/devices/a.ts',
      "import '#drivers/escpos/wire.ts';",
      '#drivers/escpos/wire.ts is not a device door (#drivers/<device>/index.ts)',
    ],
    ['hub/devices/a.ts', "import '#drivers/escpos/index.ts';", null],
    ['hub/devices/a.ts', "import '#drivers/transport/tcp.ts';", null],
    ['hub/main.ts', "import '#drivers/transport/tcp.ts';", null],
    ['hub/main.simulated.ts', "import '#drivers/escpos/simulator.ts';", null],
  ]),
  ...plant('a screen never imports another screen', [
    [
      'renderer/kiosk/a.tsx',
      "import '#renderer/display/b.tsx';",
      'renderer/kiosk may not know the screen renderer/display',
    ],
    [
      'renderer/parts/a.tsx',
      "import '#renderer/kiosk/b.tsx';",
      'renderer/parts may not know the screen renderer/kiosk',
    ],
    ['renderer/kiosk/a.tsx', "import '#renderer/parts/b.tsx';", null],
    ['renderer/kiosk/a.tsx', "import '#renderer/kiosk/home/b.tsx';", null],
  ]),
  ...plant('simulators stay out of production', [
    [
      'hub/devices/a.ts',
      "import '#drivers/escpos/simulator.ts';",
      '#drivers/escpos/simulator.ts is for tests and *.simulated.ts only',
    ],
    [
      'drivers/escpos/index.ts',
      "export * from './simulator.ts';",
      './simulator.ts is for tests and *.simulated.ts only',
    ],
    [
      'hub/main.ts',
      "import './main.simulated.ts';",
      './main.simulated.ts is for tests and *.simulated.ts only',
    ],
    [
      'scripts/start.ts',
      "import '#drivers/escpos/simulator.ts';",
      '#drivers/escpos/simulator.ts is for tests and *.simulated.ts only',
    ],
    ['scripts/device-printer.ts', "import '#drivers/escpos/simulator.ts';", null],
    ['hub/main.simulated.ts', "import '#drivers/escpos/simulator.ts';", null],
    ['tests/drivers/a.ts', "import '#drivers/escpos/simulator.ts';", null],
    ['drivers/escpos/simulator.ts', "import './simulator-paper.ts';", null],
  ]),
  ...plant('core reads no clock, chance or world', [
    ['core/a.ts', 'const now = Date.now();', 'core is pure: Date'],
    ['core/a.ts', 'const now = new Date(0);', 'core is pure: Date'],
    ['core/a.ts', 'const x = Math.random();', 'core is pure: Math.random'],
    ['core/a.ts', "const x = Math['random']();", 'core is pure: Math['],
    ['core/a.ts', 'const { random } = Math;', 'core is pure: } = Math'],
    ['core/a.ts', 'setTimeout(done, 1);', 'core is pure: setTimeout'],
    ['core/a.ts', 'console.log(1);', 'core is pure: console'],
    ['core/a.ts', 'const id = crypto.randomUUID();', 'core is pure: crypto'],
    ['core/a.ts', 'const x = Math.floor(a.Date) + update; // Date', null],
    ['hub/a.ts', 'const now = Date.now();', null],
  ]),
  ...plant('the environment is read in one place', [
    ['hub/a.ts', 'const a = process.env.HOME;', ENVIRONMENT],
    ['drivers/a.ts', "const a = process['env'];", ENVIRONMENT],
    ['hub/a.ts', 'const { env } = process;', ENVIRONMENT],
    ['hub/a.ts', "import { env } from 'node:process';", ENVIRONMENT],
    ['hub/config/a.ts', 'const a = process.env.HOME;', null],
    ['electron/main.ts', 'const a = process.env.HOME;', null],
    ['hub/a.ts', 'process.exit(1);', null],
  ]),
  ...plant('no any', [
    ['hub/a.ts', 'function a(b: any) {}', 'any switches the checker off'],
    ['hub/a.ts', 'const a = b as any;', 'any switches the checker off'],
    ['hub/a.ts', 'let a: Record<string, any>;', 'any switches the checker off'],
    ['hub/a.ts', 'let a: string | any[];', 'any switches the checker off'],
    ['hub/a.ts', 'const a = list.any(b); // any: any', null],
    ['hub/a.ts', 'const many: number = anyOf;', null],
  ]),
  ...plant('nothing unfinished', [
    ['hub/a.ts', `// ${'TO' + 'DO'} later`, `unfinished: ${'TO' + 'DO'}`],
    ['hub/a.ts', `/* ${'FIX' + 'ME'} */`, `unfinished: ${'FIX' + 'ME'}`],
    ['hub/a.ts', '// nothing is left to do', null],
  ]),
  ...plant('no default exports', [
    ['hub/a.ts', 'export default 1;', 'default export: give it its name'],
    ['hub/a.ts', 'export { a as default };', 'default export: give it its name'],
    ['vite.config.ts', 'export default {};', null],
    ['hub/a.ts', "export { default as a } from './b.ts';", null],
  ]),
  ...plant('no file is too long', [
    ['hub/a.ts', '// line\n'.repeat(301), '301 lines, at most 300'],
    ['hub/a.ts', '// line\n'.repeat(300), null],
    ['renderer/text/zh.ts', '// line\n'.repeat(301), null],
  ]),
];

function plant(
  rule: string,
  cases: readonly (readonly [path: string, source: string, says: string | null])[],
): Planted[] {
  return cases.map(([path, source, says]) => ({ rule, path, source, says }));
}
