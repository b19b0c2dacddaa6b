import { type Session, session } from 'electron';
import { isHubUrl, isShellUrl, SHELL_SCHEME } from './origin.ts';
import { answerShellRequest } from './shell-pages.ts';

/** Without `persist:` it lives in memory: nothing a customer did survives the process on disk. */
export const KIOSK_PARTITION = 'kiosk';

/** Applied where the hub sent no policy of its own, so that no page is ever without one. */
const FALLBACK_POLICY =
  "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

export interface SessionLockOptions {
  /** Origin of the hub, once it serves. */
  readonly hubOrigin: () => string | undefined;
  readonly onDenied: (what: string) => void;
}

/** The kiosk's session with every permission, device and download refused, talking to the hub and nobody else. */
export function createLockedSession(options: SessionLockOptions): Session {
  const locked = session.fromPartition(KIOSK_PARTITION, { cache: false });
  denyPermissions(locked, options);
  denyDevices(locked);
  limitRequests(locked, options);
  locked.protocol.handle(SHELL_SCHEME, answerShellRequest);
  locked.setSpellCheckerEnabled(false);
  locked.on('will-download', (event) => {
    event.preventDefault();
    options.onDenied('download');
  });
  return locked;
}

function denyPermissions(locked: Session, { onDenied }: SessionLockOptions): void {
  // Electron grants everything unless both are set.
  locked.setPermissionRequestHandler((_contents, permission, callback) => {
    onDenied(`permission:${permission}`);
    callback(false);
  });
  locked.setPermissionCheckHandler(() => false);
  locked.setDisplayMediaRequestHandler((_request, callback) => callback(null));
}

function denyDevices(locked: Session): void {
  locked.setDevicePermissionHandler(() => false);
  locked.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }));
  locked.on('select-hid-device', (event, _details, callback) => {
    event.preventDefault();
    callback(null);
  });
  locked.on('select-usb-device', (event, _details, callback) => {
    event.preventDefault();
    callback();
  });
  locked.on('select-serial-port', (event, _ports, _contents, callback) => {
    event.preventDefault();
    callback('');
  });
}

function limitRequests(locked: Session, { hubOrigin, onDenied }: SessionLockOptions): void {
  locked.webRequest.onBeforeRequest(({ url }, callback) => {
    const cancel = !isAllowedRequest(url, hubOrigin());
    if (cancel) onDenied('request');
    callback({ cancel });
  });
  locked.webRequest.onHeadersReceived(({ responseHeaders = {} }, callback) => {
    const hasPolicy = Object.keys(responseHeaders).some(
      (name) => name.toLowerCase() === 'content-security-policy',
    );
    callback(
      hasPolicy
        ? {}
        : { responseHeaders: { ...responseHeaders, 'Content-Security-Policy': [FALLBACK_POLICY] } },
    );
  });
}

/** Pictures that a page made itself have no origin to compare. */
function isAllowedRequest(url: string, hubOrigin: string | undefined): boolean {
  return isHubUrl(url, hubOrigin) || isShellUrl(url) || /^(?:blob|data):/.test(url);
}
