/** One item of the security checklist in Electron's documentation, and the line that meets it. */
export interface ChecklistItem {
  readonly title: string;
  /** Path in the repository. */
  readonly file: string;
  /** Text that stands there as long as the item is met. */
  readonly evidence: string;
}

/** https://www.electronjs.org/docs/latest/tutorial/security, in its order and numbering: the first is number 1. */
export const SECURITY_CHECKLIST: readonly ChecklistItem[] = [
  {
    title: 'Only load secure content',
    file: 'electron/session-lock.ts',
    evidence: 'onBeforeRequest',
  },
  {
    title: 'No Node integration for pages',
    file: 'electron/web-preferences.ts',
    evidence: 'nodeIntegration: false',
  },
  {
    title: 'Context isolation',
    file: 'electron/web-preferences.ts',
    evidence: 'contextIsolation: true',
  },
  { title: 'Process sandbox', file: 'electron/before-ready.ts', evidence: 'app.enableSandbox()' },
  {
    title: 'Permission requests are handled',
    file: 'electron/session-lock.ts',
    evidence: 'setPermissionRequestHandler',
  },
  {
    title: 'Web security stays on',
    file: 'electron/web-preferences.ts',
    evidence: 'webSecurity: true',
  },
  {
    title: 'Content security policy',
    file: 'electron/session-lock.ts',
    evidence: 'Content-Security-Policy',
  },
  {
    title: 'No insecure content in secure pages',
    file: 'electron/web-preferences.ts',
    evidence: 'allowRunningInsecureContent: false',
  },
  {
    title: 'No experimental features',
    file: 'electron/web-preferences.ts',
    evidence: 'experimentalFeatures: false',
  },
  // Met by absence: the settings are complete in this file, and a test refuses the key.
  {
    title: 'No enableBlinkFeatures',
    file: 'electron/web-preferences.ts',
    evidence: 'kioskPreferences',
  },
  {
    title: 'No popups from webviews',
    file: 'electron/web-preferences.ts',
    evidence: 'webviewTag: false',
  },
  {
    title: 'Webviews are verified before creation',
    file: 'electron/contents-lock.ts',
    evidence: 'will-attach-webview',
  },
  { title: 'Navigation is limited', file: 'electron/contents-lock.ts', evidence: 'will-navigate' },
  {
    title: 'New windows are limited',
    file: 'electron/contents-lock.ts',
    evidence: 'setWindowOpenHandler',
  },
  // Met by absence: nothing here can open anything outside, and a test refuses the word.
  {
    title: 'No openExternal with untrusted content',
    file: 'electron/contents-lock.ts',
    evidence: "action: 'deny'",
  },
  { title: 'A current Electron', file: 'package.json', evidence: '"electron": "45.4.1"' },
  {
    title: 'The sender of every message is validated',
    file: 'electron/lockdown.ts',
    evidence: 'senderFrame',
  },
  {
    title: 'A custom protocol instead of file://',
    file: 'electron/before-ready.ts',
    evidence: 'registerSchemesAsPrivileged',
  },
  { title: 'Fuses are set', file: 'electron-builder.yml', evidence: 'electronFuses:' },
  {
    title: 'No Electron API for pages',
    file: 'electron/preload.ts',
    evidence: 'satisfies KioskBridge',
  },
];
