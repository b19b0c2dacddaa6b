import { describe, expect, it } from 'vitest';
import { at, calls, counter } from './scenarios.ts';

const deterministic = (meanMinutes: number) => ({
  duration: { type: 'deterministic', meanMinutes },
});
const A5_B8 = { A: deterministic(5), B: deterministic(8) };

describe('one counter', () => {
  it('calls in order of arrival, each when the one before has left', () => {
    expect(calls({ streams: [at('A', 'o', 0, 1, 2, 20)] })).toEqual([
      '1@1:0',
      '2@1:5',
      '3@1:10',
      '4@1:20',
    ]);
  });

  it('lets a release precede an arrival of the same minute, so the newcomer does not wait behind nobody', () => {
    expect(calls({ streams: [at('A', 'o', 0, 5)] })).toEqual(['1@1:0', '2@1:5']);
  });

  it('gives a release of the same minute to who already waits, even if the newcomer has more credit', () => {
    const segments = { o: {}, vip: { creditMinutes: 60 } };
    const streams = [at('A', 'vip', 5), at('A', 'o', 0, 1)];
    expect(calls({ segments, streams })).toEqual(['1@1:0', '2@1:5', '3@1:10']);
  });

  it('numbers arrivals of one minute in the order of the streams', () => {
    const streams = [at('B', 'o', 3), at('A', 'o', 3)];
    expect(calls({ services: A5_B8, counters: [counter('1', 'A B')], streams })).toEqual([
      '1@1:3',
      '2@1:11',
    ]);
  });

  it('adds the walk and divides the work, not the walk, by the speed', () => {
    const counters = [counter('1', 'A', { speed: 2 })];
    expect(calls({ counters, walkMinutes: 0.5, streams: [at('A', 'o', 0, 0, 0)] })).toEqual([
      '1@1:0',
      '2@1:3',
      '3@1:6',
    ]);
  });

  it('loses only the calls on somebody who does not come', () => {
    const noShow = { probability: 1, minutes: 0.75 };
    expect(calls({ noShow, walkMinutes: 2, streams: [at('A', 'o', 0, 0, 0)] })).toEqual([
      '1@1:0',
      '2@1:0.75',
      '3@1:1.5',
    ]);
  });

  it('takes listed durations in turn, in order of arrival, and from the start again', () => {
    const services = { A: { duration: { type: 'list', minutes: [1, 10] } } };
    expect(calls({ services, streams: [at('A', 'o', 0, 0, 0, 0)] })).toEqual([
      '1@1:0',
      '2@1:1',
      '3@1:11',
      '4@1:12',
    ]);
  });

  it('serves those who wait when the doors close, and nobody who comes later', () => {
    expect(calls({ horizonMinutes: 3, streams: [at('A', 'o', 0, 1, 3, 3.5)] })).toEqual([
      '1@1:0',
      '2@1:5',
      '3@1:10',
    ]);
  });
});

describe('several counters', () => {
  it('gives an arrival to the idle counter with the fewest services, then the lower id by value', () => {
    const counters = [counter('1', 'A B'), counter('10', 'A'), counter('2', 'A')];
    expect(calls({ services: A5_B8, counters, streams: [at('A', 'o', 0, 0, 0, 1)] })).toEqual([
      '1@2:0',
      '2@10:0',
      '3@1:0',
      '4@2:5',
    ]);
  });

  it('lets simultaneous releases choose by fewest services, then the lower id', () => {
    const counters = [counter('1', 'A B'), counter('2', 'A')];
    const streams = [at('A', 'o', 0, 0, 1, 1)];
    expect(calls({ services: A5_B8, counters, streams })).toEqual([
      '1@2:0',
      '2@1:0',
      '3@2:5',
      '4@1:5',
    ]);
  });

  it('never keeps a counter idle beside a ticket it may serve, nor gives it one that it may not', () => {
    const counters = [counter('1', 'A'), counter('2', 'B')];
    const streams = [at('A', 'o', 0, 1), at('B', 'o', 2)];
    expect(calls({ services: A5_B8, counters, streams })).toEqual(['1@1:0', '3@2:2', '2@1:5']);
  });

  it('prefers a primary service within the penalty, and not beyond it', () => {
    const counters = [counter('1', 'A B+3')];
    const within = [at('A', 'o', 0, 3), at('B', 'o', 1)];
    expect(calls({ services: A5_B8, counters, streams: within })).toEqual([
      '1@1:0',
      '3@1:5',
      '2@1:10',
    ]);
    const beyond = [at('A', 'o', 0, 4.5), at('B', 'o', 1)];
    expect(calls({ services: A5_B8, counters, streams: beyond })).toEqual([
      '1@1:0',
      '2@1:5',
      '3@1:13',
    ]);
  });
});

