/** First part of the name under which each kind of answer is kept, so that an event can mark all of a kind as old. */
export const KEYS = {
  me: ['me'],
  config: ['config'],
  queue: ['queue'],
  tickets: ['tickets'],
  counters: ['counters'],
  devices: ['devices'],
  papers: ['papers'],
  alerts: ['alerts'],
} as const;
