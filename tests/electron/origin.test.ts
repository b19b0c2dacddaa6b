import { describe, expect, it } from 'vitest';
import { isHubUrl, isShellUrl } from '#electron/origin.ts';

const HUB = 'http://127.0.0.1:8010';

describe('isHubUrl', () => {
  it.each([
    'http://127.0.0.1:8010/',
    'http://127.0.0.1:8010/kiosk?x=1#y',
    'ws://127.0.0.1:8010/events',
  ])('accepts %s', (url) => expect(isHubUrl(url, HUB)).toBe(true));

  it.each([
    'http://127.0.0.1:8010.example.net/',
    'http://127.0.0.1:8010@example.net/',
    'http://user@127.0.0.1:8010/',
    'http://127.0.0.1:80100/',
    'https://127.0.0.1:8010/',
    'http://localhost:8010/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'view-source:http://127.0.0.1:8010/',
    'ms-settings:',
    'mailto:a@example.net',
    '',
  ])('refuses %s', (url) => expect(isHubUrl(url, HUB)).toBe(false));

  it('refuses everything before the hub serves', () => {
    expect(isHubUrl(`${HUB}/`, undefined)).toBe(false);
  });
});

describe('isShellUrl', () => {
  it('accepts the private scheme on its own host only', () => {
    expect(isShellUrl('xiaotang://shell/start')).toBe(true);
    expect(isShellUrl('xiaotang://shell.example/start')).toBe(false);
    expect(isShellUrl('xiaotang:shell/start')).toBe(false);
  });
});
