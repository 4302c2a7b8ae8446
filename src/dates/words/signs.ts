import * as s from '../grammar/symbols.ts';
import { type Entry, plain } from './entry.ts';

/** Signs that mean something between dates. All other punctuation is white space. */
export const signs: readonly Entry[] = [
  ...plain(s.dash, '-'),
  ...plain(s.to, '- .. ... → > ~ => -> >>'),
  ...plain(s.slash, '/'),
  ...plain(s.dot, '.'),
  ...plain(s.comma, ', ;'),
  ...plain(s.and, '+ &'),
  ...plain(s.number, '#'),
];
