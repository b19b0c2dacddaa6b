import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { vi } from 'vitest';

/** An event as Electron gives it: something that can be prevented. */
export interface FakeEvent {
  readonly url: string;
  prevented: boolean;
  preventDefault(): void;
}

export function fakeEvent(url = ''): FakeEvent {
  return {
    url,
    prevented: false,
    preventDefault() {
      this.prevented = true;
    },
  };
}

export class FakeContents extends EventEmitter {
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined;
  readonly setZoomFactor = vi.fn();
  readonly setVisualZoomLevelLimits = vi.fn(async () => undefined);
  readonly closeDevTools = vi.fn();
  readonly forcefullyCrashRenderer = vi.fn();
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler;
  }
}

export class FakeWindow extends EventEmitter {
  static readonly all: FakeWindow[] = [];
  readonly webContents = new FakeContents();
  readonly loadURL = vi.fn(async (_url: string) => undefined);
  readonly show = vi.fn();
  readonly focus = vi.fn();
  readonly restore = vi.fn();
  readonly setKiosk = vi.fn();
  readonly setMenu = vi.fn();
  readonly setAlwaysOnTop = vi.fn();
  readonly destroy = vi.fn();
  readonly options: Record<string, unknown>;

  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    FakeWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  /** Addresses in the order in which they were loaded. */
  get loaded(): string[] {
    return this.loadURL.mock.calls.map(([url]) => url);
  }
}

export class FakeUtilityProcess extends EventEmitter {
  static readonly all: FakeUtilityProcess[] = [];
  readonly stdout = new PassThrough();
  readonly postMessage = vi.fn();
  readonly kill = vi.fn(() => true);
  readonly pid = 4_194_305;
  readonly modulePath: string;
  readonly args: readonly string[];

  constructor(modulePath: string, args: readonly string[]) {
    super();
    this.modulePath = modulePath;
    this.args = args;
    FakeUtilityProcess.all.push(this);
  }
}

type Handler = (...args: never[]) => unknown;

export class FakeSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  readonly setSpellCheckerEnabled = vi.fn();
  readonly protocol = {
    handle: (scheme: string, handler: Handler) => this.handlers.set(`protocol:${scheme}`, handler),
  };
  readonly webRequest = {
    onBeforeRequest: this.#keep('onBeforeRequest'),
    onHeadersReceived: this.#keep('onHeadersReceived'),
  };
  readonly setPermissionRequestHandler = this.#keep('permissionRequest');
  readonly setPermissionCheckHandler = this.#keep('permissionCheck');
  readonly setDevicePermissionHandler = this.#keep('devicePermission');
  readonly setDisplayMediaRequestHandler = this.#keep('displayMedia');
  readonly setBluetoothPairingHandler = this.#keep('bluetoothPairing');

  /** Calls a registered handler as Electron would. */
  ask(name: string, ...args: unknown[]): unknown {
    const handler = this.handlers.get(name);
    if (handler === undefined) throw new Error(`no ${name} handler`);
    return Reflect.apply(handler, undefined, args);
  }

  #keep(name: string): (handler: Handler) => void {
    return (handler) => this.handlers.set(name, handler);
  }
}

class FakeApp extends EventEmitter {
  isPackaged = false;
  readonly switches = new Map<string, string | undefined>();
  readonly commandLine = {
    appendSwitch: (name: string, value?: string) => this.switches.set(name, value),
    hasSwitch: (name: string) => this.switches.has(name),
  };
  readonly enableSandbox = vi.fn();
  readonly exit = vi.fn();
  readonly quit = vi.fn();
  readonly relaunch = vi.fn((_options: { readonly args: readonly string[] }) => undefined);
  readonly requestSingleInstanceLock = vi.fn(() => true);
  readonly whenReady = vi.fn(async () => undefined);
  readonly getAppPath = (): string => '/app';
  readonly getPath = (): string => '/home/kiosk';
  readonly getVersion = (): string => '1.2.3';
}

/** What `import 'electron'` gives to the code under test, in the parts that it uses. */
export const app = new FakeApp();
export const ipcMain = new EventEmitter();
export const ipcRenderer = { send: vi.fn() };
export const contextBridge = { exposeInMainWorld: vi.fn(), executeInMainWorld: vi.fn() };
export const sessions = new Map<string, FakeSession>();
export const session = {
  fromPartition: (name: string): FakeSession => {
    const created = new FakeSession();
    sessions.set(name, created);
    return created;
  },
};
export const protocol = { registerSchemesAsPrivileged: vi.fn() };
export const Menu = { setApplicationMenu: vi.fn() };
export const powerSaveBlocker = { start: vi.fn(() => 7), stop: vi.fn() };
export const utilityProcess = {
  fork: (modulePath: string, args: readonly string[]) => new FakeUtilityProcess(modulePath, args),
};
export { FakeWindow as BrowserWindow };

/** Passes a fake off as the real thing, of which the code under test uses what the fake has. */
export function standIn<T>(fake: object): T {
  return fake as T;
}

/** Forgets everything that code under test has registered or created. */
export function resetElectron(): void {
  app.removeAllListeners();
  app.switches.clear();
  app.isPackaged = false;
  ipcMain.removeAllListeners();
  sessions.clear();
  FakeWindow.all.length = 0;
  FakeUtilityProcess.all.length = 0;
  vi.clearAllMocks();
}
