/**
 * Who may import whom, as data. What is not listed is refused: a new room, door or package has to be placed here
 * first, which is the moment to think about where it belongs.
 */
export interface Layer {
  /** Prefixes of subpath imports that are open to this room. */
  readonly doors: readonly string[];
  /** Whether Node's own modules exist here. */
  readonly node: boolean;
  /** Third-party packages, and the folders (prefixes of paths) that may use each. */
  readonly packages: Readonly<Record<string, readonly string[]>>;
}

const STAFF_SCREENS = ['renderer/counter/', 'renderer/manager/', 'renderer/technician/'];

export const LAYERS: Readonly<Record<string, Layer>> = {
  core: { doors: ['#core/'], node: false, packages: {} },
  api: {
    doors: ['#core/', '#api/'],
    node: false,
    packages: {
      zod: ['api/'],
      '@orpc/contract': ['api/'],
      '@orpc/client': ['api/'],
      '@orpc/openapi-client': ['api/'],
    },
  },
  drivers: {
    doors: ['#core/device/', '#core/shared/', '#core/text/', '#drivers/'],
    node: true,
    packages: {
      serialport: ['drivers/transport/'],
      'node-hid': ['drivers/transport/'],
      'iconv-lite': ['drivers/escpos/'],
      'qrcode-generator': ['drivers/escpos/'],
    },
  },
  hub: {
    doors: ['#core/', '#api/', '#drivers/', '#hub/'],
    node: true,
    packages: {
      fastify: ['hub/server/'],
      '@fastify/helmet': ['hub/server/'],
      '@fastify/rate-limit': ['hub/server/'],
      '@fastify/static': ['hub/server/'],
      '@orpc/contract': ['hub/server/'],
      '@orpc/openapi': ['hub/server/'],
      '@orpc/server': ['hub/server/'],
      '@orpc/zod': ['hub/server/'],
      'better-sqlite3': ['hub/store/'],
      'espeak-ng': ['hub/voice/'],
      yaml: ['hub/config/'],
      pino: ['hub/'],
      zod: ['hub/'],
    },
  },
  renderer: {
    doors: ['#core/', '#api/', '#renderer/'],
    node: false,
    packages: {
      react: ['renderer/'],
      'react-dom': ['renderer/'],
      '@tanstack/react-query': ['renderer/'],
      i18next: ['renderer/'],
      'react-i18next': ['renderer/'],
      '@fontsource-variable/noto-sans-sc': ['renderer/'],
      'qrcode-generator': ['renderer/'],
      antd: STAFF_SCREENS,
      echarts: STAFF_SCREENS,
    },
  },
  electron: {
    doors: ['#api/bridge.ts', '#electron/'],
    node: true,
    packages: { electron: ['electron/'] },
  },
  tests: {
    doors: [
      '#core/',
      '#api/',
      '#drivers/',
      '#hub/',
      '#renderer/',
      '#electron/',
      '#scripts/',
      '#tests/',
    ],
    node: true,
    packages: {
      vitest: ['tests/'],
      'fast-check': ['tests/'],
      'playwright-core': ['tests/'],
      'axe-core': ['tests/support/'],
      '@gutenye/ocr-node': ['tests/support/'],
      '@orpc/client': ['tests/'],
      '@orpc/contract': ['tests/'],
      'better-sqlite3': ['tests/'],
      'iconv-lite': ['tests/'],
      electron: ['tests/electron/'],
      fastify: ['tests/'],
      'node-hid': ['tests/drivers/'],
      pino: ['tests/hub/'],
      react: ['tests/'],
      'react-dom': ['tests/'],
      serialport: ['tests/drivers/'],
      yaml: ['tests/'],
      zod: ['tests/'],
    },
  },
  scripts: {
    doors: [
      '#core/',
      '#api/',
      '#drivers/',
      '#hub/',
      '#electron/ready-line.ts',
      '#scripts/',
      // What draws the documentation reads the layer table, and takes its pictures with the tests' browser.
      '#tests/architecture/layers.ts',
      '#tests/support/',
    ],
    node: true,
    packages: {
      'playwright-core': ['scripts/'],
      electron: ['scripts/'],
      'electron-builder': ['scripts/'],
      esbuild: ['scripts/'],
      vite: ['scripts/'],
      '@vitejs/plugin-react': ['scripts/'],
      yaml: ['scripts/'],
      zod: ['scripts/'],
    },
  },
  bench: {
    doors: ['#core/', '#api/', '#drivers/', '#hub/', '#scripts/', '#tests/support/'],
    node: true,
    packages: { 'better-sqlite3': ['bench/'] },
  },
  /** Tool configurations at the root of the repository. */
  '': {
    doors: [],
    node: true,
    packages: { vitest: [''], vite: [''], '@vitejs/plugin-react': [''] },
  },
};

/** Folders of drivers/ that every device may build on. */
export const DRIVER_COMMONS = ['transport', 'framing', 'codec', 'exchange'];

/** Folders of renderer/ that are one bundle each and know nothing of each other. */
export const SCREENS = ['kiosk', 'display', 'counter', 'manager', 'technician', 'phone'];

/** Where the process environment may be read. Everything else gets a validated configuration. */
export const ENVIRONMENT_READERS = [
  'hub/config/',
  'electron/main.ts',
  'scripts/',
  'tests/',
  'bench/',
];

/** Files that are tables of data or text and may be longer than the limit. */
export const LONG_TABLES = ['renderer/text/'];

export const MAX_FILE_LINES = 300;
