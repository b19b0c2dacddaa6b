import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createLockedSession, KIOSK_PARTITION } from '#electron/session-lock.ts';
import { type FakeSession, fakeEvent, resetElectron, sessions } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

const HUB = 'http://127.0.0.1:8010';
const PERMISSIONS = [
  'clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'keyboardLock',
  'media',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'usb',
  'web-printing',
  'unknown',
];

let hubOrigin: string | undefined;
let denied: string[];
let locked: FakeSession;

beforeEach(() => {
  resetElectron();
  hubOrigin = HUB;
  denied = [];
  createLockedSession({ hubOrigin: () => hubOrigin, onDenied: (what) => denied.push(what) });
  const created = sessions.get(KIOSK_PARTITION);
  if (created === undefined) throw new Error('no session was created');
  locked = created;
});

function isCancelled(url: string): boolean {
  const callback = vi.fn();
  locked.ask('onBeforeRequest', { url }, callback);
  return callback.mock.calls[0]?.[0].cancel;
}

describe('the kiosk session', () => {
  it('lives in memory', () => expect(KIOSK_PARTITION).not.toMatch(/^persist:/));

  it.each(PERMISSIONS)('refuses the permission %s', (permission) => {
    const callback = vi.fn();
    locked.ask('permissionRequest', {}, permission, callback, {});
    expect(callback).toHaveBeenCalledExactlyOnceWith(false);
    expect(denied).toEqual([`permission:${permission}`]);
    expect(locked.ask('permissionCheck', {}, permission, HUB, {})).toBe(false);
  });

  it('refuses devices, screen capture and pairing', () => {
    expect(locked.ask('devicePermission', { deviceType: 'hid', origin: HUB })).toBe(false);
    const capture = vi.fn();
    locked.ask('displayMedia', {}, capture);
    expect(capture).toHaveBeenCalledExactlyOnceWith(null);
    const pairing = vi.fn();
    locked.ask('bluetoothPairing', {}, pairing);
    expect(pairing).toHaveBeenCalledExactlyOnceWith({ confirmed: false });
  });

  it.each([
    ['select-hid-device', [{}], [null]],
    ['select-usb-device', [{}], []],
    ['select-serial-port', [[], {}], ['']],
  ])('answers %s with nothing', (name, details, answer) => {
    const event = fakeEvent();
    const callback = vi.fn();
    locked.emit(name, event, ...details, callback);
    expect(event.prevented).toBe(true);
    expect(callback).toHaveBeenCalledExactlyOnceWith(...answer);
  });

  it('refuses downloads', () => {
    const event = fakeEvent();
    locked.emit('will-download', event, {}, {});
    expect(event.prevented).toBe(true);
    expect(denied).toEqual(['download']);
  });

  it('talks to the hub and to nobody else', () => {
    expect(isCancelled(`${HUB}/api/queue`)).toBe(false);
    expect(isCancelled('ws://127.0.0.1:8010/events')).toBe(false);
    expect(isCancelled('xiaotang://shell/start')).toBe(false);
    expect(isCancelled('blob:http://127.0.0.1:8010/1')).toBe(false);
    expect(isCancelled('https://example.net/')).toBe(true);
    expect(isCancelled('file:///etc/passwd')).toBe(true);
    hubOrigin = undefined;
    expect(isCancelled(`${HUB}/api/queue`)).toBe(true);
  });

  it('adds a content policy to an answer without one, and leaves the hub’s own alone', () => {
    const callback = vi.fn();
    locked.ask('onHeadersReceived', { responseHeaders: { Server: ['x'] } }, callback);
    const added = callback.mock.calls[0]?.[0].responseHeaders;
    expect(added.Server).toEqual(['x']);
    expect(added['Content-Security-Policy'][0]).toContain("default-src 'self'");
    expect(added['Content-Security-Policy'][0]).not.toContain('unsafe');
    callback.mockClear();
    locked.ask(
      'onHeadersReceived',
      { responseHeaders: { 'content-security-policy': ['x'] } },
      callback,
    );
    expect(callback).toHaveBeenCalledExactlyOnceWith({});
  });
});
