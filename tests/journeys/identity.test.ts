import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identified } from '#api/events.ts';
import { SPECIMEN_CARDS, type SpecimenName } from '#drivers/sdt/simulator-cards.ts';
import { type BranchRig, buildRig } from '#tests/support/branch-rig.ts';
import { EventReader } from '#tests/support/event-reader.ts';
import { clearHubs } from '#tests/support/hub.ts';
import { canMakePty } from '#tests/support/pty.ts';
import type { RestClient } from '#tests/support/rest.ts';

/** Longer than a whole reading takes. */
const CARD_AGAIN_MS = 2000;

let rig: BranchRig;
let kiosk: RestClient;
const told: string[] = [];
const pseudonyms: string[] = [];

beforeAll(async () => {
  rig = await buildRig({ printer: false, reader: true, args: ['--log-level', 'trace'] });
  kiosk = await rig.admin.as('kiosk', { kioskId: 'K1' });
});
afterAll(async () => {
  await rig.close();
  await clearHubs();
});

/** Lays a card, asks the hub to read it, and answers what the kiosk is told. */
async function identify(card: SpecimenName): Promise<Identified> {
  rig.reader.liftCard();
  rig.reader.layCard(SPECIMEN_CARDS[card]);
  const ear = await EventReader.open(kiosk);
  const accepted = await kiosk.post('/kiosks/K1/identify', { method: 'id-card' });
  expect(accepted.status, accepted.text).toBe(202);
  const { identificationId } = accepted.json<{ identificationId: string }>();
  const event = await ear.waitFor(
    'identified',
    (data) => data.identificationId === identificationId,
  );
  await ear.drop();
  told.push(accepted.text, JSON.stringify(ear.events));
  const outcome = event.data as unknown as Identified;
  if (outcome.pseudonym !== undefined) pseudonyms.push(outcome.pseudonym);
  return outcome;
}

/** Everything about these people that must not leave the reader, at least six characters long. */
function secrets(): string[] {
  return Object.values(SPECIMEN_CARDS)
    .flatMap((card) => ('fields' in card ? [card.fields] : []))
    .flatMap(({ number, name, address, latinName }: Partial<Record<string, string>>) => [
      ...sevens(number ?? ''),
      ...(name === undefined || name.length < 2 ? [] : [name]),
      ...(address === undefined ? [] : [address]),
      ...(latinName === undefined ? [] : [latinName.trim()]),
    ]);
}

/** Every run of seven characters of a number: no mask shows that many. */
function sevens(number: string): string[] {
  return Array.from({ length: Math.max(0, number.length - 6) }, (_, at) =>
    number.slice(at, at + 7),
  );
}

/** The same words as a careless program might write them. */
function disguises(word: string): Buffer[] {
  const utf8 = Buffer.from(word, 'utf8');
  const wide = Buffer.from(word, 'utf16le');
  // The middle of a base64 text does not depend on what stands before and after, but on the offset modulo three.
  const base64 = [utf8, wide].flatMap((bytes) =>
    [0, 1, 2].map((offset) => {
      const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
      return Buffer.from(
        text.slice(offset === 0 ? 0 : 4, Math.floor((offset + bytes.length) / 3) * 4),
      );
    }),
  );
  const escaped = Buffer.from(
    JSON.stringify(word)
      .slice(1, -1)
      .replace(/[^\x20-\x7e]/g, asEscape),
  );
  return [
    utf8,
    wide,
    Buffer.from(utf8.toString('hex')),
    Buffer.from(wide.toString('hex')),
    escaped,
    ...base64,
  ];
}

function asEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function findSecret(where: Buffer): string | undefined {
  return secrets().find((word) => disguises(word).some((form) => where.includes(form)));
}

