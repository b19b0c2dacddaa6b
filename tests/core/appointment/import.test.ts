import { describe, expect, it } from 'vitest';
import { parseCsv } from '#core/appointment/csv.ts';
import type { ImportReader } from '#core/appointment/import-record.ts';
import { parseImport } from '#core/appointment/parse-import.ts';
import type { ServiceId } from '#core/branch/ids.ts';
import { type Pseudonym, pseudonymOf } from '#core/privacy/pseudonym.ts';
import { at, CASH, code, Desk, outcome } from './bank.ts';

const READER: ImportReader = {
  timeZone: 'Asia/Shanghai',
  services: [
    { id: CASH, name: { zh: '现金业务', en: 'Cash' } },
    { id: 'wealth' as ServiceId, name: { zh: '理财', en: 'Wealth' } },
  ],
  pseudonymOf: (number) =>
    pseudonymOf(number, 'citizen', (text) => `#${text.split('\u0000').at(-1)?.length}`),
};

function read(text: string, reader = READER) {
  const parsed = parseImport(text, reader);
  return parsed.ok ? parsed.value : parsed.error;
}

describe('comma-separated values', () => {
  const records = (text: string) => {
    const parsed = parseCsv(text);
    return parsed.ok ? parsed.value : parsed.error;
  };

  it('are read with quotes, any line break and the mark that Excel puts first', () => {
    expect(records('\uFEFFa,"b ""x"", y"\r\n\n,,\n"two\nlines",c\r"",end')).toEqual([
      { line: 1, cells: ['a', 'b "x", y'] },
      { line: 4, cells: ['two\nlines', 'c'] },
      { line: 6, cells: ['', 'end'] },
    ]);
  });

  it.each([
    ['', []],
    ['a', [{ line: 1, cells: ['a'] }]],
    ['a,', [{ line: 1, cells: ['a', ''] }]],
    ['a,\n', [{ line: 1, cells: ['a', ''] }]],
  ])('%j ends where it ends', (text, expected) => {
    expect(records(text)).toEqual(expected);
  });

  it.each([
    ['a\n"never closed', 2],
    ['a\nb"c', 2],
    ['a\n\n"b"c', 3],
  ])('%j has a quote out of place', (text, line) => {
    expect(records(text)).toEqual({ line, code: 'quote-misplaced' });
  });
});

describe('a file of bookings', () => {
  it('is read with a Chinese header, as the bank’s systems write it', () => {
    const text = [
      '预约编号,业务,预约时间,证件号码,取款金额,券别',
      'M-1,现金业务,2026/11/23 9:30,11010519491231002X,"60,000.00",100×500；50×200',
      'M-2,理财,2026-11-23T14:00,,,',
    ].join('\r\n');
    expect(read(text)).toEqual([
      {
        line: 2,
        reference: 'M-1',
        serviceId: 'cash',
        slotStart: at('2026-11-23T09:30'),
        customer: READER.pseudonymOf('11010519491231002X'),
        largeCash: {
          amountFen: 6_000_000,
          denominations: [
            { valueYuan: 100, count: 500 },
            { valueYuan: 50, count: 200 },
          ],
        },
      },
      { line: 3, reference: 'M-2', serviceId: 'wealth', slotStart: at('2026-11-23T14:00') },
    ]);
  });

  it('is read with an English header in any order, services by id too', () => {
    expect(read('Start, Reference ,SERVICE\n2026-11-23 09:30:00,M-1,cash')).toEqual([
      { line: 2, reference: 'M-1', serviceId: 'cash', slotStart: at('2026-11-23T09:30') },
    ]);
  });

  it('with a wrong header says what is wrong with it', () => {
    expect(read('')).toEqual(
      ['reference', 'service', 'start'].map((field) => ({
        line: 1,
        field,
        code: 'column-missing',
      })),
    );
    expect(read('reference,业务,start,预约时间,phone')).toEqual([
      { line: 1, field: 'start', code: 'column-twice' },
      { line: 1, code: 'column-unknown' },
    ]);
  });

  it.each([
    ['M-1,cash,2026-11-23 09:30', [{ code: 'cell-count-wrong' }]],
    [
      ',coins,tomorrow,,',
      [
        { field: 'reference', code: 'cell-empty' },
        { field: 'service', code: 'service-unknown' },
        { field: 'start', code: 'start-unreadable' },
      ],
    ],
    ['M-1,cash,2026-02-29 09:30,,', [{ field: 'start', code: 'start-unreadable' }]],
    ['M-1,cash,2026-11-23 24:00,,', [{ field: 'start', code: 'start-unreadable' }]],
    ['M-1,cash,2026-11-23 09:30:15,,', [{ field: 'start', code: 'start-unreadable' }]],
    ['M-1,cash,2026-11-23 09:30,50000,', [{ field: 'denominations', code: 'cell-empty' }]],
    ['M-1,cash,2026-11-23 09:30,,100x1', [{ field: 'amount', code: 'cell-empty' }]],
    [
      'M-1,cash,2026-11-23 09:30,5万,100',
      [
        { field: 'amount', code: 'amount-unreadable' },
        { field: 'denominations', code: 'denominations-unreadable' },
      ],
    ],
    ['M-1,cash,2026-11-23 09:30,"5,00",100x5', [{ field: 'amount', code: 'amount-unreadable' }]],
    ['M-1,cash,2026-11-23 09:30,1.001,100x5', [{ field: 'amount', code: 'amount-unreadable' }]],
  ])('tells every fault of %j with its line and column', (row, faults) => {
    expect(read(`reference,service,start,amount,denominations\n${row}`)).toEqual(
      faults.map((fault) => ({ line: 2, ...fault })),
    );
  });

  it('has fen as exact as the file has them', () => {
    const amount = (text: string) => {
      const [row] = read(
        `reference,service,start,amount,denominations\nM,cash,2026-11-23 09:30,${text},1x1`,
      );
      return row && 'largeCash' in row ? row.largeCash?.amountFen : row;
    };
    expect(['50000.1', '￥50000.29', '0.07', '"1,234,567"'].map(amount)).toEqual([
      5_000_010, 5_000_029, 7, 123_456_700,
    ]);
  });

  it('names a time that the clock skips or shows twice, instead of guessing', () => {
    const berlin = { ...READER, timeZone: 'Europe/Berlin' };
    const row = (start: string) => read(`reference,service,start\nM-1,cash,${start}`, berlin);
    const ambiguous = [{ line: 2, field: 'start', code: 'start-ambiguous' }];
    expect(row('2026-03-29 02:30')).toEqual(ambiguous);
    expect(row('2026-10-25 02:30')).toEqual(ambiguous);
    expect(row('2026-10-25 03:30')).toMatchObject([{ slotStart: Date.parse('2026-10-25T02:30Z') }]);
  });

  it('never lets an identity number out', () => {
    const header = 'reference,service,start,identity number';
    const secret = '11010519491231002X';
    const good = `M-1,cash,2026-11-23 09:30,${secret}`;
    for (const text of [`${header}\n${good}`, `${header}\n${good},${secret}`, `${good}\n${good}`]) {
      expect(JSON.stringify(read(text))).not.toContain(secret);
    }
  });
});

