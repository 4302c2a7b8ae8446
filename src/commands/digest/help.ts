import type { Help } from '../help.ts';
import { verbRows, whenRows } from './grammar.ts';

/** Made from the grammar's tables, so it cannot tell of words that are not understood. */
export function digestHelp(): Help {
  const chinese = verbRows.filter((row) => row.kind !== 'create' && row.kind !== 'help').map((row) => row.chinese[0]);
  return {
    title: 'mailstats digest: reports that a channel gets by itself',
    intro: 'Say when, then a colon, then any words of /mailstats. What you leave out is assumed and said back.',
    examples: [
      {
        words: 'digest weekly on monday at 9:00: last week by esp',
        meaning: 'Every Monday, how mailbox providers differ.',
      },
      {
        words: 'digest weekdays at 8:30 in Berlin: yesterday by ip',
        meaning: 'Every working day, which dedicated IP has trouble.',
      },
      {
        words: 'digest monthly on the 1st at 10: last 30 days by tag from:news@example.com',
        meaning: 'Every month, the tags of a sender.',
      },
    ],
    sections: [
      { title: 'When', rows: whenRows.map(({ usage, meaning }) => ({ words: usage, meaning })) },
      { title: 'Digests', rows: verbRows.map(({ usage, meaning }) => ({ words: `digest ${usage}`, meaning })) },
    ],
    notes: [
      'Posts compare with the previous period, as far as Direct Mail reaches back, unless the report says "no comparison".',
      `In Chinese: ${chinese.join(' ')}; 每周一上午9点：上周按ESP.`,
    ],
  };
}
