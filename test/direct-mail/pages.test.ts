import { describe, expect, it } from 'vitest';
import { type Caller, CallFailure } from '../../src/adapters/direct-mail/caller.ts';
import { createPageAsker } from '../../src/adapters/direct-mail/page-asker.ts';
import { createPageReader } from '../../src/adapters/direct-mail/pages.ts';
import { newAsking, rememberingLog } from './quiet.ts';

const week = { from: '2026-11-11', to: '2026-11-17' };

interface Served {
  readonly page: number;
  readonly size: number;
  /** How often this page was asked, this time included. */
  readonly time: number;
}

/** A server that is one function from a page to a body, and what a fresh reader makes of it. */
async function read(serve: (served: Served) => object | string, runs = 1) {
  const asked: string[] = [];
  const log = rememberingLog();
  const call: Caller = async (_, parameters) => {
    asked.push(`${parameters.PageNumber}/${parameters.PageSize}`);
    const page = Number(parameters.PageNumber);
    const time = asked.filter((each) => each.startsWith(`${page}/`)).length;
    const body = serve({ page, size: Number(parameters.PageSize), time });
    if (!(body instanceof Error)) return body;
    throw body;
  };
  const reader = createPageReader(createPageAsker({ call, createTime: 'china', log }), log);
  const asking = newAsking();
  let result: { sent?: number; rows?: number; fault?: string } = {};
  for (let run = 0; run < runs; run += 1) {
    result = await reader(week, asking).then(
      (rows) => ({ sent: rows.reduce((sum, row) => sum + row.sent, 0), rows: rows.length }),
      (error) => ({ fault: error.fault.sentence }),
    );
  }
  return { ...result, asked, events: asking.events, lines: log.lines };
}

/** Hour after hour of the week, each with its own number of mails. */
const hours = (count: number) =>
  Array.from({ length: count }, (_, hour) => ({
    CreateTime: `2026-11-${11 + Math.floor(hour / 24)}T${String(hour % 24).padStart(2, '0')}:05Z`,
    TotalNumber: String(100 + hour),
  }));
const sum = (records: readonly { TotalNumber: string }[]) =>
  records.reduce((total, { TotalNumber }) => total + Number(TotalNumber), 0);

const cut = (records: readonly object[], page: number, size: number) => records.slice((page - 1) * size, page * size);
const body = (records: readonly object[], page: number, size: number) => ({
  PageNo: page,
  PageSize: size,
  Total: records.length,
  TotalPages: Math.ceil(records.length / size),
  data: { stat: cut(records, page, size) },
});

describe('whole answers', () => {
  it('one page is one call', async () => {
    expect(await read(({ page, size }) => body(hours(7), page, size))).toMatchObject({
      sent: sum(hours(7)),
      rows: 7,
      asked: ['1/100'],
      events: [],
    });
  });

  it('the first page, then the others together, told beforehand', async () => {
    const { asked, sent, events } = await read(({ page }) => body(hours(45), page, 10));
    expect(sent).toBe(sum(hours(45)));
    expect(asked).toEqual(['1/100', '2/100', '3/100', '4/100', '5/100']);
    expect(events).toEqual([{ kind: 'pages', more: 4 }]);
  });

  it.each([
    ['nothing but the records', { Total: undefined, TotalPages: undefined, PageSize: undefined }],
    ['no pages', { TotalPages: undefined }],
    ['no total', { Total: undefined }],
    ['no size', { PageSize: undefined }],
    ['no size and no pages', { PageSize: undefined, TotalPages: undefined }],
    ['text in place of numbers', { Total: '45', TotalPages: '5', PageSize: '10', PageNo: '1' }],
    ['a page number that is always 1', { PageNo: 1 }],
    ['an unfilled total', { Total: 0 }],
    ['unfilled totals', { Total: 0, TotalPages: 0 }],
    ['the size that was asked, not the one given', { PageSize: 100 }],
    ['the size that was asked, and no pages', { PageSize: 100, TotalPages: undefined }],
  ])('%s: still all of it', async (_, change) => {
    const { sent, fault } = await read(({ page }) => ({ ...body(hours(45), page, 10), ...change }));
    expect(fault).toBeUndefined();
    expect(sent).toBe(sum(hours(45)));
  });

  it('a server that knows no page size gives all at once', async () => {
    const { sent, asked } = await read(() => ({ Total: 168, data: { stat: hours(168) } }));
    expect({ sent, asked }).toEqual({ sent: sum(hours(168)), asked: ['1/100'] });
  });

  it('records that look the same are all meant', async () => {
    const same = Array.from({ length: 25 }, () => ({ CreateTime: '2026-11-11', TotalNumber: '2' }));
    expect(await read(({ page }) => body(same, page, 10))).toMatchObject({ sent: 50, rows: 25 });
  });

  it('zeros that look the same are not counted as repeats when records are missing elsewhere', async () => {
    const zeros = Array.from({ length: 15 }, () => ({ CreateTime: '2026-11-11', TotalNumber: '0' }));
    const records = [...zeros, ...hours(15)];
    expect(await read(({ page }) => body(records, page, 10))).toMatchObject({ sent: sum(hours(15)), rows: 30 });
  });
});