describe('an identity card', () => {
  it('chooses the segment by age, and only a mask and a pseudonym are told', async () => {
    const senior = await identify('senior');
    expect(senior).toMatchObject({ kind: 'citizen', segmentId: 'senior', kioskId: 'K1' });
    expect(senior.masked?.number ?? '').toMatch(/^1\*+X$/);
    expect(senior.failure).toBeUndefined();
    const young = await identify('young');
    expect(young).toMatchObject({ kind: 'citizen', segmentId: 'ordinary' });
    expect(young.pseudonym).not.toBe(senior.pseudonym);
    expect((await identify('senior')).pseudonym).toBe(senior.pseudonym);
  });

  it('goes with the ticket as a segment and nothing else', async () => {
    const { segmentId } = await identify('senior');
    const answer = await kiosk.post('/tickets', { serviceId: 'cash', segmentId });
    expect(answer.json()).toMatchObject({ segmentId: 'senior' });
    told.push(answer.text);
  });

  it.each(['hmt', 'taiwan', 'foreign-2017', 'foreign-2023', 'foreign-long-name'] as const)(
    'is read: %s',
    async (card) => {
      const { kind, pseudonym, failure } = await identify(card);
      expect(failure).toBeUndefined();
      expect(kind).toBe(SPECIMEN_CARDS[card].kind);
      expect(pseudonym).toMatch(/\S{20,}/);
    },
  );

  it.each([
    ['unknown-kind', 'card-unsupported'],
    ['bank-card', 'card-wrong-type'],
    ['forged', 'card-rejected'],
  ] as const)('is refused with a code: %s', async (card, code) => {
    const outcome = await identify(card);
    expect(outcome.failure).toMatchObject({ code, number: expect.any(Number) });
    expect(outcome.pseudonym).toBeUndefined();
  });

  it('lifted too early is asked for again, within the same reading', async () => {
    rig.reader.liftCardEarly();
    // Whoever is asked to lay the card down again does so, some time.
    const patient = setInterval(() => rig.reader.layCard(SPECIMEN_CARDS.young), CARD_AGAIN_MS);
    const outcome = await identify('young');
    clearInterval(patient);
    expect(outcome.failure).toBeUndefined();
    const { text } = await rig.admin.get('/devices/id-reader/trace?limit=1000');
    expect(text).toContain('"kind":"discarded"');
  });

  it('may be cancelled, and one reader serves one request at a time', async () => {
    rig.reader.liftCard();
    const ear = await EventReader.open(kiosk);
    await kiosk.post('/kiosks/K1/identify', { method: 'id-card' });
    const second = await kiosk.post('/kiosks/K1/identify', { method: 'id-card' });
    expect(second.json()).toMatchObject({ status: 409, code: 'reader-busy' });
    expect((await kiosk.post('/kiosks/K1/identify/cancel')).json()).toEqual({ cancelled: true });
    const { data } = await ear.waitFor('identified');
    expect(data.failure).toMatchObject({ code: 'identify-cancelled' });
    await ear.drop();
  });

  it('is told to its own kiosk only', async () => {
    const others = await Promise.all(
      [
        rig.admin,
        await rig.admin.as('display'),
        await rig.admin.as('integration'),
        await rig.admin.as('manager'),
        await rig.admin.as('counter', { counterId: '1' }),
      ].map((client) => EventReader.open(client)),
    );
    await identify('senior');
    const { id } = (await rig.admin.post('/tickets', { serviceId: 'cash' })).json<{ id: string }>();
    for (const ear of others) {
      await ear.waitFor('ticketIssued', ({ ticketId }) => ticketId === id);
      expect(ear.names).not.toContain('identified');
      told.push(JSON.stringify(ear.events));
      await ear.drop();
    }
  });

  it('leaves no byte in the database, the logs, the answers, the events or the trace', async () => {
    for (const path of [
      '/devices/id-reader/trace?limit=1000',
      '/devices',
      '/tickets',
      '/queue',
      '/alerts',
    ]) {
      told.push((await rig.admin.get(path)).text);
    }
    const trace = told.find((text) => text.includes('"index"')) ?? '';
    expect(trace).toContain('"kind":"received"');
    for (const text of told) expect(findSecret(Buffer.from(text))).toBeUndefined();
    expect(rig.hub.stderr()).not.toContain('"level":60');
    await rig.hub.kill();
    const files = readdirSync(rig.hub.dataDir).filter((name) => name !== 'keys.json');
    expect(files).toEqual(expect.arrayContaining(['branch.db', 'branch.db-wal']));
    // Who stood there was told once and is kept nowhere, not even masked or by pseudonym.
    expect(pseudonyms.length).toBeGreaterThan(5);
    for (const name of files) {
      const content = readFileSync(join(rig.hub.dataDir, name));
      expect(
        pseudonyms.filter((known) => content.includes(known)),
        name,
      ).toEqual([]);
      expect(findSecret(readFileSync(join(rig.hub.dataDir, name))), name).toBeUndefined();
    }
    expect(findSecret(Buffer.from(rig.hub.stderr()))).toBeUndefined();
  });

  it.skipIf(!canMakePty)('is read over a serial line, too', async () => {
    const wired = await buildRig({ printer: false, reader: 'serial' });
    const here = await wired.admin.as('kiosk', { kioskId: 'K1' });
    wired.reader.layCard(SPECIMEN_CARDS.senior);
    const ear = await EventReader.open(here);
    await here.post('/kiosks/K1/identify', { method: 'id-card' });
    const { data } = await ear.waitFor('identified');
    expect(data).toMatchObject({ kind: 'citizen', segmentId: 'senior' });
    await ear.drop();
    await wired.close();
  });

  it('would be found if it were there', () => {
    const number = SPECIMEN_CARDS.senior.fields.number;
    for (const text of [
      number,
      number.slice(3, 10),
      `{"name":"${SPECIMEN_CARDS.senior.fields.name}"}`,
    ]) {
      expect(findSecret(Buffer.from(text))).toBeDefined();
      expect(findSecret(Buffer.from(text, 'utf16le'))).toBeDefined();
    }
    expect(findSecret(Buffer.from(Buffer.from(`x${number}y`).toString('base64')))).toBeDefined();
    expect(findSecret(Buffer.from(JSON.stringify({ address: '\\u5317' })))).toBeUndefined();
  });
});
