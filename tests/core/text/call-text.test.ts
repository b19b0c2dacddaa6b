import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callCaption, callLanguages, callSpeech } from '#core/text/call-text.ts';
import { chineseBelowHundred, spelledOut } from '#core/text/digits.ts';
import { spokenLanguage } from '#core/text/language.ts';

const call = { number: 'A012', counterLabel: '3' };

describe('call text', () => {
  it('is written in full on the board', () => {
    expect(callCaption(call, 'zh')).toBe('请A012号到3号窗口');
    expect(callCaption(call, 'en')).toBe('A012, please go to counter 3');
  });

  it('is spoken sign by sign, the counter as a number', () => {
    expect(callSpeech(call, 'zh')).toBe('请A、零、一、二号，到三号窗口。');
    expect(callSpeech({ number: 'B110', counterLabel: '12' }, 'zh')).toBe(
      '请B、一、一、零号，到十二号窗口。',
    );
    expect(callSpeech(call, 'en')).toBe('Number A, zero, one, two. Please go to counter 3.');
  });

  it('may read one as 幺, where a branch wants that', () => {
    expect(callSpeech({ number: 'A117', counterLabel: '1' }, 'zh', '幺')).toBe(
      '请A、幺、幺、七号，到一号窗口。',
    );
  });

  it('keeps the name of a counter that has one', () => {
    expect(callCaption({ number: 'V001', counterLabel: '贵宾室' }, 'zh')).toBe('请V001号到贵宾室');
    expect(callSpeech({ number: 'V001', counterLabel: '贵宾1室' }, 'zh')).toBe(
      '请V、零、零、一号，到贵宾一室。',
    );
  });

  it('spells a counter label that is more than a small number', () => {
    expect(callSpeech({ number: 'A1', counterLabel: '105' }, 'zh')).toBe(
      '请A、一号，到一、零、五号窗口。',
    );
    expect(callCaption({ number: 'A1', counterLabel: 'B2' }, 'zh')).toBe('请A1号到B2号窗口');
    expect(callCaption({ number: 'A1', counterLabel: 'Vault' }, 'en')).toBe(
      'A1, please go to Vault',
    );
  });

  it('is Chinese for all, and English after it for whom it is for', () => {
    expect(callLanguages('zh')).toEqual(['zh']);
    expect(callLanguages('zh-CN')).toEqual(['zh']);
    expect(callLanguages('en')).toEqual(['zh', 'en']);
    expect(spokenLanguage('zh-TW')).toBe('zh');
    expect(spokenLanguage('de')).toBe('en');
  });

  it('never leaves a digit for the voice to read as a quantity', () => {
    fc.assert(
      fc.property(fc.nat(99_999), (value) => {
        expect(spelledOut(`A${value}`, 'zh')).not.toMatch(/\d/);
        expect(spelledOut(`A${value}`, 'en')).not.toMatch(/\d/);
        expect(spelledOut(`A${value}`, 'zh').split('、')).toHaveLength(1 + String(value).length);
      }),
    );
  });

  it.each([
    [0, '零'],
    [7, '七'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [99, '九十九'],
  ])('names counter %i %s', (value, words) => {
    expect(chineseBelowHundred(value)).toBe(words);
  });
});
