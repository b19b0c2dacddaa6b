import type { Event, WebContents } from 'electron';
import { judgeKey } from './keys.ts';
import { isHubUrl, isShellUrl } from './origin.ts';

export interface ContentsLockOptions {
  /** Origin of the hub, once it serves. */
  readonly hubOrigin: () => string | undefined;
  readonly onDenied: (what: string) => void;
  /** A person tried to leave by keyboard. */
  readonly onTamper: () => void;
}

/** Closes every way out of a page: navigation, windows, dialogues, keys, zoom, frames of other kinds. */
export function lockContents(contents: WebContents, options: ContentsLockOptions): void {
  lockNavigation(contents, options);
  lockDialogues(contents, options);
  lockKeys(contents, options);
  lockZoom(contents);
}

function lockNavigation(contents: WebContents, options: ContentsLockOptions): void {
  const refuseForeign = (event: Pick<Event, 'preventDefault'> & { readonly url: string }): void => {
    if (isShellUrl(event.url) || isHubUrl(event.url, options.hubOrigin())) return;
    event.preventDefault();
    options.onDenied('navigation');
  };
  contents.on('will-navigate', refuseForeign);
  contents.on('will-frame-navigate', refuseForeign);
  contents.on('will-redirect', refuseForeign);
  contents.setWindowOpenHandler(() => {
    options.onDenied('window');
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    options.onDenied('webview');
  });
}

function lockDialogues(contents: WebContents, options: ContentsLockOptions): void {
  contents.on('context-menu', (event) => event.preventDefault());
  // Here preventing means: leave the page without asking.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('certificate-error', (event, _url, _error, _certificate, callback) => {
    event.preventDefault();
    options.onDenied('certificate');
    callback(false);
  });
  contents.on('select-client-certificate', (event, _url, _list, callback) => {
    event.preventDefault();
    // The types want a certificate; none is what refuses the request.
    Reflect.apply(callback, undefined, []);
  });
  contents.on('select-bluetooth-device', (event, _devices, callback) => {
    event.preventDefault();
    callback('');
  });
  contents.on('login', (event, _details, _authInfo, callback) => {
    event.preventDefault();
    callback();
  });
  contents.on('devtools-opened', () => contents.closeDevTools());
}

function lockKeys(contents: WebContents, options: ContentsLockOptions): void {
  contents.on('before-input-event', (event, input) => {
    const verdict = judgeKey(input);
    if (verdict === 'allowed') return;
    event.preventDefault();
    if (verdict === 'tamper') options.onTamper();
  });
}

function lockZoom(contents: WebContents): void {
  contents.on('zoom-changed', () => contents.setZoomFactor(1));
  contents.on('did-finish-load', () => {
    contents.setZoomFactor(1);
    // Fails only when the page is already gone, and the next one gets its own.
    contents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
  });
}