describe('totals that contradict each other, as in the documentation', () => {
  it('the example of the API page: 100 records, 10 a page, 2 pages, one record given', async () => {
    const example = {
      PageNo: 1,
      PageSize: 10,
      Total: 100,
      TotalPages: 2,
      data: { stat: [{ CreateTime: '2026-11-11T13:28Z', TotalNumber: '0' }] },
    };
    expect(await read(() => example)).toMatchObject({ sent: 0 });
  });

  it('are read until the pages end', async () => {
    const { sent, asked } = await read(({ page }) => ({ ...body(hours(45), page, 10), TotalPages: 2 }));
    expect(sent).toBe(sum(hours(45)));
    expect(asked).toHaveLength(5);
  });

  it('a total that is only the page’s', async () => {
    const { sent } = await read(({ page }) => {
      const whole = body(hours(45), page, 10);
      return { ...whole, Total: whole.data.stat.length };
    });
    expect(sent).toBe(sum(hours(45)));
  });

  it('a last page that is given again past the end counts once', async () => {
    const { sent } = await read(({ page }) => ({
      data: { stat: cut(hours(40), Math.min(page, 4), 10) },
    }));
    expect(sent).toBe(sum(hours(40)));
  });
});

describe('answers that do not add up', () => {
  it.each([
    ['a short page', ({ page }: Served) => cut(hours(45), page, 10).slice(page === 2 ? 3 : 0), 42],
    ['an empty page', ({ page }: Served) => (page === 2 ? [] : cut(hours(45), page, 10)), 35],
    ['a short last page', ({ page }: Served) => cut(hours(45), page, 10).slice(page === 5 ? 1 : 0), 44],
  ])('%s is asked for once more, then it is a fault', async (_, records, gave) => {
    const { fault, asked } = await read((served) => ({
      ...body(hours(45), served.page, 10),
      data: { stat: records(served) },
    }));
    expect(fault).toBe(`Direct Mail announced 45 records but gave ${gave}. Try again in a minute.`);
    expect(asked).toHaveLength(10);

    const mended = await read((served) => ({
      ...body(hours(45), served.page, 10),
      data: { stat: served.time === 1 ? records(served) : cut(hours(45), served.page, 10) },
    }));
    expect(mended.sent).toBe(sum(hours(45)));
    expect(mended.asked).toHaveLength(10);
  });

  it('the page that repeats the end of the one before misses its own: asked for once more', async () => {
    const early = (page: number) => hours(45).slice((page - 1) * 10 - 2, page * 10 - 2);
    const { sent, asked } = await read(({ page, time }) => ({
      ...body(hours(45), page, 10),
      data: { stat: page === 3 && time === 1 ? early(page) : cut(hours(45), page, 10) },
    }));
    expect(sent).toBe(sum(hours(45)));
    expect(asked).toHaveLength(6);
  });

  it('still so after one more look, it is a fault', async () => {
    const early = (page: number) => hours(45).slice((page - 1) * 10 - 2, page * 10 - 2);
    const { fault, asked } = await read(({ page }) => ({
      ...body(hours(45), page, 10),
      data: { stat: page === 3 ? early(page) : cut(hours(45), page, 10) },
    }));
    expect(fault).toBe('Direct Mail gave the same records twice. Try again in a minute.');
    expect(asked).toHaveLength(6);
  });

  it('two neighbours that are early together are found out one after the other', async () => {
    const early = (page: number) => hours(45).slice((page - 1) * 10 - 1, page * 10 - 1);
    const { sent, asked } = await read(({ page, time }) => ({
      ...body(hours(45), page, 10),
      data: { stat: (page === 2 || page === 3) && time === 1 ? early(page) : cut(hours(45), page, 10) },
    }));
    expect(sent).toBe(sum(hours(45)));
    expect(asked).toHaveLength(7);
  });

  it('equal records where times are shared are meant, after one more look', async () => {
    const same = { CreateTime: '2026-11-11', TotalNumber: '2' };
    const records = Array.from({ length: 15 }, (_, i) => (i % 2 === 0 ? same : { ...same, TotalNumber: String(i) }));
    const { sent, asked } = await read(({ page }) => body(records, page, 10));
    expect(sent).toBe(sum(records));
    expect(asked).toEqual(['1/100', '2/100', '2/100']);
  });

  it('records that came twice beside all the others are left out', async () => {
    const { sent, asked } = await read(({ page }) => ({
      ...body(hours(45), page, 10),
      data: { stat: hours(45).slice(Math.max(0, (page - 1) * 10 - 1), page * 10) },
    }));
    expect(sent).toBe(sum(hours(45)));
    expect(asked).toHaveLength(5);
  });

  it('one page given for every other is a fault', async () => {
    const { fault } = await read(({ page }) => ({
      ...body(hours(40), page, 10),
      data: { stat: cut(hours(40), 1, 10) },
    }));
    expect(fault).toBe('Direct Mail gave the same records twice. Try again in a minute.');
  });

  it('more different records than announced are a fault', async () => {
    const { fault } = await read(() => ({ Total: 5, TotalPages: 1, PageSize: 100, data: { stat: hours(7) } }));
    expect(fault).toBe('Direct Mail announced 5 records but gave 7. Try again in a minute.');
  });

  it('a total that moves while it is read: read once more from the start, then a fault', async () => {
    const moving = ({ page, time }: Served) => ({
      ...body(hours(45), page, 10),
      Total: page > 2 && time < 3 ? 46 : 45,
    });
    const once = await read((served) => moving({ ...served, time: served.time + 1 }));
    expect(once.sent).toBe(sum(hours(45)));
    expect(once.asked).toHaveLength(10);
    expect((await read(moving)).fault).toBe(
      'Direct Mail announced 45 records on one page and 46 on another. Try again in a minute.',
    );
  });

  it.each([
    ['announced and not given', { Total: 7, data: {} }, 'Direct Mail announced 7 records but gave none.'],
    ['not an object', 'ok', 'The answer of Direct Mail holds no tracking data.'],
    [
      'garbage in a count',
      { data: { stat: [{ TotalNumber: 'abc' }] } },
      'The answer of Direct Mail makes no sense: TotalNumber is not a count.',
    ],
  ])('%s: asked for once more, then a fault', async (_, odd, sentence) => {
    const broken = await read(() => odd);
    expect(broken.fault).toBe(sentence);
    expect(broken.asked).toHaveLength(2);
    const mended = await read(({ page, size, time }) => (time === 1 ? odd : body(hours(7), page, size)));
    expect(mended.sent).toBe(sum(hours(7)));
  });

  it('nothing is read past a hundred pages', async () => {
    const { fault, asked } = await read(({ page }) => body(hours(1_001), page, 10));
    expect(fault).toBe('Direct Mail announced more than 100 pages of records. Ask for fewer days or one filter more.');
    expect(asked).toHaveLength(1);
  });

  it('pages without end stop at a hundred', async () => {
    const endless = ({ page }: Served) => ({
      data: { stat: hours(10).map((hour) => ({ ...hour, TotalNumber: String(page) })) },
    });
    const { fault, asked } = await read(endless);
    expect(fault).toMatch(/^Direct Mail announced more than 100 pages/);
    expect(asked).toHaveLength(100);
  });
});

