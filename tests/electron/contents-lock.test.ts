import type { WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { lockContents } from '#electron/contents-lock.ts';
import { FakeContents, fakeEvent, standIn } from './fake-electron.ts';

const HUB = 'http://127.0.0.1:8010';

let contents: FakeContents;
let denied: string[];
let onTamper: () => void;

beforeEach(() => {
  contents = new FakeContents();
  denied = [];
  onTamper = vi.fn();
  lockContents(standIn<WebContents>(contents), {
    hubOrigin: () => HUB,
    onDenied: (what) => denied.push(what),
    onTamper,
  });
});

describe.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s', (name) => {
  it('stays with the hub', () => {
    const event = fakeEvent(`${HUB}/kiosk`);
    contents.emit(name, event);
    expect(event.prevented).toBe(false);
  });

  it.each([
    'https://example.net/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'view-source:http://127.0.0.1:8010/',
    'tel:95588',
    'ms-settings:',
  ])('refuses %s', (url) => {
    const event = fakeEvent(url);
    contents.emit(name, event);
    expect(event.prevented).toBe(true);
    expect(denied).toEqual(['navigation']);
  });
});

describe('a locked page', () => {
  it('opens no window, not even on the hub', () => {
    expect(contents.windowOpenHandler?.({ url: `${HUB}/kiosk` })).toEqual({ action: 'deny' });
    expect(denied).toEqual(['window']);
  });

  it.each(['will-attach-webview', 'context-menu', 'will-prevent-unload'])('prevents %s', (name) => {
    const event = fakeEvent();
    contents.emit(name, event, {}, {});
    expect(event.prevented).toBe(true);
  });

  it.each([
    ['certificate-error', ['https://x/', 'expired', {}], [false]],
    ['select-client-certificate', ['https://x/', []], []],
    ['select-bluetooth-device', [[]], ['']],
    ['login', [{}, {}], []],
  ])('answers %s with a refusal', (name, details, answer) => {
    const event = fakeEvent();
    const callback = vi.fn();
    contents.emit(name, event, ...details, callback);
    expect(event.prevented).toBe(true);
    expect(callback).toHaveBeenCalledExactlyOnceWith(...answer);
  });

  it('closes developer tools and keeps the zoom at one', () => {
    contents.emit('devtools-opened');
    expect(contents.closeDevTools).toHaveBeenCalledOnce();
    contents.emit('did-finish-load');
    expect(contents.setVisualZoomLevelLimits).toHaveBeenCalledWith(1, 1);
    contents.emit('zoom-changed', {}, 'in');
    expect(contents.setZoomFactor.mock.calls).toEqual([[1], [1]]);
  });

  it('lets text through and reports chords', () => {
    const input = {
      type: 'keyDown',
      key: 'a',
      control: false,
      alt: false,
      meta: false,
      isAutoRepeat: false,
    };
    const typed = fakeEvent();
    contents.emit('before-input-event', typed, input);
    expect(typed.prevented).toBe(false);
    const chord = fakeEvent();
    contents.emit('before-input-event', chord, { ...input, control: true, key: 'n' });
    expect(chord.prevented).toBe(true);
    expect(onTamper).toHaveBeenCalledOnce();
    const alone = fakeEvent();
    contents.emit('before-input-event', alone, { ...input, key: 'Meta', meta: true });
    expect(alone.prevented).toBe(true);
    expect(onTamper).toHaveBeenCalledOnce();
  });
});