describe('importing', () => {
  const HEADER = 'reference,service,start,identity number';
  const FILE = [
    HEADER,
    'M-1,cash,2026-11-23 09:30,A1',
    'M-2,cash,2026-11-23 09:30,',
    'M-3,wealth,2026-11-23 10:00,',
  ].join('\n');
  let minted = 100;
  const rows = (text: string) => {
    const parsed = parseImport(text, READER);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    return parsed.value.map((row) => {
      minted += 1;
      return { ...row, code: code(minted) };
    });
  };
  const importing = (text: string) => ({ kind: 'import-appointments', rows: rows(text) }) as const;

  it('books every row, also after the hour at which the branch itself stops booking', () => {
    const desk = new Desk('2026-11-23T09:20');
    expect(outcome(desk.do(importing(FILE)))).toBe('ok');
    const booked = [...desk.state.appointments.values()];
    expect(booked.map(({ reference, channel }) => [reference, channel])).toEqual([
      ['M-1', 'import'],
      ['M-2', 'import'],
      ['M-3', 'import'],
    ]);
    expect(booked[0]?.customer).toBe('#2' as Pseudonym);
  });

  it('the same file again changes nothing, even when the customers have been', () => {
    const desk = new Desk('2026-11-20T09:00');
    desk.do(importing(FILE));
    const [first] = desk.state.appointments.keys();
    if (first) desk.do({ kind: 'cancel-appointment', code: first, by: 'customer' });
    expect(desk.do(importing(FILE))).toEqual({ ok: true, value: [] });
    desk.at('2026-11-24T09:00').do({ kind: 'pass-time' });
    expect(desk.do(importing(FILE))).toEqual({ ok: true, value: [] });
  });

  it('takes all or nothing, and tells each row that stood in the way', () => {
    const desk = new Desk('2026-11-23T09:40');
    const text = [
      HEADER,
      'M-1,cash,2026-11-23 10:00,',
      'M-2,cash,2026-11-23 10:10,',
      'M-3,cash,2026-11-23 09:30,',
      'M-4,cash,2026-11-23 10:00,',
      'M-5,cash,2026-11-23 10:00,',
      'M-1,cash,2026-11-23 10:00,',
      'M-1,cash,2026-11-23 11:00,',
    ].join('\n');
    expect(desk.do(importing(text))).toEqual({
      ok: false,
      error: {
        code: 'import-refused',
        refusals: [
          { line: 3, code: 'slot-unknown' },
          { line: 4, code: 'slot-past' },
          { line: 6, code: 'slot-full' },
          { line: 8, code: 'reference-conflict' },
        ],
      },
    });
    expect(desk.state.appointments.size).toBe(0);
  });
});