describe('page sizes', () => {
  const refusal = new CallFailure(
    { fault: { kind: 'bad-request', sentence: 'Refused.', code: 'InvalidParameter' }, pageSizeRefused: true },
    1,
    false,
  );

  it('a refused one falls back to 10, and that is remembered', async () => {
    const { sent, asked } = await read(({ page, size }) => (size > 10 ? refusal : body(hours(12), page, size)), 2);
    expect(sent).toBe(sum(hours(12)));
    expect(asked).toEqual(['1/100', '1/10', '2/10', '1/10', '2/10']);
  });

  it('a refusal that has other reasons is told', async () => {
    const { fault, asked } = await read(() => refusal);
    expect(fault).toBe('Refused.');
    expect(asked).toEqual(['1/100', '1/10']);
  });

  it('a size that was taken before is not suspected', async () => {
    let questions = 0;
    const { asked } = await read(({ page, size }) => {
      questions += 1;
      return questions > 1 ? refusal : body(hours(7), page, size);
    }, 2);
    expect(asked).toEqual(['1/100', '1/100']);
  });
});

describe('days that were not asked about', () => {
  const foreign = { CreateTime: '2026-11-10T13:28Z', TotalNumber: '5' };

  it('are asked for once more', async () => {
    const { sent, asked } = await read(({ page, size, time }) => body(time === 1 ? [foreign] : hours(1), page, size));
    expect({ sent, asked }).toEqual({ sent: 100, asked: ['1/100', '1/100'] });
  });

  it('that stay so are counted without their day, and said once in the log', async () => {
    const { sent, asked, lines } = await read(({ page, size }) => body([foreign], page, size), 3);
    expect(sent).toBe(5);
    expect(asked).toHaveLength(4);
    expect(lines.filter((line) => line.includes('DIRECT_MAIL_CREATE_TIME'))).toHaveLength(1);
  });
});

describe('rates', () => {
  const rated = (rate: unknown) =>
    read(({ page, size }) =>
      body([{ CreateTime: '2026-11-11', TotalNumber: '200', RcptOpenCount: '50', RcptOpenRate: rate }], page, size),
    );

  it.each(['0.25', '25', '25.00%', '25%', 0.25, 25, '', undefined, 'n/a'])(
    '%j fits or cannot be read',
    async (rate) => {
      expect((await rated(rate)).lines).toEqual([]);
    },
  );

  it.each(['0.5', '50%', '250'])('%j does not fit its counts: said in the log, and in nothing else', async (rate) => {
    const { sent, lines } = await rated(rate);
    expect(sent).toBe(200);
    expect(lines).toEqual([
      'warn A rate of Direct Mail fits its counts neither as a fraction nor as a percentage {"rate":"RcptOpenRate","fromCounts":0.25}',
    ]);
  });
});
