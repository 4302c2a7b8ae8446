import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/adapters/direct-mail/rows.ts';

const asked = { from: '2026-11-11', to: '2026-11-17' };
const record = {
  CreateTime: '2026-11-17T13:28Z',
  TotalNumber: '12',
  RcptOpenCount: '9',
  RcptUniqueOpenCount: '6',
  RcptClickCount: '3',
  RcptUniqueClickCount: '2',
};
const row = { day: '2026-11-17', sent: 12, opens: 9, uniqueOpens: 6, clicks: 3, uniqueClicks: 2 };

function rowsOf(body: unknown) {
  const reading = readPage(body, asked, 'china');
  return reading.ok ? reading.page.records.map((each) => each.row) : reading.sentence;
}
const rowsOfRecord = (change: object) => rowsOf({ RequestId: 'r', data: { stat: [{ ...record, ...change }] } });

describe('counts', () => {
  it.each([
    ['text', { TotalNumber: '12' }, row],
    ['a number', { TotalNumber: 12 }, row],
    ['text with blanks', { TotalNumber: ' 12 ' }, row],
    ['text with a zero fraction', { TotalNumber: '12.0' }, row],
    ['empty', { TotalNumber: '' }, { ...row, sent: 0 }],
    ['null', { TotalNumber: null }, { ...row, sent: 0 }],
    ['missing', { TotalNumber: undefined }, { ...row, sent: 0 }],
    [
      'all there and all empty, as a day without mail',
      { TotalNumber: '', RcptOpenCount: '', RcptUniqueOpenCount: null, RcptClickCount: '', RcptUniqueClickCount: '' },
      { ...row, sent: 0, opens: 0, uniqueOpens: 0, clicks: 0, uniqueClicks: 0 },
    ],
    ['more opens than mails', { RcptOpenCount: '40' }, { ...row, opens: 40 }],
    ['beside rates of any kind', { RcptOpenRate: 'NaN%', RcptClickRate: 7, RcptUniqueOpenRate: '' }, row],
    ['beside unknown fields', { Sender: 'a@b.example', Extra: { deep: 1 } }, row],
  ])('%s', (_, change, expected) => {
    expect(rowsOfRecord(change)).toEqual([expected]);
  });

  it.each(['abc', '-1', -1, '1.5', 1.5, '1e3', '1,234', 'NaN', '9'.repeat(30), true, {}, [], '0x10', 'Infinity'])(
    '%j is garbage, not zero',
    (garbage) => {
      expect(rowsOfRecord({ RcptClickCount: garbage })).toBe(
        'The answer of Direct Mail makes no sense: RcptClickCount is not a count.',
      );
    },
  );

  it.each([{}, { CreateTime: '2026-11-17T13:28Z' }, { CreateTime: 'x', TotalNumber: '', RcptOpenCount: null }])(
    'a record without any count tells nothing: %j',
    (empty) => {
      expect(rowsOf({ data: { stat: [record, empty] } })).toBe(
        'The answer of Direct Mail makes no sense: its records are not what they should be.',
      );
    },
  );
});

describe('days', () => {
  it.each([
    ['no time', undefined, null],
    ['no usable time', 'soon', null],
    ['a day not asked about', '2026-11-10T13:28Z', null],
    ['the first day', '2026-11-11T00:00Z', '2026-11-11'],
  ])('%s', (_, CreateTime, day) => {
    expect(rowsOfRecord({ CreateTime })).toEqual([{ ...row, day }]);
  });
});

describe('bodies', () => {
  it.each([
    { RequestId: 'r' },
    { data: null },
    { data: '' },
    { data: [] },
    { data: {} },
    { data: { stat: null } },
    { data: { stat: '' } },
    { data: { stat: {} } },
    { data: { stat: [] } },
    { Total: 0, TotalPages: 0 },
  ])('nothing found: %j', (body) => {
    expect(rowsOf(body)).toEqual([]);
  });

  it.each([null, 'ok', '', 7, true, [], [record], {}, { message: 'hello' }])('not an answer: %j', (body) => {
    expect(rowsOf(body)).toBe('The answer of Direct Mail holds no tracking data.');
  });

  it.each([
    { data: 'text' },
    { data: [1] },
    { data: 7 },
    { data: { stat: 'text' } },
    { data: { stat: [null] } },
    { data: { stat: record } },
  ])('an odd answer: %j', (body) => {
    expect(rowsOf(body)).toMatch(/^The answer of Direct Mail makes no sense: /);
  });

  it.each([
    [
      { Total: 41, TotalPages: 5, PageNo: 2, PageSize: 10 },
      { total: 41, totalPages: 5, number: 2, size: 10 },
    ],
    [
      { Total: '41', TotalPages: '5', PageNo: '2', PageSize: '10' },
      { total: 41, totalPages: 5, number: 2, size: 10 },
    ],
    [
      { Total: -1, TotalPages: 'many', PageNo: null },
      { total: null, totalPages: null, number: null, size: null },
    ],
  ])('hints about the paging are read or left out: %j', (hints, expected) => {
    const reading = readPage({ ...hints, data: { stat: [record] } }, asked, 'china');
    expect(reading).toMatchObject({ ok: true, page: expected });
  });
});
