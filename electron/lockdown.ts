import { app, type IpcMainEvent, ipcMain, type Session } from 'electron';
import { KIOSK_READY } from './channels.ts';
import { lockContents } from './contents-lock.ts';
import type { Log } from './log.ts';
import { isHubUrl } from './origin.ts';
import { createLockedSession } from './session-lock.ts';

export interface LockdownOptions {
  /** Origin of the hub, once it serves. */
  readonly hubOrigin: () => string | undefined;
  readonly log: Log;
  readonly onTamper: () => void;
  readonly onKioskReady: () => void;
}

/** Locks the session and every page that will ever be created in this process; returns the session. */
export function lockDown(options: LockdownOptions): Session {
  const onDenied = (what: string): void => options.log('denied', { what });
  // Registered on the app, so that a page opened by mistake is born locked as well.
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents, { hubOrigin: options.hubOrigin, onDenied, onTamper: options.onTamper });
  });
  app.on('open-url', (event) => event.preventDefault());
  app.on('open-file', (event) => event.preventDefault());
  ipcMain.on(KIOSK_READY, (event) => {
    if (isOwnPage(event, options.hubOrigin())) options.onKioskReady();
    else onDenied('message');
  });
  return createLockedSession({ hubOrigin: options.hubOrigin, onDenied });
}

/** A message counts when it comes from the top frame of a page that the hub served, never from an embedded one. */
function isOwnPage(event: IpcMainEvent, hubOrigin: string | undefined): boolean {
  const { senderFrame } = event;
  if (senderFrame === null || senderFrame.parent !== null) return false;
  return isHubUrl(senderFrame.url, hubOrigin);
}
