import { err, ok, type Result } from '#core/shared/result.ts';
import type { SimulatedReader } from './simulator.ts';
import { SPECIMEN_CARDS, type SpecimenName } from './simulator-cards.ts';

interface Verb {
  readonly help: string;
  readonly perform: (reader: SimulatedReader, argument: string) => Result<void, string>;
}

/** What a person can do to the virtual reader, in words: for a terminal, and for the technician's page. */
export const READER_VERBS: Readonly<Record<string, Verb>> = {
  layCard: { help: `lay a card on it: ${cardNames().join(', ')}`, perform: layCard },
  liftCard: verb('lift the card', (reader) => reader.liftCard()),
  liftCardEarly: verb('pull the card away in the middle of its next read', (reader) =>
    reader.liftCardEarly(),
  ),
  pullPlug: verb('pull the cable', (reader) => reader.pullPlug()),
  plugIn: verb('plug the cable in again', (reader) => reader.plugIn()),
  goSilent: verb('answer nothing any more', (reader) => reader.goSilent()),
  speakAgain: verb('answer again', (reader) => reader.speakAgain()),
  makeNoise: verb('send bytes that mean nothing', (reader) => reader.makeNoise()),
  damageNextReply: verb('flip a bit of the next reply', (reader) => reader.damageNextReply()),
  failSelfTest: verb('let the security module fail its self-test', (reader) =>
    reader.failSelfTest(),
  ),
  repair: verb('mend the security module', (reader) => reader.repair()),
};

/** Does what a line says: a verb, and for `layCard` the card's name. Fails with what was not understood. */
export function performVerb(reader: SimulatedReader, line: string): Result<void, string> {
  const [name = '', argument = ''] = line.trim().split(/\s+/);
  const known = Object.hasOwn(READER_VERBS, name) ? READER_VERBS[name] : undefined;
  return known === undefined ? err(`no such verb: ${name}`) : known.perform(reader, argument);
}

function layCard(reader: SimulatedReader, name: string): Result<void, string> {
  if (!isSpecimenName(name))
    return err(`no such card: ${name}; there are ${cardNames().join(', ')}`);
  reader.layCard(SPECIMEN_CARDS[name]);
  return ok();
}

function verb(help: string, act: (reader: SimulatedReader) => void): Verb {
  return {
    help,
    perform: (reader) => {
      act(reader);
      return ok();
    },
  };
}

function cardNames(): string[] {
  return Object.keys(SPECIMEN_CARDS);
}

function isSpecimenName(name: string): name is SpecimenName {
  return Object.hasOwn(SPECIMEN_CARDS, name);
}
