import { describe, expect, it } from 'vitest';
import { findBrowser, hasDisplay, kioskArguments, type Machine } from '#scripts/browser.ts';

function machine(
  platform: NodeJS.Platform,
  env: Record<string, string>,
  program?: string,
): Machine {
  return { platform, env, isExecutable: (path) => path.replaceAll('\\', '/') === program };
}

describe('findBrowser', () => {
  it.each([
    ['linux', { PATH: '/bin:/usr/bin' }, '/usr/bin/chromium'],
    ['linux', { PATH: '/opt/bin' }, '/opt/bin/microsoft-edge'],
    [
      'darwin',
      { HOME: '/Users/a' },
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    ['win32', { PROGRAMFILES: 'C:/P' }, 'C:/P/Google/Chrome/Application/chrome.exe'],
    ['win32', { 'PROGRAMFILES(X86)': 'C:/P86' }, 'C:/P86/Microsoft/Edge/Application/msedge.exe'],
  ] as const)('on %s with %o finds %s', (platform, env, program) => {
    expect(findBrowser(machine(platform, env, program))?.replaceAll('\\', '/')).toBe(program);
  });

  it('finds none where there is none', () => {
    expect(findBrowser(machine('linux', { PATH: '/usr/bin' }))).toBeUndefined();
    expect(findBrowser(machine('linux', {}))).toBeUndefined();
  });
});

describe('hasDisplay', () => {
  it('asks the session on Linux and is sure elsewhere', () => {
    expect(hasDisplay(machine('linux', {}))).toBe(false);
    expect(hasDisplay(machine('linux', { DISPLAY: ':0' }))).toBe(true);
    expect(hasDisplay(machine('linux', { WAYLAND_DISPLAY: 'wayland-0' }))).toBe(true);
    expect(hasDisplay(machine('win32', {}))).toBe(true);
  });
});

it('makes a kiosk of a browser, in a profile of its own', () => {
  const args = kioskArguments('http://127.0.0.1:1/sign-in/#x', '/data/browser');
  expect(args).toContain('--kiosk');
  expect(args).toContain('--app=http://127.0.0.1:1/sign-in/#x');
  expect(args).toContain('--user-data-dir=/data/browser');
  expect(args).toContain('--disable-features=Translate');
  expect(args).not.toContain('--no-sandbox');
});
