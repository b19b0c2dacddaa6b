import { app, Menu, protocol } from 'electron';
import { DEBUG_SWITCHES } from './arguments.ts';
import { SHELL_SCHEME } from './origin.ts';

/** Chromium's own habits that a public screen must not have. */
const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['disable-pinch'],
  ['overscroll-history-navigation', '0'],
  ['disable-features', 'Translate,MediaRouter,HardwareMediaKeyHandling,SpellcheckService'],
  // The call voice speaks without anybody having touched the screen.
  ['autoplay-policy', 'no-user-gesture-required'],
];

/** Everything that can only be decided before Electron is ready. */
export function hardenBeforeReady(): void {
  app.enableSandbox();
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);
  // A standard, secure scheme gets an origin; none of the extra privileges (CSP bypass, fetch, service workers).
  protocol.registerSchemesAsPrivileged([
    { scheme: SHELL_SCHEME, privileges: { standard: true, secure: true } },
  ]);
  Menu.setApplicationMenu(null);
}

/** The first switch on the command line that opens the kiosk to whoever started it; fuses do not cover these. */
export function findDebugSwitch(): string | undefined {
  return DEBUG_SWITCHES.find((name) => app.commandLine.hasSwitch(name));
}