describe('breaks', () => {
  const pause = (fromMinute: number, toMinute: number) => ({ breaks: [{ fromMinute, toMinute }] });

  it('start at once at an idle counter; who comes in between waits for the end', () => {
    const counters = [counter('1', 'A', pause(10, 25))];
    expect(calls({ counters, streams: [at('A', 'o', 10, 12, 40)] })).toEqual([
      '1@1:25',
      '2@1:30',
      '3@1:40',
    ]);
  });

  it('start when the customer has left, and still end on time', () => {
    const counters = [counter('1', 'A', pause(2, 25))];
    expect(calls({ counters, streams: [at('A', 'o', 0, 1)] })).toEqual(['1@1:0', '2@1:25']);
  });

  it('are lost when the customer stays longer than they last', () => {
    const counters = [counter('1', 'A', pause(2, 5))];
    expect(calls({ counters, streams: [at('A', 'o', 0, 1)] })).toEqual(['1@1:0', '2@1:5']);
  });

  it('send arrivals to the other counters', () => {
    const counters = [counter('1', 'A', pause(0, 30)), counter('2', 'A')];
    expect(calls({ counters, streams: [at('A', 'o', 0, 0, 6, 31)] })).toEqual([
      '1@2:0',
      '2@2:5',
      '3@2:10',
      '4@1:31',
    ]);
  });

  it('follow each other without a gap', () => {
    const breaks = [
      { fromMinute: 20, toMinute: 30 },
      { fromMinute: 10, toMinute: 20 },
    ];
    expect(
      calls({ counters: [counter('1', 'A', { breaks })], streams: [at('A', 'o', 15)] }),
    ).toEqual(['1@1:30']);
  });
});

describe('policies', () => {
  const segments = { o: {}, senior: { creditMinutes: 10 } };

  it('head start: passes those who came within the credit before, and nobody else', () => {
    const streams = [at('A', 'o', 0, 1, 3), at('A', 'senior', 12)];
    // Ticket 4 has key 2: behind ticket 2 (key 1), ahead of ticket 3 (key 3).
    const services = { A: { duration: { type: 'deterministic', meanMinutes: 20 } } };
    expect(calls({ services, segments, streams })).toEqual(['1@1:0', '2@1:20', '4@1:40', '3@1:60']);
  });

  it('head start: equal keys go by number', () => {
    const streams = [at('A', 'o', 0, 2), at('A', 'senior', 12)];
    const services = { A: { duration: { type: 'deterministic', meanMinutes: 20 } } };
    expect(calls({ services, segments, streams })).toEqual(['1@1:0', '2@1:20', '3@1:40']);
  });

  it('fifo knows no credits', () => {
    const streams = [at('A', 'o', 0, 1), at('A', 'senior', 2)];
    expect(calls({ policy: { type: 'fifo' }, segments, streams })).toEqual([
      '1@1:0',
      '2@1:5',
      '3@1:10',
    ]);
  });

  it('strict lets the first segment pass whenever it came', () => {
    const streams = [at('A', 'o', 0, 1), at('A', 'senior', 4)];
    const policy = { type: 'strict', order: ['senior', 'o'] };
    expect(calls({ policy, segments, streams })).toEqual(['1@1:0', '3@1:5', '2@1:10']);
  });

  it('accumulating compares waited minutes × rate at the moment of the call', () => {
    const policy = { type: 'accumulating', rates: { o: 1, senior: 2 } };
    // At minute 5 ticket 2 has earned 4; a senior of minute 3.5 has 3, one of minute 2.5 has 5.
    expect(
      calls({ policy, segments, streams: [at('A', 'o', 0, 1), at('A', 'senior', 3.5)] }),
    ).toEqual(['1@1:0', '2@1:5', '3@1:10']);
    expect(
      calls({ policy, segments, streams: [at('A', 'o', 0, 1), at('A', 'senior', 2.5)] }),
    ).toEqual(['1@1:0', '3@1:5', '2@1:10']);
  });
});
